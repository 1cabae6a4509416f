// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteDatabase.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <array>
#include <atomic>
#include <sqlite3.h>

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

/// Before the first connection: no connection is used by two threads, and nobody asks how much
/// memory SQLite has, for which it would take a lock at every allocation
/// (https://www.sqlite.org/c3ref/c_config_covering_index_scan.html). What it refuses it does as
/// before.
void tune()
{
    [[maybe_unused]] static const bool done = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK
        && sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
}

QString nextConnectionName()
{
    static std::atomic<int> count {0};
    return u"gatehouse-store-%1"_s.arg(++count);
}

/// https://www.sqlite.org/rescode.html; the low byte is the primary code.
ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::Unavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorKind::Corrupt;
    case SQLITE_CONSTRAINT:
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
    tune();
    if (!m_connection.open()) {
        const QSqlError error = m_connection.lastError();
        return Err(Error {kindOf(error.nativeErrorCode().toInt()),
            u"The database %1 cannot be opened: %2."_s.arg(m_path, error.databaseText())});
    }
    if (auto taken = takeHandle(); !taken)
        return taken;

    // What must be durable is flushed by store/Flusher.h.
    constexpr std::array Settings {"PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON",
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

void SqliteDatabase::setLogWatch(LogWatch watch)
{
    Q_ASSERT(m_handle && watch);
    m_logWatch = std::move(watch);
    sqlite3_wal_hook(
        m_handle,
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<SqliteDatabase *>(self)->m_logWatch(pages);
            return SQLITE_OK;
        },
        this);
}

/// Qt's driver may have an SQLite of its own inside; two of them must not work on one connection.
Result<void> SqliteDatabase::takeHandle()
{
    const QVariant handle = m_connection.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") == 0)
        m_handle = *static_cast<sqlite3 *const *>(handle.data());
    QSqlQuery theirs(u"SELECT sqlite_source_id()"_s, m_connection);
    if (!m_handle || !theirs.next()
        || theirs.value(0).toString() != QLatin1String(sqlite3_sourceid()))
        return Err(Error {ErrorKind::Invalid,
            u"Qt's SQLite driver is built with another SQLite than this program; install Qt and Gatehouse from one source."_s});
    // Otherwise a statement is compiled anew each time a value is bound that a partial index is
    // about.
    (void)sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    return {};
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
    if (!(*statement)->run(values)) {
        const auto failed = failure();
        (*statement)->finish();
        return failed;
    }
    return Rows(**statement, *this);
}

Result<void> Rows::complete() const
{
    if (m_statement->hasFailed())
        return m_database.failure();
    return {};
}

Result<void> SqliteDatabase::runOnce(const QString &sql)
{
    if (sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure();
    return {};
}

Result<Statement *> SqliteDatabase::prepared(const char *sql)
{
    std::unique_ptr<Statement> &statement = m_statements[sql];
    if (!statement)
        statement = std::make_unique<Statement>(m_handle, sql);
    if (statement->isPrepared())
        return statement.get();
    const auto failed = failure();
    m_statements.erase(sql);
    return failed;
}

Err<Error> SqliteDatabase::failure() const
{
    return Err(Error {kindOf(sqlite3_extended_errcode(m_handle)),
        u"The database %1 failed: %2."_s.arg(m_path, QString::fromUtf8(sqlite3_errmsg(m_handle)))});
}

} // namespace gatehouse::store
