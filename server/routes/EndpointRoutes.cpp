// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/EndpointRoutes.h"

#include "base/Json.h"
#include "net/PeerKey.h"
#include "oauth/ClientManagement.h"
#include "oauth/ClientRegistration.h"
#include "oauth/Introspection.h"

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

oauth::EndpointRequest toEndpointRequest(const net::Request &request)
{
    return {.contentType = request.headers.value("Content-Type"),
        .authorization = request.headers.value("Authorization"),
        .body = request.body,
        .from = net::addressText(request)};
}

net::Response toResponse(const oauth::EndpointAnswer &answer)
{
    net::Response response {.status = answer.status,
        .contentType = answer.body.isEmpty() ? QByteArray() : QByteArray("application/json"),
        .headers = {{"Cache-Control", "no-store"}, {"Pragma", "no-cache"}},
        .body = answer.body};
    if (answer.challengeBasic)
        response.headers.append("WWW-Authenticate", "Basic realm=\"gatehouse\"");
    if (answer.challengeBearer)
        response.headers.append(
            "WWW-Authenticate", "Bearer realm=\"gatehouse\", error=\"invalid_token\"");
    if (answer.retryAfter)
        response.headers.append("Retry-After", QByteArray::number(answer.retryAfter->count()));
    else if (answer.status == 503)
        response.headers.append("Retry-After", "5");
    return response;
}

namespace {

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
    const Services &services, const oauth::EndpointRequest &request, const net::Respond &respond)
{
    const auto step = oauth::beginToken(request, services.clients, services.grants);
    if (const auto *answer = std::get_if<oauth::EndpointAnswer>(&step))
        return respond(toResponse(*answer));
    const auto &waiting = std::get<oauth::RenewFirst>(step);
    services.refreshes.renew(waiting.session, services.context(),
        [services, later = services.later(), waiting, respond](
            const ProviderRefresh::Outcome &outcome) {
            later([services, waiting, respond, state = outcome.state] {
                respond(toResponse(oauth::finishToken(waiting, state, services.grants)));
            });
        });
}

void answerRevokeRoute(
    const Services &services, const oauth::EndpointRequest &request, const net::Respond &respond)
{
    respond(toResponse(oauth::answerRevoke(request, services.clients, services.grants)));
}

void answerIntrospectRoute(
    const Services &services, const oauth::EndpointRequest &request, const net::Respond &respond)
{
    respond(toResponse(oauth::answerIntrospect(request, services.clients, services.grants)));
}

void answerRegisterRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    oauth::EndpointRequest registration = toEndpointRequest(request);
    registration.address = net::peerKey(request.peer);
    const oauth::EndpointAnswer answer = oauth::answerRegister(registration, services.registration);
    noteRegistration(services, answer);
    respond(toResponse(answer));
}

void answerManagementRoute(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    using oauth::ManagementMethod;
    const ManagementMethod method = request.method == net::Method::Put ? ManagementMethod::Update
        : request.method == net::Method::Delete                        ? ManagementMethod::Delete
                                                                       : ManagementMethod::Read;
    // Our ids need no escaping; what is spelled otherwise is another id.
    respond(toResponse(oauth::answerManagement(method, {request.pathArgument},
        toEndpointRequest(request), services.registration, services.control)));
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
