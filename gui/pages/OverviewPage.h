// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Page.h"

class QVBoxLayout;

namespace gatehouse::pages {

class Tile;
class TrafficChart;

/// Whether all is well, at a glance.
class OverviewPage : public Page
{
    Q_OBJECT
public:
    explicit OverviewPage(models::LiveData &live);

private:
    QWidget *makeTiles();
    QWidget *makeLatest();
    void showState();
    void showNumbers();
    void showProblems(const protocol::Health &health);

    Tile *m_sessions = nullptr;
    Tile *m_people = nullptr;
    Tile *m_requests = nullptr;
    Tile *m_streams = nullptr;
    QVBoxLayout *m_problems;
    TrafficChart *m_chart;
    QStringList m_shownProblems;
};

} // namespace gatehouse::pages
