// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientDirectory.h"
#include "oauth/OwnClients.h"
#include "oauth/Sessions.h"

namespace gatehouse::oauth {

/// Makes agents (RFC 6749 4.4): confidential clients that the owner lets act for themselves, each
/// with the MCP servers and scopes it may ask for. Nobody becomes one by registering. Each call is
/// wholly done or not at all inside a batch of the core thread. Keeps references.
class Agents
{
public:
    struct Parts
    {
        const Profile &profile;
        Store &store;
        ClientDirectory &clients;
        Sessions &sessions;
        base::Random &random;
        const base::Clock &clock;
    };
    explicit Agents(Parts parts)
        : m(parts)
    { }

    /// A new client that can do nothing else. Invalid, with a sentence for the owner, when the name
    /// is empty or a right is not one there is.
    base::Result<OwnClient> create(const QString &name, const AgentRights &rights);
    /// What a confidential client of before may do as an agent from now on; the sessions it has as
    /// one end, so that nothing older is wider. NotFound or Invalid when it cannot be one.
    base::Result<void> mark(const domain::ClientId &id, const AgentRights &rights);
    /// It is an agent no longer, and its sessions as one end. False when it was none.
    base::Result<bool> unmark(const domain::ClientId &id);

private:
    base::Result<void> check(const AgentRights &rights) const;
    base::Result<void> endSessions(const domain::ClientId &id);

    const Parts m;
};

} // namespace gatehouse::oauth
