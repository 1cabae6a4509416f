// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AttemptWords.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace gatehouse::pages {

/// One step on a line that goes on from step to step. What was not reached is muted.
class StepItem : public QFrame
{
    Q_OBJECT
public:
    explicit StepItem(QWidget *parent);

    void show(const models::AttemptEntry &entry);
    /// Where the line begins and ends.
    void setPlace(bool isFirst, bool isLast);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateColors();

    models::AttemptEntry m_entry;
    QLabel *m_title;
    QLabel *m_time;
    QLabel *m_text;
    bool m_isFirst = true;
    bool m_isLast = true;
};

/// The steps of an attempt, one below the other.
class StepsView : public QWidget
{
    Q_OBJECT
public:
    explicit StepsView(QWidget *parent);

    /// What is shown already stays where it is.
    void show(const QList<models::AttemptEntry> &entries);

private:
    QVBoxLayout *m_layout;
    QList<models::AttemptEntry> m_shown;
    QList<StepItem *> m_items;
};

} // namespace gatehouse::pages
