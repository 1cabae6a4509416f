// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PeoplePage.h"

#include "models/Words.h"
#include "pages/EndQuestion.h"

#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

PeoplePage::PeoplePage(models::LiveData &live)
    : ListPage(live, u"people"_s,
        {.title = tr("People"),
            .filterHint = tr("Filter by name or address"),
            .nothing = tr("Nobody has a session"),
            .hint = tr("A person is here as long as they have one."),
            .nothingFits = tr("Nobody fits the filter"),
            .count = [](int rows) { return tr("%Ln person(s)", nullptr, rows); }},
        live.lists.people, models::ServerLists::List::People)
    , m_end(nullptr)
{
    QPushButton *sessions = addAction(tr("Show the sessions"));
    m_end = addAction(tr("End all sessions…"));
    connect(sessions, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected())
            Q_EMIT wanted(u"sessions"_s, row->email.isEmpty() ? row->person : row->email);
    });
    connect(m_end, &QPushButton::clicked, this, &PeoplePage::askToEndAll);
    showRows();
}

QList<Detail> PeoplePage::detailsOf(const QModelIndex &index) const
{
    const auto *row = rowOf(index);
    if (!row)
        return {};
    return {
        {tr("Name"), row->person},
        {tr("Address"), row->email},
        {tr("Signed in at"), QString::fromUtf8(row->provider)},
        {tr("Sessions"), Words::number(row->sessions)},
        {tr("Since"), Words::moment(row->since)},
        {tr("Last used"), Words::moment(row->usedAt)},
        {tr("User ID"), QString::fromUtf8(row->user)},
    };
}

void PeoplePage::updateActions()
{
    m_end->setEnabled(live().server.isConnected());
}

void PeoplePage::askToEndAll()
{
    const auto *row = selected();
    if (!row)
        return;
    confirm(this, endPersonQuestion(row->person), [this, user = row->user] {
        command<protocol::Ended>(u"sessions.end"_s, protocol::EndWhat {.user = user},
            [this](const protocol::Ended &ended) {
                say(Tone::Good, tr("%n session(s) have ended.", nullptr, ended.sessions));
            });
    });
}

} // namespace gatehouse::pages
