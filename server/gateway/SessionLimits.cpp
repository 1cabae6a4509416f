// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SessionLimits.h"

namespace gatehouse::gateway {

using namespace std::chrono_literals;

namespace {

constexpr auto ForgetAfter = 60s;

} // namespace

std::variant<SessionLimits::Ticket, SessionLimits::Refusal> SessionLimits::admit(
    const domain::SessionId &session, Kind kind, Clock::time_point now)
{
    if (kind == Kind::Stream && m_streams.fetch_add(1) >= m_bounds.streams) {
        m_streams.fetch_sub(1);
        return Refusal {5s};
    }
    Shard &place = shard(session);
    const std::lock_guard lock(place.mutex);
    const auto refused = charge(place.uses[session], kind, now);
    if (!refused)
        return Ticket(shared_from_this(), session, kind);
    if (kind == Kind::Stream)
        m_streams.fetch_sub(1);
    return *refused;
}

std::optional<SessionLimits::Refusal> SessionLimits::charge(
    Use &use, Kind kind, Clock::time_point now) const
{
    const bool isStream = kind == Kind::Stream;
    if (isStream ? use.streams >= m_bounds.streamsPerSession : use.requests >= m_bounds.concurrent)
        return Refusal {1s};
    if (m_bounds.requestsPerSecond > 0) {
        // The allowance is one second long; each request takes its share of it, which grows back.
        const auto share =
            std::chrono::duration_cast<Clock::duration>(1s) / m_bounds.requestsPerSecond;
        const auto from = std::max(use.fullAt, now);
        if (from + share > now + 1s)
            return Refusal {1s};
        use.fullAt = from + share;
    }
    ++(isStream ? use.streams : use.requests);
    return std::nullopt;
}

std::optional<SessionLimits::Refusal> SessionLimits::becomeStream(Ticket &ticket)
{
    if (m_streams.fetch_add(1) >= m_bounds.streams) {
        m_streams.fetch_sub(1);
        return Refusal {5s};
    }
    Shard &place = shard(ticket.m_session);
    const std::lock_guard lock(place.mutex);
    Use &use = place.uses[ticket.m_session];
    if (use.streams >= m_bounds.streamsPerSession) {
        m_streams.fetch_sub(1);
        return Refusal {1s};
    }
    --use.requests;
    ++use.streams;
    ticket.m_kind = Kind::Stream;
    return std::nullopt;
}

void SessionLimits::release(const domain::SessionId &session, Kind kind)
{
    if (kind == Kind::Stream)
        m_streams.fetch_sub(1);
    Shard &place = shard(session);
    const std::lock_guard lock(place.mutex);
    const auto use = place.uses.find(session);
    if (use != place.uses.end())
        --(kind == Kind::Stream ? use->second.streams : use->second.requests);
}

std::size_t SessionLimits::tidy(Clock::time_point now)
{
    std::size_t left = 0;
    for (Shard &place : m_shards) {
        const std::lock_guard lock(place.mutex);
        std::erase_if(place.uses, [now](const auto &entry) {
            const Use &use = entry.second;
            return use.requests == 0 && use.streams == 0 && use.fullAt + ForgetAfter < now;
        });
        left += place.uses.size();
    }
    return left;
}

} // namespace gatehouse::gateway
