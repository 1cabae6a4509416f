// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/OverviewPage.h"

#include "models/Words.h"
#include "pages/ActivityDelegate.h"
#include "pages/Copy.h"
#include "pages/ElidedLabel.h"
#include "pages/Icon.h"
#include "pages/Tile.h"
#include "pages/TrafficChart.h"

#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
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
{
    body().setSpacing(10);
    body().addWidget(makeState());
    body().addLayout(m_problems);
    body().addWidget(makeTiles());
    body().addWidget(makeHeading(tr("Requests in the last hour"), this));
    auto *chart = new TrafficChart(live.traffic, this);
    chart->setMaximumHeight(220);
    body().addWidget(chart, 2);
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

QWidget *OverviewPage::makeState()
{
    auto *state = new QWidget(this);
    m_stateIcon = new QLabel(state);
    m_state = new QLabel(state);
    m_state->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_stateIcon);
    line->addWidget(m_state, 1);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    const auto addAddress = [&](const QString &caption, const QString &copying) {
        auto *address = new ElidedLabel(state);
        auto *field = new QHBoxLayout;
        field->addWidget(address);
        auto *copy = makeCopyButton(
            copying, [address] { return address->text(); }, state);
        m_copyButtons.append(copy);
        field->addWidget(copy);
        field->addStretch(1);
        form->addRow(caption, field);
        return address;
    };
    m_address = addAddress(tr("Public address"), tr("Copy the public address"));
    m_mcpAddress = addAddress(tr("For clients"), tr("Copy the address for clients"));
    auto *layout = new QVBoxLayout(state);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(line);
    layout->addLayout(form);
    return state;
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
    auto *nothing = new QLabel(view);
    const auto say = [this, nothing] {
        nothing->setText(live().server.isConnected()
                ? tr("Nothing yet. What happens from now on will stand here.")
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
    const LiveServer &server = live().server;
    const auto &status = server.status();
    Tone tone = Tone::Plain;
    QString text;
    switch (server.connection()) {
    case LiveServer::Connection::Connecting:
        text = tr("Looking for the server…");
        break;
    case LiveServer::Connection::Lost:
        tone = Tone::Bad;
        text = tr("Not connected. What stands here is from before.");
        break;
    case LiveServer::Connection::Connected:
        if (!status)
            return;
        tone = status->health.good ? Tone::Good : Tone::Warning;
        text =
            tr("Running since %1, version %2.").arg(Words::time(status->upSince), status->version);
    }
    if (server.connection() == LiveServer::Connection::Lost && !status)
        text = tr("Not connected: the server is not running, or somewhere else.");
    m_state->setText(text);
    m_stateIcon->setPixmap(
        iconPixmap(toneIcon(tone), toneColor(tone, palette()), 20, devicePixelRatioF()));
    m_address->setText(status ? QString::fromUtf8(status->issuer) : u"–"_s);
    m_mcpAddress->setText(status ? QString::fromUtf8(status->mcpUrls.value(0)) : u"–"_s);
    for (QToolButton *button : std::as_const(m_copyButtons))
        button->setEnabled(status.has_value());
    showProblems(status && server.isConnected() ? status->health : protocol::Health());
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
        m_problems->addWidget(notice);
    }
}

void OverviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_stateIcon)
        showState();
    Page::changeEvent(event);
}

} // namespace gatehouse::pages
