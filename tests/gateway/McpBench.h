// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "gateway/BuiltinServer.h"
#include "net/Request.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"

#include <QJsonDocument>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// Somebody who was admitted: a live token of the session \a id.
inline oauth::AccessRecord callerOf(const QByteArray &id)
{
    const base::sys_seconds opened {base::seconds(1767225600)};
    domain::Session session {.id = {id},
        .user = {.issuer = "https://accounts.example",
            .subject = "subject-" + id,
            .email = u"ann@example.com"_s,
            .emailVerified = true,
            .name = u"Ann Ä"_s},
        .clientId = {"client-" + id},
        .clientName = u"Some client"_s,
        .resource = "http://127.0.0.1:3000/mcp",
        .scopes = domain::Scopes({"mcp"}),
        .provider = "oidc",
        .openedAt = opened,
        .endsAt = opened + base::seconds(86400)};
    return {.session = session,
        .scopes = domain::Scopes({"mcp"}),
        .expiresAt = opened + base::seconds(3600)};
}

inline net::Request mcpRequest(
    net::Method method, const net::Headers &headers = {}, const QByteArray &body = {})
{
    return {.method = method, .target = "/mcp", .path = "/mcp", .headers = headers, .body = body};
}

/// A POST of JSON; the fields of \a more after Content-Type.
inline net::Request mcpPost(const QByteArray &body, const QList<net::Header> &more = {})
{
    net::Headers headers {{"Content-Type", "application/json"}};
    for (const net::Header &field : more)
        headers.append(field.name, field.value);
    return mcpRequest(net::Method::Post, headers, body);
}

inline QJsonObject jsonOf(const net::Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

inline int errorCode(const net::Response &response)
{
    return jsonOf(response).value("error"_L1).toObject().value("code"_L1).toInt();
}

inline QJsonObject resultOf(const net::Response &response)
{
    return jsonOf(response).value("result"_L1).toObject();
}

/// A request of revision 2026-07-28 whose envelope is complete. \a params: the inside of the
/// object, such as "\"name\":\"echo\"".
inline QByteArray statelessBody(const QByteArray &method, const QByteArray &params = {},
    const QByteArray &version = "2026-07-28")
{
    return R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":{)" + params
        + (params.isEmpty() ? "" : ",") + R"("_meta":{"io.modelcontextprotocol/protocolVersion":")"
        + version + R"(","io.modelcontextprotocol/clientCapabilities":{}}}})";
}

/// The built-in server with nothing before it.
struct McpBench
{
    FakeClock clock;
    FakeRandom random;
    gateway::McpSessionIds sessions {{base::Secret(QByteArray(32, 'k'))}, random};
    gateway::BuiltinServer builtin {
        {.title = u"Test server"_s, .instructions = u"Be kind."_s}, sessions, clock};
    oauth::AccessRecord caller = callerOf("one");

    net::Response post(const QByteArray &body, const QList<net::Header> &more = {}) const
    {
        return builtin.answer(mcpPost(body, more), caller);
    }
    net::Response initialize(const QByteArray &version) const
    {
        return post(R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":")"
            + version + R"(","capabilities":{},"clientInfo":{"name":"t","version":"1"}}})");
    }
    /// The Mcp-Session-Id field of a new session.
    net::Header session(const QByteArray &version = "2025-11-25") const
    {
        return {"Mcp-Session-Id", initialize(version).headers.value("Mcp-Session-Id")};
    }
    net::Response stateless(const QByteArray &method, const QByteArray &params = {},
        const QList<net::Header> &more = {}) const
    {
        return post(statelessBody(method, params),
            QList<net::Header> {{"MCP-Protocol-Version", "2026-07-28"}, {"Mcp-Method", method}}
                + more);
    }
};

/// Every revision that is served, newest first.
inline const QStringList ServedRevisions {
    u"2026-07-28"_s, u"2025-11-25"_s, u"2025-06-18"_s, u"2025-03-26"_s};

inline QStringList stringsOf(const QJsonValue &list)
{
    QStringList strings;
    for (const auto &entry : list.toArray())
        strings.append(entry.toString());
    return strings;
}

} // namespace gatehouse::test
