// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/CallbackRoute.h"

#include "domain/ProviderTokens.h"
#include "oauth/TokenDigest.h"
#include "routes/ProviderNews.h"
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
    tellOfProvider(callback.services.grants.events, callback.signIn.provider,
        granted ? nullptr : &granted.error());
    if (!granted) {
        qCWarning(lcCallback) << "sign-in" << callback.signIn.id
                              << "got nothing from the provider:" << granted.error().message;
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
    provider.redeem(redemption, callback.services.context(),
        [callback, later = callback.services.later()](
            const auto &granted) { later([callback, granted] { finish(callback, granted); }); });
}

/// Mix-up defence (RFC 9700 4.4.2): the answer must come in at the door of the provider that was
/// asked, which no other provider is given.
bool isItsDoor(const Services &services, const net::Request &request, const QByteArray &provider)
{
    if (services.profile.callbackPerProvider)
        return request.pathArgument == provider;
    return request.pathArgument.isEmpty() || request.pathArgument == provider;
}

void noteWrongDoor(const Services &services, const oauth::SignIn &signIn)
{
    qCWarning(lcCallback) << "an answer came to another provider's callback; sign-in" << signIn.id
                          << "is burnt";
    services.steps.note({.kind = oauth::StepKind::ProviderFailed,
        .reason = oauth::StepReason::BadAnswer,
        .signIn = signIn.id,
        .clientId = signIn.clientId,
        .detail = signIn.provider});
}

/// An answer of ours that came to ourselves: the client named this address as its redirect URI.
bool isOurOwnAnswer(const Services &services, const oauth::Parameters &parameters)
{
    return parameters.value("iss") == services.profile.issuer
        && parameters.value("code").value_or(oauth::CodePrefix).startsWith(oauth::CodePrefix);
}

net::Response ownAnswerPage(
    const Services &services, const oauth::Parameters &parameters, Language language)
{
    if (const auto code = parameters.value("code"))
        return services.pages.code({.code = *code}, language);
    return services.pages.error({.kind = ErrorPage::Kind::SignInExpired}, language);
}

/// Our handle in an answer that cannot be read as a whole: there once, in its plain form. Whose it
/// is can then still be told that it went wrong.
std::optional<QByteArray> stateOf(
    const net::Request &request, const oauth::OAuthResult<oauth::Parameters> &parameters)
{
    if (parameters) {
        const QByteArrayList states = parameters->all("state");
        return states.size() == 1 ? parameters->value("state") : std::nullopt;
    }
    std::optional<QByteArray> state;
    for (const QByteArray &pair : request.query.split('&')) {
        if (!pair.startsWith("state="))
            continue;
        if (state)
            return std::nullopt;
        state = pair.sliced(6);
    }
    return state;
}

/// The sign-in that \a state leads to, or the page that says why there is none.
base::Result<oauth::AskedToRedeem, net::Response> resume(
    const Services &services, const net::Request &request, const QByteArray &state)
{
    const Language language = languageOf(request);
    const auto refuse = [&](ErrorPage::Kind kind) {
        return base::Err(services.pages.error({.kind = kind}, language));
    };
    const QByteArray secret = services.cookies.journey(request, state).value_or(QByteArray());
    const auto resumed = services.authorization.resume(state, base::sha256(secret));
    if (!resumed)
        return base::Err(unavailablePage(services, language));
    if (std::holds_alternative<oauth::ReplacedSignIn>(*resumed))
        return refuse(ErrorPage::Kind::SignInReplaced);
    if (std::holds_alternative<oauth::ForeignBrowser>(*resumed))
        return refuse(ErrorPage::Kind::ForeignBrowser);
    if (const auto *asked = std::get_if<oauth::AskedToRedeem>(&*resumed))
        return *asked;
    return refuse(ErrorPage::Kind::SignInExpired);
}

/// The provider's answer belongs to a sign-in of this browser and came in at its door; whatever it
/// says, the client hears of it.
void answerResumed(const Callback &callback,
    const oauth::OAuthResult<oauth::Parameters> &parameters, const QByteArray &codeVerifier)
{
    if (!parameters || parameters->repeated())
        return callback.fail(
            {oauth::ErrorCode::ServerError, "The identity provider's answer could not be read."});
    provider::Provider *provider = callback.services.provider(callback.signIn.provider);
    if (!provider)
        return callback.fail({oauth::ErrorCode::ServerError,
            "The identity provider that was asked is not configured any more."});
    if (const auto error = parameters->value("error"))
        return callback.fail(oauth::fromProviderError(*error));
    redeem(callback, *provider, *parameters, codeVerifier);
}

} // namespace

void answerCallback(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    // RFC 9110 9.2.1: HEAD is safe, so it uses nothing up.
    if (request.method == net::Method::Head)
        return respond(headOfAPage());
    const Language language = languageOf(request);
    const auto parameters = oauth::Parameters::parse(request.query);
    if (parameters && !parameters->repeated() && isOurOwnAnswer(services, *parameters))
        return respond(ownAnswerPage(services, *parameters, language));
    const auto state = stateOf(request, parameters);
    if (!state) {
        const bool unreadable = !parameters || parameters->repeated();
        return respond(services.pages.error(
            {.kind = unreadable ? ErrorPage::Kind::BadRequest : ErrorPage::Kind::SignInExpired},
            language));
    }
    const auto asked = resume(services, request, *state);
    if (!asked)
        return respond(asked.error());
    if (!isItsDoor(services, request, asked->signIn.provider)) {
        noteWrongDoor(services, asked->signIn);
        return respond(services.pages.error({.kind = ErrorPage::Kind::SignInExpired}, language));
    }
    const Callback callback {
        services, asked->signIn, language, {services.cookies.clearJourney(*state)}, respond};
    answerResumed(callback, parameters, asked->codeVerifier);
}

} // namespace gatehouse::routes
