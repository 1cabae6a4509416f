// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Events.h"
#include "oauth/PublishedTable.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// What is done to a client as a whole. Keeps references; core thread, inside a batch: what ends is
/// staged in the published table. An Error is the store's: what had been done by then holds, so try
/// again.
class ClientControl
{
public:
    ClientControl(Store &store, PublishedTable &published, const base::Clock &clock, Events &events)
        : m_store(store)
        , m_published(published)
        , m_clock(clock)
        , m_events(events)
    { }

    /// Ends every session of \a client; how many there were.
    base::Result<int> endSessions(const domain::ClientId &client);

    /// From now on the client is refused at every endpoint; its sessions, open sign-ins and codes
    /// are over. How many sessions ended. Works for a client of any kind.
    base::Result<int> block(const domain::ClientId &client);
    /// Takes a block back, or an approval: nothing is decided about the client then.
    base::Result<void> unblock(const domain::ClientId &client);
    /// The client counts as known (CLIENT_APPROVAL); a block is over.
    base::Result<void> approve(const domain::ClientId &client);

private:
    Store &m_store;
    PublishedTable &m_published;
    const base::Clock &m_clock;
    Events &m_events;
};

} // namespace gatehouse::oauth
