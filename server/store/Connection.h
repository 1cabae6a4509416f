// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <sqlite3.h>

namespace gatehouse::store {

/// A connection beside the store's, for a thread of its own: SQLite keeps the two apart.
using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

/// To the database at \a path, with the \a flags of sqlite3_open_v2. sqlite3_errcode tells
/// whether it could be opened.
Connection connectTo(const QString &path, int flags);

/// Runs \a sql, of which nobody wants the rows; whether it ran.
bool execute(const Connection &connection, const char *sql);

} // namespace gatehouse::store
