// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SessionRows.h"

#include "store/TextLists.h"
#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using domain::Session;

Session sessionFrom(const Rows &rows)
{
    Session session;
    session.id = {rows.bytes(1)};
    session.clientId = {rows.bytes(2)};
    session.clientName = rows.text(3);
    session.resource = rows.bytes(4);
    session.scopes = rows.scopes(5);
    session.provider = rows.bytes(6);
    session.openedAt = rows.time(7);
    session.endsAt = rows.time(8);
    session.user = {rows.bytes(9), rows.bytes(10), rows.text(11), rows.flag(12), rows.text(13),
        textListFrom(rows.text(14))};
    session.openedFrom = rows.bytes(15);
    return session;
}

Result<qint64> SessionRows::open(const Session &session, const QByteArray &sealedProviderTokens)
{
    const auto user = keepUser(session.user);
    if (!user)
        return Err(user.error());
    const auto opened = m_database.run(
        "INSERT INTO sessions (id, user_id, client_id, client_name, resource, scopes, provider,"
        " sealed_provider_tokens, opened_at, ends_at, opened_from)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {session.id, *user, session.clientId, session.clientName, session.resource, session.scopes,
            session.provider, sealedProviderTokens, session.openedAt, session.endsAt,
            session.openedFrom});
    if (!opened)
        return Err(opened.error());
    return opened->inserted();
}

Result<domain::UserId> SessionRows::keepUser(const domain::Identity &user)
{
    domain::UserId id = user.userId();
    const auto kept = m_database.run(
        "INSERT INTO users (id, issuer, subject, email, email_verified, name, groups)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET email = excluded.email,"
        " email_verified = excluded.email_verified, name = excluded.name, groups = excluded.groups"
        " WHERE (email, email_verified, name, groups) IS NOT (excluded.email,"
        " excluded.email_verified, excluded.name, excluded.groups)", // the row may stay as it is
        {id, user.issuer, user.subject, user.email, user.emailVerified, user.name,
            toColumn(user.groups)});
    if (!kept)
        return Err(kept.error());
    return id;
}

Result<void> SessionRows::nameCode(const base::Digest &code, qint64 session)
{
    const auto named = m_database.run(
        "UPDATE codes SET session = ? WHERE digest = ? AND session IS NULL", {session, code});
    if (!named)
        return Err(named.error());
    return {};
}

Result<bool> SessionRows::end(
    const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now)
{
    qint64 number = 0;
    {
        auto rows = m_database.run(
            "SELECT number FROM sessions WHERE id = ? AND ended_at IS NULL AND ends_at > ?",
            {id, now});
        if (!rows)
            return Err(rows.error());
        if (!rows->next())
            return false;
        number = rows->number(0);
    }
    if (const auto closed = close(number, reason, now); !closed)
        return Err(closed.error());
    return true;
}

Result<QList<domain::SessionId>> SessionRows::endAll(
    const oauth::WhichSessions &which, domain::EndReason reason, base::sys_seconds now)
{
    const auto sessions = living(which, now);
    if (!sessions)
        return Err(sessions.error());
    return closeAll(*sessions, reason, now);
}

Result<QList<domain::SessionId>> SessionRows::endAllOf(
    const QByteArray &provider, domain::EndReason reason, base::sys_seconds now)
{
    const auto sessions = numbered(m_database.run("SELECT number, id FROM sessions"
                                                  " WHERE provider = ? AND ended_at IS NULL"
                                                  " ORDER BY number",
        {provider}));
    if (!sessions)
        return Err(sessions.error());
    return closeAll(*sessions, reason, now);
}

Result<QList<domain::SessionId>> SessionRows::closeAll(
    const QList<Numbered> &sessions, domain::EndReason reason, base::sys_seconds now)
{
    QList<domain::SessionId> ended;
    for (const auto &[number, id] : sessions) {
        if (const auto closed = close(number, reason, now); !closed)
            return Err(closed.error());
        ended.append(id);
    }
    return ended;
}

Result<QList<SessionRows::Numbered>> SessionRows::living(
    const oauth::WhichSessions &which, base::sys_seconds now)
{
    return numbered(select(which, now));
}

Result<QList<SessionRows::Numbered>> SessionRows::numbered(Result<Rows> rows)
{
    if (!rows)
        return Err(rows.error());
    QList<Numbered> sessions;
    while (rows->next())
        sessions.append({rows->number(0), domain::SessionId {rows->bytes(1)}});
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return sessions;
}

Result<Rows> SessionRows::select(const oauth::WhichSessions &which, base::sys_seconds now)
{
    if (const auto *user = std::get_if<domain::UserId>(&which))
        return m_database.run("SELECT number, id FROM sessions WHERE user_id = ?"
                              " AND ended_at IS NULL AND ends_at > ? ORDER BY number",
            {*user, now});
    if (const auto *client = std::get_if<domain::ClientId>(&which))
        return m_database.run("SELECT number, id FROM sessions WHERE client_id = ?"
                              " AND ended_at IS NULL AND ends_at > ? ORDER BY number",
            {*client, now});
    return m_database.run("SELECT number, id FROM sessions WHERE ended_at IS NULL AND ends_at > ?"
                          " ORDER BY number",
        {now});
}

Result<QList<domain::SessionId>> SessionRows::endExpired(base::sys_seconds now, int limit)
{
    const auto sessions = over(now, limit);
    if (!sessions)
        return Err(sessions.error());
    QList<domain::SessionId> ended;
    int gone = 0;
    for (const auto &[number, id] : *sessions) {
        if (gone >= limit)
            break;
        const auto dropped = close(number, domain::EndReason::Expired, now);
        if (!dropped)
            return Err(dropped.error());
        gone += 1 + *dropped;
        ended.append(id);
    }
    return ended;
}

/// Past their end, or with no token left that is good for anything.
Result<QList<SessionRows::Numbered>> SessionRows::over(base::sys_seconds now, int limit)
{
    return numbered(m_database.run(
        "SELECT number, id FROM sessions WHERE number IN"
        " (SELECT number FROM sessions WHERE ended_at IS NULL AND ends_at <= ?"
        " UNION SELECT session FROM token_chains AS c WHERE due_at <= ?"
        " AND (refresh IS NULL OR refresh_expires_at <= ?) AND NOT EXISTS"
        " (SELECT 1 FROM access_tokens WHERE session = c.session AND expires_at > ?))"
        " ORDER BY number LIMIT ?",
        {now, now, now, now, limit}));
}

Result<int> SessionRows::close(qint64 number, domain::EndReason reason, base::sys_seconds now)
{
    if (const auto ended =
            m_database.run("UPDATE sessions SET ended_at = ?, end_reason = ?, opened_from = x''"
                           " WHERE number = ?",
                {now, wordFor(reason), number});
        !ended)
        return Err(ended.error());
    if (const auto queued = m_revocations.takeFromSession(number, now); !queued)
        return Err(queued.error());
    return dropTokens(number);
}

Result<int> SessionRows::dropTokens(qint64 number)
{
    int dropped = 0;
    // A refresh token of before has a row for itself, and there may be many of them.
    for (const char *sql : {"DELETE FROM access_tokens WHERE session = ?",
             "DELETE FROM token_families WHERE session = ? AND kind = 'refresh'"}) {
        const auto gone = m_database.run(sql, {number});
        if (!gone)
            return Err(gone.error());
        dropped += gone->changed();
    }
    for (const char *sql : {"DELETE FROM token_chains WHERE session = ?",
             "DELETE FROM token_families WHERE session = ?"}) {
        if (const auto gone = m_database.run(sql, {number}); !gone)
            return Err(gone.error());
    }
    return dropped;
}

Result<std::optional<Session>> SessionRows::find(const domain::SessionId &id)
{
    // The columns of open_sessions, ended or not.
    auto rows = m_database.run(
        "SELECT s.number, s.id, s.client_id, s.client_name, s.resource, s.scopes, s.provider,"
        " s.opened_at, s.ends_at, u.issuer, u.subject, u.email, u.email_verified, u.name, u.groups,"
        " s.opened_from FROM sessions AS s JOIN users AS u ON u.id = s.user_id WHERE s.id = ?",
        {id});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return sessionFrom(*rows);
}

Result<bool> SessionRows::isKept(const domain::SessionId &id)
{
    auto rows = m_database.run("SELECT 1 FROM sessions WHERE id = ?", {id});
    if (!rows)
        return Err(rows.error());
    return rows->next();
}

Result<bool> SessionRows::knows(const domain::UserId &user)
{
    auto rows = m_database.run("SELECT 1 FROM users WHERE id = ?", {user});
    if (!rows)
        return Err(rows.error());
    return rows->next();
}

Result<QList<Session>> SessionRows::list(base::sys_seconds now)
{
    // A session none of whose tokens is good any more is over, though purge has yet to say so.
    auto rows =
        m_database.run("SELECT s.* FROM open_sessions AS s WHERE s.ends_at > ?"
                       " AND (EXISTS (SELECT 1 FROM token_chains WHERE session = s.number"
                       " AND refresh IS NOT NULL AND refresh_expires_at > ?) OR EXISTS"
                       " (SELECT 1 FROM access_tokens WHERE session = s.number AND expires_at > ?))"
                       " ORDER BY s.opened_at DESC, s.number DESC",
            {now, now, now});
    if (!rows)
        return Err(rows.error());
    QList<Session> sessions;
    while (rows->next())
        sessions.append(sessionFrom(*rows));
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return sessions;
}

Result<std::optional<QByteArray>> SessionRows::sealedProviderTokens(const domain::SessionId &id)
{
    auto rows = m_database.run("SELECT sealed_provider_tokens FROM sessions WHERE id = ?", {id});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->bytes(0);
}

Result<bool> SessionRows::saveProviderTokens(const domain::SessionId &id,
    const QByteArray &sealedProviderTokens, const domain::Identity &user, base::sys_seconds now)
{
    {
        const auto saved = m_database.run(
            "UPDATE sessions SET sealed_provider_tokens = ? WHERE id = ? AND user_id = ?"
            " AND ended_at IS NULL AND ends_at > ?",
            {sealedProviderTokens, id, user.userId(), now});
        if (!saved)
            return Err(saved.error());
        if (saved->changed() == 0)
            return dropLateTokens(id, sealedProviderTokens, user, now);
    }
    if (const auto kept = keepUser(user); !kept)
        return Err(kept.error());
    return true;
}

Result<bool> SessionRows::dropLateTokens(const domain::SessionId &id,
    const QByteArray &sealedProviderTokens, const domain::Identity &user, base::sys_seconds now)
{
    oauth::NewRevocation late {
        oauth::TokensRecord::of(id), {}, user.userId(), {}, sealedProviderTokens, now};
    {
        auto rows =
            m_database.run("SELECT provider, client_id FROM sessions WHERE id = ? AND user_id = ?",
                {id, user.userId()});
        if (!rows)
            return Err(rows.error());
        if (!rows->next())
            return false;
        late.provider = rows->bytes(0);
        late.client = {rows->bytes(1)};
    }
    if (const auto queued = m_revocations.add(late); !queued)
        return Err(queued.error());
    return false;
}

Result<QList<oauth::HeldTokens>> SessionRows::heldProviderTokens(
    const domain::UserId &user, const QByteArray &provider, base::sys_seconds now)
{
    auto rows = m_database.run(
        "SELECT id, sealed_provider_tokens FROM sessions WHERE user_id = ? AND provider = ?"
        " AND ended_at IS NULL AND ends_at > ? AND sealed_provider_tokens <> x''"
        " ORDER BY number DESC LIMIT ?",
        {user, provider, now, oauth::MaxHeldTokens});
    if (!rows)
        return Err(rows.error());
    QList<oauth::HeldTokens> held;
    while (rows->next())
        held.append({oauth::TokensRecord::of(domain::SessionId {rows->bytes(0)}), rows->bytes(1)});
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return held;
}

} // namespace gatehouse::store
