// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SqlValue.h"

#include <initializer_list>

struct sqlite3;
struct sqlite3_stmt;

namespace gatehouse::store {

/// One prepared statement of a connection that Qt has opened. Qt's own query builds a description
/// of every column each time it runs, which takes longer than most of our statements do.
class Statement
{
public:
    /// \a sql on \a connection, which outlives it; isPrepared() tells whether it is understood.
    Statement(sqlite3 *connection, const char *sql);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    bool isPrepared() const { return m_statement != nullptr; }
    /// Binds \a values and goes to the first row. False: the connection says why.
    bool run(std::initializer_list<SqlValue> values);
    /// Ends the run: gives up its locks and forgets what was bound.
    void finish();

    /// Goes to the next row, the first time to the first; false at the end and on an error.
    bool next();
    bool hasFailed() const;
    /// How many rows the run inserted, updated or deleted.
    int changed() const { return m_changed; }
    /// The number of the row that the run inserted.
    qint64 inserted() const;

    /// Until the next step.
    QByteArrayView view(int column) const;
    QByteArray bytes(int column) const;
    QString text(int column) const;
    qint64 number(int column) const;
    bool isNull(int column) const;

private:
    void step();

    sqlite3 *const m_connection;
    sqlite3_stmt *m_statement = nullptr;
    int m_code = 0; ///< of the last step
    int m_changed = 0;
    bool m_isAtFirst = false; ///< run() went there, next() has not been asked yet
};

} // namespace gatehouse::store
