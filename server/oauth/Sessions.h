// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Events.h"
#include "oauth/PublishedTable.h"

namespace gatehouse::oauth {

/// The one way in which sessions end: one step of the store, which also queues what the provider
/// must be told; the published table staged, so that every worker refuses before the answer leaves;
/// and the news (SessionEnded) for whoever cuts streams, wakes the queue or shows a list. Inside a
/// batch of the core thread. Keeps references to all four.
class Sessions
{
public:
    Sessions(Store &store, PublishedTable &published, Events &events, const base::Clock &clock)
        : m_store(store)
        , m_published(published)
        , m_events(events)
        , m_clock(clock)
    { }

    /// False when it did not live. On an Error nothing has changed.
    base::Result<bool> end(const domain::SessionId &id, domain::EndReason reason);
    /// A person's, a client's, or everybody's, with the codes that would become such sessions;
    /// which ones have ended.
    base::Result<QList<domain::SessionId>> endAll(
        const WhichSessions &which, domain::EndReason reason);
    /// Those that nobody ended and that are over, \a limit rows at most; which ones.
    base::Result<QList<domain::SessionId>> endExpired(int limit);

    /// The settings say what that provider is. When it was another one before, that one's sessions
    /// end; which ones.
    base::Result<QList<domain::SessionId>> bindProvider(const ProviderBinding &binding);

    /// For a session that another verb of the store has ended in its own step (a replay).
    void noteEnd(const domain::SessionId &id, domain::EndReason reason);

private:
    using Ended = base::Result<QList<domain::SessionId>>;

    Ended noted(Ended ended, domain::EndReason reason);

    Store &m_store;
    PublishedTable &m_published;
    Events &m_events;
    const base::Clock &m_clock;
};

} // namespace gatehouse::oauth
