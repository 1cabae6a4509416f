// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/JsonRpc.h"
#include "net/Request.h"

#include <optional>

namespace gatehouse::gateway {

/// Why a request of revision 2026-07-28 is refused before it is dispatched; always with status 400.
struct HeaderFault
{
    RpcError code = RpcError::HeaderMismatch;
    QString message;
    QJsonValue data = QJsonValue::Undefined;
};

/// Does \a message claim a stateless revision: by the protocol version in its envelope
/// (`params._meta`) or, with none there, by the MCP-Protocol-Version field?
bool claimsStateless(const net::Request &request, const RpcMessage &message);

/// Which stateless revisions may pass: ours, or any, when a server behind the door judges them.
enum class Versions { Served, Any };

/// MCP 2026-07-28, Streamable HTTP: MCP-Protocol-Version, Mcp-Method and Mcp-Name must say what the
/// body says. What is done is decided on the body alone; this only refuses a contradiction.
/// Nothing: it may pass.
std::optional<HeaderFault> checkStatelessHeaders(
    const net::Request &request, const RpcMessage &message, Versions versions);

} // namespace gatehouse::gateway
