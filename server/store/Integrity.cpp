// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Integrity.h"

#include "store/Connection.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int StepsBetweenLooks = 10'000;

using CheckStatement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Err<Error> failure(ErrorKind kind, const Connection &connection)
{
    return Err(Error {kind, QString::fromUtf8(sqlite3_errmsg(connection.get())) + u'.'});
}

} // namespace

base::Result<void> checkIntegrity(const QString &path, const std::atomic<bool> &stop)
{
    const Connection connection = connectTo(path, SQLITE_OPEN_READONLY);
    if (sqlite3_errcode(connection.get()) != SQLITE_OK)
        return failure(ErrorKind::Io, connection);
    sqlite3_progress_handler(
        connection.get(), StepsBetweenLooks,
        [](void *wanted) { return static_cast<std::atomic<bool> *>(wanted)->load() ? 1 : 0; },
        const_cast<std::atomic<bool> *>(&stop));
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(connection.get(), "PRAGMA integrity_check(1)", -1, &prepared, nullptr)
        != SQLITE_OK)
        return failure(ErrorKind::Corrupt, connection);
    const CheckStatement statement(prepared, &sqlite3_finalize);
    const int stepped = sqlite3_step(statement.get());
    if (stepped == SQLITE_INTERRUPT)
        return Err(Error {ErrorKind::Unavailable, u"It was not read to its end."_s});
    if (stepped != SQLITE_ROW)
        return failure(ErrorKind::Corrupt, connection);
    const QString said =
        QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(prepared, 0)));
    if (said != u"ok")
        return Err(Error {ErrorKind::Corrupt, said.simplified()});
    return {};
}

} // namespace gatehouse::store
