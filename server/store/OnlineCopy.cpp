// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OnlineCopy.h"

#include "store/Connection.h"

#include <QFile>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int PagesPerStep = 256;

Err<Error> failure(const Connection &connection)
{
    return Err(Error {ErrorKind::Io,
        u"The database cannot be copied: %1."_s.arg(
            QString::fromUtf8(sqlite3_errmsg(connection.get())))});
}

base::Result<void> copyPages(
    const Connection &source, const Connection &copy, const std::atomic<bool> &stop)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy.get(), "main", source.get(), "main");
    if (!backup)
        return failure(copy);
    int code = SQLITE_OK;
    while (code == SQLITE_OK && !stop)
        code = sqlite3_backup_step(backup, PagesPerStep);
    sqlite3_backup_finish(backup);
    if (code == SQLITE_OK)
        return Err(Error {ErrorKind::Unavailable, u"The database was not copied to its end."_s});
    if (code != SQLITE_DONE)
        return failure(copy);
    return {};
}

/// A copy may be kept for years: where people were goes from it as it goes with a session. Whoever
/// goes on with it does not know what was handed out since. It comes with the log of its original:
/// the file alone counts once that is no longer used.
base::Result<void> makeFitToKeep(const Connection &copy)
{
    if (!execute(copy,
            "PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE;"
            " UPDATE sessions SET opened_from = x'' WHERE opened_from <> x'';"
            " UPDATE token_chains SET is_behind = 1"))
        return failure(copy);
    return {};
}

} // namespace

base::Result<void> copyDatabase(
    const QString &from, const QString &to, const std::atomic<bool> &stop)
{
    QFile place(to);
    if (!place.open(
            QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return Err(Error {
            ErrorKind::Io, u"The file %1 cannot be made: %2."_s.arg(to, place.errorString())});
    place.close();
    const Connection source = connectTo(from, SQLITE_OPEN_READONLY);
    const Connection copy = connectTo(to, SQLITE_OPEN_READWRITE);
    // One read transaction over all steps: what is written meanwhile is not in the copy, and does
    // not begin it anew. Its log is kept in memory, since nobody needs half a copy.
    if (!execute(copy, "PRAGMA journal_mode = MEMORY"))
        return failure(copy);
    if (!execute(source, "BEGIN; SELECT count(*) FROM sqlite_schema"))
        return failure(source);
    auto copied = copyPages(source, copy, stop);
    execute(source, "COMMIT");
    return copied ? makeFitToKeep(copy) : copied;
}

} // namespace gatehouse::store
