// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Scopes.h"
#include "store/Statement.h"

#include <QString>

#include <utility>

namespace gatehouse::store {

class SqliteDatabase;

/// What a statement gave, row by row; closes the statement when it goes. The schema's CHECKs, which
/// are verified at every start, vouch for the form of what is read.
class Rows
{
public:
    /// \a statement has been run on \a database and is lent until these rows go.
    Rows(Statement &statement, const SqliteDatabase &database)
        : m_statement(&statement)
        , m_database(database)
    { }
    Rows(Rows &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
        , m_database(other.m_database)
    { }
    Rows &operator=(Rows &&) = delete;
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    ~Rows()
    {
        if (m_statement)
            m_statement->finish();
    }

    bool next() { return m_statement->next(); }
    /// After next() has said no: whether that was the last row, or the disk.
    base::Result<void> complete() const;
    /// How many rows an INSERT, UPDATE or DELETE touched.
    int changed() const { return m_statement->changed(); }
    /// The number of the row that an INSERT has just made. Cheaper than RETURNING, for which SQLite
    /// makes a table of what is returned.
    qint64 inserted() const { return m_statement->inserted(); }

    QByteArray bytes(int column) const { return m_statement->bytes(column); }
    QString text(int column) const { return m_statement->text(column); }
    qint64 number(int column) const { return m_statement->number(column); }
    bool flag(int column) const { return number(column) != 0; }
    bool isNull(int column) const { return m_statement->isNull(column); }
    base::sys_seconds time(int column) const
    {
        return base::sys_seconds(base::seconds(number(column)));
    }
    base::Digest digest(int column) const
    {
        return base::Digest::fromBytes(m_statement->view(column)).value_or(base::Digest {});
    }
    domain::Scopes scopes(int column) const { return domain::Scopes(bytes(column).split(' ')); }

private:
    Statement *m_statement;
    const SqliteDatabase &m_database;
};

} // namespace gatehouse::store
