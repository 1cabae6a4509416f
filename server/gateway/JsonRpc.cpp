// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/JsonRpc.h"

#include "base/Json.h"

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

QJsonObject rpcResult(const QJsonValue &id, const QJsonObject &result)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"result"_s, result}};
}

QJsonObject rpcError(
    const QJsonValue &id, RpcError code, const QString &message, const QJsonValue &data)
{
    QJsonObject error {{u"code"_s, static_cast<int>(code)}, {u"message"_s, message}};
    if (!data.isUndefined())
        error.insert("data"_L1, data);
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id.isUndefined() ? QJsonValue::Null : id},
        {u"error"_s, error}};
}

net::Response rpcResponse(const QJsonObject &message, int status)
{
    return {.status = status, .contentType = "application/json", .body = base::toJson(message)};
}

std::optional<RpcMessage> readMessage(const QJsonObject &object)
{
    RpcMessage message {.method = object.value("method"_L1).toString(),
        .id = object.value("id"_L1),
        .params = object.value("params"_L1).toObject()};
    const bool goodId = message.id.isUndefined() || message.id.isString() || message.id.isDouble();
    const QJsonValue params = object.value("params"_L1);
    if (object.value("jsonrpc"_L1) != "2.0"_L1 || message.method.isEmpty() || !goodId
        || (!params.isUndefined() && !params.isObject()))
        return std::nullopt;
    return message;
}

bool isRpcResponse(const QJsonObject &object)
{
    return object.value("jsonrpc"_L1) == "2.0"_L1 && !object.contains("method"_L1)
        && object.contains("id"_L1)
        && (object.contains("result"_L1) || object.contains("error"_L1));
}

} // namespace gatehouse::gateway
