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
    qint64 number = 0;
    qint64 generation = 0;
    if (*open) {
        number = (*open)->number;
        const auto newest = newestGeneration(number);
        if (!newest)
            return Err(newest.error());
        generation = *newest;
    } else {
        const auto made = m_sessions.open(fresh, QByteArray());
        if (!made)
            return Err(made.error());
        number = *made;
    }
    if (const auto added = addToken(number, generation + 1, token); !added)
        return Err(added.error());
    return *open ? (*open)->session : fresh;
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

Result<qint64> AgentRows::newestGeneration(qint64 session)
{
    auto rows = m_database.run(
        "SELECT coalesce(max(generation), 0) FROM token_pairs WHERE session = ?", {session});
    if (!rows)
        return Err(rows.error());
    rows->next();
    return rows->number(0);
}

Result<void> AgentRows::addToken(qint64 session, qint64 generation, const AgentToken &token)
{
    // Nothing of an agent comes back as a refresh token would, so what is old is not kept.
    if (const auto dropped = m_database.run(
            "DELETE FROM token_pairs WHERE session = ? AND (access IS NULL OR generation <="
            " (SELECT generation FROM token_pairs WHERE session = ? AND access IS NOT NULL"
            " ORDER BY generation DESC LIMIT 1 OFFSET ?))",
            {session, session, oauth::MaxAccessTokensPerSession - 1});
        !dropped)
        return Err(dropped.error());
    if (const auto used = m_database.run(
            "UPDATE token_pairs SET used_at = ? WHERE session = ? AND used_at IS NULL",
            {token.issuedAt, session});
        !used)
        return Err(used.error());
    const auto added = m_database.run(
        "INSERT INTO token_pairs (session, generation, refresh_expires_at, access,"
        " access_expires_at, issued_at, scopes, due_at) VALUES (?, ?, 0, ?, ?, ?, ?, ?)",
        {session, generation, token.access, token.accessExpiresAt, token.issuedAt, token.scopes,
            token.accessExpiresAt});
    if (!added)
        return Err(added.error());
    return {};
}

} // namespace gatehouse::store
