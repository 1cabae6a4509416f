// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/AuthorizeRoute.h"

#include "oauth/AuthorizeRequest.h"
#include "routes/ApprovalRoute.h"
#include "routes/StepAnswer.h"

namespace gatehouse::routes {

namespace {

/// What goes back to the client without a person having been asked. Nobody vouches for a client
/// that registered itself, so the way to it waits for a click (RFC 9700 4.11.2).
net::Response refusedAnswer(
    const Services &services, const oauth::RefusedRequest &refused, Language language)
{
    const QByteArray url =
        services.authorization.errorUrl(refused.redirectUri, refused.state, refused.error);
    if (refused.client.kind != domain::ClientKind::Registered)
        return redirectTo(url);
    return services.pages.hop(
        {.url = url,
            .destination = QString::fromUtf8(oauth::redirectAudience(refused.redirectUri)),
            .mode = HopPage::Mode::OnClick,
            .clientName = refused.client.name,
            .detail = QString::fromUtf8(refused.error.description)},
        language);
}

} // namespace

void answerAuthorize(
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
    const auto &asked = std::get<oauth::AuthorizeRequest>(*checked);
    const auto admission =
        services.approval.ask(asked.client, asked.redirectUri, base::sha256(*browser));
    if (!std::holds_alternative<oauth::ClientAdmitted>(admission))
        return respond(withHeaders(
            approvalPage(services, admission, {asked, parameters->encoded()}, language), headers));
    const auto step = services.authorization.begin(asked, base::sha256(*browser));
    if (!step)
        return respond(unavailablePage(services, language));
    answerStep(services, *step, AnswerTo::Navigation, language, headers, respond);
}

} // namespace gatehouse::routes
