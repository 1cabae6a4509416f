// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ActivityModel.h"

#include "models/AuditWords.h"
#include "models/SessionText.h"
#include "models/Words.h"

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

struct ActivityModel::Visitor
{
    ActivityModel &model;

    void operator()(const protocol::SessionOpened &opened) const
    {
        model.add(Kind::Opened,
            tr("%1 is connected to %2.")
                .arg(SessionText::label(opened.session), Words::serverName(opened.session.server)));
    }
    void operator()(const protocol::PersonArrived &arrived) const
    {
        model.add(Kind::Arrived,
            tr("%1 has signed in for the first time.").arg(Words::plain(arrived.session.person)));
    }
    void operator()(const protocol::SessionRefreshed &) const { } // one an hour for each session
    void operator()(const protocol::SessionUsed &) const { }
    void operator()(const protocol::SessionEnded &ended) const
    {
        const protocol::SessionRow *row = model.m_sessions.find(ended.session);
        if (row)
            model.add(Kind::Ended,
                tr("The session of %1 has ended: %2.")
                    .arg(SessionText::label(*row), Words::endReason(ended.reason)));
    }
    void operator()(const protocol::SignInRefused &refused) const
    {
        model.add(
            Kind::Refused, tr("%1 signed in and may not come in.").arg(Words::plain(refused.who)));
    }
    void operator()(const protocol::ClientRegistered &registered) const
    {
        model.add(Kind::Registered,
            tr("%1 registered itself as a client.")
                .arg(Words::clientName(registered.client.name, registered.client.id)));
    }
    void operator()(const protocol::ApprovalWanted &wanted) const
    {
        model.add(Kind::Waiting,
            tr("%1 waits to be allowed.").arg(Words::clientName(wanted.clientName, wanted.client)));
    }
    void operator()(const protocol::ApprovalAnswered &) const { } // whoever answered knows
    void operator()(const protocol::ProviderUp &) const { } // health says it of all
    void operator()(const protocol::Alert &alert) const
    {
        model.add(Kind::Alert, Words::plain(alert.text));
    }
    void operator()(const protocol::Health &health) const
    {
        if (health.good)
            model.add(Kind::Good, tr("All is well again."));
    }
    void operator()(const protocol::Traffic &) const { }
    void operator()(const protocol::AuditAdded &) const { } // what happens is told above
};

ActivityModel::ActivityModel(const SessionsModel &sessions, const base::Clock &clock)
    : m_sessions(sessions)
    , m_clock(clock)
{ }

void ActivityModel::take(const protocol::Event &event)
{
    std::visit(Visitor {*this}, event);
}

void ActivityModel::add(Kind kind, const QString &text)
{
    beginInsertRows({}, 0, 0);
    m_entries.push_front({m_clock.now(), kind, text});
    endInsertRows();
    if (m_entries.size() <= Most)
        return;
    beginRemoveRows({}, int(Most), int(Most));
    m_entries.pop_back();
    endRemoveRows();
}

/// In the words of what is told when it happens.
std::optional<ActivityModel::Entry> ActivityModel::entryOf(const protocol::AuditRow &row)
{
    const QString who = Words::plain(row.who);
    const QString client = Words::clientName(row.clientName, row.client);
    const auto entry = [&row](Kind kind, const QString &text) {
        return Entry {row.at, kind, text};
    };
    if (row.kind == "session.opened"_L1)
        return entry(Kind::Opened,
            tr("%1 is connected to %2.")
                .arg(SessionText::label(who, client),
                    Words::serverNames({row.detail.section(u' ', 0, 0).toUtf8()})));
    if (row.kind == "session.ended"_L1)
        return entry(Kind::Ended,
            tr("The session of %1 has ended: %2.")
                .arg(SessionText::label(who, client), Words::plain(AuditWords::about(row))));
    if (row.kind == "session.stolen"_L1)
        return entry(Kind::Alert,
            tr("Somebody used a copy of a refresh token of %1; the session has been ended.")
                .arg(client));
    if (row.kind == "signin.refused"_L1)
        return entry(Kind::Refused, tr("%1 signed in and may not come in.").arg(who));
    if (row.kind == "client.registered"_L1)
        return entry(Kind::Registered, tr("%1 registered itself as a client.").arg(client));
    return std::nullopt;
}

/// What happened in that very second may have been told as well.
bool ActivityModel::isToldSince(base::sys_seconds since, const Entry &entry) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [&](const Entry &told) {
        return told.at >= since && told.at == entry.at && told.kind == entry.kind;
    });
}

void ActivityModel::fill(const QList<protocol::AuditRow> &rows, base::sys_seconds until)
{
    const auto first = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [until](const Entry &entry) { return entry.at < until; });
    const base::sys_seconds known = first == m_entries.cend() ? base::sys_seconds {} : first->at;
    std::deque<Entry> fresh;
    for (const protocol::AuditRow &row : rows) {
        const std::optional<Entry> entry = entryOf(row);
        if (entry && row.at <= until && row.at > known && !isToldSince(until, *entry))
            fresh.push_back(*entry);
    }
    const auto place = first - m_entries.cbegin();
    fresh.resize(std::min(fresh.size(), Most - std::min(Most, m_entries.size())));
    if (fresh.empty())
        return;
    beginInsertRows({}, int(place), int(place) + int(fresh.size()) - 1);
    m_entries.insert(first, fresh.cbegin(), fresh.cend());
    endInsertRows();
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_entries.size())
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    if (role == KindRole)
        return int(entry.kind);
    if (role == Qt::ToolTipRole)
        return index.column() == When ? Words::exactTime(entry.at) : entry.text;
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == When ? Words::time(entry.at) : entry.text;
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == When ? tr("When") : tr("What");
}

} // namespace gatehouse::models
