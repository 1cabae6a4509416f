// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/AuthorizeRoute.h"

#include "oauth/AuthorizeRequest.h"
#include "routes/ApprovalRoute.h"
#include "routes/StepAnswer.h"

namespace gatehouse::routes {

namespace {

oauth::StepReason reasonOf(const oauth::UntrustedRequest &untrusted)
{
    using Why = oauth::UntrustedRequest::Why;
    if (untrusted.why == Why::UnknownClient)
        return oauth::StepReason::UnknownClient;
    if (untrusted.why == Why::Malformed)
        return oauth::StepReason::Malformed;
    if (untrusted.why == Why::UnusableDocument)
        return oauth::StepReason::UnusableDocument;
    if (untrusted.why == Why::BlockedClient)
        return oauth::StepReason::BlockedClient;
    switch (untrusted.differing) {
    case oauth::UriPart::Scheme:
        return oauth::StepReason::SchemeDiffers;
    case oauth::UriPart::Host:
        return oauth::StepReason::HostDiffers;
    case oauth::UriPart::Port:
        return oauth::StepReason::PortDiffers;
    case oauth::UriPart::Path:
        return oauth::StepReason::PathDiffers;
    case oauth::UriPart::Query:
        return oauth::StepReason::QueryDiffers;
    }
    Q_UNREACHABLE();
}

void noteRefused(const Services &services, const oauth::AuthorizeCheck &checked)
{
    if (const auto *untrusted = std::get_if<oauth::UntrustedRequest>(&checked)) {
        const bool explained = !untrusted->detail.isEmpty();
        services.steps.note({.kind = oauth::StepKind::AuthorizeRefused,
            .reason = reasonOf(*untrusted),
            .clientId = oauth::plausibleClientId(untrusted->clientId),
            .clientName = untrusted->clientName,
            .detail =
                explained ? untrusted->detail : oauth::shownInTimeline(untrusted->requestedUri)});
    }
    if (const auto *refused = std::get_if<oauth::RefusedRequest>(&checked))
        services.steps.note({.kind = oauth::StepKind::AuthorizeRefused,
            .reason = oauth::StepReason::BadRequest,
            .clientId = refused->client.id,
            .clientName = refused->client.name,
            .detail = oauth::errorName(refused->error.code) + ": " + refused->error.description});
}

/// The browser as it presents itself. Its first cookie is made here and added to \a headers.
struct Visitor
{
    QByteArray secret;
    bool isNew = false;
};

Visitor visitorOf(const Services &services, const net::Request &request)
{
    if (const auto known = services.cookies.browser(request))
        return {*known, false};
    return {services.random.token256(), true};
}

oauth::Visit visitOf(const Services &services, const net::Request &request, const Visitor &visitor,
    const domain::ClientId &client)
{
    oauth::Visit visit {.browser = base::sha256(visitor.secret),
        .fetchSite = request.headers.value("Sec-Fetch-Site")};
    if (const auto memory = services.cookies.memory(request))
        visit.memory = base::sha256(*memory);
    visit.loops = services.loops.isLooping(visit.browser, client);
    return visit;
}

/// For a browser without a cookie: one that is its own from now on, and one for the form on this
/// page, which holds should another page's answer overwrite the first.
net::Headers firstCookies(
    const Services &services, const Visitor &visitor, const std::optional<QByteArray> &formToken)
{
    net::Headers headers;
    if (!visitor.isNew)
        return headers;
    const net::Header own = services.cookies.setBrowser(visitor.secret);
    headers.append(own.name, own.value);
    if (formToken) {
        const net::Header form = services.cookies.setForm(*formToken, visitor.secret);
        headers.append(form.name, form.value);
    }
    return headers;
}

/// What goes back to the client without a person having been asked. Nobody vouches for a client
/// that registered itself, so the way to it waits for a click (RFC 9700 4.11.2); and one that
/// starts anew at every error meets a page that stops it.
net::Response refusedAnswer(const Services &services, const net::Request &request,
    const oauth::RefusedRequest &refused, Language language)
{
    const QByteArray url =
        services.authorization.errorUrl(refused.redirectUri, refused.state, refused.error);
    const auto onward = [&] {
        if (oauth::mayLeaveSilently(
                refused.client, !services.profile.documents.allowedHosts.isEmpty()))
            return redirectTo(url);
        return services.pages.hop(
            {.url = url,
                .destination = QString::fromUtf8(oauth::redirectAudience(refused.redirectUri)),
                .mode = HopPage::Mode::OnClick,
                .clientName = refused.client.name,
                .detail = QString::fromUtf8(refused.error.description)},
            language);
    };
    if (request.method == net::Method::Head)
        return onward();
    const Visitor visitor = visitorOf(services, request);
    const net::Headers cookies = firstCookies(services, visitor, std::nullopt);
    if (!services.loops.isLooping(base::sha256(visitor.secret), refused.client.id))
        return withHeaders(onward(), cookies);
    const ErrorPage page {.kind = ErrorPage::Kind::TooManyAttempts,
        .clientName = refused.client.name,
        .clientUrl = url};
    return withHeaders(services.pages.error(page, language), cookies);
}

/// What the owner decides is decided about what the document says now, whatever it says by then.
/// Where nobody is asked a stranger's document is not kept for it.
bool keepWhatIsAsked(
    const Services &services, const domain::Client &client, const oauth::ApprovalOutcome &admission)
{
    if (client.kind != domain::ClientKind::Document)
        return true;
    bool isKept = std::holds_alternative<oauth::ClientWaits>(admission);
    if (std::holds_alternative<oauth::ClientNotKnown>(admission)) {
        const auto known = services.store.client(client.id);
        isKept = known && *known;
    }
    return !isKept || services.store.saveDocumentClient(client).ok();
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
    if (request.method != net::Method::Head)
        noteRefused(services, *checked);
    if (const auto *untrusted = std::get_if<oauth::UntrustedRequest>(&*checked))
        return respond(untrustedPage(services, *untrusted, language));
    if (const auto *refused = std::get_if<oauth::RefusedRequest>(&*checked))
        return respond(refusedAnswer(services, request, *refused, language));
    // RFC 9110 9.3.2: who only asks for the head has begun nothing.
    if (request.method == net::Method::Head)
        return respond(headOfAPage());

    const auto &asked = std::get<oauth::AuthorizeRequest>(*checked);
    const Visitor visitor = visitorOf(services, request);
    const auto admission =
        services.approval.ask(asked.client, asked.redirectUri, base::sha256(visitor.secret));
    if (!std::holds_alternative<oauth::ClientAdmitted>(admission)) {
        if (!keepWhatIsAsked(services, asked.client, admission))
            return respond(unavailablePage(services, language));
        services.steps.note({.kind = oauth::StepKind::AuthorizeRefused,
            .reason = oauth::StepReason::NotApproved,
            .clientId = asked.client.id,
            .clientName = asked.client.name});
        return respond(
            withHeaders(approvalPage(services, admission, {asked, parameters->encoded()}, language),
                firstCookies(services, visitor, std::nullopt)));
    }
    const auto step =
        services.authorization.begin(asked, visitOf(services, request, visitor, asked.client.id));
    if (!step)
        return respond(unavailablePage(services, language));
    answerStep(services, *step, AnswerTo::Navigation, language,
        firstCookies(services, visitor, formTokenOf(*step)), respond);
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
    services.documents.loadDocument(id, services.context(),
        [services, later = services.later(), request, respond](Asked asked) {
            if (asked == Asked::Unavailable)
                return respond(unavailablePage(services, languageOf(request)));
            later([services, request, respond] { answerKnownClient(services, request, respond); });
        });
}

} // namespace gatehouse::routes
