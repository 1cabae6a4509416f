// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteDatabase.h"

#include <QSqlError>

#include <array>
#include <atomic>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

/// How long another program's lock (a backup, a shell) is waited for; the core thread stands still
/// meanwhile.
constexpr int BusyTimeoutMilliseconds = 2000;

QString nextConnectionName()
{
    static std::atomic<int> count {0};
    return u"gatehouse-store-%1"_s.arg(++count);
}

/// https://www.sqlite.org/rescode.html; the low byte is the primary code.
ErrorKind kindOf(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return ErrorKind::Unavailable;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorKind::Corrupt;
    case 19: // SQLITE_CONSTRAINT
        return ErrorKind::Conflict;
    default:
        return ErrorKind::Io;
    }
}

} // namespace

SqliteDatabase::SqliteDatabase(const QString &path)
    : m_path(path)
    , m_connectionName(nextConnectionName())
    , m_connection(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName))
{
    m_connection.setDatabaseName(path);
    m_connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(BusyTimeoutMilliseconds));
}

SqliteDatabase::~SqliteDatabase()
{
    m_statements.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<void> SqliteDatabase::open()
{
    if (!m_connection.isValid())
        return Err(Error {
            ErrorKind::NotFound, u"Qt's SQLite driver is missing; install libqt6sql6-sqlite."_s});
    if (!m_connection.open())
        return failure(m_connection.lastError());

    constexpr std::array Settings {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
        "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -8192", "PRAGMA secure_delete = ON",
        "PRAGMA trusted_schema = OFF"};
    for (const char *setting : Settings) {
        if (const auto set = run(setting); !set)
            return Err(set.error());
    }
    {
        auto mode = run("PRAGMA journal_mode = WAL");
        if (!mode)
            return Err(mode.error());
        if (!mode->next() || mode->text(0) != u"wal")
            return Err(Error {ErrorKind::Io,
                u"The file system of %1 cannot hold a write-ahead log; put the database on a local disk."_s
                    .arg(m_path)});
    }
    return check();
}

Result<void> SqliteDatabase::check()
{
    auto rows = run("PRAGMA quick_check(1)");
    if (!rows)
        return Err(rows.error());
    if (!rows->next() || rows->text(0) != u"ok")
        return Err(Error {ErrorKind::Corrupt,
            u"The database %1 is damaged (%2); restore it from a backup."_s.arg(
                m_path, rows->text(0).simplified())});
    return {};
}

Result<Rows> SqliteDatabase::run(const char *sql, std::initializer_list<SqlValue> values)
{
    const auto statement = prepared(sql);
    if (!statement)
        return Err(statement.error());
    QSqlQuery &query = **statement;
    int position = 0;
    for (const SqlValue &value : values)
        query.bindValue(position++, value.variant());
    if (!query.exec())
        return failure(query.lastError());
    return Rows(query, *this);
}

Result<void> Rows::complete() const
{
    const QSqlError error = m_query->lastError();
    if (error.isValid())
        return m_database.failure(error);
    return {};
}

Result<void> SqliteDatabase::runOnce(const QString &sql)
{
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        return failure(query.lastError());
    return {};
}

Result<QSqlQuery *> SqliteDatabase::prepared(const char *sql)
{
    std::unique_ptr<QSqlQuery> &query = m_statements[sql];
    if (query)
        return query.get();
    query = std::make_unique<QSqlQuery>(m_connection);
    query->setForwardOnly(true);
    if (!query->prepare(QString::fromLatin1(sql))) {
        const QSqlError error = query->lastError();
        m_statements.erase(sql);
        return failure(error);
    }
    return query.get();
}

Err<Error> SqliteDatabase::failure(const QSqlError &error) const
{
    const QString reason =
        error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return Err(Error {kindOf(error), u"The database %1 failed: %2."_s.arg(m_path, reason)});
}

} // namespace gatehouse::store
