// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/PublishedTable.h"

#include "oauth/StoreRecords.h"

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

void PublishedTable::remove(const base::Digest &token)
{
    Shard &place = shard(token);
    const std::unique_lock lock(place.mutex);
    const auto existing = place.tokens.find(token);
    if (existing == place.tokens.end())
        return;
    const auto session = m_bySession.find(existing->second->session.id);
    if (session != m_bySession.end() && std::erase(session->second, token) > 0
        && session->second.empty())
        m_bySession.erase(session);
    place.tokens.erase(existing);
}

void PublishedTable::add(const base::Digest &token, const Snapshot &snapshot)
{
    remove(token);
    std::vector<base::Digest> &siblings = m_bySession[snapshot->session.id];
    siblings.push_back(token);
    {
        Shard &place = shard(token);
        const std::unique_lock lock(place.mutex);
        place.tokens.emplace(token, snapshot);
    }
    if (siblings.size() > std::size_t(maxAccessTokensOf(snapshot->session))) {
        const base::Digest oldest = siblings.front();
        remove(oldest);
    }
}

std::vector<domain::SessionId> PublishedTable::applyStaged()
{
    for (const Change &change : m_staged) {
        if (change.snapshot)
            add(change.token, change.snapshot);
        else
            remove(change.token);
    }
    for (const domain::SessionId &session : m_endedSessions) {
        const auto found = m_bySession.find(session);
        if (found == m_bySession.end())
            continue;
        const std::vector<base::Digest> tokens(found->second.begin(), found->second.end());
        for (const base::Digest &token : tokens)
            remove(token);
    }
    std::vector<domain::SessionId> ended = std::exchange(m_endedSessions, {});
    discardStaged();
    return ended;
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
        remove(token);
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
