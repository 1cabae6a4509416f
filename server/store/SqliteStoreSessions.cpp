// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteStore.h"

// The verbs about sessions and their tokens.

namespace gatehouse::store {

using base::Digest;
using base::Err;
using base::Result;
using base::sys_seconds;

Result<void> SqliteStore::openSession(const domain::Session &session,
    const QByteArray &sealedProviderTokens, const Digest &code, const oauth::NewTokens &tokens)
{
    return write<void>([&]() -> Result<void> {
        const auto number = open({session, sealedProviderTokens, tokens});
        if (!number)
            return Err(number.error());
        return m_sessions.nameCode(code, *number);
    });
}

Result<std::optional<oauth::AccessRecord>> SqliteStore::access(const Digest &token, sys_seconds now)
{
    return m_access.find(token, now);
}

Result<QList<std::pair<Digest, oauth::AccessRecord>>> SqliteStore::liveAccessTokens(sys_seconds now)
{
    return m_access.live(now);
}

Result<std::optional<domain::Session>> SqliteStore::sessionOfAccess(const Digest &token)
{
    return m_access.sessionOf(token);
}

Result<std::optional<oauth::RefreshRecord>> SqliteStore::refresh(const Digest &token)
{
    return m_refresh.find(token);
}

Result<oauth::RotateOutcome> SqliteStore::rotateRefresh(const oauth::Rotation &rotation)
{
    return writeApart<oauth::RotateOutcome>([&] { return m_refresh.rotate(rotation); });
}

Result<bool> SqliteStore::endAccess(const Digest &token)
{
    return write<bool>([&] { return m_access.end(token); });
}

Result<bool> SqliteStore::endSession(
    const domain::SessionId &id, domain::EndReason reason, sys_seconds now)
{
    return write<bool>([&] { return m_sessions.end(id, reason, now); });
}

Result<QList<domain::SessionId>> SqliteStore::endSessions(
    const oauth::WhichSessions &which, domain::EndReason reason, sys_seconds now)
{
    return write<QList<domain::SessionId>>([&]() -> Result<QList<domain::SessionId>> {
        if (const auto forgotten = m_codeRows.forgetUnused(which, now); !forgotten)
            return Err(forgotten.error());
        return m_sessions.endAll(which, reason, now);
    });
}

Result<QList<domain::SessionId>> SqliteStore::endExpiredSessions(sys_seconds now, int limit)
{
    return write<QList<domain::SessionId>>([&] { return m_sessions.endExpired(now, limit); });
}

Result<std::optional<domain::Session>> SqliteStore::findSession(const domain::SessionId &id)
{
    return m_sessions.find(id);
}

Result<bool> SqliteStore::knowsPerson(const domain::UserId &user)
{
    return m_sessions.knows(user);
}

Result<QList<domain::Session>> SqliteStore::sessions(sys_seconds now)
{
    return m_sessions.list(now);
}

Result<std::optional<QByteArray>> SqliteStore::sealedProviderTokens(const domain::SessionId &id)
{
    return m_sessions.sealedProviderTokens(id);
}

Result<bool> SqliteStore::saveProviderTokens(const domain::SessionId &id,
    const QByteArray &sealedProviderTokens, const domain::Identity &user, sys_seconds now)
{
    return write<bool>(
        [&] { return m_sessions.saveProviderTokens(id, sealedProviderTokens, user, now); });
}

Result<QList<oauth::HeldTokens>> SqliteStore::heldProviderTokens(
    const domain::UserId &user, const QByteArray &provider, sys_seconds now)
{
    if (const auto settled = m_codes.settle(); !settled)
        return Err(settled.error());
    auto codes = m_codeRows.heldProviderTokens(user, provider, now);
    if (!codes)
        return codes;
    const auto sessions = m_sessions.heldProviderTokens(user, provider, now);
    if (!sessions)
        return sessions;
    return *codes + *sessions;
}

} // namespace gatehouse::store
