// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/CallbackRoute.h"

#include "domain/ProviderTokens.h"
#include "routes/StepAnswer.h"

#include <QLoggingCategory>

namespace gatehouse::routes {

namespace {

Q_LOGGING_CATEGORY(lcCallback, "gatehouse.signin")

/// One callback under way.
struct Callback
{
    Services services;
    oauth::SignIn signIn;
    Language language;
    net::Headers headers; ///< takes the journey's cookie away
    net::Respond respond;

    void go(const oauth::Step &step) const
    {
        answerStep(services, step, AnswerTo::Navigation, language, headers, respond);
    }
    void fail(const oauth::OAuthError &error) const
    {
        go(oauth::Step(services.authorization.fail(signIn, error)));
    }
};

oauth::OAuthError toOAuthError(const provider::ProviderError &error)
{
    if (error.kind == provider::ProviderError::Kind::Unavailable)
        return {
            oauth::ErrorCode::TemporarilyUnavailable, "The identity provider cannot be reached."};
    return {oauth::ErrorCode::AccessDenied, "The identity provider's answer was not accepted."};
}

/// The provider has answered; now in a batch of its own.
void finish(const Callback &callback,
    const base::Result<provider::ProviderGrant, provider::ProviderError> &granted)
{
    if (!granted) {
        qCWarning(lcCallback) << "sign-in" << callback.signIn.id
                              << "got nothing from the provider:" << granted.error().message;
        if (granted.error().kind == provider::ProviderError::Kind::Unavailable)
            callback.services.grants.events.happened(
                oauth::ProviderDown {callback.signIn.provider, granted.error().message});
        return callback.fail(toOAuthError(granted.error()));
    }
    domain::ProviderTokens tokens = granted->tokens;
    if (granted->consentBringsRefreshToken) {
        const auto found =
            callback.services.authorization.findRefreshToken(callback.signIn, granted->identity);
        if (!found)
            return callback.respond(unavailablePage(callback.services, callback.language));
        if (const auto *again = std::get_if<oauth::Step>(&*found))
            return callback.go(*again);
        if (const auto *held = std::get_if<base::Secret>(&*found))
            tokens.refreshToken = *held;
    }
    const auto step = callback.services.authorization.finish(
        callback.signIn, granted->identity, domain::toRecord(tokens));
    if (!step)
        return callback.respond(unavailablePage(callback.services, callback.language));
    callback.go(*step);
}

void redeem(const Callback &callback, provider::Provider &provider,
    const oauth::Parameters &parameters, const QByteArray &codeVerifier)
{
    const auto code = parameters.value("code");
    if (!code)
        return callback.fail(
            {oauth::ErrorCode::ServerError, "The identity provider answered without a code."});
    const provider::Redemption redemption {.code = *code,
        .codeVerifier = codeVerifier,
        .nonce = callback.signIn.nonce,
        .redirectUri = callback.services.profile.callbackOf(callback.signIn.provider),
        .iss = parameters.value("iss").value_or(QByteArray())};
    provider.redeem(redemption, callback.services.context(), [callback](const auto &granted) {
        callback.services.queue.enqueue([callback, granted] { finish(callback, granted); });
    });
}

/// Mix-up defence (RFC 9700 4.4.2): the answer must come in at the door of the provider that was
/// asked, which no other provider is given.
bool isItsDoor(const Services &services, const net::Request &request, const QByteArray &provider)
{
    if (services.profile.callbackPerProvider)
        return request.pathArgument == provider;
    return request.pathArgument.isEmpty() || request.pathArgument == provider;
}

/// An answer of ours that came to ourselves: the client named this address as its redirect URI.
bool isOurOwnAnswer(const Services &services, const oauth::Parameters &parameters)
{
    return parameters.value("iss") == services.profile.issuer
        && parameters.value("code").value_or("gth_ac_").startsWith("gth_ac_");
}

net::Response ownAnswerPage(
    const Services &services, const oauth::Parameters &parameters, Language language)
{
    if (const auto code = parameters.value("code"))
        return services.pages.code({.code = *code}, language);
    return services.pages.error({.kind = ErrorPage::Kind::SignInExpired}, language);
}

} // namespace

void answerCallback(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto refuse = [&](ErrorPage::Kind kind) {
        respond(services.pages.error({.kind = kind}, language));
    };
    const auto parameters = oauth::Parameters::parse(request.query);
    if (!parameters || parameters->repeated())
        return refuse(ErrorPage::Kind::BadRequest);
    if (isOurOwnAnswer(services, *parameters))
        return respond(ownAnswerPage(services, *parameters, language));
    const auto state = parameters->value("state");
    if (!state)
        return refuse(ErrorPage::Kind::SignInExpired);

    const QByteArray secret = services.cookies.journey(request, *state).value_or(QByteArray());
    const auto resumed = services.authorization.resume(*state, base::sha256(secret));
    if (!resumed)
        return respond(unavailablePage(services, language));
    if (std::holds_alternative<oauth::StaleForm>(*resumed))
        return refuse(ErrorPage::Kind::SignInExpired);
    if (std::holds_alternative<oauth::ForeignBrowser>(*resumed))
        return refuse(ErrorPage::Kind::ForeignBrowser);

    const auto &asked = std::get<oauth::AskedToRedeem>(*resumed);
    provider::Provider *provider = services.provider(asked.signIn.provider);
    if (!provider || !isItsDoor(services, request, asked.signIn.provider)) {
        qCWarning(lcCallback) << "an answer came to another provider's callback; sign-in"
                              << asked.signIn.id << "is burnt";
        return refuse(ErrorPage::Kind::SignInExpired);
    }

    const net::Header cookie = services.cookies.clearJourney(*state);
    const Callback callback {services, asked.signIn, language, {cookie}, respond};
    if (const auto error = parameters->value("error"))
        return callback.fail(oauth::fromProviderError(*error));
    redeem(callback, *provider, *parameters, asked.codeVerifier);
}

} // namespace gatehouse::routes
