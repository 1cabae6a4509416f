// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Sessions.h"

namespace gatehouse::oauth {

/// What is done to a client as a whole. Keeps references; core thread, inside a batch: what ends is
/// staged in the published table. An Error is the store's: what had been done by then holds, so try
/// again.
class ClientControl
{
public:
    ClientControl(Store &store, Sessions &sessions, const base::Clock &clock)
        : m_store(store)
        , m_sessions(sessions)
        , m_clock(clock)
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
    Sessions &m_sessions;
    const base::Clock &m_clock;
};

} // namespace gatehouse::oauth
