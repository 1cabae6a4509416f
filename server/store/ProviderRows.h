// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// What the names of the providers mean. Inside its caller's transaction.
class ProviderRows
{
public:
    /// Both are kept by reference.
    ProviderRows(SqliteDatabase &database, SessionRows &sessions)
        : m_database(database)
        , m_sessions(sessions)
    { }

    base::Result<QList<domain::SessionId>> bind(
        const oauth::ProviderBinding &binding, base::sys_seconds now);

private:
    /// Nothing: the name was not bound before.
    base::Result<std::optional<base::Digest>> meaningOf(const QByteArray &name);
    base::Result<void> keep(const oauth::ProviderBinding &binding, base::sys_seconds now);
    /// Nothing that a former provider of that name gave is left, nor a way to get it.
    base::Result<void> forgetWhatItGave(const QByteArray &name, base::sys_seconds now);
    base::Result<QList<domain::SessionId>> removePersonalTokens(const QByteArray &name);

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
};

} // namespace gatehouse::store
