// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The assertions table (RFC 7523). Inside its caller's transaction.
class AssertionRows
{
public:
    /// \a database is kept by reference.
    explicit AssertionRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<bool> use(const base::Digest &assertion, base::sys_seconds until);
    base::Result<void> release(const base::Digest &assertion);

private:
    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
