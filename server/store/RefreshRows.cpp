// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RefreshRows.h"

#include "oauth/TokenDigest.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Digest;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::sys_seconds;
using oauth::NewTokens;
using oauth::RotateOutcome;
using oauth::Rotation;

namespace {

Error keptAlready()
{
    return {ErrorKind::Conflict, u"The token is kept already."_s};
}

} // namespace

Result<void> RefreshRows::addFirst(
    qint64 number, const domain::SessionId &session, const NewTokens &tokens)
{
    const QByteArray family = oauth::familyOf(tokens.refresh);
    if (auto isNew = checkNew(family); !isNew)
        return isNew;
    const auto kept = m_database.run(
        "INSERT INTO token_chains (session, family, refresh, refresh_expires_at, issued_at, issued,"
        " due_at) VALUES (?, ?, ?, ?, ?, 1, ?)",
        {number, family, tokens.refresh, tokens.refreshExpiresAt, tokens.issuedAt,
            std::max(tokens.refreshExpiresAt, tokens.accessExpiresAt)});
    if (!kept)
        return Err(kept.error());
    return m_access.add(
        {tokens.access, number, 1, tokens.accessExpiresAt, tokens.issuedAt, tokens.scopes},
        session);
}

/// Whether no token leads to a session by it; that no live one does, the index sees.
Result<void> RefreshRows::checkNew(const QByteArray &family)
{
    auto rows = m_database.run("SELECT 1 FROM token_families WHERE family = ?", {family});
    if (!rows)
        return Err(rows.error());
    if (rows->next())
        return Err(keptAlready());
    return {};
}

Result<std::optional<oauth::RefreshRecord>> RefreshRows::find(const Digest &token)
{
    auto link = findLink(token);
    if (!link)
        return Err(link.error());
    if (!*link)
        return std::nullopt;
    Link &found = **link;
    return oauth::RefreshRecord {std::move(found.session), !found.isLive, found.expiresAt,
        found.sealedProviderTokens, found.issuedAt, found.place};
}

Result<RotateOutcome> RefreshRows::rotate(const Rotation &rotation)
{
    if (rotation.known && !rotation.known->isUsed) {
        const auto used = use(rotation.known->session.id, rotation.known->place, rotation);
        if (!used)
            return Err(used.error());
        if (*used)
            return RotateOutcome {oauth::Rotated {rotation.known->session}};
    }
    const auto found = findLink(rotation.presented);
    if (!found)
        return Err(found.error());
    if (!*found)
        return RotateOutcome {oauth::RefreshUnknown {}};
    const Link &link = **found;
    if (link.session.endsAt > rotation.now && !link.isLive)
        return repeat(link, rotation);
    const auto used = use(link.session.id, link.place, rotation);
    if (!used)
        return Err(used.error());
    if (!*used)
        return RotateOutcome {oauth::RefreshExpired {}};
    return RotateOutcome {oauth::Rotated {link.session}};
}

Result<std::optional<RefreshRows::Link>> RefreshRows::findLink(const Digest &token)
{
    const QByteArray family = oauth::familyOf(token);
    auto rows = m_database.run(
        "SELECT s.*, c.refresh, c.refresh_expires_at, c.issued_at, c.issued, c.due_at, c.used,"
        " c.used_at, c.answer, c.is_behind AND c.family = ?,"
        " (SELECT sealed_provider_tokens FROM sessions WHERE number = c.session)"
        " FROM token_chains AS c JOIN open_sessions AS s ON s.number = c.session"
        " WHERE c.session = coalesce((SELECT session FROM token_chains WHERE family = ?),"
        " (SELECT session FROM token_families WHERE family = ? AND kind = 'refresh'))",
        {family, family, family});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    const auto column = [](int after) { return SessionColumns + after; };
    Link link {sessionFrom(*rows),
        {rows->number(0), rows->number(column(3)), rows->time(column(4))},
        rows->digest(column(0)) == token, rows->time(column(1)), rows->time(column(2)),
        std::nullopt, {}, rows->bytes(column(9))};
    if (!link.isLive && rows->digest(column(5)) == token) {
        link.usedAt = rows->time(column(6));
        link.answer = rows->bytes(column(7));
    }
    link.isBehind = rows->flag(column(8));
    return link;
}

/// Hands the next pair out for the token that was presented, if that is the live one of \a session
/// and may be used; false, and nothing done, if not.
Result<bool> RefreshRows::use(
    const domain::SessionId &session, const oauth::RefreshPlace &place, const Rotation &rotation)
{
    const NewTokens &next = rotation.next;
    const sys_seconds answerUntil = rotation.now + rotation.grace;
    // The answer the presented token was handed out with goes: who holds an old token and the disk
    // could otherwise unseal one answer after the other up to the live token.
    const auto used = m_database.run(
        "UPDATE token_chains SET refresh = ?, refresh_expires_at = ?, issued_at = ?, used = ?,"
        " used_at = ?, answer = ?, answer_until = ?, issued = issued + 1, is_behind = 0"
        " WHERE session = ? AND refresh = ? AND refresh_expires_at > ? AND EXISTS"
        " (SELECT 1 FROM sessions WHERE number = ? AND ended_at IS NULL AND ends_at > ?)",
        {next.refresh, next.refreshExpiresAt, next.issuedAt, rotation.presented, rotation.now,
            rotation.sealedSuccessor, answerUntil, place.session, rotation.presented, rotation.now,
            place.session, rotation.now});
    if (!used)
        return Err(used.error());
    if (used->changed() == 0)
        return false;
    if (const auto changed = changeFamily(place.session, rotation); !changed)
        return Err(changed.error());
    if (const auto looked = look(place, answerUntil); !looked)
        return Err(looked.error());
    const auto added = m_access.add({next.access, place.session, place.issued + 1,
                                        next.accessExpiresAt, next.issuedAt, next.scopes},
        session);
    if (!added)
        return Err(added.error());
    return true;
}

/// Where the next token has not the family of the one that was presented, which leads to its
/// session as before.
Result<void> RefreshRows::changeFamily(qint64 session, const Rotation &rotation)
{
    const QByteArray last = oauth::familyOf(rotation.presented);
    const QByteArray next = oauth::familyOf(rotation.next.refresh);
    if (rotation.next.refresh == rotation.presented)
        return Err(keptAlready());
    if (next == last)
        return {};
    if (auto isNew = checkNew(next); !isNew)
        return isNew;
    const auto kept = m_database.run(
        "INSERT INTO token_families (family, kind, session) VALUES (?, 'refresh', ?)",
        {last, session});
    if (!kept)
        return Err(kept.error());
    const auto changed =
        m_database.run("UPDATE token_chains SET family = ? WHERE session = ?", {next, session});
    if (!changed)
        return Err(changed.error());
    return {};
}

/// Somebody looks at that chain then, or before.
Result<void> RefreshRows::look(const oauth::RefreshPlace &place, sys_seconds at)
{
    if (place.dueAt <= at)
        return {};
    const auto due =
        m_database.run("UPDATE token_chains SET due_at = ? WHERE session = ?", {at, place.session});
    if (!due)
        return Err(due.error());
    return {};
}

Result<RotateOutcome> RefreshRows::repeat(const Link &used, const Rotation &rotation)
{
    if (used.usedAt && rotation.now - *used.usedAt <= rotation.grace && !used.answer.isEmpty())
        return RotateOutcome {oauth::Repeated {used.session, used.answer}};
    if (!used.usedAt && used.isBehind)
        return RotateOutcome {oauth::RefreshUnknown {}}; // perhaps it was handed out since
    // RFC 9700 4.14.2: a refresh token that was used up and comes again ends the whole session.
    const auto ended =
        m_sessions.end(used.session.id, domain::EndReason::RefreshReplayed, rotation.now);
    if (!ended)
        return Err(ended.error());
    return RotateOutcome {oauth::Replayed {used.session.id}};
}

} // namespace gatehouse::store
