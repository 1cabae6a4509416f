// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/SignIn.h"
#include "store/SqliteDatabase.h"

#include <optional>

namespace gatehouse::store {

/// The sign-ins under way. Inside its caller's transaction.
class SignInRows
{
public:
    /// \a database is kept by reference.
    explicit SignInRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<void> save(const base::Digest &handle, const oauth::SignIn &signIn, int maxOpen);
    base::Result<std::optional<oauth::SignIn>> take(
        const base::Digest &handle, base::sys_seconds now);

private:
    base::Result<bool> isFull(const oauth::SignIn &signIn, int maxOpen);
    base::Result<void> makeRoom(const oauth::SignIn &signIn, int maxOpen);

    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
