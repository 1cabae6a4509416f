// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Ids.h"

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <variant>

namespace gatehouse::gateway {

/// What one session may ask of the MCP servers at a time, over all workers: requests a second,
/// requests under way, open streams; and streams in all. Any thread.
class SessionLimits : public std::enable_shared_from_this<SessionLimits>
{
public:
    using Clock = std::chrono::steady_clock;

    struct Bounds
    {
        int requestsPerSecond = 0; ///< 0: no limit
        int concurrent = 256;
        int streamsPerSession = 32;
        int streams = 5000;
    };
    enum class Kind { Request, Stream };

    /// One admitted request; gives its place back at its end.
    class Ticket;

    explicit SessionLimits(Bounds bounds)
        : m_bounds(bounds)
    { }

    struct Refusal
    {
        std::chrono::seconds retryAfter {1};
    };
    /// A burst of one second's requests is let through at once.
    std::variant<Ticket, Refusal> admit(
        const domain::SessionId &session, Kind kind, Clock::time_point now);

    /// A request turns out to ask for a stream: it takes the place of one, and is not charged
    /// again. Refused, \a ticket stays as it was.
    std::optional<Refusal> becomeStream(Ticket &ticket);

    /// Drops what has been idle for a while; returns how many sessions are left. Called now and
    /// then.
    std::size_t tidy(Clock::time_point now);
    int streams() const { return m_streams.load(std::memory_order_relaxed); }

private:
    struct Use
    {
        int requests = 0; ///< under way
        int streams = 0; ///< open
        Clock::time_point fullAt {}; ///< when the allowance for requests is whole again
    };
    struct alignas(64) Shard
    {
        std::mutex mutex;
        std::unordered_map<domain::SessionId, Use> uses; ///< guarded by mutex
    };
    static constexpr std::size_t ShardCount = 16;

    Shard &shard(const domain::SessionId &session)
    {
        return m_shards[std::hash<domain::SessionId>()(session) % ShardCount];
    }
    std::optional<Refusal> charge(Use &use, Kind kind, Clock::time_point now) const;
    void release(const domain::SessionId &session, Kind kind);

    const Bounds m_bounds;
    std::array<Shard, ShardCount> m_shards;
    std::atomic<int> m_streams {0};
};

class SessionLimits::Ticket
{
public:
    Ticket(Ticket &&) noexcept = default;
    Ticket &operator=(Ticket &&) = delete;
    Ticket(const Ticket &) = delete;
    Ticket &operator=(const Ticket &) = delete;
    ~Ticket()
    {
        if (m_limits)
            m_limits->release(m_session, m_kind);
    }

private:
    friend class SessionLimits;
    Ticket(std::shared_ptr<SessionLimits> limits, domain::SessionId session, Kind kind)
        : m_limits(std::move(limits))
        , m_session(std::move(session))
        , m_kind(kind)
    { }

    std::shared_ptr<SessionLimits> m_limits; ///< null when moved from
    domain::SessionId m_session;
    Kind m_kind;
};

} // namespace gatehouse::gateway
