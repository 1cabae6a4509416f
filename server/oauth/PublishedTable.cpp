// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/PublishedTable.h"

#include <mutex>

namespace gatehouse::oauth {

PublishedTable::Snapshot PublishedTable::find(const base::Digest &token) const
{
    const Shard &place = shard(token);
    const std::shared_lock lock(place.mutex);
    const auto found = place.tokens.find(token);
    return found == place.tokens.end() ? nullptr : found->second;
}

void PublishedTable::stageToken(const base::Digest &token, const AccessRecord &record)
{
    m_staged.push_back({token, std::make_shared<const AccessRecord>(record)});
}

void PublishedTable::stageEndOfToken(const base::Digest &token)
{
    m_staged.push_back({token, nullptr});
}

void PublishedTable::stageEndOfSession(const domain::SessionId &session)
{
    m_endedSessions.push_back(session);
}

void PublishedTable::put(const Change &change)
{
    Shard &place = shard(change.token);
    const std::unique_lock lock(place.mutex);
    const auto existing = place.tokens.find(change.token);
    if (existing != place.tokens.end()) {
        const auto session = m_bySession.find(existing->second->session.id);
        if (session != m_bySession.end() && session->second.erase(change.token) > 0
            && session->second.empty())
            m_bySession.erase(session);
        place.tokens.erase(existing);
    }
    if (!change.snapshot)
        return;
    place.tokens.emplace(change.token, change.snapshot);
    m_bySession[change.snapshot->session.id].insert(change.token);
}

void PublishedTable::applyStaged()
{
    for (const Change &change : m_staged)
        put(change);
    for (const domain::SessionId &session : m_endedSessions) {
        const auto found = m_bySession.find(session);
        if (found == m_bySession.end())
            continue;
        const std::vector<base::Digest> tokens(found->second.begin(), found->second.end());
        for (const base::Digest &token : tokens)
            put({token, nullptr});
    }
    discardStaged();
}

void PublishedTable::discardStaged()
{
    m_staged.clear();
    m_endedSessions.clear();
}

void PublishedTable::dropExpired(base::sys_seconds now)
{
    std::vector<base::Digest> expired;
    for (const Shard &place : m_shards) {
        const std::shared_lock lock(place.mutex);
        for (const auto &[token, snapshot] : place.tokens) {
            if (snapshot->expiresAt <= now)
                expired.push_back(token);
        }
    }
    for (const base::Digest &token : expired)
        put({token, nullptr});
}

std::size_t PublishedTable::size() const
{
    std::size_t total = 0;
    for (const Shard &place : m_shards) {
        const std::shared_lock lock(place.mutex);
        total += place.tokens.size();
    }
    return total;
}

} // namespace gatehouse::oauth
