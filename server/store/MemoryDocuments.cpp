// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"

namespace gatehouse::store {

using base::Digest;
using base::Err;
using base::sys_seconds;
template <typename T> using Result = base::Result<T>;

Result<void> MemoryStore::saveDocumentClient(const domain::Client &client)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.clients.find(client.id);
    if (kept == m_state.clients.end()) {
        m_state.clients[client.id] = {client, std::nullopt, client.issuedAt};
    } else if (kept->second.client.kind == client.kind) {
        const auto accessTtl = kept->second.client.accessTtl; // what people have decided stays
        kept->second = {client, std::nullopt, client.issuedAt};
        kept->second.client.accessTtl = accessTtl;
    }
    return {};
}

Result<bool> MemoryStore::useAssertion(const Digest &assertion, sys_seconds until)
{
    if (const auto broken = fault())
        return Err(*broken);
    return m_state.assertions.emplace(assertion, until).second;
}

} // namespace gatehouse::store
