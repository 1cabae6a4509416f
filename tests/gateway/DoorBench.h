// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Door.h"
#include "McpBench.h"

namespace gatehouse::test {

using namespace gateway;

inline constexpr char Token[] = "gth_at_live";
inline constexpr char ForOther[] = "gth_at_other";
inline constexpr char Expired[] = "gth_at_expired";
inline const QByteArray Initialize =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

/// A door with one live token, one of another resource, and one that is over.
struct DoorBench : McpBench
{
    explicit DoorBench(const QByteArray &issuer = "http://127.0.0.1:3000")
        : profile {.issuer = issuer, .scopes = domain::Scopes({"mcp", "a\"b"})}
    {
        serve({{.name = "one"}, {.name = "two"}});
        oauth::AccessRecord live = callerOf("one");
        live.session.resource = issuer + "/mcp";
        oauth::AccessRecord other = callerOf("two");
        other.session.resource = issuer + "/mcp/two";
        oauth::AccessRecord over = live;
        over.expiresAt = clock.now();
        published.stageToken(base::sha256(Token), live);
        published.stageToken(base::sha256(ForOther), other);
        published.stageToken(base::sha256(Expired), over);
        published.applyStaged();
    }

    net::Response knock(net::Method method, const QList<net::Header> &fields,
        const QByteArray &path = "/mcp", const QByteArray &query = {}) const
    {
        net::Request request = mcpPost(Initialize, {{"Host", "127.0.0.1:3000"}});
        for (const net::Header &field : fields)
            request.headers.append(field.name, field.value);
        request.method = method;
        request.path = path;
        request.query = query;
        return answer(request);
    }
    net::Response knockAt(
        const QByteArray &host, const QByteArray &authorization = "Bearer x") const
    {
        return answer(mcpRequest(net::Method::Post,
            {{"Host", host}, {"Authorization", authorization},
                {"Content-Type", "application/json"}},
            Initialize));
    }

    /// What the door says, or the built-in server when it lets the request in.
    net::Response answer(const net::Request &request) const
    {
        const auto verdict = door.decide(request);
        if (const auto *refusal = std::get_if<Door::Refusal>(&verdict))
            return refusal->response;
        return builtin.answer(request, *std::get<Door::Admission>(verdict).caller);
    }
    /// One more server, or another rule for one that is there.
    void serve(const QList<domain::McpServer> &configs)
    {
        std::vector<std::shared_ptr<const Server>> made;
        for (const domain::McpServer &config : configs)
            made.push_back(
                std::make_shared<const Server>(Server {config, ServerRules(config), {}}));
        servers.set(std::make_shared<const ServerSet>(profile.issuer, made));
    }

    oauth::Profile profile;
    oauth::PublishedTable published;
    base::Published<ServerSet> servers;
    std::shared_ptr<SessionLimits> limits = std::make_shared<SessionLimits>(
        SessionLimits::Bounds {.concurrent = 2, .streamsPerSession = 1});
    LiveStreams streams {[](const Traffic &) {}};
    oauth::StepBuffer steps {random};
    Door door {{.profile = profile,
        .published = published,
        .servers = servers,
        .limits = limits,
        .live = streams,
        .clock = clock,
        .home =
            [](const net::Request &) {
                return net::Response {.contentType = "text/html", .body = "home"};
            },
        .steps = &steps}};
};

inline net::Header bearer(const QByteArray &token)
{
    return {"Authorization", "Bearer " + token};
}

inline constexpr net::Method Methods[] {
    net::Method::Post, net::Method::Get, net::Method::Head, net::Method::Delete};

} // namespace gatehouse::test
