// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/SessionIndex.h"

#include "admin/AnswerRoom.h"

#include <algorithm>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using protocol::SessionRow;
using protocol::SessionSort;

namespace {

qsizetype sizeOf(const std::optional<QByteArray> &address)
{
    return address ? address->size() : 0;
}

std::optional<QByteArray> known(const QByteArray &address)
{
    return address.isEmpty() ? std::nullopt : std::optional(address);
}

qsizetype charactersOf(const SessionRow &row)
{
    return row.id.size() + row.user.size() + row.person.size() + row.email.size()
        + row.client.size() + row.clientName.size() + row.server.size() + row.resource.size()
        + row.scopes.size() + row.provider.size() + sizeOf(row.openedFrom) + sizeOf(row.usedFrom);
}

bool holds(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool holds(const QByteArray &text, const QString &part)
{
    return QLatin1String(text).contains(part, Qt::CaseInsensitive);
}

bool holds(const std::optional<QByteArray> &text, const QString &part)
{
    return text && holds(*text, part);
}

bool fits(const SessionRow &row, const protocol::SessionsQuery &query)
{
    if ((!query.user.isEmpty() && row.user != query.user)
        || (!query.client.isEmpty() && row.client != query.client)
        || (!query.server.isEmpty() && row.server != query.server && row.resource != query.server))
        return false;
    const QString &part = query.filter;
    return part.isEmpty() || holds(row.person, part) || holds(row.email, part)
        || holds(row.clientName, part) || holds(row.client, part) || holds(row.server, part)
        || holds(row.provider, part) || holds(row.id, part) || holds(row.openedFrom, part)
        || holds(row.usedFrom, part);
}

int compared(const SessionRow &a, const SessionRow &b, SessionSort sort)
{
    const auto order = [](const auto &left, const auto &right) {
        return left < right ? -1 : (right < left ? 1 : 0);
    };
    switch (sort) {
    case SessionSort::Opened:
        return order(a.openedAt, b.openedAt);
    case SessionSort::Used:
        return order(a.usedAt, b.usedAt);
    case SessionSort::Ends:
        return order(a.endsAt, b.endsAt);
    case SessionSort::Person:
        return QString::compare(a.person, b.person, Qt::CaseInsensitive);
    case SessionSort::Client:
        return QString::compare(a.clientName, b.clientName, Qt::CaseInsensitive);
    case SessionSort::Server:
        return order(a.server, b.server);
    }
    Q_UNREACHABLE();
}

/// Puts the part of \a rows that is asked for where it belongs; ties by id, so that pages agree.
void sortRows(std::vector<SessionIndex::Row> &rows, const protocol::SessionsQuery &query)
{
    const std::size_t wanted =
        std::min(rows.size(), std::size_t(query.offset) + std::size_t(query.limit));
    std::partial_sort(rows.begin(), rows.begin() + std::ptrdiff_t(wanted), rows.end(),
        [&query](const SessionIndex::Row &a, const SessionIndex::Row &b) {
            const int order = compared(*a, *b, query.sort);
            if (order != 0)
                return query.descending ? order > 0 : order < 0;
            return a->id < b->id;
        });
}

QString personOf(const domain::Identity &user)
{
    if (!user.name.isEmpty())
        return user.name;
    return user.email.isEmpty() ? QString::fromUtf8(user.subject) : user.email;
}

void addSession(protocol::PersonRow &person, const SessionRow &row)
{
    if (person.sessions == 0 || row.openedAt < person.since)
        person.since = row.openedAt;
    ++person.sessions;
    person.usedAt = std::max(person.usedAt, row.usedAt);
}

} // namespace

QList<SessionRow> fittingRows(
    const std::vector<SessionIndex::Row> &rows, std::size_t offset, std::size_t limit)
{
    QList<SessionRow> fitting;
    AnswerRoom room;
    for (std::size_t i = offset; i < rows.size() && std::size_t(fitting.size()) < limit; ++i) {
        if (!room.take(charactersOf(*rows[i])))
            break;
        fitting.append(*rows[i]);
    }
    return fitting;
}

void SessionIndex::reset(const QList<domain::Session> &sessions)
{
    m_rows.clear();
    for (const domain::Session &session : sessions)
        put(session);
}

SessionRow SessionIndex::rowOf(const domain::Session &session) const
{
    const domain::Identity &user = session.user;
    const QByteArray path = session.resource.startsWith(m_issuer)
        ? session.resource.sliced(m_issuer.size())
        : session.resource;
    return {.id = session.id.value,
        .user = user.userId().value,
        .person = personOf(user),
        .email = user.email,
        .client = session.clientId.value,
        .clientName = session.clientName,
        .server = path,
        .resource = session.resource,
        .scopes = session.scopes.toString(),
        .provider = session.provider,
        .openedAt = session.openedAt,
        .openedFrom = known(session.openedFrom),
        .endsAt = session.endsAt};
}

SessionIndex::Row SessionIndex::put(const domain::Session &session)
{
    Row row = std::make_shared<const SessionRow>(rowOf(session));
    m_rows[session.id] = row;
    return row;
}

SessionIndex::Row SessionIndex::noteRefresh(const domain::Session &session, base::sys_seconds at)
{
    const Row before = find(session.id);
    // Of a session only what its provider says of the person changes.
    SessionRow next = before ? *before : rowOf(session);
    next.person = personOf(session.user);
    next.email = session.user.email;
    next.refreshedAt = at;
    Row row = std::make_shared<const SessionRow>(std::move(next));
    m_rows[session.id] = row;
    return row;
}

SessionIndex::Row SessionIndex::noteUse(const SessionUse &use)
{
    const auto found = m_rows.find(use.session);
    if (found == m_rows.end())
        return {};
    SessionRow next = *found->second;
    if (use.usedAt >= next.usedAt.value_or(use.usedAt)) {
        next.usedAt = use.usedAt;
        next.usedFrom = known(use.usedFrom);
    }
    next.use.add(use.counted);
    found->second = std::make_shared<const SessionRow>(std::move(next));
    return found->second;
}

SessionIndex::Row SessionIndex::find(const domain::SessionId &id) const
{
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? Row() : found->second;
}

protocol::SessionsPage SessionIndex::page(const protocol::SessionsQuery &query) const
{
    std::vector<Row> rows;
    for (const auto &[id, row] : m_rows) {
        if (fits(*row, query))
            rows.push_back(row);
    }
    sortRows(rows, query);
    return {
        fittingRows(rows, std::size_t(query.offset), std::size_t(query.limit)), int(rows.size())};
}

protocol::People SessionIndex::people(const protocol::ListQuery &query) const
{
    std::unordered_map<QByteArray, protocol::PersonRow> byUser;
    for (const auto &[id, row] : m_rows) {
        if (!query.filter.isEmpty() && !holds(row->person, query.filter)
            && !holds(row->email, query.filter) && !holds(row->user, query.filter))
            continue;
        protocol::PersonRow &person = byUser[row->user];
        if (person.user.isEmpty()) {
            person.user = row->user;
            person.person = row->person;
            person.email = row->email;
            person.provider = row->provider;
        }
        addSession(person, *row);
    }
    QList<protocol::PersonRow> rows;
    for (auto &[user, person] : byUser)
        rows.append(std::move(person));
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        const int order = QString::compare(a.person, b.person, Qt::CaseInsensitive);
        return order == 0 ? a.user < b.user : order < 0;
    });
    const int total = int(rows.size());
    return {rows.mid(query.offset, query.limit), total};
}

int SessionIndex::peopleCount() const
{
    std::unordered_map<QByteArray, int> users;
    for (const auto &[id, row] : m_rows)
        ++users[row->user];
    return int(users.size());
}

std::unordered_map<QByteArray, int> SessionIndex::countByClient() const
{
    std::unordered_map<QByteArray, int> counts;
    for (const auto &[id, row] : m_rows)
        ++counts[row->client];
    return counts;
}

std::unordered_map<QByteArray, int> SessionIndex::countByResource() const
{
    std::unordered_map<QByteArray, int> counts;
    for (const auto &[id, row] : m_rows)
        ++counts[row->resource];
    return counts;
}

std::vector<SessionIndex::Row> SessionIndex::snapshot() const
{
    std::vector<Row> rows;
    for (const auto &[id, row] : m_rows)
        rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return a->openedAt == b->openedAt ? a->id < b->id : a->openedAt < b->openedAt;
    });
    return rows;
}

} // namespace gatehouse::admin
