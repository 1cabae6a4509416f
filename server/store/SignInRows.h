// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/SignIn.h"
#include "store/SqliteDatabase.h"

#include <optional>

namespace gatehouse::store {

/// The table of the sign-ins under way. Inside its caller's transaction.
class SignInRows
{
public:
    /// \a database is kept by reference.
    explicit SignInRows(SqliteDatabase &database)
        : m_database(database)
    { }

    /// Adds it, and the oldest make room.
    base::Result<void> save(const base::Digest &handle, const oauth::SignIn &signIn, int maxOpen);
    base::Result<void> add(const base::Digest &handle, const oauth::SignIn &signIn);
    base::Result<qint64> count();
    /// How many there may be; both at least 1.
    struct Most
    {
        int ofClient; ///< as unanswered as that one, or as answered
        int ofBrowser; ///< of that client, whatever they are
    };
    /// Whether there are fewer beside \a signIn.
    base::Result<bool> areFewer(const oauth::SignIn &signIn, const Most &most);
    base::Result<std::optional<oauth::SignIn>> take(
        const base::Digest &handle, base::sys_seconds now);

private:
    base::Result<void> makeRoom(const oauth::SignIn &signIn, int maxOpen);

    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
