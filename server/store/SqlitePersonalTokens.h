// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/PersonalToken.h"
#include "store/SessionRows.h"
#include "store/Transactions.h"

namespace gatehouse::store {

/// oauth::PersonalTokenStore in the store's database and in its transactions. Core thread.
class SqlitePersonalTokens final : public oauth::PersonalTokenStore
{
public:
    /// All are kept by reference.
    SqlitePersonalTokens(
        SqliteDatabase &database, Transactions &transactions, SessionRows &sessions)
        : m_database(database)
        , m_transactions(transactions)
        , m_sessions(sessions)
    { }

    base::Result<void> save(const oauth::KeptPersonalToken &kept) override;
    base::Result<QList<oauth::KeptPersonalToken>> all() override;
    base::Result<bool> remove(const domain::SessionId &id) override;
    base::Result<void> addUse(
        const domain::SessionId &id, qint64 requests, base::sys_seconds at) override;
    base::Result<QList<oauth::KnownPerson>> peopleCalled(const QString &name) override;

private:
    base::Result<void> insert(const oauth::KeptPersonalToken &kept);

    SqliteDatabase &m_database;
    Transactions &m_transactions;
    SessionRows &m_sessions;
};

} // namespace gatehouse::store
