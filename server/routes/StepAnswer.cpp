// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/StepAnswer.h"

#include <QLoggingCategory>

namespace gatehouse::routes {

namespace {

Q_LOGGING_CATEGORY(lcSignIn, "gatehouse.signin")

ErrorPage::Component component(oauth::UriPart part)
{
    switch (part) {
    case oauth::UriPart::Scheme:
        return ErrorPage::Component::Scheme;
    case oauth::UriPart::Host:
        return ErrorPage::Component::Host;
    case oauth::UriPart::Port:
        return ErrorPage::Component::Port;
    case oauth::UriPart::Path:
        return ErrorPage::Component::Path;
    case oauth::UriPart::Query:
        return ErrorPage::Component::Query;
    }
    Q_UNREACHABLE();
}

/// One answer per step; everything but the way to a provider is known at once.
struct StepVisitor
{
    const Services &services;
    AnswerTo kind;
    Language language;
    const net::Headers &headers;
    const net::Respond &respond;

    void page(net::Response response) const { respond(withHeaders(std::move(response), headers)); }
    void error(ErrorPage::Kind errorKind) const
    {
        page(services.pages.error({.kind = errorKind}, language));
    }

    void operator()(const oauth::AskToGoOn &step) const
    {
        qCWarning(lcSignIn) << "a client loops; stopped:" << step.client.id.value;
        page(services.pages.error({.kind = ErrorPage::Kind::TooManyAttempts,
                                      .clientName = step.client.name,
                                      .formToken = step.formToken},
            language));
    }
    void operator()(const oauth::AskConsent &step) const
    {
        const bool remembered = oauth::mayBeRemembered(step.client, step.signIn.redirectUri);
        const oauth::Resource *resource = services.profile.resource(step.signIn.resource);
        const auto redirect = oauth::checkRedirectUri(step.signIn.redirectUri);
        page(services.pages.consent(
            {.clientName = step.client.name,
                .clientId = step.client.id,
                .clientUri = step.client.clientUri,
                .redirectUri = step.signIn.redirectUri,
                .redirectHost = oauth::redirectAudience(step.signIn.redirectUri),
                .loopback = redirect && *redirect == oauth::RedirectKind::Loopback,
                .vouchedBy = step.client.kind == domain::ClientKind::Document
                    ? oauth::hostOfUrlId(step.client.id.value)
                    : QByteArray(),
                .verified = oauth::isVerified(step.client),
                .serverTitle = resource ? resource->title : services.profile.title,
                .resource = step.signIn.resource,
                .scopes = step.signIn.scopes,
                .formToken = step.formToken,
                .rememberedFor = remembered
                    ? std::chrono::floor<std::chrono::days>(oauth::ConsentLife)
                    : std::chrono::days(0)},
            language));
    }
    void operator()(const oauth::AskProvider &step) const
    {
        ChoicePage choice {
            .clientName = clientName(services, step.signIn.clientId), .formToken = step.formToken};
        for (const oauth::ProviderChoice &candidate : step.providers)
            choice.providers.append({candidate.name, candidate.displayName, candidate.local});
        page(services.pages.choice(choice, language));
    }
    void operator()(const oauth::AskAccount &step) const
    {
        page(services.pages.account({.clientName = clientName(services, step.signIn.clientId),
                                        .formToken = step.formToken,
                                        .name = QString::fromUtf8(step.signIn.loginHint)},
            language));
    }
    void operator()(const oauth::GoToProvider &step) const;
    void operator()(const oauth::GoToClient &step) const
    {
        if (kind == AnswerTo::Navigation)
            return page(redirectTo(step.url));
        const QByteArray audience = oauth::redirectAudience(step.url);
        page(services.pages.hop(
            {.url = step.url, .destination = QString::fromUtf8(audience)}, language));
    }
    void operator()(const oauth::AskToLeave &step) const
    {
        page(services.pages.hop(
            {.url = step.url,
                .destination = QString::fromUtf8(oauth::redirectAudience(step.redirectUri)),
                .mode = HopPage::Mode::OnClick,
                .clientName = step.clientName,
                .detail = QString::fromUtf8(step.why)},
            language));
    }
    void operator()(const oauth::NotAllowed &step) const
    {
        qCWarning(lcSignIn) << "sign-in refused, not on the list:" << step.who;
        page(services.pages.error(
            {.kind = ErrorPage::Kind::NotAllowed, .detail = step.who, .clientUrl = step.url},
            language));
    }
    void operator()(oauth::StaleForm) const
    {
        error(kind == AnswerTo::Form ? ErrorPage::Kind::FormUsed : ErrorPage::Kind::SignInExpired);
    }
    void operator()(oauth::ReplacedSignIn) const { error(ErrorPage::Kind::SignInReplaced); }
    void operator()(oauth::ForeignBrowser) const { error(ErrorPage::Kind::ForeignBrowser); }
};

void StepVisitor::operator()(const oauth::GoToProvider &step) const
{
    provider::Provider *chosen = services.provider(step.signIn.provider);
    if (!chosen)
        return error(ErrorPage::Kind::SignInExpired);
    net::Headers all = headers;
    const net::Header cookie = services.cookies.setJourney(step.state, step.browserSecret);
    all.append(cookie.name, cookie.value);

    const provider::SignInStart start {.state = step.state,
        .nonce = step.signIn.nonce,
        .codeChallenge = step.codeChallenge,
        .redirectUri = services.profile.callbackOf(step.signIn.provider),
        .loginHint = step.signIn.loginHint,
        .askForConsent = step.signIn.consentAsked};
    chosen->signInUrl(start, services.context(),
        [services = services, later = services.later(), step, kind = kind, language = language, all,
            respond = respond, destination = chosen->displayName()](
            const base::Result<QByteArray, provider::ProviderError> &url) {
            if (url)
                return respond(withHeaders(
                    services.pages.hop({.url = *url, .destination = destination}, language), all));
            qCWarning(lcSignIn) << "the provider cannot be reached:" << url.error().message;
            later([services, signIn = step.signIn, problem = url.error().message, kind, language,
                      respond] {
                services.grants.events.happened(oauth::ProviderDown {signIn.provider, problem});
                const oauth::GoToClient back = services.authorization.fail(signIn,
                    {oauth::ErrorCode::TemporarilyUnavailable,
                        "The identity provider cannot be reached."});
                answerStep(services, oauth::Step(back), kind, language, {}, respond);
            });
        });
}

} // namespace

void answerStep(const Services &services, const oauth::Step &step, AnswerTo kind, Language language,
    const net::Headers &headers, const net::Respond &respond)
{
    std::visit(StepVisitor {services, kind, language, headers, respond}, step);
}

net::Response untrustedPage(
    const Services &services, const oauth::UntrustedRequest &untrusted, Language language)
{
    using Why = oauth::UntrustedRequest::Why;
    ErrorPage page {.clientId = {untrusted.clientId},
        .clientName = untrusted.clientName,
        .requested = untrusted.requestedUri,
        .registered = untrusted.registeredUris,
        .differs = component(untrusted.differing),
        .detail = QString::fromUtf8(untrusted.detail)};
    switch (untrusted.why) {
    case Why::UnknownClient:
        page.kind = ErrorPage::Kind::UnknownClient;
        break;
    case Why::UnusableDocument:
        page.kind = ErrorPage::Kind::UnusableDocument;
        break;
    case Why::BlockedClient:
        page.kind = ErrorPage::Kind::BlockedClient;
        page.detail = QString::fromUtf8(untrusted.clientId);
        break;
    case Why::RedirectMismatch:
        page.kind = ErrorPage::Kind::RedirectMismatch;
        break;
    case Why::Malformed:
        page.kind = ErrorPage::Kind::BadRequest;
        break;
    }
    return services.pages.error(page, language);
}

QString clientName(const Services &services, const domain::ClientId &id)
{
    const auto client = services.clients.find(id);
    return client && *client ? (*client)->name : QString();
}

net::Response unavailablePage(const Services &services, Language language)
{
    return services.pages.error({.kind = ErrorPage::Kind::Unavailable}, language);
}

std::optional<QByteArray> formTokenOf(const oauth::Step &step)
{
    return std::visit(
        [](const auto &shown) -> std::optional<QByteArray> {
            if constexpr (requires { shown.formToken; })
                return shown.formToken;
            else
                return std::nullopt;
        },
        step);
}

net::Response headOfAPage()
{
    return {.status = 200,
        .contentType = "text/html; charset=utf-8",
        .headers = {{"Cache-Control", "no-store"}}};
}

net::Response redirectTo(const QByteArray &url)
{
    return {.status = 302,
        .headers = {
            {"Location", url}, {"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}}};
}

net::Response withHeaders(net::Response response, const net::Headers &headers)
{
    for (const net::Header &header : headers.fields())
        response.headers.append(header.name, header.value);
    return response;
}

Language languageOf(const net::Request &request)
{
    return chooseLanguage(request.headers.value("Accept-Language"));
}

} // namespace gatehouse::routes
