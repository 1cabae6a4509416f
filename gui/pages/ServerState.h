// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "pages/Tone.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace gatehouse::pages {

class ElidedLabel;

/// Whether the server runs, at which addresses, and whether these can be reached. Keeps a reference
/// to what it shows.
class ServerState : public QWidget
{
    Q_OBJECT
public:
    explicit ServerState(models::LiveData &live, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        Tone tone = Tone::Plain;
        QString text;
    };
    ElidedLabel *addAddress(QGridLayout &grid, const QString &caption, const QString &copying);
    void showAll();
    Line connectionLine() const;
    /// As the doctor has found it last.
    Line reachLine() const;
    void showLine(QLabel &icon, QLabel &text, const Line &line);

    models::LiveData &m_live;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QLabel *m_reachIcon;
    QLabel *m_reach;
    ElidedLabel *m_address = nullptr;
    ElidedLabel *m_mcpAddress = nullptr;
    QList<QToolButton *> m_copyButtons;
};

} // namespace gatehouse::pages
