// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The access tokens of the sessions, and what leads to the session of a token that does not name
/// it. Inside its caller's transaction.
class AccessRows
{
public:
    /// \a database is kept by reference.
    explicit AccessRows(SqliteDatabase &database)
        : m_database(database)
    { }

    /// A token and its place among those of its session.
    struct New
    {
        base::Digest digest;
        qint64 session = 0;
        qint64 number = 0; ///< the order they are issued in, from 1 on
        base::sys_seconds expiresAt {};
        base::sys_seconds issuedAt {};
        const domain::Scopes &scopes;
        int most = oauth::MaxAccessTokensPerSession; ///< at a time, with this one
    };
    /// Older ones give way to it. \a id: of its session.
    base::Result<void> add(const New &token, const domain::SessionId &id);

    base::Result<std::optional<oauth::AccessRecord>> find(
        const base::Digest &token, base::sys_seconds now);
    base::Result<QList<std::pair<base::Digest, oauth::AccessRecord>>> live(base::sys_seconds now);
    base::Result<std::optional<domain::Session>> sessionOf(const base::Digest &token);
    base::Result<bool> end(const base::Digest &token);

private:
    base::Result<std::optional<qint64>> numberOfSession(const base::Digest &token);
    base::Result<void> nameFamily(const New &token);
    base::Result<void> forgetOldestFamily(const New &token);
    base::Result<void> dropOldest(const New &token);
    base::Result<void> forgetFamily(const QByteArray &family);

    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
