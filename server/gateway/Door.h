// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/BuiltinServer.h"
#include "net/Reply.h"
#include "oauth/BearerCheck.h"
#include "oauth/StepBuffer.h"

#include <functional>

namespace gatehouse::gateway {

/// The door before /mcp: host, origin, token, audience, in this order, then what stands behind it.
/// One for all workers; keeps references that outlive it.
class Door
{
public:
    struct Parts
    {
        const oauth::Profile &profile;
        const oauth::PublishedTable &published;
        const BuiltinServer &builtin;
        const base::Clock &clock;
        /// The page for a browser that opens the address of an MCP server.
        std::function<net::Response(const net::Request &)> home;
        oauth::StepBuffer *steps = nullptr; ///< null: nobody keeps a timeline
    };
    explicit Door(Parts parts);

    void handle(const net::Request &request, net::Reply reply) const;

    /// The whole decision as a value.
    net::Response answer(const net::Request &request) const;

private:
    bool isHostOurs(const net::Request &request) const;
    bool isOriginAllowed(const net::Request &request) const;
    void note(const net::Request &request, const oauth::BearerVerdict &verdict) const;
    net::Response challenge(const oauth::Resource &resource, bool invalidToken) const;

    Parts m;
    bool m_loopbackOnly;
};

} // namespace gatehouse::gateway
