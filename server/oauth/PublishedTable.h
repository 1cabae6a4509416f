// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"

#include <array>
#include <memory>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace gatehouse::oauth {

/// What every worker knows of the live access tokens: digest → immutable snapshot. Workers read;
/// the core thread writes, in two steps: it stages while a batch runs and applies once the batch is
/// committed, before any answer of the batch leaves, which waits for the disk as well. So nobody
/// knows a token that the disk does not, and a revoke that was answered is true for every worker.
class PublishedTable
{
public:
    using Snapshot = std::shared_ptr<const AccessRecord>;

    /// Any thread. Null when the table does not hold it: ask the core, which may know it.
    Snapshot find(const base::Digest &token) const;

    // The rest: core thread only.

    void stageToken(const base::Digest &token, const AccessRecord &record);
    void stageEndOfToken(const base::Digest &token);
    void stageEndOfSession(const domain::SessionId &session);
    /// Tells which sessions have ended by it, whether or not they had a token.
    std::vector<domain::SessionId> applyStaged();
    void discardStaged();

    /// Drops what is over; called now and then so that the table stays as small as what lives.
    void dropExpired(base::sys_seconds now);
    std::size_t size() const;

private:
    struct Change
    {
        base::Digest token;
        Snapshot snapshot; ///< null: the token ends
    };
    struct alignas(64) Shard
    {
        mutable std::shared_mutex mutex;
        std::unordered_map<base::Digest, Snapshot> tokens;
    };
    static constexpr std::size_t ShardCount = 16;

    Shard &shard(const base::Digest &token) { return m_shards[token.bytes[31] % ShardCount]; }
    const Shard &shard(const base::Digest &token) const
    {
        return m_shards[token.bytes[31] % ShardCount];
    }
    void add(const base::Digest &token, const Snapshot &snapshot);
    void remove(const base::Digest &token);

    std::array<Shard, ShardCount> m_shards;
    std::unordered_map<domain::SessionId, std::vector<base::Digest>> m_bySession; ///< oldest first
    std::vector<Change> m_staged;
    std::vector<domain::SessionId> m_endedSessions;
};

} // namespace gatehouse::oauth
