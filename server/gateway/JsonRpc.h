// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Response.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

/// The MCP door: who may pass and what stands behind it. Owns the checks of /mcp, the revisions of
/// the protocol and the built-in server; leaves tokens to oauth and sockets to net. Everything here
/// runs on the workers and shares only what is immutable or locked.
namespace gatehouse::gateway {

/// Error codes of JSON-RPC 2.0 5.1 and of MCP.
enum class RpcError {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    InternalError = -32603, ///< also: the MCP server behind the door gave no proper answer
    Unauthorized = -32001, ///< and "session not found", as the official SDKs have it
    HeaderMismatch = -32020,
    UnsupportedVersion = -32022,
};

/// Messages in one batch; more are refused.
inline constexpr qsizetype MaxBatch = 50;

/// {"jsonrpc":"2.0","id":…,"result":…}
QJsonObject rpcResult(const QJsonValue &id, const QJsonObject &result);

/// {"jsonrpc":"2.0","id":…,"error":{…}}; \a id null when the request's is not known.
QJsonObject rpcError(const QJsonValue &id, RpcError code, const QString &message,
    const QJsonValue &data = QJsonValue::Undefined);

/// \a message as an answer with that status.
net::Response rpcResponse(const QJsonObject &message, int status = 200);

/// A request or notification of JSON-RPC 2.0, its shape checked.
struct RpcMessage
{
    QString method;
    QJsonValue id; ///< Undefined: a notification
    QJsonObject params;

    bool isNotification() const { return id.isUndefined(); }
};

/// Nothing when it is neither a request nor a notification: wrong version, an id that is neither
/// string nor number, params that are no object.
std::optional<RpcMessage> readMessage(const QJsonObject &object);

/// A response to a request of ours: accepted and ignored, since the built-in server asks nothing.
bool isRpcResponse(const QJsonObject &object);

} // namespace gatehouse::gateway
