// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AccessRows.h"

#include "oauth/TokenDigest.h"
#include "store/SessionRows.h"

namespace gatehouse::store {

using base::Digest;
using base::Err;
using base::Result;
using base::sys_seconds;
using oauth::AccessRecord;

namespace {

/// From the columns of open_sessions and the token's scopes, end and beginning.
AccessRecord accessFrom(const Rows &rows)
{
    return {sessionFrom(rows), rows.scopes(SessionColumns), rows.time(SessionColumns + 1),
        rows.time(SessionColumns + 2)};
}

} // namespace

Result<void> AccessRows::add(const New &token, const domain::SessionId &id)
{
    const bool namesItsSession = oauth::sessionOfFamily(token.digest) == id;
    if (!namesItsSession) {
        if (auto named = nameFamily(token); !named)
            return named;
    }
    const auto kept = m_database.run(
        "INSERT INTO access_tokens (session, number, digest, expires_at, issued_at, scopes)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        {token.session, token.number, token.digest, token.expiresAt, token.issuedAt, token.scopes});
    if (!kept)
        return Err(kept.error());
    if (token.number <= token.most)
        return {};
    if (!namesItsSession) {
        if (auto forgotten = forgetOldestFamily(token); !forgotten)
            return forgotten;
    }
    return dropOldest(token);
}

Result<void> AccessRows::nameFamily(const New &token)
{
    const auto named =
        m_database.run("INSERT INTO token_families (family, kind, session) VALUES (?, 'access', ?)",
            {oauth::familyOf(token.digest), token.session});
    if (!named)
        return Err(named.error());
    return {};
}

/// Of the one that dropOldest() is about to drop. Where a token that names its session takes its
/// place, it stays until the session ends: there are no more of those than tokens of a session.
Result<void> AccessRows::forgetOldestFamily(const New &token)
{
    const auto forgotten =
        m_database.run("DELETE FROM token_families WHERE kind = 'access' AND family ="
                       " (SELECT substr(digest, 1, 16) FROM access_tokens WHERE session = ?"
                       " ORDER BY number DESC LIMIT 1 OFFSET ?)",
            {token.session, qint64(token.most)});
    if (!forgotten)
        return Err(forgotten.error());
    return {};
}

Result<void> AccessRows::dropOldest(const New &token)
{
    const auto dropped = m_database.run("DELETE FROM access_tokens WHERE session = ? AND number ="
                                        " (SELECT number FROM access_tokens WHERE session = ?"
                                        " ORDER BY number DESC LIMIT 1 OFFSET ?)",
        {token.session, token.session, qint64(token.most)});
    if (!dropped)
        return Err(dropped.error());
    return {};
}

Result<void> AccessRows::forgetFamily(const QByteArray &family)
{
    const auto forgotten =
        m_database.run("DELETE FROM token_families WHERE family = ? AND kind = 'access'", {family});
    if (!forgotten)
        return Err(forgotten.error());
    return {};
}

/// The number of the session it is or was of, by what is in it.
Result<std::optional<qint64>> AccessRows::numberOfSession(const Digest &token)
{
    auto rows = m_database.run(
        "SELECT number FROM sessions WHERE id = ?"
        " UNION ALL SELECT session FROM token_families WHERE family = ? AND kind = 'access'",
        {oauth::sessionOfFamily(token), oauth::familyOf(token)});
    if (!rows)
        return Err(rows.error());
    return rows->next() ? std::optional(rows->number(0)) : std::nullopt;
}

Result<std::optional<AccessRecord>> AccessRows::find(const Digest &token, sys_seconds now)
{
    const auto session = numberOfSession(token);
    if (!session)
        return Err(session.error());
    if (!*session)
        return std::nullopt;
    auto rows = m_database.run(
        "SELECT s.*, t.scopes, t.expires_at, t.issued_at FROM access_tokens AS t"
        " JOIN open_sessions AS s ON s.number = t.session"
        " WHERE t.session = ? AND t.digest = ? AND t.expires_at > ? AND s.ends_at > ?",
        {**session, token, now, now});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return accessFrom(*rows);
}

Result<QList<std::pair<Digest, AccessRecord>>> AccessRows::live(sys_seconds now)
{
    auto rows = m_database.run(
        "SELECT s.*, t.scopes, t.expires_at, t.issued_at, t.digest FROM access_tokens AS t"
        " JOIN open_sessions AS s ON s.number = t.session"
        " WHERE t.expires_at > ? AND s.ends_at > ? ORDER BY t.expires_at, t.number",
        {now, now});
    if (!rows)
        return Err(rows.error());
    QList<std::pair<Digest, AccessRecord>> tokens;
    while (rows->next())
        tokens.append({rows->digest(SessionColumns + 3), accessFrom(*rows)});
    return tokens;
}

Result<std::optional<domain::Session>> AccessRows::sessionOf(const Digest &token)
{
    const auto session = numberOfSession(token);
    if (!session)
        return Err(session.error());
    if (!*session)
        return std::nullopt;
    auto rows = m_database.run("SELECT s.* FROM access_tokens AS t JOIN open_sessions AS s"
                               " ON s.number = t.session WHERE t.session = ? AND t.digest = ?",
        {**session, token});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return sessionFrom(*rows);
}

Result<bool> AccessRows::end(const Digest &token)
{
    const auto session = numberOfSession(token);
    if (!session)
        return Err(session.error());
    if (!*session)
        return false;
    const auto ended = m_database.run(
        "DELETE FROM access_tokens WHERE session = ? AND digest = ?", {**session, token});
    if (!ended)
        return Err(ended.error());
    if (ended->changed() == 0)
        return false;
    if (const auto forgotten = forgetFamily(oauth::familyOf(token)); !forgotten)
        return Err(forgotten.error());
    // Perhaps it was the last one.
    if (const auto due =
            m_database.run("UPDATE token_chains SET due_at = 0 WHERE session = ?", {**session});
        !due)
        return Err(due.error());
    return true;
}

} // namespace gatehouse::store
