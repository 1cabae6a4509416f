// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "doctor/PublicUrl.h"

namespace gatehouse::doctor {

/// A client that exists while one check runs.
struct ProbeClient
{
    QByteArray id;
    base::Secret secret;
};

/// What checks may change, each in a durable step of its own.
struct Hooks
{
    /// A client that may act for itself at \a resource, the URL of an MCP server.
    std::function<base::Result<ProbeClient>(const QByteArray &resource)> makeAgent;
    /// Whatever is decided about clients that nobody knows, this one is let in.
    std::function<void(const QByteArray &client)> approve;
    /// The client, its sessions and its tokens are over.
    std::function<void(const QByteArray &client)> forget;
};

/// One MCP server as clients have it.
struct McpPlace
{
    QByteArray name;
    QByteArray url; ///< behind our door
    QString notAsked {}; ///< why only a person may ask it; empty: anybody may
    QByteArray behind {}; ///< its own URL; empty for a program
    QString program {}; ///< empty for one with a URL
};

/// Talks to \a place through our door as a client with a token of its own does: initialize, then
/// tools/list. A server that only people may ask is only reached.
Check mcpCheck(const Means &means, const Hooks &hooks, const McpPlace &place);

} // namespace gatehouse::doctor
