// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "gateway/JsonRpc.h"
#include "gateway/McpSessionIds.h"
#include "gateway/ToolFilter.h"
#include "oauth/Store.h"

namespace gatehouse::gateway {

/// The MCP server that stands behind the door when none is configured, so that a fresh install can
/// be tried end to end. Speaks the session revisions and the stateless one. Immutable but for
/// McpSessionIds; any thread.
class BuiltinServer
{
public:
    struct Options
    {
        QString title;
        QString instructions;
    };
    BuiltinServer(Options options, McpSessionIds &sessions, const base::Clock &clock);

    /// Answers one POST, GET or DELETE of somebody who was admitted.
    net::Response answer(const net::Request &request, const oauth::AccessRecord &caller) const;

private:
    net::Response answerPost(const net::Request &request, const oauth::AccessRecord &caller) const;
    net::Response answerBatch(const net::Request &request, const oauth::AccessRecord &caller) const;
    net::Response answerMessage(const net::Request &request, const RpcMessage &message,
        const oauth::AccessRecord &caller) const;
    net::Response answerStateless(const net::Request &request, const RpcMessage &message,
        const oauth::AccessRecord &caller) const;
    net::Response initialize(const RpcMessage &message, const oauth::AccessRecord &caller) const;
    net::Response endSession(const net::Request &request, const oauth::AccessRecord &caller) const;
    /// The session of a request after `initialize`; a refusal when it is missing or unknown.
    std::optional<net::Response> refuseSession(const net::Request &request,
        const oauth::AccessRecord &caller, const QJsonValue &id, int *revision = nullptr) const;
    /// The methods both kinds of revision share; a full JSON-RPC answer.
    QJsonObject dispatch(const RpcMessage &message, const oauth::AccessRecord &caller) const;
    QJsonObject serverInfo() const;

    Options m_options;
    const ServerRules m_rules {domain::McpServer {}}; ///< none: only a caller's token has some
    McpSessionIds &m_sessions;
    const base::Clock &m_clock;
    base::sys_seconds m_startedAt;
};

} // namespace gatehouse::gateway
