// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The access and refresh tokens of the sessions. Inside its caller's transaction.
class TokenRows
{
public:
    /// \a database and \a sessions are kept by reference.
    TokenRows(SqliteDatabase &database, SessionRows &sessions)
        : m_database(database)
        , m_sessions(sessions)
    { }

    /// The first tokens of a session that has just been opened.
    base::Result<void> addFirst(qint64 session, const oauth::NewTokens &tokens);
    base::Result<std::optional<oauth::AccessRecord>> access(
        const base::Digest &token, base::sys_seconds now);
    base::Result<QList<std::pair<base::Digest, oauth::AccessRecord>>> live(base::sys_seconds now);
    base::Result<std::optional<domain::Session>> sessionOfAccess(const base::Digest &token);
    base::Result<std::optional<oauth::RefreshRecord>> refresh(const base::Digest &token);
    base::Result<oauth::RotateOutcome> rotate(const oauth::Rotation &rotation);
    base::Result<bool> endAccess(const base::Digest &token);

private:
    /// A refresh token with its place in the chain.
    struct Link
    {
        domain::Session session;
        oauth::RefreshPlace place;
        base::sys_seconds expiresAt {};
        std::optional<base::sys_seconds> usedAt;
        base::sys_seconds issuedAt {};
        QByteArray sealedProviderTokens;
    };

    base::Result<std::optional<Link>> find(const base::Digest &token);
    base::Result<bool> use(const oauth::RefreshPlace &place, const oauth::Rotation &rotation);
    base::Result<void> addNext(const oauth::RefreshPlace &place, const oauth::Rotation &rotation);
    base::Result<oauth::RotateOutcome> repeat(const Link &used, const oauth::Rotation &rotation);
    base::Result<std::optional<QByteArray>> repeatableAnswer(
        const Link &used, const oauth::Rotation &rotation);
    base::Result<void> dropOldAccess(const oauth::RefreshPlace &place);

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
};

} // namespace gatehouse::store
