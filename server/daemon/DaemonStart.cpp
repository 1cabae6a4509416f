// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"
#include "daemon/ForwardedToken.h"
#include "daemon/ProviderBindings.h"

// What a server does before anybody is let in, and what it hands to its parts.

namespace gatehouse::daemon {

using base::Err;

/// Before anything is published of what is kept.
base::Result<void> Daemon::bindProviders()
{
    base::Result<void> bound;
    const auto durable = m_store->batch([&] {
        bound = daemon::bindProviders(providersOf(m_settings), m_sessions);
        m_auditor.write();
    });
    // Nothing is published yet, and nobody listens.
    m_published.discardStaged();
    m_events.discardStaged();
    m_auditor.discard();
    return bound ? durable : bound;
}

gateway::StdioHub &Daemon::stdioHub()
{
    if (!m_stdioHub)
        m_stdioHub = std::make_unique<gateway::StdioHub>(stdioFrom(m_settings), m_mcpSessions);
    return *m_stdioHub;
}

/// Leads from a worker to the core and back.
gateway::ProviderTokens::Ask Daemon::tokenSource()
{
    using gateway::ProviderTokens;
    using routes::ProviderRefresh;
    return [this](const domain::Session &session, domain::Trust trust,
               std::function<void(ProviderTokens::Result)> answer) {
        m_queue.enqueue([this, session, trust, answer = std::move(answer)] {
            m_refreshes->renew(
                session, &m_queue,
                [answer](
                    const ProviderRefresh::Outcome &outcome) { answer(forwardedToken(outcome)); },
                trust);
        });
    };
}

base::Result<void> Daemon::publishLiveTokens()
{
    auto live = m_store->liveAccessTokens(m_clock.now());
    if (!live)
        return Err(live.error());
    for (const auto &[token, record] : *live)
        m_published.stageToken(token, record);
    const auto tokens = m_personalTokens.publish();
    m_published.applyStaged();
    return tokens;
}

gateway::Gauges Daemon::gauges() const
{
    const net::FrontCounters &front = m_server->counters();
    return {.connections = front.connections,
        .streams = m_limits->streams(),
        .tokens = m_published.size(),
        .rejected = front.rejected,
        .timedOut = front.timedOut,
        .stepsDropped = m_stepBuffer.dropped()};
}

} // namespace gatehouse::daemon
