// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SqliteDatabase.h"

#include <optional>

namespace gatehouse::store {

/// Reads a session from the first columns of the view open_sessions, whose own number is column 0.
domain::Session sessionFrom(const Rows &rows);
/// How many columns that view has: what a statement selects besides comes after.
constexpr int SessionColumns = 15;

/// The sessions table and the users it names. Inside its caller's transaction.
class SessionRows
{
public:
    /// \a database is kept by reference.
    explicit SessionRows(SqliteDatabase &database)
        : m_database(database)
    { }

    /// Keeps the session and what its provider says of the user now; returns the session's number.
    base::Result<qint64> open(
        const domain::Session &session, const QByteArray &sealedProviderTokens);
    base::Result<void> nameCode(const base::Digest &code, qint64 session);

    /// Ends a session that lives at \a now, with all its tokens; false when there is none.
    base::Result<bool> end(
        const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now);
    /// Removes the tokens of \a session; how many pairs there were.
    base::Result<int> dropTokens(qint64 session);

    base::Result<QList<domain::Session>> list(base::sys_seconds now);
    base::Result<QList<domain::SessionId>> ofClient(
        const domain::ClientId &client, base::sys_seconds now);
    base::Result<std::optional<QByteArray>> sealedProviderTokens(const domain::SessionId &id);
    base::Result<bool> saveProviderTokens(const domain::SessionId &id,
        const QByteArray &sealedProviderTokens, const domain::Identity &user,
        base::sys_seconds now);
    base::Result<QList<oauth::HeldTokens>> heldProviderTokens(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now);

private:
    base::Result<void> keepUser(const domain::Identity &user);

    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
