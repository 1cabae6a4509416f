// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/OverviewPage.h"

#include "models/Words.h"
#include "pages/ActivityDelegate.h"
#include "pages/QuietLabel.h"
#include "pages/ServerState.h"
#include "pages/Tile.h"
#include "pages/TrafficChart.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::LiveServer;
using models::Words;

namespace {

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

OverviewPage::OverviewPage(models::LiveData &live)
    : Page(live, tr("Overview"))
    , m_problems(new QVBoxLayout)
    , m_chart(new TrafficChart(live.traffic, this))
{
    body().setSpacing(10);
    body().addWidget(new ServerState(live, this));
    body().addLayout(m_problems);
    body().addWidget(makeTiles());
    body().addWidget(makeHeading(tr("Requests in the last hour"), this));
    m_chart->setMaximumHeight(230);
    body().addWidget(m_chart, 2);
    body().addWidget(makeHeading(tr("What happened last"), this));
    body().addWidget(makeLatest(), 3);
    connect(&live.server, &LiveServer::connectionChanged, this, &OverviewPage::showState);
    connect(&live.server, &LiveServer::statusChanged, this, &OverviewPage::showState);
    connect(&live.server, &LiveServer::statusChanged, this, &OverviewPage::showNumbers);
    connect(
        &live.sessions, &models::SessionsModel::countsChanged, this, &OverviewPage::showNumbers);
    connect(&live.traffic, &models::TrafficHistory::changed, this, &OverviewPage::showNumbers);
    showState();
    showNumbers();
}

QWidget *OverviewPage::makeTiles()
{
    auto *tiles = new QWidget(this);
    auto *layout = new QHBoxLayout(tiles);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &caption) {
        auto *tile = new Tile(caption, tiles);
        layout->addWidget(tile);
        return tile;
    };
    m_sessions = add(tr("Sessions now"));
    m_people = add(tr("People"));
    m_requests = add(tr("Requests in the last minute"));
    m_streams = add(tr("Open streams"));
    return tiles;
}

QWidget *OverviewPage::makeLatest()
{
    auto *view = new QTreeView(this);
    view->setModel(&live().activity);
    view->setItemDelegate(new ActivityDelegate(view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setHeaderHidden(true);
    view->setSelectionMode(QAbstractItemView::NoSelection);
    view->setTabKeyNavigation(false);
    view->setAccessibleName(tr("What happened last"));
    view->setColumnWidth(models::ActivityModel::When, view->fontMetrics().averageCharWidth() * 22);
    auto *nothing = new QuietLabel(QString(), view);
    const auto say = [this, nothing] {
        nothing->setText(live().server.isConnected()
                ? tr("Nobody has connected a client yet. Each needs the address for clients that "
                     "stands above.")
                : tr("What the server tells will stand here once it is connected."));
    };
    say();
    connect(&live().server, &models::LiveServer::connectionChanged, nothing, say);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    auto *layout = new QVBoxLayout(view->viewport());
    layout->addWidget(nothing);
    connect(&live().activity, &QAbstractItemModel::rowsInserted, nothing, &QWidget::hide);
    nothing->setVisible(live().activity.rowCount() == 0);
    view->setMinimumHeight(view->fontMetrics().height() * 5);
    return view;
}

void OverviewPage::showState()
{
    const auto &status = live().server.status();
    m_chart->setKnown(status.has_value());
    showProblems(status && live().server.isConnected() ? status->health : protocol::Health());
}

void OverviewPage::showNumbers()
{
    const auto &status = live().server.status();
    const auto known = [&status](
                           qint64 number) { return status ? std::optional(number) : std::nullopt; };
    m_sessions->setNumber(known(live().sessions.total()));
    m_people->setNumber(known(status ? status->people : 0));
    m_requests->setNumber(known(live().traffic.requestsOfLastMinute()));
    m_streams->setNumber(known(live().traffic.latest().streams));
}

void OverviewPage::showProblems(const protocol::Health &health)
{
    if (health.problems == m_shownProblems)
        return;
    m_shownProblems = health.problems;
    while (QLayoutItem *item = m_problems->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &problem : health.problems) {
        auto *notice = new Notice(Notice::Closing::ByItself, this);
        notice->say(Tone::Warning, problem);
        connect(notice->addButton(tr("Ask the doctor")), &QPushButton::clicked, this,
            [this] { Q_EMIT wanted(u"doctor"_s, {}); });
        m_problems->addWidget(notice);
    }
}

} // namespace gatehouse::pages
