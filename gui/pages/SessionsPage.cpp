// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SessionsPage.h"

#include "models/SessionText.h"
#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/EndQuestion.h"
#include "pages/RowsView.h"

#include <QPushButton>
#include <QShortcut>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

SessionsPage::SessionsPage(models::LiveData &live)
    : TablePage(live, u"sessions"_s,
        {.title = tr("Sessions"),
            .filterHint = tr("Filter by person, client, server, address or ID"),
            .nothing = tr("Nobody is connected"),
            .hint = tr("A session is here as soon as somebody has signed in with a client."),
            .nothingFits = tr("No session fits the filter"),
            .count = [](int rows) { return tr("%Ln session(s)", nullptr, rows); }})
    , m_end(addAction(tr("End session…")))
    , m_endPerson(addAction(tr("End all of this person…")))
    , m_endClient(addAction(tr("End all of this client…")))
    , m_way(addAction(tr("Show how it connected")))
    , m_copy(addAction(tr("Copy the session ID")))
    , m_choice(new GroupChoice(this))
    , m_folds(view(), models::SessionGroups::KeyRole)
{
    addToFilter(m_choice);
    connect(m_end, &QPushButton::clicked, this, &SessionsPage::askToEnd);
    connect(m_endPerson, &QPushButton::clicked, this, &SessionsPage::askToEndAllOfPerson);
    connect(m_endClient, &QPushButton::clicked, this, &SessionsPage::askToEndAllOfClient);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected())
            copyText(QString::fromUtf8(row->id));
    });
    connect(m_way, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected())
            Q_EMIT wanted(u"attempts"_s, QString::fromUtf8(row->id));
    });
    auto *erase = new QShortcut(QKeySequence::Delete, this);
    erase->setContext(Qt::WidgetWithChildrenShortcut);
    connect(erase, &QShortcut::activated, this, &SessionsPage::askToEnd);
    connect(
        &live.sessions, &models::SessionsModel::countsChanged, this, &SessionsPage::updateCount);
    setModel(live.sessions, models::SessionsModel::Since, Qt::DescendingOrder);
    connect(m_choice, &GroupChoice::chosen, this, &SessionsPage::regroup);
    connect(m_choice, &GroupChoice::foldingWanted, &m_folds, &Folds::foldAll);
    connect(&m_folds, &Folds::changed, m_choice,
        [this] { m_choice->offerUnfolding(m_folds.areAllFolded()); });
    if (m_choice->by())
        regroup();
}

void SessionsPage::regroup()
{
    const QByteArray session = selected() ? selected()->id : QByteArray();
    const auto before = std::exchange(m_groups,
        m_choice->by() ? std::make_unique<models::SessionGroups>(live().sessions, *m_choice->by())
                       : nullptr);
    view().setGrouped(m_groups != nullptr);
    if (m_groups) {
        showModel(*m_groups);
        m_folds.follow(*m_groups);
    } else {
        showModel(live().sessions);
    }
    const QModelIndex index =
        m_groups ? m_groups->indexOf(session) : live().sessions.indexOf(session);
    if (index.isValid())
        view().setCurrentIndex(index);
}

const protocol::SessionRow *SessionsPage::rowOf(const QModelIndex &index) const
{
    return m_groups ? m_groups->rowAt(index) : live().sessions.rowAt(index);
}

const protocol::SessionRow *SessionsPage::selectedOrOneOf() const
{
    return isGroup(current()) ? m_groups->someRowOf(current()) : selected();
}

QList<Detail> SessionsPage::detailsOfGroup(const QModelIndex &group) const
{
    const protocol::SessionRow *row = m_groups->someRowOf(group);
    if (!row)
        return {};
    const models::SessionGroups::Summary summary = m_groups->summaryOf(group);
    QList<Detail> details;
    if (m_groups->by() == models::SessionGroups::By::Person)
        details = {{tr("Person"), row->person}, {tr("Address"), row->email},
            {tr("Signed in at"), QString::fromUtf8(row->provider)}};
    else
        details = {
            {tr("Client"), row->clientName}, {tr("Client ID"), QString::fromUtf8(row->client)}};
    return details
        + QList<Detail> {
            {tr("Sessions"), Words::number(summary.sessions)},
            {tr("Since"), Words::moment(summary.since)},
            {tr("Last used"), Words::moment(summary.usedAt)},
            {tr("Requests"), Words::number(summary.use.requests)},
            {tr("Errors"), Words::number(summary.use.errors)},
            {tr("Received"), Words::bytes(summary.use.bytesIn)},
            {tr("Sent"), Words::bytes(summary.use.bytesOut)},
        };
}

QList<Detail> SessionsPage::detailsOf(const QModelIndex &index) const
{
    if (isGroup(index))
        return detailsOfGroup(index);
    const protocol::SessionRow *row = rowOf(index);
    if (!row)
        return {};
    return {
        {tr("Person"), row->person},
        {tr("Address"), row->email},
        {tr("Signed in at"), QString::fromUtf8(row->provider)},
        {tr("Client"), row->clientName},
        {tr("Client ID"), QString::fromUtf8(row->client)},
        {tr("Server"), QString::fromUtf8(row->resource)},
        {tr("May use"), QString::fromUtf8(row->scopes)},
        {tr("Since"), Words::moment(row->openedAt)},
        {tr("Opened from"), Words::address(row->openedFrom)},
        {tr("Refreshed"), Words::moment(row->refreshedAt)},
        {tr("Last used"), Words::moment(row->usedAt)},
        {tr("Used from"), Words::address(row->usedFrom)},
        {tr("Expires"), Words::moment(row->endsAt)},
        {tr("Requests"), Words::number(row->use.requests)},
        {tr("Errors"), Words::number(row->use.errors)},
        {tr("Received"), Words::bytes(row->use.bytesIn)},
        {tr("Sent"), Words::bytes(row->use.bytesOut)},
        {tr("Session ID"), QString::fromUtf8(row->id)},
    };
}

void SessionsPage::updateActions()
{
    const bool isConnected = live().server.isConnected();
    for (QPushButton *button : {m_end, m_endPerson, m_endClient})
        button->setEnabled(isConnected);
    if (!isGroup(current()))
        return;
    const bool isPerson = m_groups->by() == models::SessionGroups::By::Person;
    for (QPushButton *other : {m_end, m_way, m_copy, isPerson ? m_endClient : m_endPerson})
        other->hide();
}

void SessionsPage::filter(const QString &text)
{
    live().sessions.setFilter(text);
}

int SessionsPage::shownRows() const
{
    return live().sessions.rowCount();
}

int SessionsPage::totalOfRows() const
{
    return live().sessions.total();
}

void SessionsPage::askToEnd()
{
    if (!m_end->isEnabled())
        return;
    if (isGroup(current()))
        return m_groups->by() == models::SessionGroups::By::Person ? askToEndAllOfPerson()
                                                                   : askToEndAllOfClient();
    const auto *row = selected();
    if (row)
        confirm(this, endOneQuestion(*row), [this, id = row->id] { end({.session = id}); });
}

void SessionsPage::askToEndAllOfPerson()
{
    if (const auto *row = selectedOrOneOf())
        confirm(
            this, endPersonQuestion(row->person), [this, id = row->user] { end({.user = id}); });
}

void SessionsPage::askToEndAllOfClient()
{
    if (const auto *row = selectedOrOneOf())
        confirm(this, endClientQuestion(Words::clientName(row->clientName, row->client)),
            [this, id = row->client] { end({.client = id}); });
}

void SessionsPage::end(const protocol::EndWhat &what)
{
    command<protocol::Ended>(u"sessions.end"_s, what, [this](const protocol::Ended &ended) {
        say(Tone::Good, tr("%n session(s) have ended.", nullptr, ended.sessions));
    });
}

} // namespace gatehouse::pages
