// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The local accounts. Inside its caller's transaction.
class AccountRows
{
public:
    /// \a database is kept by reference.
    explicit AccountRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<void> save(const oauth::LocalAccount &account);
    base::Result<std::optional<oauth::LocalAccount>> find(const QString &name);

private:
    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
