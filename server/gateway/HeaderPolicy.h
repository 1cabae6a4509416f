// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/McpServer.h"
#include "domain/Session.h"
#include "net/Request.h"

#include <optional>

namespace gatehouse::gateway {

/// What an upstream is told besides the body.
struct Introduction
{
    const domain::McpServer &server;
    const domain::Session &caller;
    QByteArray mcpSession; ///< the upstream's own id; empty: none
    std::optional<base::Secret> providerToken; ///< for Forward::ProviderToken
};

/// The fields of a request to an MCP server with a URL: those of an allow-list that the client sent
/// once and did not name in Connection (RFC 9110 7.6.1), the configured ones, and what Forward
/// says. The client's token, its cookies and whatever looks like ours never pass, for nothing
/// passes that is not on the list. Pure.
net::Headers upstreamHeaders(const net::Request &request, const Introduction &introduction);

/// Those fields of an upstream's answer that a client gets; Mcp-Session-Id is not among them, for
/// ids are translated. Pure.
net::Headers clientHeaders(const net::Headers &answer);

/// \a text for a header field: printable ASCII stays, everything else and `%` is percent-encoded
/// UTF-8 (RFC 3986 2.1).
QByteArray headerText(const QString &text);

} // namespace gatehouse::gateway
