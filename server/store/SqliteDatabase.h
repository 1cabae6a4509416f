// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Rows.h"
#include "store/SqlValue.h"
#include "store/Statement.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <initializer_list>
#include <memory>
#include <unordered_map>

/// What must survive, on disk: oauth::Store over SQLite, and its twin in memory for tests. Owns the
/// schema, the file and its permissions; leaves the rules of the protocol that are more than one
/// atomic step to oauth. Core thread only.
namespace gatehouse::store {

/// One connection to one SQLite file, and the statements prepared on it. Prepared once per text,
/// always bound.
class SqliteDatabase
{
public:
    explicit SqliteDatabase(const QString &path);
    SqliteDatabase(const SqliteDatabase &) = delete;
    SqliteDatabase &operator=(const SqliteDatabase &) = delete;
    ~SqliteDatabase();

    /// Connects, careful (WAL, every commit whole or absent after a power cut, deleted content
    /// overwritten), and checks what is there. Durable is what store/Flusher.h has flushed.
    base::Result<void> open();

    /// Runs \a sql, a literal, with \a values for its question marks. The rows may not outlive the
    /// next run of the same text.
    base::Result<Rows> run(const char *sql, std::initializer_list<SqlValue> values = {});

    /// The same for a statement that comes from a file and runs once.
    base::Result<void> runOnce(const QString &sql);

    /// Once it is open. Hears after each commit that wrote how many pages the write-ahead log
    /// holds, and sees to it that they come into the database, which SQLite does itself when nobody
    /// hears.
    using LogWatch = std::function<void(int pages)>;
    void setLogWatch(LogWatch watch);

    const QString &path() const { return m_path; }
    /// What the connection says about the last thing that failed.
    base::Err<base::Error> failure() const;

private:
    base::Result<void> takeHandle();
    base::Result<Statement *> prepared(const char *sql);
    base::Result<void> check();

    const QString m_path;
    const QString m_connectionName;
    QSqlDatabase m_connection;
    sqlite3 *m_handle = nullptr; ///< of m_connection, once it is open
    std::unordered_map<const char *, std::unique_ptr<Statement>> m_statements; ///< by their literal
    LogWatch m_logWatch;
};

} // namespace gatehouse::store
