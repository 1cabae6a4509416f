// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ClientRows.h"

#include "store/TextLists.h"
#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using domain::Client;
using domain::ClientKind;

namespace {

SqlValue ttlColumn(std::optional<base::seconds> ttl)
{
    return ttl ? SqlValue(qint64(ttl->count())) : SqlValue::Null();
}

} // namespace

Result<Client> ClientRows::registerClient(const Client &client, const base::Digest &metadata)
{
    // A confidential client's secret is shown once, so each registration is a client of its own.
    const bool shared = client.kind == ClientKind::Registered && !client.isConfidential();
    if (shared) {
        const auto known = registeredAgain(metadata, client.issuedAt);
        if (!known)
            return Err(known.error());
        if (*known)
            return **known;
    }
    if (const auto kept = keep(client, shared ? SqlValue(metadata) : SqlValue::Null()); !kept)
        return Err(kept.error());
    return client;
}

Result<std::optional<Client>> ClientRows::registeredAgain(
    const base::Digest &metadata, base::sys_seconds at)
{
    QByteArray id;
    {
        auto rows = m_database.run("UPDATE clients SET registered_at = max(registered_at, ?)"
                                   " WHERE metadata = ? RETURNING id",
            {at, metadata});
        if (!rows)
            return Err(rows.error());
        if (!rows->next())
            return std::nullopt;
        id = rows->bytes(0);
    }
    return find({id});
}

Result<void> ClientRows::keep(const Client &client, const SqlValue &metadata)
{
    const auto kept = m_database.run(
        "INSERT OR REPLACE INTO clients (id, kind, name, redirect_uris, auth_method, secret_digest,"
        " client_uri, scope, issued_at, metadata, registered_at, access_ttl)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {client.id, wordFor(client.kind), client.name, toColumn(client.redirectUris),
            wordFor(client.authMethod),
            client.secretDigest ? SqlValue(*client.secretDigest) : SqlValue::Null(),
            client.clientUri, client.scope, client.issuedAt, metadata, client.issuedAt,
            ttlColumn(client.accessTtl)});
    if (!kept)
        return Err(kept.error());
    return {};
}

/// What people have decided about the client stays as it is.
Result<void> ClientRows::saveDocument(const Client &client)
{
    const auto kept = m_database.run(
        "INSERT INTO clients (id, kind, name, redirect_uris, auth_method, client_uri, scope,"
        " issued_at, registered_at, or_none, jwks, jwks_uri, assertion_alg)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
        " redirect_uris = excluded.redirect_uris, auth_method = excluded.auth_method,"
        " client_uri = excluded.client_uri, scope = excluded.scope,"
        " issued_at = excluded.issued_at, registered_at = excluded.registered_at,"
        " or_none = excluded.or_none, jwks = excluded.jwks, jwks_uri = excluded.jwks_uri,"
        " assertion_alg = excluded.assertion_alg WHERE clients.kind = excluded.kind",
        {client.id, wordFor(client.kind), client.name, toColumn(client.redirectUris),
            wordFor(client.authMethod), client.clientUri, client.scope, client.issuedAt,
            client.issuedAt, client.orNone ? 1 : 0, client.jwks, client.jwksUri,
            client.assertionAlg});
    if (!kept)
        return Err(kept.error());
    return {};
}

Result<std::optional<Client>> ClientRows::find(const domain::ClientId &id)
{
    auto rows = m_database.run(
        "SELECT id, kind, name, redirect_uris, auth_method, secret_digest, client_uri, scope,"
        " issued_at, access_ttl, or_none, jwks, jwks_uri, assertion_alg FROM clients WHERE id = ?",
        {id});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    Client client;
    client.id = {rows->bytes(0)};
    client.kind = clientKindFrom(rows->text(1));
    client.name = rows->text(2);
    client.redirectUris = byteListFrom(rows->text(3));
    client.authMethod = authMethodFrom(rows->text(4));
    if (!rows->isNull(5))
        client.secretDigest = rows->digest(5);
    client.clientUri = rows->bytes(6);
    client.scope = rows->bytes(7);
    client.issuedAt = rows->time(8);
    if (!rows->isNull(9))
        client.accessTtl = base::seconds(rows->number(9));
    client.orNone = rows->flag(10);
    client.jwks = rows->bytes(11);
    client.jwksUri = rows->bytes(12);
    client.assertionAlg = rows->bytes(13);
    return client;
}

Result<bool> ClientRows::setAccessTtl(
    const domain::ClientId &id, std::optional<base::seconds> accessTtl)
{
    const auto set = m_database.run(
        "UPDATE clients SET access_ttl = ? WHERE id = ?", {ttlColumn(accessTtl), id});
    if (!set)
        return Err(set.error());
    return set->changed() > 0;
}

} // namespace gatehouse::store
