// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientIdUrl.h"
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using base::Digest;
using base::Err;
using base::Result;
using base::sys_seconds;
using domain::ClientStanding;

Result<domain::Client> MemoryStore::registerClient(
    const domain::Client &client, const Digest &metadata)
{
    if (const auto broken = fault())
        return Err(*broken);
    const bool shared = client.kind == domain::ClientKind::Registered && !client.isConfidential();
    if (!shared) {
        m_state.clients[client.id] = {client, std::nullopt, client.issuedAt};
        return client;
    }
    for (auto &[id, kept] : m_state.clients) {
        if (kept.metadata == metadata) {
            kept.registeredAt = std::max(kept.registeredAt, client.issuedAt);
            return withStanding(kept.client);
        }
    }
    m_state.clients[client.id] = {client, metadata, client.issuedAt};
    return client;
}

Result<std::optional<domain::Client>> MemoryStore::client(const domain::ClientId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.clients.find(id);
    if (kept == m_state.clients.end())
        return std::nullopt;
    return withStanding(kept->second.client);
}

Result<oauth::ClientsFound> MemoryStore::clients(const oauth::ClientsWanted &wanted)
{
    if (const auto broken = fault())
        return Err(*broken);
    QList<domain::Client> all;
    for (const auto &[id, kept] : m_state.clients)
        all.append(withStanding(kept.client));
    for (const auto &[id, standing] : m_state.standings) {
        const bool isUrl = oauth::isUrlId(id.value);
        if (!m_state.clients.contains(id))
            all.append(domain::Client {.id = id,
                .kind = isUrl ? domain::ClientKind::Document : domain::ClientKind::Registered,
                .standing = standing});
    }
    const QByteArray text = wanted.text.toLower();
    all.removeIf([&text](const domain::Client &client) {
        return !client.id.value.toLower().contains(text)
            && !client.name.toUtf8().toLower().contains(text);
    });
    std::sort(all.begin(), all.end(), [](const domain::Client &a, const domain::Client &b) {
        return a.issuedAt == b.issuedAt ? a.id < b.id : a.issuedAt > b.issuedAt;
    });
    return oauth::ClientsFound {all.mid(wanted.offset, wanted.limit), int(all.size())};
}

Result<bool> MemoryStore::replaceClient(const domain::Client &client)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.clients.find(client.id);
    if (found == m_state.clients.end()
        || found->second.client.kind != domain::ClientKind::Registered)
        return false;
    const domain::Client before = found->second.client;
    found->second.client = client;
    found->second.client.kind = before.kind;
    found->second.client.issuedAt = before.issuedAt;
    found->second.client.accessTtl = before.accessTtl;
    found->second.client.standing = ClientStanding::Undecided;
    found->second.metadata.reset();
    endApproval(client.id);
    return true;
}

void MemoryStore::endApproval(const domain::ClientId &id)
{
    const auto standing = m_state.standings.find(id);
    if (standing != m_state.standings.end() && standing->second == ClientStanding::Approved)
        m_state.standings.erase(standing);
}

Result<bool> MemoryStore::removeClient(const domain::ClientId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    dropOpenSteps(id);
    m_state.standings.erase(id);
    return m_state.clients.erase(id) > 0;
}

Result<bool> MemoryStore::evictUnusedClients(int most, const domain::ClientId &newest)
{
    if (const auto broken = fault())
        return Err(*broken);
    int tooMany = int(std::count_if(m_state.clients.cbegin(), m_state.clients.cend(),
                      [](const auto &entry) {
                          return entry.second.client.kind == domain::ClientKind::Registered;
                      }))
        - most;
    while (tooMany > 0) {
        auto oldest = m_state.clients.end();
        for (auto entry = m_state.clients.begin(); entry != m_state.clients.end(); ++entry) {
            if (entry->first == newest || !isUnused(entry->second)
                || entry->second.client.kind != domain::ClientKind::Registered)
                continue;
            if (oldest == m_state.clients.end()
                || entry->second.registeredAt < oldest->second.registeredAt)
                oldest = entry;
        }
        if (oldest == m_state.clients.end())
            return false;
        m_state.clients.erase(oldest);
        --tooMany;
    }
    return true;
}

Result<void> MemoryStore::setClientStanding(
    const domain::ClientId &id, ClientStanding standing, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    if (standing == ClientStanding::Undecided)
        m_state.standings.erase(id);
    else
        m_state.standings[id] = standing;
    if (standing == ClientStanding::Blocked) {
        for (const auto &[digest, kept] : m_state.codes) {
            if (!kept.taken && kept.record.clientId == id)
                queue(digest, kept.record, now);
        }
        dropOpenSteps(id);
    }
    return {};
}

Result<ClientStanding> MemoryStore::clientStanding(const domain::ClientId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.standings.find(id);
    return found == m_state.standings.end() ? ClientStanding::Undecided : found->second;
}

domain::Client MemoryStore::withStanding(domain::Client client) const
{
    const auto found = m_state.standings.find(client.id);
    client.standing = found == m_state.standings.end() ? ClientStanding::Undecided : found->second;
    return client;
}

void MemoryStore::dropOpenSteps(const domain::ClientId &id)
{
    std::erase_if(
        m_state.signIns, [&id](const KeptSignIn &open) { return open.signIn.clientId == id; });
    std::erase_if(m_state.consents, [&id](const auto &kept) { return kept.first.clientId == id; });
    m_state.agents.erase(id);
    std::erase_if(m_state.codes, [&id](const auto &entry) {
        return entry.second.record.clientId == id && !entry.second.session;
    });
}

} // namespace gatehouse::store
