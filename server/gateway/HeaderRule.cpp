// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HeaderRule.h"

#include "gateway/Revisions.h"

#include <QJsonArray>
#include <QStringDecoder>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto VersionKey = "io.modelcontextprotocol/protocolVersion"_L1;
const auto CapabilitiesKey = "io.modelcontextprotocol/clientCapabilities"_L1;

std::optional<QString> envelopeVersion(const RpcMessage &message)
{
    const QJsonValue version = message.params.value("_meta"_L1).toObject().value(VersionKey);
    return version.isString() ? std::optional(version.toString()) : std::nullopt;
}

/// A value that is not plain ASCII travels as =?base64?…?=. Nothing when that form is broken.
std::optional<QString> decodedField(const QByteArray &value)
{
    if (!value.startsWith("=?base64?") || !value.endsWith("?=") || value.size() < 11)
        return QString::fromUtf8(value);
    const auto bytes = QByteArray::fromBase64Encoding(
        value.sliced(9).chopped(2), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(*bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

/// The field of the body that Mcp-Name repeats; null for methods without one.
const char *nameSource(const QString &method)
{
    if (method == u"tools/call" || method == u"prompts/get")
        return "name";
    if (method == u"resources/read")
        return "uri";
    if (method == u"tasks/get" || method == u"tasks/update" || method == u"tasks/cancel")
        return "taskId";
    return nullptr;
}

HeaderFault mismatch(const QString &message)
{
    return {RpcError::HeaderMismatch, message};
}

std::optional<HeaderFault> checkVersion(
    const net::Request &request, const RpcMessage &message, Versions versions)
{
    const QList<QByteArray> fields = request.headers.values("MCP-Protocol-Version");
    const auto claimed = envelopeVersion(message);
    if (!claimed && !message.isNotification())
        return HeaderFault {RpcError::InvalidParams,
            u"params._meta lacks io.modelcontextprotocol/protocolVersion."_s};
    const QString version = claimed.value_or(statelessRevision());
    const bool mayBeAbsent = message.isNotification() && fields.isEmpty();
    if (!mayBeAbsent && fields.size() != 1)
        return mismatch(u"Send the MCP-Protocol-Version header once."_s);
    if (!fields.isEmpty() && QString::fromUtf8(fields.first()) != version)
        return mismatch(u"MCP-Protocol-Version is not the version in the body."_s);
    if (versions == Versions::Served && version != statelessRevision())
        return HeaderFault {RpcError::UnsupportedVersion, u"Unsupported protocol version."_s,
            QJsonObject {{u"supported"_s, QJsonArray::fromStringList(servedRevisions())},
                {u"requested"_s, version}}};
    return std::nullopt;
}

std::optional<HeaderFault> checkName(const net::Request &request, const RpcMessage &message)
{
    const char *source = nameSource(message.method);
    if (!source)
        return std::nullopt;
    const QList<QByteArray> fields = request.headers.values("Mcp-Name");
    const QJsonValue named = message.params.value(QLatin1String(source));
    if (fields.isEmpty() && message.isNotification())
        return std::nullopt;
    if (fields.size() != 1)
        return mismatch(u"Send the Mcp-Name header once with this method."_s);
    const auto decoded = decodedField(fields.first());
    if (!decoded || !named.isString() || *decoded != named.toString())
        return mismatch(u"Mcp-Name is not the name in the body."_s);
    return std::nullopt;
}

} // namespace

bool claimsStateless(const net::Request &request, const RpcMessage &message)
{
    if (const auto version = envelopeVersion(message))
        return true;
    return request.headers.value("MCP-Protocol-Version") == statelessRevision().toUtf8();
}

std::optional<HeaderFault> checkStatelessHeaders(
    const net::Request &request, const RpcMessage &message, Versions versions)
{
    if (auto fault = checkVersion(request, message, versions))
        return fault;
    const QJsonValue capabilities =
        message.params.value("_meta"_L1).toObject().value(CapabilitiesKey);
    if (!message.isNotification() && !capabilities.isObject())
        return HeaderFault {RpcError::InvalidParams,
            u"params._meta lacks io.modelcontextprotocol/clientCapabilities."_s};
    const QList<QByteArray> methods = request.headers.values("Mcp-Method");
    const bool mayBeAbsent = message.isNotification() && methods.isEmpty();
    if (!mayBeAbsent
        && (methods.size() != 1 || QString::fromUtf8(methods.first()) != message.method))
        return mismatch(u"Mcp-Method is not the method in the body."_s);
    return checkName(request, message);
}

} // namespace gatehouse::gateway
