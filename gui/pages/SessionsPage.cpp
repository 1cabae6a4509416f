// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SessionsPage.h"

#include "models/SessionText.h"
#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/EndQuestion.h"

#include <QPushButton>
#include <QShortcut>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

SessionsPage::SessionsPage(models::LiveData &live)
    : TablePage(live, u"sessions"_s,
        {.title = tr("Sessions"),
            .filterHint = tr("Filter by person, client, server or id"),
            .nothing = tr("Nobody is connected. A session is here as soon as somebody has signed "
                          "in with a client."),
            .nothingFits = tr("No session fits the filter.")})
    , m_end(addAction(tr("End session…")))
    , m_endPerson(addAction(tr("End all of this person…")))
    , m_endClient(addAction(tr("End all of this client…")))
{
    QPushButton *copy = addAction(tr("Copy the session id"));
    connect(m_end, &QPushButton::clicked, this, &SessionsPage::askToEnd);
    connect(m_endPerson, &QPushButton::clicked, this, &SessionsPage::askToEndAllOfPerson);
    connect(m_endClient, &QPushButton::clicked, this, &SessionsPage::askToEndAllOfClient);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected())
            copyText(QString::fromUtf8(row->id));
    });
    auto *erase = new QShortcut(QKeySequence::Delete, this);
    erase->setContext(Qt::WidgetWithChildrenShortcut);
    connect(erase, &QShortcut::activated, this, &SessionsPage::askToEnd);
    connect(
        &live.sessions, &models::SessionsModel::countsChanged, this, &SessionsPage::updateCount);
    setModel(live.sessions, models::SessionsModel::Since, Qt::DescendingOrder);
}

const protocol::SessionRow *SessionsPage::selected() const
{
    return live().sessions.rowAt(current());
}

QList<Detail> SessionsPage::detailsOf(const QModelIndex &index) const
{
    const protocol::SessionRow *row = live().sessions.rowAt(index);
    if (!row)
        return {};
    return {
        {tr("Person"), row->person},
        {tr("Address"), row->email},
        {tr("Signed in at"), QString::fromUtf8(row->provider)},
        {tr("Client"), row->clientName},
        {tr("Client id"), QString::fromUtf8(row->client)},
        {tr("Server"), QString::fromUtf8(row->resource)},
        {tr("May use"), QString::fromUtf8(row->scopes)},
        {tr("Since"), Words::time(row->openedAt)},
        {tr("Refreshed"), Words::time(row->refreshedAt)},
        {tr("Last used"), Words::time(row->usedAt)},
        {tr("Expires"), Words::time(row->endsAt)},
        {tr("Requests"), Words::number(row->use.requests)},
        {tr("Errors"), Words::number(row->use.errors)},
        {tr("Received"), Words::bytes(row->use.bytesIn)},
        {tr("Sent"), Words::bytes(row->use.bytesOut)},
        {tr("Session id"), QString::fromUtf8(row->id)},
    };
}

void SessionsPage::updateActions()
{
    const bool isConnected = live().server.isConnected();
    for (QPushButton *button : {m_end, m_endPerson, m_endClient})
        button->setEnabled(isConnected);
}

void SessionsPage::filter(const QString &text)
{
    live().sessions.setFilter(text);
}

int SessionsPage::totalOfRows() const
{
    return live().sessions.total();
}

void SessionsPage::askToEnd()
{
    const auto *row = selected();
    if (!row || !m_end->isEnabled())
        return;
    confirm(this, endOneQuestion(*row), [this, id = row->id] { end({.session = id}); });
}

void SessionsPage::askToEndAllOfPerson()
{
    if (const auto *row = selected())
        confirm(
            this, endPersonQuestion(row->person), [this, id = row->user] { end({.user = id}); });
}

void SessionsPage::askToEndAllOfClient()
{
    if (const auto *row = selected())
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
