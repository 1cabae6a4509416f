// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The authorization codes (RFC 6749 4.1.2). Inside its caller's transaction.
class CodeRows
{
public:
    /// \a database and \a sessions are kept by reference.
    CodeRows(SqliteDatabase &database, SessionRows &sessions)
        : m_database(database)
        , m_sessions(sessions)
    { }

    base::Result<void> save(const base::Digest &code, const oauth::CodeRecord &record);
    /// CodeTaken when it was good; what it opens is the caller's.
    base::Result<oauth::RedeemOutcome> take(const base::Digest &code, base::sys_seconds now);

private:
    struct Kept
    {
        oauth::CodeRecord record;
        bool taken = false;
        std::optional<domain::SessionId> session;
    };

    base::Result<std::optional<Kept>> find(const base::Digest &code);
    base::Result<oauth::RedeemOutcome> replay(const Kept &kept, base::sys_seconds now);
    base::Result<void> forget(const base::Digest &code);
    base::Result<void> markTaken(const base::Digest &code, base::sys_seconds now);

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
};

} // namespace gatehouse::store
