// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Scopes.h"

#include <QSqlQuery>
#include <QString>

#include <utility>

namespace gatehouse::store {

class SqliteDatabase;

/// What a statement gave, row by row; closes the statement when it goes. The schema's CHECKs, which
/// are verified at every start, vouch for the form of what is read.
class Rows
{
public:
    /// \a query has been run on \a database and is lent until these rows go.
    Rows(QSqlQuery &query, const SqliteDatabase &database)
        : m_query(&query)
        , m_database(database)
    { }
    Rows(Rows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
        , m_database(other.m_database)
    { }
    Rows &operator=(Rows &&) = delete;
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }

    bool next() { return m_query->next(); }
    /// After next() has said no: whether that was the last row, or the disk.
    base::Result<void> complete() const;
    /// How many rows an INSERT, UPDATE or DELETE touched.
    int changed() const { return m_query->numRowsAffected(); }

    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    QString text(int column) const { return m_query->value(column).toString(); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    bool flag(int column) const { return number(column) != 0; }
    bool isNull(int column) const { return m_query->isNull(column); }
    base::sys_seconds time(int column) const
    {
        return base::sys_seconds(base::seconds(number(column)));
    }
    base::Digest digest(int column) const
    {
        return base::Digest::fromBytes(bytes(column)).value_or(base::Digest {});
    }
    domain::Scopes scopes(int column) const { return domain::Scopes(bytes(column).split(' ')); }

private:
    QSqlQuery *m_query;
    const SqliteDatabase &m_database;
};

} // namespace gatehouse::store
