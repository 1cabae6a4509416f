// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ProviderRevocation.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The queue of what providers must be told. Inside its caller's transaction.
class RevocationRows
{
public:
    /// \a database is kept by reference.
    explicit RevocationRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<void> add(const oauth::NewRevocation &revocation);
    /// Moves the provider's tokens of the session of that number here, if it has some.
    base::Result<void> takeFromSession(qint64 session, base::sys_seconds now);

    base::Result<QList<oauth::DueRevocation>> due(base::sys_seconds now, int limit);
    base::Result<std::optional<base::sys_seconds>> nextAt();
    base::Result<void> settle(qint64 number, oauth::RevocationOutcome outcome, const QString &words,
        base::sys_seconds now);
    base::Result<void> postpone(qint64 number, base::sys_seconds nextAt, const QString &words);
    base::Result<QList<oauth::RevocationStatus>> list(int limit);

private:
    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
