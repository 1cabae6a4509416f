// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "gateway/CallBody.h"
#include "net/Request.h"
#include "net/Response.h"
#include "oauth/PublishedTable.h"

#include <chrono>
#include <functional>

namespace gatehouse::gateway {

/// What the stdio hub says about one request, for the worker that holds its reply.
struct StdioNews
{
    enum class Kind {
        Whole, ///< response is the whole answer; a stream that has begun just ends
        Opened, ///< a stream of events that stays open begins
        Event, ///< a message that answers nothing
        Answer, ///< the answer to a request of the POST; there may be more
        Over, ///< nothing more comes
    };

    Kind kind = Kind::Over;
    net::Response response;
    QByteArray json; ///< of an Event or Answer
    QByteArray eventId; ///< empty: it cannot be had again
    QByteArray mcpSession; ///< of an Answer to `initialize`
    int status = 200; ///< of an Answer that is not sent as an event
    std::chrono::seconds retryAfter {0}; ///< 0: not told
    bool isLast = false; ///< of an Answer: Over follows by itself
};

/// Any thread; the news arrive in their order.
using StdioTell = std::function<void(StdioNews)>;

/// One request on its way from a worker to the stdio hub. A value.
struct StdioCall
{
    quint64 reply = 0; ///< names the reply; unique in this process, never 0
    StdioTell tell;
    oauth::PublishedTable::Snapshot caller;
    net::Method method = net::Method::Post;
    CallBody body; ///< of a POST
    bool isStateless = false; ///< claims a revision without sessions
    bool acceptsEvents = false;
    QByteArrayList mcpSessions; ///< Mcp-Session-Id, as sent
    QByteArrayList versions; ///< MCP-Protocol-Version, as sent
    QByteArray lastEventId;
    std::optional<base::Secret> providerToken; ///< for Forward::ProviderToken
};

} // namespace gatehouse::gateway
