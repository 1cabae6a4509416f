// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CallBody.h"

#include "base/Json.h"
#include "base/JsonScan.h"
#include "net/MediaType.h"
#include "net/Request.h"

#include <QJsonDocument>

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Levels whose members decide: of the message and of params; one more in a batch.
constexpr int DecidingLevels = 2;

net::Response fault(int status, RpcError code, const QString &message)
{
    return rpcResponse(rpcError(QJsonValue::Null, code, message), status);
}

/// Is one of \a names there in other letters only? A reader that ignores case takes it for the
/// member that decides, for which nobody has looked here.
/// \a object has no member twice, letter case ignored.
bool hasOtherSpelling(const QJsonObject &object, std::initializer_list<QStringView> names)
{
    const auto exact = std::count_if(
        names.begin(), names.end(), [&object](QStringView name) { return object.contains(name); });
    if (exact == object.size())
        return false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString folded = it.key().toCaseFolded();
        const bool decides = std::find(names.begin(), names.end(), folded) != names.end();
        if (decides && it.key() != folded)
            return true;
    }
    return false;
}

std::optional<CallBody::Entry> readEntry(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    if (hasOtherSpelling(object, {u"jsonrpc", u"id", u"method", u"params", u"result", u"error"})
        || hasOtherSpelling(object.value("params"_L1).toObject(), {u"name", u"_meta"}))
        return std::nullopt;
    auto message = readMessage(object);
    if (!message && !isRpcResponse(object))
        return std::nullopt;
    return CallBody::Entry {object, std::move(message)};
}

} // namespace

QJsonValue CallBody::id() const
{
    const RpcMessage *message = single();
    return message ? message->id : QJsonValue(QJsonValue::Null);
}

const RpcMessage *CallBody::single() const
{
    return !isBatch && entries.size() == 1 && entries.front().message ? &*entries.front().message
                                                                      : nullptr;
}

std::variant<CallBody, net::Response> readCallBody(const net::Request &request)
{
    const QList<QByteArray> types = request.headers.values("Content-Type");
    if (types.size() != 1 || !net::isMediaType(types.first(), "application/json"))
        return fault(415, RpcError::InvalidRequest, u"Send application/json."_s);
    if (base::jsonDepth(request.body) > base::MaxJsonDepth)
        return fault(400, RpcError::ParseError, u"The JSON is nested too deeply."_s);
    const auto document = QJsonDocument::fromJson(request.body);
    if (document.isNull())
        return fault(400, RpcError::ParseError, u"The body is not JSON."_s);
    CallBody body;
    body.isBatch = document.isArray();
    // JSON leaves open which of two members of a name counts, and some readers ignore case.
    if (base::hasDoubleMembers(request.body, DecidingLevels + int(body.isBatch)))
        return fault(400, RpcError::InvalidRequest, u"A member of the message stands twice."_s);
    const QJsonArray values =
        body.isBatch ? document.array() : QJsonArray {QJsonValue(document.object())};
    if (values.isEmpty() || values.size() > MaxBatch)
        return fault(400, RpcError::InvalidRequest, u"A batch has 1 to 50 messages."_s);
    for (const auto &value : values) {
        auto entry = readEntry(value);
        if (!entry)
            return fault(400, RpcError::InvalidRequest, u"Not a JSON-RPC 2.0 message."_s);
        body.entries.push_back(std::move(*entry));
    }
    return body;
}

} // namespace gatehouse::gateway
