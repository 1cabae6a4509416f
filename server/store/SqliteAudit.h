// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Audit.h"
#include "store/Transactions.h"

namespace gatehouse::store {

/// oauth::AuditLog in the store's database and in its transactions. Core thread.
class SqliteAudit final : public oauth::AuditLog
{
public:
    /// Both are kept by reference.
    SqliteAudit(SqliteDatabase &database, Transactions &transactions)
        : m_database(database)
        , m_transactions(transactions)
    { }

    base::Result<QList<oauth::AuditRow>> append(
        const QList<oauth::AuditEntry> &entries, base::sys_seconds now) override;
    base::Result<oauth::AuditFound> find(const oauth::AuditWanted &wanted) override;
    base::Result<QList<oauth::AuditRow>> after(qint64 number, int limit) override;
    base::Result<oauth::AuditEnds> ends() override;
    base::Result<std::optional<oauth::AuditMark>> prune(
        base::sys_seconds before, int limit) override;

private:
    base::Result<QList<oauth::AuditRow>> chain(
        const QList<oauth::AuditEntry> &entries, base::sys_seconds now);
    base::Result<void> insert(const oauth::AuditRow &row);
    base::Result<Rows> select(const oauth::AuditWanted &wanted, qint64 first, qint64 last);
    base::Result<QList<oauth::AuditRow>> read(base::Result<Rows> rows);

    SqliteDatabase &m_database;
    Transactions &m_transactions;
};

} // namespace gatehouse::store
