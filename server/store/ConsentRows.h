// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ConsentMemory.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The remembered consents. Inside its caller's transaction.
class ConsentRows
{
public:
    /// \a database is kept by reference.
    explicit ConsentRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<void> remember(const oauth::ConsentKey &key, base::sys_seconds until);
    base::Result<bool> isRemembered(const oauth::ConsentKey &key, base::sys_seconds now);
    /// How many went.
    base::Result<int> forget(const std::optional<domain::ClientId> &client);

private:
    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
