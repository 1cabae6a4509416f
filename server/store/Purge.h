// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/CodeRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// How long the row of an ended session is kept for people to look at, and what its provider said.
constexpr base::seconds EndedSessionLife {30 * 86400};

/// Removes what is over, a little at a time. Inside its caller's transaction.
class Purge
{
public:
    /// \a database and \a codes are kept by reference.
    Purge(SqliteDatabase &database, CodeRows &codes, base::sys_seconds now, int limit)
        : m_database(database)
        , m_codes(codes)
        , m_now(now)
        , m_limit(limit)
    { }

    /// How many rows went or were emptied.
    base::Result<int> run(base::seconds unusedClientLife);

private:
    base::Result<int> remove(const char *sql, base::sys_seconds until);
    base::Result<void> forgetCodes();
    base::Result<void> forgetPeople();
    base::Result<void> forgetAnswers();

    SqliteDatabase &m_database;
    CodeRows &m_codes;
    const base::sys_seconds m_now;
    int m_limit; ///< of rows, what is left of it
};

} // namespace gatehouse::store
