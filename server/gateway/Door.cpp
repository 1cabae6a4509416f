// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Door.h"

#include "gateway/HeaderRule.h"
#include "net/PeerKey.h"
#include "oauth/Metadata.h"

#include <QUrl>

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isLoopbackName(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

bool isLoopbackUrl(const QByteArray &url)
{
    const QUrl parsed(QString::fromUtf8(url), QUrl::StrictMode);
    return parsed.isValid() && parsed.userInfo().isEmpty() && isLoopbackName(parsed.host());
}

/// The usual spellings, for a Host that was found well-formed: nothing to parse.
bool isPlainLoopback(QByteArrayView host)
{
    constexpr QByteArrayView Names[] = {"127.0.0.1", "localhost", "[::1]"};
    return std::any_of(std::begin(Names), std::end(Names), [host](QByteArrayView name) {
        return host.startsWith(name) && (host.size() == name.size() || host[name.size()] == ':');
    });
}

/// RFC 9110 5.6.4, for a value that stands in a challenge.
QByteArray quoted(QByteArray value)
{
    return '"' + value.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

net::Response refusal(int status, RpcError code, const QString &message)
{
    return rpcResponse(rpcError(QJsonValue::Null, code, message), status);
}

net::Response tryLater(int status, qint64 seconds, const QString &message)
{
    net::Response response = refusal(status, RpcError::InternalError, message);
    response.headers.append("Retry-After", QByteArray::number(seconds));
    return response;
}

net::Response tooMany(const SessionLimits::Refusal &limit)
{
    return tryLater(429, limit.retryAfter.count(), u"Too many requests at a time."_s);
}

} // namespace

Door::Door(Parts parts)
    : m(std::move(parts))
    , m_loopbackOnly(isLoopbackUrl(m.profile.issuer))
{ }

std::shared_ptr<void> Door::enter() const
{
    return std::make_shared<DoorWorker>(m.live, m.servers, m.clock);
}

void Door::handle(const net::Request &request, net::Reply reply) const
{
    DoorWorker *here = DoorWorker::here();
    Q_ASSERT(here);
    auto verdict = decide(request);
    if (const auto *refusal = std::get_if<Refusal>(&verdict)) {
        if (refusal->server)
            here->countRefusal({refusal->server->config.name, {}}, refusal->session, request.peer);
        return reply.send(refusal->response);
    }
    auto &admission = std::get<Admission>(verdict);
    here->watch(reply,
        {.key = {admission.server->config.name, admission.tool},
            .server = admission.server,
            .session = admission.caller->session.id,
            .endsAt = admission.caller->session.endsAt,
            .isStanding = admission.isStanding,
            .bytesIn = request.body.size(),
            .from = request.peer,
            .ticket = std::move(admission.ticket)});
    here->upstreamOf(admission.server)
        .handle({request, admission.body, admission.caller}, std::move(reply));
}

std::variant<Door::Admission, Door::Refusal> Door::decide(const net::Request &request) const
{
    const auto servers = m.servers.get();
    const Place *place = servers->find(request.path);
    if (!place)
        return Refusal {
            refusal(404, RpcError::InvalidRequest, u"There is no MCP server at this address."_s)};
    if (!isHostOurs(request))
        return Refusal {refusal(
            421, RpcError::InvalidRequest, u"This server does not answer for that host."_s)};
    if (!isOriginAllowed(request))
        return Refusal {refusal(
            403, RpcError::InvalidRequest, u"Requests from that web page are not accepted."_s)};
    const QList<QByteArray> authorization = request.headers.values("Authorization");
    if (authorization.isEmpty() && request.wantsHtml())
        return Refusal {m.home(request)};

    const auto verdict =
        oauth::checkBearer(authorization, place->resource, m.published, m.clock.now());
    note(request, verdict);
    if (std::holds_alternative<oauth::NoToken>(verdict))
        return Refusal {challenge(place->resource, false)};
    if (const auto *admitted = std::get_if<oauth::Admitted>(&verdict))
        return admit(request, *place, admitted->token);
    return Refusal {challenge(place->resource, true)};
}

/// What follows when the token is good.
Door::Verdict Door::admit(
    const net::Request &request, const Place &place, oauth::PublishedTable::Snapshot caller) const
{
    const domain::Session &session = caller->session;
    const Server &server = *place.server;
    const auto refused = [&](net::Response response) {
        return Refusal {std::move(response), place.server, session.id};
    };
    if (!server.rules.allowsCaller(session))
        return refused(refusal(403, RpcError::Unauthorized,
            u"You may not use this MCP server; ask whoever runs it."_s));
    if (!caller->scopes.containsAll(server.rules.scopes()))
        return refused(insufficientScope(place.resource, caller->scopes));
    if (m.live.isDraining())
        return refused(tryLater(503, 5, u"The server is being stopped."_s));

    // Decided on the parsed body, but counted against the limits before it is parsed.
    const bool isGet = request.method == net::Method::Get;
    auto admitted = m.limits->admit(session.id,
        isGet ? SessionLimits::Kind::Stream : SessionLimits::Kind::Request,
        SessionLimits::Clock::now());
    if (const auto *limit = std::get_if<SessionLimits::Refusal>(&admitted))
        return refused(tooMany(*limit));
    Admission admission {.server = place.server,
        .caller = std::move(caller),
        .ticket = std::move(std::get<SessionLimits::Ticket>(admitted)),
        .isStanding = isGet};
    if (request.method != net::Method::Post)
        return admission;
    auto body = readCallBody(request);
    if (auto *response = std::get_if<net::Response>(&body))
        return refused(std::move(*response));
    admission.body = std::move(std::get<CallBody>(body));
    if (auto response = refuseCall(request, {server.rules, *admission.caller}, admission.body))
        return refused(std::move(*response));
    const RpcMessage *message = admission.body.single();
    if (message && message->method == u"tools/call")
        admission.tool = message->params.value("name"_L1).toString().toUtf8();
    if (message && message->method == u"subscriptions/listen") {
        if (const auto limit = m.limits->becomeStream(admission.ticket))
            return refused(tooMany(*limit));
        admission.isStanding = true;
    }
    return admission;
}

/// What a message asks for, and what the headers say that it asks for.
std::optional<net::Response> Door::refuseCall(
    const net::Request &request, const CallerTools &tools, const CallBody &body) const
{
    for (const CallBody::Entry &entry : body.entries) {
        if (!entry.message)
            continue;
        const RpcMessage &message = *entry.message;
        if (claimsStateless(request, message)) {
            if (body.isBatch)
                return rpcResponse(rpcError(message.id, RpcError::InvalidRequest,
                                       u"This revision has no batches."_s),
                    400);
            if (const auto fault = checkStatelessHeaders(request, message, Versions::Any))
                return rpcResponse(
                    rpcError(message.id, fault->code, fault->message, fault->data), 400);
        }
        if (message.method != u"tools/call")
            continue;
        const QJsonValue name = message.params.value("name"_L1);
        if (!tools.isEveryTool() && (!name.isString() || !tools.allow(name.toString())))
            return rpcResponse(
                rpcError(message.id, RpcError::InvalidParams, u"You may not use this tool."_s),
                403);
    }
    return std::nullopt;
}

void Door::note(const net::Request &request, const oauth::BearerVerdict &verdict) const
{
    if (!m.steps)
        return;
    const base::sys_seconds now = m.clock.now();
    if (const auto *admitted = std::get_if<oauth::Admitted>(&verdict))
        return m.steps->addCall(*admitted->token, now);
    oauth::WaitingStep waiting {
        .step = {.at = now,
            .lastAt = now,
            .tie = m.steps->tieOf(net::addressText(request), request.headers.value("User-Agent"))}};
    if (const auto *invalid = std::get_if<oauth::InvalidToken>(&verdict)) {
        waiting.step.kind = oauth::StepKind::TokenRefused;
        waiting.step.reason =
            invalid->otherResource ? oauth::StepReason::OtherResource : oauth::StepReason::Unknown;
        waiting.token = invalid->token;
    }
    m.steps->addFromWorker(waiting);
}

bool Door::isHostOurs(const net::Request &request) const
{
    // DNS rebinding: a foreign name that leads to this machine. Behind a proxy the Host is the
    // proxy's business.
    if (!m_loopbackOnly)
        return true;
    const QByteArray host = request.headers.value("Host");
    return isPlainLoopback(host) || isLoopbackUrl("http://" + host);
}

bool Door::isOriginAllowed(const net::Request &request) const
{
    const QList<QByteArray> origins = request.headers.values("Origin");
    if (origins.isEmpty())
        return true;
    const QByteArray &origin = origins.first();
    const bool web = origin.startsWith("http://") || origin.startsWith("https://");
    // A page on this machine is a tool of its owner (Inspector); it still needs a token.
    return origins.size() == 1 && (origin == m.profile.issuer || (web && isLoopbackUrl(origin)));
}

/// RFC 6750 3, RFC 9728 5.1.
QByteArray Door::challengeStart(const oauth::Resource &resource) const
{
    return "Bearer realm=" + quoted("gatehouse")
        + ", resource_metadata=" + quoted(oauth::protectedResourceMetadataUrl(m.profile, resource));
}

net::Response Door::challenge(const oauth::Resource &resource, bool invalidToken) const
{
    QByteArray value = challengeStart(resource);
    const domain::Scopes &scopes = resource.scopes.isEmpty() ? m.profile.scopes : resource.scopes;
    if (!scopes.isEmpty())
        value += ", scope=" + quoted(scopes.toString());
    if (invalidToken)
        value +=
            ", error=\"invalid_token\", error_description=\"The access token is unknown, expired, "
            "revoked, or for another resource\"";
    net::Response response = refusal(401, RpcError::Unauthorized,
        invalidToken ? u"The access token is not valid; sign in again."_s : u"Sign in first."_s);
    response.headers.append("WWW-Authenticate", value);
    return response;
}

/// RFC 6750 3.1: every scope that is needed, those that are held among them, so that a client that
/// asks for exactly these loses nothing.
net::Response Door::insufficientScope(
    const oauth::Resource &resource, const domain::Scopes &held) const
{
    domain::Scopes needed = held.without("offline_access");
    for (const QByteArray &scope : resource.scopes.tokens())
        needed = needed.with(scope);
    net::Response response = refusal(403, RpcError::Unauthorized,
        u"The access token lacks a scope that this MCP server needs."_s);
    response.headers.append("WWW-Authenticate",
        challengeStart(resource) + ", scope=" + quoted(needed.toString())
            + ", error=\"insufficient_scope\", error_description=\"More scopes are needed\"");
    return response;
}

} // namespace gatehouse::gateway
