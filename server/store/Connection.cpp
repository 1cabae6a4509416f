// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Connection.h"

#include <QFile>

namespace gatehouse::store {

namespace {

constexpr int PatienceMilliseconds = 5000; // with whoever has a lock

} // namespace

Connection connectTo(const QString &path, int flags)
{
    sqlite3 *opened = nullptr;
    sqlite3_open_v2(QFile::encodeName(path).constData(), &opened, flags, nullptr);
    sqlite3_busy_timeout(opened, PatienceMilliseconds);
    return {opened, &sqlite3_close};
}

bool execute(const Connection &connection, const char *sql)
{
    return sqlite3_exec(connection.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

} // namespace gatehouse::store
