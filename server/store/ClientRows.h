// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SqliteDatabase.h"

#include <QHash>

#include <optional>

namespace gatehouse::store {

/// The clients table (RFC 7591, CIMD). Inside its caller's transaction.
class ClientRows
{
public:
    /// \a database is kept by reference.
    explicit ClientRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<domain::Client> registerClient(
        const domain::Client &client, const base::Digest &metadata);
    /// A new one may make others go.
    base::Result<void> saveDocument(const domain::Client &client);
    base::Result<bool> isKept(const domain::ClientId &id);
    /// Every step of a sign-in asks for its client: the last ones found are remembered.
    base::Result<std::optional<domain::Client>> find(const domain::ClientId &id);
    /// Another look at the table: a client may have changed, or a change was undone.
    void forgetFound() { m_found.clear(); }
    base::Result<oauth::ClientsFound> list(const oauth::ClientsWanted &wanted);
    base::Result<bool> setAccessTtl(
        const domain::ClientId &id, std::optional<base::seconds> accessTtl);
    base::Result<bool> replace(const domain::Client &client);
    base::Result<bool> remove(const domain::ClientId &id);
    base::Result<bool> evictUnused(int most, const domain::ClientId &newest);
    base::Result<void> setStanding(
        const domain::ClientId &id, domain::ClientStanding standing, base::sys_seconds now);
    base::Result<domain::ClientStanding> standing(const domain::ClientId &id);

private:
    static constexpr qsizetype MaxFound = 64;

    base::Result<std::optional<domain::Client>> registeredAgain(
        const base::Digest &metadata, base::sys_seconds at);
    base::Result<void> keep(const domain::Client &client, const SqlValue &metadata);
    base::Result<void> dropOpenSteps(const domain::ClientId &id);
    base::Result<void> endApproval(const domain::ClientId &id);
    base::Result<int> count(domain::ClientKind kind);
    base::Result<void> evictUnusedDocuments(const domain::ClientId &newest);

    SqliteDatabase &m_database;
    QHash<QByteArray, domain::Client> m_found; ///< by id; at most MaxFound
};

} // namespace gatehouse::store
