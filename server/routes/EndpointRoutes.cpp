// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/EndpointRoutes.h"

#include "base/Json.h"
#include "oauth/ClientRegistration.h"
#include "oauth/Introspection.h"

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

namespace {

oauth::EndpointRequest toEndpointRequest(const net::Request &request)
{
    return {.contentType = request.headers.value("Content-Type"),
        .authorization = request.headers.value("Authorization"),
        .body = request.body};
}

/// RFC 6749 5.1: neither the answer nor a refusal is ever cached.
net::Response toResponse(const oauth::EndpointAnswer &answer)
{
    net::Response response {.status = answer.status,
        .contentType = answer.body.isEmpty() ? QByteArray() : QByteArray("application/json"),
        .headers = {{"Cache-Control", "no-store"}, {"Pragma", "no-cache"}},
        .body = answer.body};
    if (answer.challengeBasic)
        response.headers.append("WWW-Authenticate", "Basic realm=\"gatehouse\"");
    if (answer.status == 503)
        response.headers.append("Retry-After", "5");
    return response;
}

} // namespace

void answerTokenRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    respond(toResponse(
        oauth::answerToken(toEndpointRequest(request), services.clients, services.grants)));
}

void answerRevokeRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    respond(toResponse(
        oauth::answerRevoke(toEndpointRequest(request), services.clients, services.grants)));
}

void answerIntrospectRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    respond(toResponse(
        oauth::answerIntrospect(toEndpointRequest(request), services.clients, services.grants)));
}

void answerRegisterRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    respond(toResponse(oauth::answerRegister(
        toEndpointRequest(request), services.store, services.random, services.clock)));
}

void answerReady(const Services &services, const net::Request &, const net::Respond &respond)
{
    const auto works = services.store.client({"health"});
    const QJsonObject status = works ? QJsonObject {{u"status"_s, u"ready"_s}}
                                     : QJsonObject {{u"status"_s, u"unavailable"_s},
                                         {u"reason"_s, u"The store does not work."_s}};
    respond({.status = works ? 200 : 503,
        .contentType = "application/json",
        .headers = {{"Cache-Control", "no-store"}},
        .body = base::toJson(status)});
}

} // namespace gatehouse::routes
