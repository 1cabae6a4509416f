// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Agent.h"
#include "store/AccessRows.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// Clients that act for themselves, and their tokens (RFC 6749 4.4). Inside its caller's
/// transaction.
class AgentRows
{
public:
    /// All are kept by reference.
    AgentRows(SqliteDatabase &database, SessionRows &sessions, AccessRows &access)
        : m_database(database)
        , m_sessions(sessions)
        , m_access(access)
    { }

    base::Result<void> save(const domain::ClientId &id, const oauth::AgentRights &rights);
    base::Result<std::optional<oauth::AgentRights>> find(const domain::ClientId &id);
    base::Result<bool> remove(const domain::ClientId &id);

    base::Result<domain::Session> openSession(
        const domain::Session &fresh, const oauth::AgentToken &token);

private:
    struct Open
    {
        domain::Session session;
        qint64 number = 0;
    };

    base::Result<std::optional<Open>> findOpen(
        const domain::Session &fresh, base::sys_seconds until);
    base::Result<void> addToken(
        qint64 number, const domain::SessionId &session, const oauth::AgentToken &token);
    base::Result<qint64> countToken(qint64 number, const oauth::AgentToken &token);

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
    AccessRows &m_access;
};

} // namespace gatehouse::store
