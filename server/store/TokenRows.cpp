// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TokenRows.h"

namespace gatehouse::store {

using base::Digest;
using base::Err;
using base::Result;
using base::sys_seconds;
using oauth::AccessRecord;
using oauth::NewTokens;
using oauth::RotateOutcome;
using oauth::Rotation;

namespace {

/// From the columns of open_sessions and the token's scopes, end and beginning.
AccessRecord accessFrom(const Rows &rows)
{
    return {sessionFrom(rows), rows.scopes(SessionColumns), rows.time(SessionColumns + 1),
        rows.time(SessionColumns + 2)};
}

} // namespace

Result<void> TokenRows::addFirst(qint64 session, const NewTokens &tokens)
{
    const auto kept = m_database.run(
        "INSERT INTO token_pairs (session, generation, refresh, refresh_expires_at, access,"
        " access_expires_at, issued_at, scopes, due_at) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
        {session, tokens.refresh, tokens.refreshExpiresAt, tokens.access, tokens.accessExpiresAt,
            tokens.issuedAt, tokens.scopes,
            std::max(tokens.refreshExpiresAt, tokens.accessExpiresAt)});
    if (!kept)
        return Err(kept.error());
    return {};
}

Result<std::optional<AccessRecord>> TokenRows::access(const Digest &token, sys_seconds now)
{
    auto rows = m_database.run(
        "SELECT s.*, t.scopes, t.access_expires_at, t.issued_at FROM token_pairs AS t"
        " JOIN open_sessions AS s ON s.number = t.session"
        " WHERE t.access = ? AND t.access_expires_at > ? AND s.ends_at > ?",
        {token, now, now});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return accessFrom(*rows);
}

Result<QList<std::pair<Digest, AccessRecord>>> TokenRows::live(sys_seconds now)
{
    auto rows = m_database.run(
        "SELECT s.*, t.scopes, t.access_expires_at, t.issued_at, t.access FROM token_pairs AS t"
        " JOIN open_sessions AS s ON s.number = t.session"
        " WHERE t.access IS NOT NULL AND t.access_expires_at > ? AND s.ends_at > ?"
        " ORDER BY t.access_expires_at, t.generation",
        {now, now});
    if (!rows)
        return Err(rows.error());
    QList<std::pair<Digest, AccessRecord>> tokens;
    while (rows->next()) {
        if (const auto digest = Digest::fromBytes(rows->bytes(SessionColumns + 3)))
            tokens.append({*digest, accessFrom(*rows)});
    }
    return tokens;
}

Result<std::optional<domain::Session>> TokenRows::sessionOfAccess(const Digest &token)
{
    auto rows = m_database.run("SELECT s.* FROM token_pairs AS t JOIN open_sessions AS s"
                               " ON s.number = t.session WHERE t.access = ?",
        {token});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return sessionFrom(*rows);
}

Result<std::optional<oauth::RefreshRecord>> TokenRows::refresh(const Digest &token)
{
    auto link = find(token);
    if (!link)
        return Err(link.error());
    if (!*link)
        return std::nullopt;
    Link &found = **link;
    return oauth::RefreshRecord {std::move(found.session), found.usedAt.has_value(),
        found.expiresAt, found.sealedProviderTokens, found.issuedAt, found.place};
}

Result<RotateOutcome> TokenRows::rotate(const Rotation &rotation)
{
    if (rotation.known && !rotation.known->isUsed) {
        const auto used = use(rotation.known->place, rotation);
        if (!used)
            return Err(used.error());
        if (*used)
            return RotateOutcome {oauth::Rotated {rotation.known->session}};
    }
    const auto found = find(rotation.presented);
    if (!found)
        return Err(found.error());
    if (!*found)
        return RotateOutcome {oauth::RefreshUnknown {}};
    const Link &link = **found;
    if (link.session.endsAt > rotation.now && link.usedAt)
        return repeat(link, rotation);
    const auto used = use(link.place, rotation);
    if (!used)
        return Err(used.error());
    if (!*used)
        return RotateOutcome {oauth::RefreshExpired {}};
    return RotateOutcome {oauth::Rotated {link.session}};
}

Result<std::optional<TokenRows::Link>> TokenRows::find(const Digest &token)
{
    auto rows =
        m_database.run("SELECT s.*, t.generation, t.refresh_expires_at, t.used_at, t.issued_at,"
                       " (SELECT sealed_provider_tokens FROM sessions WHERE number = t.session)"
                       " FROM token_pairs AS t"
                       " JOIN open_sessions AS s ON s.number = t.session WHERE t.refresh = ?",
            {token});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    Link link {sessionFrom(*rows), {rows->number(0), rows->number(SessionColumns)},
        rows->time(SessionColumns + 1), std::nullopt, rows->time(SessionColumns + 3),
        rows->bytes(SessionColumns + 4)};
    if (!rows->isNull(SessionColumns + 2))
        link.usedAt = rows->time(SessionColumns + 2);
    return link;
}

/// Hands the next pair out for the token that was presented, if that is what is kept at \a place
/// and may be used; false, and nothing done, if not.
Result<bool> TokenRows::use(const oauth::RefreshPlace &place, const Rotation &rotation)
{
    // The answer this token was handed out with goes: who holds an old token and the disk could
    // otherwise unseal one answer after the other up to the live token.
    const auto used =
        m_database.run("UPDATE token_pairs SET used_at = ?, answer = NULL WHERE session = ?"
                       " AND generation = ? AND refresh = ? AND used_at IS NULL"
                       " AND refresh_expires_at > ? AND EXISTS (SELECT 1 FROM sessions"
                       " WHERE number = ? AND ended_at IS NULL AND ends_at > ?)",
            {rotation.now, place.session, place.generation, rotation.presented, rotation.now,
                place.session, rotation.now});
    if (!used)
        return Err(used.error());
    if (used->changed() == 0)
        return false;
    if (const auto added = addNext(place, rotation); !added)
        return Err(added.error());
    return true;
}

Result<void> TokenRows::addNext(const oauth::RefreshPlace &place, const Rotation &rotation)
{
    const NewTokens &next = rotation.next;
    const auto kept = m_database.run(
        "INSERT INTO token_pairs (session, generation, refresh, refresh_expires_at, access,"
        " access_expires_at, issued_at, scopes, answer, due_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {place.session, place.generation + 1, next.refresh, next.refreshExpiresAt, next.access,
            next.accessExpiresAt, next.issuedAt, next.scopes, rotation.sealedSuccessor,
            rotation.now + rotation.grace});
    if (!kept)
        return Err(kept.error());
    return dropOldAccess(place);
}

Result<void> TokenRows::dropOldAccess(const oauth::RefreshPlace &place)
{
    if (place.generation < oauth::MaxAccessTokensPerSession)
        return {};
    const auto dropped =
        m_database.run("UPDATE token_pairs SET access = NULL WHERE session = ? AND generation ="
                       " (SELECT generation FROM token_pairs WHERE session = ? AND access IS NOT"
                       " NULL ORDER BY generation DESC LIMIT 1 OFFSET ?)",
            {place.session, place.session, qint64(oauth::MaxAccessTokensPerSession)});
    if (!dropped)
        return Err(dropped.error());
    return {};
}

Result<RotateOutcome> TokenRows::repeat(const Link &used, const Rotation &rotation)
{
    auto answer = repeatableAnswer(used, rotation);
    if (!answer)
        return Err(answer.error());
    if (*answer)
        return RotateOutcome {oauth::Repeated {used.session, **answer}};
    // RFC 9700 4.14.2: a refresh token that was used up and comes again ends the whole session.
    const auto ended =
        m_sessions.end(used.session.id, domain::EndReason::RefreshReplayed, rotation.now);
    if (!ended)
        return Err(ended.error());
    return RotateOutcome {oauth::Replayed {used.session.id}};
}

/// None when the grace is over or the successor has been used itself.
Result<std::optional<QByteArray>> TokenRows::repeatableAnswer(
    const Link &used, const Rotation &rotation)
{
    if (rotation.now - *used.usedAt > rotation.grace)
        return std::nullopt;
    auto rows = m_database.run("SELECT answer FROM token_pairs WHERE session = ?"
                               " AND generation = ? AND used_at IS NULL AND answer IS NOT NULL",
        {used.place.session, used.place.generation + 1});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->bytes(0);
}

Result<bool> TokenRows::endAccess(const Digest &token)
{
    const auto ended =
        m_database.run("UPDATE token_pairs SET access = NULL WHERE access = ?", {token});
    if (!ended)
        return Err(ended.error());
    return ended->changed() > 0;
}

} // namespace gatehouse::store
