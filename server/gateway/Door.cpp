// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Door.h"

#include "oauth/Metadata.h"

#include <QUrl>

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

/// RFC 9110 5.6.4, for a value that stands in a challenge.
QByteArray quoted(QByteArray value)
{
    return '"' + value.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

net::Response refusal(int status, RpcError code, const QString &message)
{
    return rpcResponse(rpcError(QJsonValue::Null, code, message), status);
}

} // namespace

Door::Door(Parts parts)
    : m(std::move(parts))
    , m_loopbackOnly(isLoopbackUrl(m.profile.issuer))
{ }

void Door::handle(const net::Request &request, net::Reply reply) const
{
    reply.send(answer(request));
}

net::Response Door::answer(const net::Request &request) const
{
    const oauth::Resource *resource = m.profile.resource(m.profile.issuer + request.path);
    if (!resource)
        return refusal(404, RpcError::InvalidRequest, u"There is no MCP server at this address."_s);
    if (!isHostOurs(request))
        return refusal(
            421, RpcError::InvalidRequest, u"This server does not answer for that host."_s);
    if (!isOriginAllowed(request))
        return refusal(
            403, RpcError::InvalidRequest, u"Requests from that web page are not accepted."_s);
    const QList<QByteArray> authorization = request.headers.values("Authorization");
    if (authorization.isEmpty() && request.wantsHtml())
        return m.home(request);

    const auto verdict = oauth::checkBearer(authorization, *resource, m.published, m.clock.now());
    note(request, verdict);
    if (std::holds_alternative<oauth::NoToken>(verdict))
        return challenge(*resource, false);
    if (const auto *admitted = std::get_if<oauth::Admitted>(&verdict))
        return m.builtin.answer(request, *admitted->token);
    return challenge(*resource, true);
}

void Door::note(const net::Request &request, const oauth::BearerVerdict &verdict) const
{
    if (!m.steps)
        return;
    const base::sys_seconds now = m.clock.now();
    if (const auto *admitted = std::get_if<oauth::Admitted>(&verdict))
        return m.steps->addCall(*admitted->token, now);
    oauth::WaitingStep waiting {.step = {.at = now,
                                    .lastAt = now,
                                    .tie = m.steps->tieOf(request.peer.toString().toUtf8(),
                                        request.headers.value("User-Agent"))}};
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
    return isLoopbackUrl("http://" + request.headers.value("Host"));
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

net::Response Door::challenge(const oauth::Resource &resource, bool invalidToken) const
{
    QByteArray value = "Bearer realm=" + quoted("gatehouse")
        + ", resource_metadata=" + quoted(oauth::protectedResourceMetadataUrl(m.profile, resource));
    if (!m.profile.scopes.isEmpty())
        value += ", scope=" + quoted(m.profile.scopes.toString());
    if (invalidToken)
        value +=
            ", error=\"invalid_token\", error_description=\"The access token is unknown, expired, "
            "revoked, or for another resource\"";
    net::Response response = refusal(401, RpcError::Unauthorized,
        invalidToken ? u"The access token is not valid; sign in again."_s : u"Sign in first."_s);
    response.headers.append("WWW-Authenticate", value);
    return response;
}

} // namespace gatehouse::gateway
