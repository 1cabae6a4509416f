// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/ApprovalRoute.h"

#include "routes/StepAnswer.h"

namespace gatehouse::routes {

namespace {

/// One page for each way not to be admitted.
struct ApprovalVisitor
{
    const Services &services;
    const HeldRequest &held;
    Language language;

    net::Response error(ErrorPage page) const
    {
        page.clientName = held.request.client.name;
        return services.pages.error(page, language);
    }
    QByteArray urlOf(const char *path) const
    {
        return services.profile.issuer + path + '?' + held.query;
    }

    net::Response operator()(oauth::ClientAdmitted) const
    {
        return redirectTo(urlOf("/authorize"));
    }
    net::Response operator()(oauth::ClientNotKnown) const
    {
        return error({.kind = ErrorPage::Kind::NotApproved,
            .detail = QString::fromUtf8(held.request.client.id.value)});
    }
    net::Response operator()(const oauth::ClientWaits &waits) const
    {
        const oauth::WaitingClient &waiting = waits.waiting;
        return services.pages.waiting(
            {.clientName = waiting.clientName,
                .clientId = waiting.clientId,
                .redirectHost = oauth::redirectAudience(held.request.redirectUri),
                .code = waiting.code,
                .left = waiting.endsAt - services.clock.now(),
                .lookAgainUrl = urlOf("/authorize/wait")},
            language);
    }
    net::Response operator()(oauth::ClientDenied) const
    {
        const QByteArray url =
            services.authorization.errorUrl(held.request.redirectUri, held.request.state,
                {oauth::ErrorCode::AccessDenied, "The owner of this server did not allow it."});
        return error({.kind = ErrorPage::Kind::ApprovalDenied, .clientUrl = url});
    }
    net::Response operator()(oauth::ClientUnanswered) const
    {
        return error(
            {.kind = ErrorPage::Kind::ApprovalUnanswered, .againUrl = urlOf("/authorize")});
    }
    net::Response operator()(oauth::TooManyWait) const
    {
        return error({.kind = ErrorPage::Kind::Unavailable});
    }
};

} // namespace

net::Response approvalPage(const Services &services, const oauth::ApprovalOutcome &outcome,
    const HeldRequest &held, Language language)
{
    return std::visit(ApprovalVisitor {services, held, language}, outcome);
}

void answerWait(const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto parameters = oauth::Parameters::parse(request.query);
    const auto checked =
        oauth::checkAuthorizeRequest(parameters, services.profile, services.clients);
    if (!checked)
        return respond(unavailablePage(services, language));
    const auto *asked = std::get_if<oauth::AuthorizeRequest>(&*checked);
    const auto browser = services.cookies.browser(request);
    // Whatever is wrong with it, /authorize says so.
    if (!asked || !browser)
        return respond(redirectTo(services.profile.issuer + "/authorize?"
            + (parameters ? parameters->encoded() : QByteArray())));
    const auto outcome = services.approval.lookAgain(asked->client, base::sha256(*browser));
    respond(approvalPage(services, outcome, {*asked, parameters->encoded()}, language));
}

} // namespace gatehouse::routes
