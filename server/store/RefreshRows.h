// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/AccessRows.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The refresh tokens of the sessions: of each session's the live one, the one before, and what is
/// in all of them. Inside its caller's transaction.
class RefreshRows
{
public:
    /// All are kept by reference.
    RefreshRows(SqliteDatabase &database, SessionRows &sessions, AccessRows &access)
        : m_database(database)
        , m_sessions(sessions)
        , m_access(access)
    { }

    /// The first tokens of the session of that number, which has just been opened.
    base::Result<void> addFirst(
        qint64 number, const domain::SessionId &session, const oauth::NewTokens &tokens);
    base::Result<std::optional<oauth::RefreshRecord>> find(const base::Digest &token);
    base::Result<oauth::RotateOutcome> rotate(const oauth::Rotation &rotation);

private:
    /// What is known of a refresh token that was presented.
    struct Link
    {
        domain::Session session;
        oauth::RefreshPlace place;
        bool isLive = false;
        base::sys_seconds expiresAt {}; ///< of the live one, as what follows
        base::sys_seconds issuedAt {};
        std::optional<base::sys_seconds> usedAt; ///< when the live one was handed out for it
        QByteArray answer; ///< that may be given for it again; empty: none
        QByteArray sealedProviderTokens;
        bool isBehind = false; ///< it may have been handed out after the live one, unknown here
    };

    base::Result<void> checkNew(const QByteArray &family);
    base::Result<std::optional<Link>> findLink(const base::Digest &token);
    base::Result<bool> use(const domain::SessionId &session, const oauth::RefreshPlace &place,
        const oauth::Rotation &rotation);
    base::Result<void> changeFamily(qint64 session, const oauth::Rotation &rotation);
    base::Result<void> look(const oauth::RefreshPlace &place, base::sys_seconds at);
    base::Result<oauth::RotateOutcome> repeat(const Link &used, const oauth::Rotation &rotation);

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
    AccessRows &m_access;
};

} // namespace gatehouse::store
