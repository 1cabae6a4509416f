// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

Result<void> MemoryStore::saveAgent(const domain::ClientId &id, const oauth::AgentRights &rights)
{
    if (const auto broken = fault())
        return Err(*broken);
    m_state.agents[id] = rights;
    return {};
}

Result<std::optional<oauth::AgentRights>> MemoryStore::agent(const domain::ClientId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.agents.find(id);
    if (kept == m_state.agents.end())
        return std::nullopt;
    return kept->second;
}

Result<bool> MemoryStore::removeAgent(const domain::ClientId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    return m_state.agents.erase(id) > 0;
}

Result<domain::Session> MemoryStore::openAgentSession(
    const domain::Session &fresh, const oauth::AgentToken &token)
{
    if (const auto broken = fault())
        return Err(*broken);
    if (m_state.access.contains(token.access))
        return Err(Error {ErrorKind::Conflict, u"The token is kept already."_s});
    KeptSession *open = nullptr;
    for (auto &[id, kept] : m_state.sessions) {
        const domain::Session &session = kept.session;
        const bool fits = !kept.endedAt && session.endsAt >= token.accessExpiresAt
            && session.clientId == fresh.clientId && session.user.userId() == fresh.user.userId()
            && session.resource == fresh.resource && session.scopes == fresh.scopes;
        if (fits && (!open || kept.number > open->number))
            open = &kept;
    }
    if (!open && m_state.sessions.contains(fresh.id))
        return Err(Error {ErrorKind::Conflict, u"The session is kept already."_s});
    if (!open) {
        m_state.users[fresh.user.userId()] = fresh.user;
        KeptSession kept {fresh, {}, ++m_state.lastSession, std::nullopt, {}};
        open = &m_state.sessions.emplace(fresh.id, kept).first->second;
    }
    std::size_t generation = 0;
    for (const auto &[digest, kept] : m_state.access) {
        if (kept.session == open->session.id)
            generation = std::max(generation, kept.generation + 1);
    }
    m_state.access[token.access] = {
        open->session.id, token.scopes, token.accessExpiresAt, generation, token.issuedAt};
    dropOldAccess(open->session.id, token.access);
    return sessionOf(*open);
}

} // namespace gatehouse::store
