// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AgentRows.h"

#include "oauth/Store.h"
#include "store/TextLists.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using base::sys_seconds;
using domain::Session;
using oauth::AgentRights;
using oauth::AgentToken;

Result<void> AgentRows::save(const domain::ClientId &id, const AgentRights &rights)
{
    const auto saved = m_database.run(
        "INSERT OR REPLACE INTO agents (client_id, resources, scopes) VALUES (?, ?, ?)",
        {id, toColumn(rights.resources), rights.scopes});
    if (!saved)
        return Err(saved.error());
    return {};
}

Result<std::optional<AgentRights>> AgentRows::find(const domain::ClientId &id)
{
    auto rows = m_database.run("SELECT resources, scopes FROM agents WHERE client_id = ?", {id});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return AgentRights {byteListFrom(rows->text(0)), rows->scopes(1)};
}

Result<bool> AgentRows::remove(const domain::ClientId &id)
{
    const auto removed = m_database.run("DELETE FROM agents WHERE client_id = ?", {id});
    if (!removed)
        return Err(removed.error());
    return removed->changed() > 0;
}

Result<Session> AgentRows::openSession(const Session &fresh, const AgentToken &token)
{
    const auto open = findOpen(fresh, token.accessExpiresAt);
    if (!open)
        return Err(open.error());
    const Session session = *open ? (*open)->session : fresh;
    qint64 number = *open ? (*open)->number : 0;
    if (!*open) {
        const auto made = m_sessions.open(fresh, QByteArray());
        if (!made)
            return Err(made.error());
        number = *made;
    }
    if (const auto added = addToken(number, session.id, token); !added)
        return Err(added.error());
    return session;
}

Result<std::optional<AgentRows::Open>> AgentRows::findOpen(const Session &fresh, sys_seconds until)
{
    auto rows = m_database.run(
        "SELECT * FROM open_sessions WHERE client_id = ? AND issuer = ? AND subject = ?"
        " AND resource = ? AND scopes = ? AND ends_at >= ? ORDER BY number DESC LIMIT 1",
        {fresh.clientId, fresh.user.issuer, fresh.user.subject, fresh.resource, fresh.scopes,
            until});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return Open {sessionFrom(*rows), rows->number(0)};
}

Result<void> AgentRows::addToken(
    qint64 number, const domain::SessionId &session, const AgentToken &token)
{
    const auto count = countToken(number, token);
    if (!count)
        return Err(count.error());
    return m_access.add({token.access, number, *count, token.accessExpiresAt, token.issuedAt,
                            token.scopes, oauth::MaxAccessTokensPerAgent},
        session);
}

/// How many the session has had with this one.
Result<qint64> AgentRows::countToken(qint64 number, const AgentToken &token)
{
    const auto counted = m_database.run(
        "INSERT INTO token_chains (session, refresh_expires_at, issued_at, issued, due_at)"
        " VALUES (?, 0, ?, 1, ?) ON CONFLICT (session) DO UPDATE SET issued = issued + 1,"
        " due_at = min(due_at, excluded.due_at)",
        {number, token.issuedAt, token.accessExpiresAt});
    if (!counted)
        return Err(counted.error());
    auto rows = m_database.run("SELECT issued FROM token_chains WHERE session = ?", {number});
    if (!rows)
        return Err(rows.error());
    return rows->next() ? rows->number(0) : 0;
}

} // namespace gatehouse::store
