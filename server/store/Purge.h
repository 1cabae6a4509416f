// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/CodeRows.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// How long the row of an ended session is kept for people to look at, and what its provider said.
constexpr base::seconds EndedSessionLife {30 * 86400};

/// Removes what is over, a little at a time. Inside its caller's transaction.
class Purge
{
public:
    /// \a database, \a sessions and \a codes are kept by reference.
    Purge(SqliteDatabase &database, SessionRows &sessions, CodeRows &codes, base::sys_seconds now,
        int limit)
        : m_database(database)
        , m_sessions(sessions)
        , m_codes(codes)
        , m_now(now)
        , m_rowsAtOnce(limit)
        , m_limit(limit)
    { }

    base::Result<oauth::Purged> run(base::seconds unusedClientLife);

private:
    base::Result<int> remove(const char *sql, base::sys_seconds until);
    base::Result<void> forgetCodes();
    base::Result<void> forgetPeople();
    struct Over
    {
        qint64 number = 0;
        domain::SessionId id;
    };
    base::Result<QList<Over>> sessionsThatAreOver();
    base::Result<void> expireSessions();
    base::Result<void> forgetAnswers();

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
    CodeRows &m_codes;
    const base::sys_seconds m_now;
    const int m_rowsAtOnce;
    int m_limit; ///< of rows, what is left of it
    QList<domain::SessionId> m_expired;
};

} // namespace gatehouse::store
