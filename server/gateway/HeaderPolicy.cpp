// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HeaderPolicy.h"

#include "net/FieldSyntax.h"

#include <algorithm>

namespace gatehouse::gateway {

namespace {

constexpr QByteArrayView FromClient[] = {"accept", "accept-language", "last-event-id", "mcp-method",
    "mcp-name", "mcp-protocol-version", "traceparent", "tracestate"};
constexpr QByteArrayView FromClientPrefix = "mcp-param-";
constexpr QByteArrayView ToClient[] = {
    "allow", "content-language", "mcp-protocol-version", "retry-after"};

template <std::size_t N> bool isListed(const QByteArray &name, const QByteArrayView (&lowerCase)[N])
{
    return std::any_of(std::begin(lowerCase), std::end(lowerCase),
        [&name](QByteArrayView listed) { return net::sameName(name, listed); });
}

/// One of the fields that repeat a parameter of the body (MCP 2026-07-28).
bool isParameter(QByteArrayView name)
{
    const qsizetype size = FromClientPrefix.size();
    return name.size() > size && net::sameName(name.first(size), FromClientPrefix)
        && !name.contains('_');
}

/// Every option of every Connection field, lower case.
QByteArrayList connectionOptions(const net::Headers &headers)
{
    QByteArrayList options;
    for (const QByteArray &value : headers.values("Connection")) {
        for (const QByteArray &option : value.split(','))
            options.append(option.trimmed().toLower());
    }
    return options;
}

void appendIdentity(net::Headers &headers, const domain::Session &caller)
{
    headers.append("X-Gatehouse-User", caller.user.userId().value);
    if (caller.user.emailVerified && !caller.user.email.isEmpty())
        headers.append("X-Gatehouse-Email", headerText(caller.user.email));
    if (!caller.user.name.isEmpty())
        headers.append("X-Gatehouse-Name", headerText(caller.user.name));
    headers.append("X-Gatehouse-Client", headerText(QString::fromUtf8(caller.clientId.value)));
    headers.append("X-Gatehouse-Session", caller.id.value);
}

} // namespace

QByteArray headerText(const QString &text)
{
    constexpr char Hex[] = "0123456789ABCDEF";
    QByteArray result;
    for (const char c : text.toUtf8()) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f && c != '%')
            result += c;
        else
            result.append('%').append(Hex[byte >> 4]).append(Hex[byte & 15]);
    }
    return result.trimmed();
}

net::Headers upstreamHeaders(const net::Request &request, const Introduction &introduction)
{
    net::Headers headers;
    headers.reserve(16);
    const QByteArrayList dropped = connectionOptions(request.headers);
    for (const net::Header &field : request.headers.fields()) {
        const bool isWanted = isListed(field.name, FromClient) || isParameter(field.name);
        if (isWanted && !dropped.contains(field.name.toLower()) && !headers.contains(field.name))
            headers.append(field.name, field.value);
    }
    if (request.method == net::Method::Post)
        headers.append("Content-Type", "application/json");
    // Answers are looked at, so they must be readable.
    headers.append("Accept-Encoding", "identity");
    headers.append("User-Agent", "Gatehouse/" GATEHOUSE_VERSION);
    if (!introduction.mcpSession.isEmpty())
        headers.append("Mcp-Session-Id", introduction.mcpSession);
    if (const domain::HttpTarget *target = introduction.server.http()) {
        for (const domain::NamedSecret &header : target->headers)
            headers.append(header.name, header.value.reveal());
    }
    if (introduction.server.forward == domain::Forward::Identity)
        appendIdentity(headers, introduction.caller);
    if (introduction.server.forward == domain::Forward::ProviderToken && introduction.providerToken)
        headers.append("Authorization", "Bearer " + introduction.providerToken->reveal());
    return headers;
}

net::Headers clientHeaders(const net::Headers &answer)
{
    net::Headers headers;
    const QByteArrayList dropped = connectionOptions(answer);
    for (const net::Header &field : answer.fields()) {
        const bool isWanted = isListed(field.name, ToClient);
        if (isWanted && !dropped.contains(field.name.toLower()) && !headers.contains(field.name))
            headers.append(field.name, field.value);
    }
    return headers;
}

} // namespace gatehouse::gateway
