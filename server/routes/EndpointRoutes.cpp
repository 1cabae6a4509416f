// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/EndpointRoutes.h"

#include "base/Json.h"
#include "oauth/ClientRegistration.h"

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

void noteRegistration(const Services &services, const oauth::EndpointAnswer &answer)
{
    const auto said = base::parseJsonObject(answer.body);
    if (!said || answer.status == 503)
        return;
    const auto text = [&said](QLatin1StringView name) { return said->value(name).toString(); };
    if (answer.status >= 400)
        return services.steps.note({.kind = oauth::StepKind::RegistrationRefused,
            .reason = oauth::StepReason::BadRequest,
            .detail = (text("error"_L1) + u": "_s + text("error_description"_L1)).toUtf8()});
    services.steps.note({.kind = oauth::StepKind::Registered,
        .clientId = {text("client_id"_L1).toUtf8()},
        .clientName = text("client_name"_L1)});
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

void answerRegisterRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const oauth::EndpointAnswer answer = oauth::answerRegister(
        toEndpointRequest(request), services.store, services.random, services.clock);
    noteRegistration(services, answer);
    respond(toResponse(answer));
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
