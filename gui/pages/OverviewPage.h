// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Page.h"

class QLabel;
class QTreeView;
class QToolButton;

namespace gatehouse::pages {

class ElidedLabel;
class Tile;

/// Whether all is well, at a glance.
class OverviewPage : public Page
{
    Q_OBJECT
public:
    explicit OverviewPage(models::LiveData &live);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeState();
    QWidget *makeTiles();
    QWidget *makeLatest();
    void showState();
    void showNumbers();
    void showProblems(const protocol::Health &health);

    QLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    ElidedLabel *m_address = nullptr;
    ElidedLabel *m_mcpAddress = nullptr;
    QList<QToolButton *> m_copyButtons;
    Tile *m_sessions = nullptr;
    Tile *m_people = nullptr;
    Tile *m_requests = nullptr;
    Tile *m_streams = nullptr;
    QVBoxLayout *m_problems;
    QStringList m_shownProblems;
};

} // namespace gatehouse::pages
