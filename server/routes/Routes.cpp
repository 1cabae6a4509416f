// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Routes.h"

#include "net/PeerKey.h"
#include "routes/ApprovalRoute.h"
#include "routes/AuthorizeRoute.h"
#include "routes/CallbackRoute.h"
#include "routes/ClientFirst.h"
#include "routes/EndpointRoutes.h"
#include "routes/FormRoutes.h"
#include "routes/StepAnswer.h"

namespace gatehouse::routes {

namespace {

using net::Cors;
using net::Method;

constexpr qsizetype MaxFormBytes = 64 * 1024;

using CoreAnswer = void (*)(const Services &, const net::Request &, const net::Respond &);

/// What the timeline knows of whoever sent \a request, as \a ties says.
template <typename Ties> QByteArray tieOf(Ties &ties, const net::Request &request)
{
    return ties.tieOf(net::addressText(request), request.headers.value("User-Agent"));
}

/// The steps of \a answer belong to whoever sent the request.
template <typename Answer> net::CoreHandler forVisitor(const Services &services, Answer answer)
{
    return [services, answer](const net::Request &request, net::Respond respond) {
        services.steps.setVisitor(tieOf(services.steps, request));
        answer(services, request, respond);
        services.steps.setVisitor({});
    };
}

net::Route onCore(QByteArray pattern, QList<Method> methods, Cors cors, const Services &services,
    CoreAnswer answer)
{
    const bool hasBody = methods.contains(Method::Post) || methods.contains(Method::Put);
    return {.pattern = std::move(pattern),
        .methods = std::move(methods),
        .cors = cors,
        .maxBody = hasBody ? MaxFormBytes : 0,
        .handler = forVisitor(services, answer)};
}

/// An endpoint that authenticates clients: what is to be fetched about one comes first.
net::Route forClients(QByteArray pattern, const Services &services, FormAnswer answer)
{
    return {.pattern = std::move(pattern),
        .methods = {Method::Post},
        .cors = Cors::AnyOrigin,
        .maxBody = MaxFormBytes,
        .handler = forVisitor(services,
            [answer](
                const Services &all, const net::Request &request, const net::Respond &respond) {
                answerClientFirst(answer, all, request, respond);
            })};
}

net::Route onWorker(
    QByteArray pattern, Cors cors, std::function<net::Response(const net::Request &)> answer)
{
    return {.pattern = std::move(pattern),
        .methods = {Method::Get},
        .cors = cors,
        .handler = net::WorkerHandler([answer = std::move(answer)](const net::Request &request,
                                          net::Reply reply) { reply.send(answer(request)); })};
}

net::Route mcpDoor(QByteArray pattern, const gateway::Door &door, qsizetype maxBody)
{
    return {.pattern = std::move(pattern),
        .methods = {Method::Post, Method::Get, Method::Delete},
        .cors = Cors::AnyOrigin,
        .maxBody = maxBody,
        .handler = net::WorkerHandler([&door](const net::Request &request, net::Reply reply) {
            door.handle(request, std::move(reply));
        })};
}

net::Response health(const net::Request &)
{
    return {.contentType = "application/json",
        .headers = {{"Cache-Control", "no-store"}},
        .body = "{\"status\":\"ok\"}"};
}

void noteMetadata(const Services &services, const net::Request &request, oauth::StepReason which)
{
    const base::sys_seconds now = services.clock.now();
    services.stepBuffer.addFromWorker({.step = {.at = now,
                                           .lastAt = now,
                                           .kind = oauth::StepKind::MetadataRead,
                                           .reason = which,
                                           .tie = tieOf(services.stepBuffer, request)}});
}

} // namespace

std::vector<net::Route> allRoutes(const Services &services, qsizetype maxMcpBody)
{
    const auto server = [services](const net::Request &request) {
        noteMetadata(services, request, oauth::StepReason::ServerMetadata);
        return services.metadata.get()->authorizationServer(request);
    };
    const auto resource = [services](const net::Request &request) {
        noteMetadata(services, request, oauth::StepReason::ResourceMetadata);
        return services.metadata.get()->protectedResource(request);
    };
    const auto home = [services](const net::Request &request) {
        return homePage(*services.servers.get(), services.pages, request);
    };
    const QList<Method> get {Method::Get};
    const QList<Method> post {Method::Post};

    return {
        // Hot rows first: Qt's router walks this list.
        mcpDoor("/mcp", services.door, maxMcpBody),
        mcpDoor("/mcp/{server}", services.door, maxMcpBody),
        onWorker("/health", Cors::None, health),
        forClients("/token", services, answerTokenRoute),

        // What a browser sees; never with CORS.
        onCore("/authorize", {Method::Get, Method::Post}, Cors::None, services, answerAuthorize),
        onCore("/authorize/wait", get, Cors::None, services, answerWait),
        onCore("/authorize/continue", post, Cors::None, services, answerContinue),
        onCore("/authorize/consent", post, Cors::None, services, answerConsent),
        onCore("/authorize/provider", post, Cors::None, services, answerProviderChoice),
        onCore("/authorize/account", post, Cors::None, services, answerAccount),
        onCore("/oauth/callback", get, Cors::None, services, answerCallback),
        onCore("/oauth/provider-callback", get, Cors::None, services, answerCallback),
        onCore("/oauth/provider-callback/{provider}", get, Cors::None, services, answerCallback),

        onWorker("/.well-known/oauth-protected-resource/mcp", Cors::AnyOrigin, resource),
        onWorker("/.well-known/oauth-protected-resource/mcp/{server}", Cors::AnyOrigin, resource),
        onWorker("/.well-known/oauth-protected-resource", Cors::AnyOrigin, resource),
        onWorker("/.well-known/oauth-authorization-server", Cors::AnyOrigin, server),
        onWorker("/.well-known/oauth-authorization-server/mcp", Cors::AnyOrigin, server),
        onWorker("/.well-known/oauth-authorization-server/mcp/{server}", Cors::AnyOrigin, server),
        onWorker("/.well-known/openid-configuration", Cors::AnyOrigin, server),
        onWorker("/.well-known/openid-configuration/mcp", Cors::AnyOrigin, server),
        onWorker("/.well-known/openid-configuration/mcp/{server}", Cors::AnyOrigin, server),

        onCore("/register", post, Cors::AnyOrigin, services, answerRegisterRoute),
        onCore("/register/{client_id}", {Method::Get, Method::Put, Method::Delete}, Cors::AnyOrigin,
            services, answerManagementRoute),
        forClients("/revoke", services, answerRevokeRoute),
        forClients("/introspect", services, answerIntrospectRoute),

        onCore("/health/ready", get, Cors::None, services, answerReady),
        onWorker("/", Cors::None, home),
    };
}

net::WorkerHandler fallback(const Services &services)
{
    return [services](const net::Request &request, net::Reply reply) {
        const bool page = request.wantsHtml() && !request.path.startsWith("/.well-known/");
        reply.send(page
                ? services.pages.error({.kind = ErrorPage::Kind::NotFound}, languageOf(request))
                : notFoundJson());
    };
}

net::Response homePage(
    const gateway::ServerSet &servers, const Pages &pages, const net::Request &request)
{
    const oauth::Resource &resource = servers.resources().first();
    return pages.home(
        {.mcpUrl = resource.uri, .serverTitle = resource.title, .providersConfigured = true},
        languageOf(request));
}

} // namespace gatehouse::routes
