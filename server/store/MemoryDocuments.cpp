// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientMetadataDocument.h"
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using base::Digest;
using base::Err;
using base::Result;
using base::sys_seconds;

Result<void> MemoryStore::saveDocumentClient(const domain::Client &client)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.clients.find(client.id);
    if (kept == m_state.clients.end()) {
        m_state.clients[client.id] = {client, std::nullopt, client.issuedAt};
        evictUnusedDocuments(client.id);
    } else if (kept->second.client.kind == client.kind) {
        const domain::Client &before = kept->second.client;
        if (!oauth::looksTheSame(before, client))
            endApproval(client.id);
        const auto accessTtl = before.accessTtl; // what people have decided stays
        kept->second = {client, std::nullopt, client.issuedAt};
        kept->second.client.accessTtl = accessTtl;
    }
    return {};
}

void MemoryStore::evictUnusedDocuments(const domain::ClientId &newest)
{
    std::vector<std::pair<sys_seconds, domain::ClientId>> kept;
    for (const auto &[id, entry] : m_state.clients) {
        if (entry.client.kind == domain::ClientKind::Document && id != newest)
            kept.emplace_back(entry.registeredAt, id);
    }
    if (kept.size() < std::size_t(oauth::MaxUnusedDocuments))
        return;
    std::erase_if(kept, [this](const auto &entry) {
        const bool isRemembered = std::any_of(m_state.consents.cbegin(), m_state.consents.cend(),
            [&entry](const auto &consent) { return consent.first.clientId == entry.second; });
        return isRemembered || !isUnused(m_state.clients.at(entry.second));
    });
    std::sort(kept.begin(), kept.end());
    for (std::size_t i = 0; i + oauth::MaxUnusedDocuments - 1 < kept.size(); ++i)
        m_state.clients.erase(kept[i].second);
}

Result<bool> MemoryStore::useAssertion(const Digest &assertion, sys_seconds until)
{
    if (const auto broken = fault())
        return Err(*broken);
    return m_state.assertions.emplace(assertion, until).second;
}

Result<void> MemoryStore::releaseAssertion(const Digest &assertion)
{
    if (const auto broken = fault())
        return Err(*broken);
    m_state.assertions.erase(assertion);
    return {};
}

} // namespace gatehouse::store
