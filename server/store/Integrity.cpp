// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Integrity.h"

#include <QFile>

#include <memory>
#include <sqlite3.h>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int StepsBetweenLooks = 10'000;
constexpr int BusyMilliseconds = 5000;

using CheckConnection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using CheckStatement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Err<Error> failure(ErrorKind kind, const CheckConnection &connection)
{
    return Err(Error {kind, QString::fromUtf8(sqlite3_errmsg(connection.get())) + u'.'});
}

} // namespace

base::Result<void> checkIntegrity(const QString &path, const std::atomic<bool> &stop)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(
        QFile::encodeName(path).constData(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const CheckConnection connection(opened, &sqlite3_close);
    if (code != SQLITE_OK)
        return failure(ErrorKind::Io, connection);
    sqlite3_busy_timeout(connection.get(), BusyMilliseconds);
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
