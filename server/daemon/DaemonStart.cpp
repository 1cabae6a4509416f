// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"
#include "daemon/ProviderBindings.h"

namespace gatehouse::daemon {

using base::Err;

/// Before anything is published of what is kept.
base::Result<void> Daemon::bindProviders()
{
    base::Result<void> bound;
    const auto durable =
        m_store->batch([&] { bound = daemon::bindProviders(providersOf(m_settings), m_sessions); });
    // Nothing is published yet, and nobody listens.
    m_published.discardStaged();
    m_events.discardStaged();
    return bound ? durable : bound;
}

base::Result<void> Daemon::publishLiveTokens()
{
    auto live = m_store->liveAccessTokens(m_clock.now());
    if (!live)
        return Err(live.error());
    for (const auto &[token, record] : *live)
        m_published.stageToken(token, record);
    m_published.applyStaged();
    return {};
}

} // namespace gatehouse::daemon
