// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ClientRows.h"

#include "oauth/ClientIdUrl.h"
#include "oauth/ClientMetadataDocument.h"
#include "oauth/Store.h"
#include "store/TextLists.h"
#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using domain::Client;
using domain::ClientKind;
using domain::ClientStanding;

namespace {

SqlValue orNull(const std::optional<base::Digest> &digest)
{
    return digest ? SqlValue(*digest) : SqlValue::Null();
}

SqlValue ttlColumn(std::optional<base::seconds> ttl)
{
    return ttl ? SqlValue(qint64(ttl->count())) : SqlValue::Null();
}

/// Of the columns id, kind, name, redirect_uris, auth_method, secret_digest, client_uri, scope,
/// issued_at, management_digest, standing, access_ttl, or_none, jwks, jwks_uri, assertion_alg.
Client clientFrom(const Rows &row)
{
    Client client;
    client.id = {row.bytes(0)};
    client.standing = standingFrom(row.text(10));
    if (row.isNull(1)) { // only a decision about it is kept
        if (oauth::isUrlId(client.id.value))
            client.kind = ClientKind::Document;
        return client;
    }
    client.kind = clientKindFrom(row.text(1));
    client.name = row.text(2);
    client.redirectUris = byteListFrom(row.text(3));
    client.authMethod = authMethodFrom(row.text(4));
    if (!row.isNull(5))
        client.secretDigest = row.digest(5);
    client.clientUri = row.bytes(6);
    client.scope = row.bytes(7);
    client.issuedAt = row.time(8);
    if (!row.isNull(9))
        client.managementDigest = row.digest(9);
    if (!row.isNull(11))
        client.accessTtl = base::seconds(row.number(11));
    client.orNone = row.flag(12);
    client.jwks = row.bytes(13);
    client.jwksUri = row.bytes(14);
    client.assertionAlg = row.bytes(15);
    return client;
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
        " client_uri, scope, issued_at, metadata, registered_at, management_digest, access_ttl)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {client.id, wordFor(client.kind), client.name, toColumn(client.redirectUris),
            wordFor(client.authMethod), orNull(client.secretDigest), client.clientUri, client.scope,
            client.issuedAt, metadata, client.issuedAt, orNull(client.managementDigest),
            ttlColumn(client.accessTtl)});
    if (!kept)
        return Err(kept.error());
    return {};
}

/// A no to the client stays; a yes was one to this name and these addresses.
Result<void> ClientRows::saveDocument(const Client &client)
{
    const auto known = find(client.id);
    if (!known)
        return Err(known.error());
    if (*known && (*known)->kind == ClientKind::Document && !oauth::looksTheSame(**known, client)) {
        if (auto ended = endApproval(client.id); !ended)
            return ended;
    }
    forgetFound(); // also what was found just now
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
    return *known ? Result<void>() : evictUnusedDocuments(client.id);
}

Result<bool> ClientRows::isKept(const domain::ClientId &id)
{
    auto rows = m_database.run("SELECT 1 FROM clients WHERE id = ?", {id});
    if (!rows)
        return Err(rows.error());
    return rows->next();
}

Result<void> ClientRows::evictUnusedDocuments(const domain::ClientId &newest)
{
    const auto kept = count(ClientKind::Document);
    if (!kept)
        return Err(kept.error());
    if (*kept <= oauth::MaxUnusedDocuments)
        return {};
    const auto evicted =
        m_database.run("DELETE FROM clients WHERE id IN (SELECT id FROM clients AS c"
                       " WHERE kind = 'document' AND id <> ?"
                       " AND NOT EXISTS (SELECT 1 FROM client_standings WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM sessions WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM codes WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM sign_ins WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM consents WHERE client_id = c.id)"
                       " ORDER BY registered_at DESC, id DESC LIMIT -1 OFFSET ?)",
            {newest, oauth::MaxUnusedDocuments - 1});
    if (!evicted)
        return Err(evicted.error());
    return {};
}

Result<std::optional<Client>> ClientRows::find(const domain::ClientId &id)
{
    if (const auto found = m_found.constFind(id.value); found != m_found.cend())
        return *found;
    auto rows = m_database.run(
        "SELECT id, kind, name, redirect_uris, auth_method, secret_digest, client_uri, scope,"
        " issued_at, management_digest, standing, access_ttl, or_none, jwks, jwks_uri,"
        " assertion_alg FROM clients LEFT JOIN client_standings ON client_id = id WHERE id = ?",
        {id});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    if (m_found.size() >= MaxFound)
        m_found.clear();
    return *m_found.insert(id.value, clientFrom(*rows));
}

Result<oauth::ClientsFound> ClientRows::list(const oauth::ClientsWanted &wanted)
{
    oauth::ClientsFound found;
    {
        auto counted = m_database.run(
            "SELECT count(*) FROM (SELECT id FROM clients UNION SELECT client_id"
            " FROM client_standings) AS known LEFT JOIN clients AS c ON c.id = known.id"
            " WHERE instr(lower(CAST(known.id AS TEXT)), lower(?)) > 0"
            " OR instr(lower(c.name), lower(?)) > 0",
            {QString::fromUtf8(wanted.text), QString::fromUtf8(wanted.text)});
        if (!counted)
            return Err(counted.error());
        counted->next();
        found.total = int(counted->number(0));
    }
    auto rows = m_database.run(
        "SELECT known.id, kind, name, redirect_uris, auth_method, secret_digest, client_uri, scope,"
        " issued_at, management_digest, standing, access_ttl, or_none, jwks, jwks_uri,"
        " assertion_alg FROM (SELECT id FROM clients UNION SELECT client_id FROM client_standings)"
        " AS known LEFT JOIN clients AS c ON c.id = known.id"
        " LEFT JOIN client_standings AS s ON s.client_id = known.id"
        " WHERE instr(lower(CAST(known.id AS TEXT)), lower(?)) > 0"
        " OR instr(lower(name), lower(?)) > 0"
        " ORDER BY coalesce(issued_at, 0) DESC, known.id LIMIT ? OFFSET ?",
        {QString::fromUtf8(wanted.text), QString::fromUtf8(wanted.text), wanted.limit,
            wanted.offset});
    if (!rows)
        return Err(rows.error());
    while (rows->next())
        found.clients.append(clientFrom(*rows));
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return found;
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

Result<bool> ClientRows::replace(const Client &client)
{
    const auto replaced = m_database.run(
        "UPDATE clients SET name = ?, redirect_uris = ?, auth_method = ?, secret_digest = ?,"
        " client_uri = ?, scope = ?, management_digest = ?, metadata = NULL"
        " WHERE id = ? AND kind = 'registered'",
        {client.name, toColumn(client.redirectUris), wordFor(client.authMethod),
            orNull(client.secretDigest), client.clientUri, client.scope,
            orNull(client.managementDigest), client.id});
    if (!replaced)
        return Err(replaced.error());
    if (replaced->changed() == 0)
        return false;
    if (const auto judgedAnew = endApproval(client.id); !judgedAnew)
        return Err(judgedAnew.error());
    return true;
}

/// A block stays.
Result<void> ClientRows::endApproval(const domain::ClientId &id)
{
    const auto ended = m_database.run(
        "DELETE FROM client_standings WHERE client_id = ? AND standing = 'approved'", {id});
    if (!ended)
        return Err(ended.error());
    return {};
}

Result<void> ClientRows::dropOpenSteps(const domain::ClientId &id)
{
    for (const char *sql : {"DELETE FROM sign_ins WHERE client_id = ?",
             "DELETE FROM consents WHERE client_id = ?", "DELETE FROM agents WHERE client_id = ?",
             // A redeemed one stays with its session, so that a replay is known.
             "DELETE FROM codes WHERE client_id = ? AND session IS NULL"}) {
        if (const auto dropped = m_database.run(sql, {id}); !dropped)
            return Err(dropped.error());
    }
    return {};
}

Result<bool> ClientRows::remove(const domain::ClientId &id)
{
    if (const auto dropped = dropOpenSteps(id); !dropped)
        return Err(dropped.error());
    if (const auto forgotten =
            m_database.run("DELETE FROM client_standings WHERE client_id = ?", {id});
        !forgotten)
        return Err(forgotten.error());
    const auto removed = m_database.run("DELETE FROM clients WHERE id = ?", {id});
    if (!removed)
        return Err(removed.error());
    return removed->changed() > 0;
}

Result<int> ClientRows::count(ClientKind kind)
{
    auto rows = m_database.run("SELECT count(*) FROM clients WHERE kind = ?", {wordFor(kind)});
    if (!rows)
        return Err(rows.error());
    rows->next();
    return int(rows->number(0));
}

Result<bool> ClientRows::evictUnused(int most, const domain::ClientId &newest)
{
    const auto kept = count(ClientKind::Registered);
    if (!kept)
        return Err(kept.error());
    const int tooMany = *kept - most;
    if (tooMany <= 0)
        return true;
    const auto evicted =
        m_database.run("DELETE FROM clients WHERE id IN (SELECT id FROM clients AS c"
                       " WHERE kind = 'registered' AND id <> ?"
                       " AND NOT EXISTS (SELECT 1 FROM client_standings WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM agents WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM sessions WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM codes WHERE client_id = c.id)"
                       " AND NOT EXISTS (SELECT 1 FROM sign_ins WHERE client_id = c.id)"
                       " ORDER BY registered_at, id LIMIT ?)",
            {newest, tooMany});
    if (!evicted)
        return Err(evicted.error());
    return evicted->changed() == tooMany;
}

Result<void> ClientRows::setStanding(
    const domain::ClientId &id, ClientStanding standing, base::sys_seconds now)
{
    if (standing == ClientStanding::Undecided) {
        const auto undone =
            m_database.run("DELETE FROM client_standings WHERE client_id = ?", {id});
        if (!undone)
            return Err(undone.error());
        return {};
    }
    const auto decided =
        m_database.run("INSERT OR REPLACE INTO client_standings (client_id, standing, decided_at)"
                       " VALUES (?, ?, ?)",
            {id, wordFor(standing), now});
    if (!decided)
        return Err(decided.error());
    if (standing == ClientStanding::Blocked)
        return dropOpenSteps(id);
    return {};
}

Result<ClientStanding> ClientRows::standing(const domain::ClientId &id)
{
    auto rows = m_database.run("SELECT standing FROM client_standings WHERE client_id = ?", {id});
    if (!rows)
        return Err(rows.error());
    return rows->next() ? standingFrom(rows->text(0)) : ClientStanding::Undecided;
}

} // namespace gatehouse::store
