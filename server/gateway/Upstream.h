// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/McpServer.h"
#include "gateway/CallBody.h"
#include "net/Reply.h"
#include "net/Request.h"
#include "oauth/PublishedTable.h"

#include <memory>

namespace gatehouse::gateway {

/// A request that has passed the door: host, origin, token, audience, the rules of the server,
/// limits, and what its headers say about its body.
struct Call
{
    /// As it was sent: its headers are the client's own words, Authorization among them. Valid
    /// while the call is handed over; copy what is needed longer.
    const net::Request &request;
    /// Its messages; empty for GET and DELETE.
    const CallBody &body;
    /// Whose token it was, at this moment.
    oauth::PublishedTable::Snapshot caller;
};

/// One configured MCP server as one worker sees it: made there, called there, dropped there. What
/// workers share (children, tables of sessions) it holds by shared pointer.
class Upstream
{
public:
    Upstream() = default;
    Upstream(const Upstream &) = delete;
    Upstream &operator=(const Upstream &) = delete;
    virtual ~Upstream() = default;

    /// Answers \a call now, later or in pieces. The door counts, limits and ends answers by itself:
    /// when the client leaves, its session ends or the server stops, the reply goes, which is told
    /// by Reply::whenGone(), and what was asked upstream must then be given up.
    virtual void handle(const Call &call, net::Reply reply) = 0;

    /// An OAuth session is over: what was kept for it (children, sessions upstream, tokens) goes.
    /// Its replies have gone already. Called on every worker.
    virtual void endSession(const domain::SessionId &session) = 0;

    /// Nothing is under way, so that it may be dropped when its server has been changed or taken
    /// away. After that nothing is handed to it any more.
    virtual bool isIdle() const = 0;
};

} // namespace gatehouse::gateway
