// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/DoorWorker.h"
#include "gateway/ToolFilter.h"
#include "oauth/BearerCheck.h"
#include "oauth/StepBuffer.h"

#include <functional>
#include <variant>

namespace gatehouse::gateway {

/// The door before /mcp: path, host, origin, token, audience, the rules of the server, scopes,
/// limits and what the headers say about the body, in this order; then what stands behind it. One
/// for all workers; keeps references that outlive it.
class Door
{
public:
    struct Parts
    {
        const oauth::Profile &profile; ///< all but its resources, which belong to the core
        const oauth::PublishedTable &published;
        const base::Published<ServerSet> &servers;
        std::shared_ptr<SessionLimits> limits;
        LiveStreams &live;
        const base::Clock &clock;
        /// The page for a browser that opens the address of an MCP server.
        std::function<net::Response(const net::Request &)> home;
        oauth::StepBuffer *steps = nullptr; ///< null: nobody keeps a timeline
    };
    explicit Door(Parts parts);

    /// On a worker that has entered.
    void handle(const net::Request &request, net::Reply reply) const;
    /// What a worker keeps while it runs; see HttpServer::setCompany().
    std::shared_ptr<void> enter() const;

    /// Somebody who may ask for this of that server.
    struct Admission
    {
        std::shared_ptr<const Server> server;
        oauth::PublishedTable::Snapshot caller;
        SessionLimits::Ticket ticket;
        CallBody body;
        QByteArray tool; ///< that is called; empty: none
        bool isStanding = false; ///< asks for a stream that stays open
    };
    /// A refusal, and whose it was if that is known.
    struct Refusal
    {
        net::Response response;
        std::shared_ptr<const Server> server; ///< null before the token was good
        domain::SessionId session;
    };
    /// The whole decision as a value.
    std::variant<Admission, Refusal> decide(const net::Request &request) const;

private:
    using Verdict = std::variant<Admission, Refusal>;
    Verdict admit(const net::Request &request, const Place &place,
        oauth::PublishedTable::Snapshot caller) const;
    std::optional<net::Response> refuseCall(
        const net::Request &request, const CallerTools &tools, const CallBody &body) const;
    bool isHostOurs(const net::Request &request) const;
    bool isOriginAllowed(const net::Request &request) const;
    QByteArray challengeStart(const oauth::Resource &resource) const;
    void note(const net::Request &request, const oauth::BearerVerdict &verdict) const;
    net::Response challenge(const oauth::Resource &resource, bool invalidToken) const;
    net::Response insufficientScope(
        const oauth::Resource &resource, const domain::Scopes &held) const;

    Parts m;
    bool m_loopbackOnly;
};

} // namespace gatehouse::gateway
