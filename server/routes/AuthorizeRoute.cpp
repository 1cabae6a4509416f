// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/AuthorizeRoute.h"

#include "oauth/AuthorizeRequest.h"
#include "routes/StepAnswer.h"

namespace gatehouse::routes {

namespace {

/// What goes back to the client without a person having been asked. Nobody vouches for a client
/// that registered itself, so a silent redirect to it waits for a click (RFC 9700 4.11.2).
net::Response refusedAnswer(
    const Services &services, const oauth::RefusedRequest &refused, Language language)
{
    const QByteArray url =
        services.authorization.errorUrl(refused.redirectUri, refused.state, refused.error);
    const bool silent = refused.error.code == oauth::ErrorCode::InteractionRequired;
    if (!silent)
        return redirectTo(url);
    return services.pages.hop(
        {.url = url,
            .destination = QString::fromUtf8(oauth::redirectAudience(refused.redirectUri)),
            .mode = HopPage::Mode::OnClick},
        language);
}

/// The client can be looked up now, if there is one.
void answerKnownClient(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto parameters = oauth::Parameters::parse(
        request.method == net::Method::Post ? request.body : request.query);
    const auto checked =
        oauth::checkAuthorizeRequest(parameters, services.profile, services.clients);
    if (!checked)
        return respond(unavailablePage(services, language));
    if (const auto *untrusted = std::get_if<oauth::UntrustedRequest>(&*checked))
        return respond(untrustedPage(services, *untrusted, language));
    if (const auto *refused = std::get_if<oauth::RefusedRequest>(&*checked))
        return respond(refusedAnswer(services, *refused, language));

    net::Headers headers;
    auto browser = services.cookies.browser(request);
    if (!browser) {
        browser = services.random.token256();
        const net::Header cookie = services.cookies.setBrowser(*browser);
        headers.append(cookie.name, cookie.value);
    }
    const auto step = services.authorization.begin(
        std::get<oauth::AuthorizeRequest>(*checked), base::sha256(*browser));
    if (!step)
        return respond(unavailablePage(services, language));
    answerStep(services, *step, AnswerTo::Navigation, language, headers, respond);
}

} // namespace

void answerAuthorize(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const auto parameters = oauth::Parameters::parse(
        request.method == net::Method::Post ? request.body : request.query);
    const domain::ClientId id {
        parameters ? parameters->value("client_id").value_or(QByteArray()) : QByteArray()};
    if (!services.documents.needsDocument(id))
        return answerKnownClient(services, request, respond);
    using Asked = cimd::Directory::Asked;
    services.documents.loadDocument(
        id, services.context(), [services, request, respond](Asked asked) {
            if (asked == Asked::Unavailable)
                return respond(unavailablePage(services, languageOf(request)));
            services.queue.enqueue(
                [services, request, respond] { answerKnownClient(services, request, respond); });
        });
}

} // namespace gatehouse::routes
