// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Authorization.h"

#include "oauth/Pkce.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

using Taken = std::variant<SignIn, StaleForm, ReplacedSignIn, ForeignBrowser>;

QByteArray verifierRecord(const SignIn &signIn)
{
    return "sign-in verifier " + signIn.id;
}

/// The ways in which a step ends before it began, in the words of another step.
template <typename Outcome> std::optional<Outcome> refusal(const Taken &taken)
{
    if (std::holds_alternative<StaleForm>(taken))
        return StaleForm {};
    if (std::holds_alternative<ReplacedSignIn>(taken))
        return ReplacedSignIn {};
    if (std::holds_alternative<ForeignBrowser>(taken))
        return ForeignBrowser {};
    return std::nullopt;
}

} // namespace

base::Result<QByteArray> Authorization::keep(const SignIn &signIn)
{
    const QByteArray handle = m.random.token256();
    if (auto saved = m.store.saveSignIn(base::sha256(handle), signIn, MaxOpenPerClient); !saved)
        return Err(saved.error());
    return handle;
}

base::Result<Taken> Authorization::take(
    const QByteArray &handle, SignIn::Stage stage, const base::Digest &browser)
{
    auto signIn = m.store.takeSignIn(base::sha256(handle), m.clock.now());
    if (!signIn)
        return Err(signIn.error());
    if (*signIn && (*signIn)->stage == SignIn::Stage::Replaced) {
        note(**signIn, StepKind::FormRefused, StepReason::Replaced);
        return Taken(ReplacedSignIn {});
    }
    if (!*signIn || (*signIn)->stage != stage)
        return Taken(StaleForm {});
    if ((*signIn)->browser != browser) {
        note(**signIn, StepKind::FormRefused, StepReason::ForeignBrowser);
        return Taken(ForeignBrowser {});
    }
    return Taken(**signIn);
}

base::Result<Step> Authorization::begin(const AuthorizeRequest &request, const Visit &visit)
{
    const auto remembered = isRemembered(request, visit);
    if (!remembered)
        return Err(remembered.error());
    if (request.prompt == Prompt::None && !visit.loops) {
        // OpenID Connect Core 3.1.2.6. Nobody stays signed in here, so there is always a page.
        if (!*remembered)
            return answerSilently(
                request, {ErrorCode::ConsentRequired, "The person has to be asked first."});
        return answerSilently(request, {ErrorCode::LoginRequired, "The person has to sign in."});
    }
    SignIn signIn {.stage = SignIn::Stage::Consent,
        .id = m.random.id128(),
        .clientId = request.client.id,
        .redirectUri = request.redirectUri,
        .state = request.state,
        .codeChallenge = request.codeChallenge,
        .resource = request.resource,
        .scopes = request.scopes,
        .loginHint = request.loginHint,
        .browser = visit.browser,
        .expiresAt = m.clock.now() + SignInLife};
    if (request.client.kind == domain::ClientKind::Document) {
        if (auto kept = m.store.saveDocumentClient(request.client); !kept)
            return Err(kept.error());
    }
    const bool mayPass = *remembered && request.prompt == Prompt::Any;
    m.steps.note({.kind = StepKind::Asked,
        .reason = visit.loops ? StepReason::Loop
            : mayPass         ? StepReason::Remembered
                              : StepReason::Consent,
        .signIn = signIn.id,
        .clientId = request.client.id,
        .clientName = request.client.name});
    if (visit.loops)
        return ask(std::move(signIn), SignIn::Stage::Stopped, request.client);
    if (mayPass)
        return proceed(std::move(signIn));
    return ask(std::move(signIn), SignIn::Stage::Consent, request.client);
}

base::Result<bool> Authorization::isRemembered(const AuthorizeRequest &request, const Visit &visit)
{
    // Another page may lead a browser here with a client and an answer of its choosing; there a yes
    // of earlier says nothing.
    if (!visit.memory || !isFromNoPage(visit.fetchSite)
        || !mayBeRemembered(request.client, request.redirectUri))
        return false;
    return m.store.isConsentRemembered(consentKey(*visit.memory, request.client.id,
                                           request.redirectUri, request.resource, request.scopes),
        m.clock.now());
}

Step Authorization::answerSilently(const AuthorizeRequest &request, const OAuthError &error) const
{
    m.steps.note({.kind = StepKind::AuthorizeRefused,
        .reason = StepReason::Silent,
        .clientId = request.client.id,
        .clientName = request.client.name,
        .detail = errorName(error.code)});
    const QByteArray url = errorUrl(request.redirectUri, request.state, error);
    if (mayLeaveSilently(request.client, !m.profile.documents.allowedHosts.isEmpty()))
        return GoToClient {url};
    return AskToLeave {url, request.redirectUri, request.client.name, error.description};
}

base::Result<Step> Authorization::ask(
    SignIn signIn, SignIn::Stage stage, const domain::Client &client)
{
    signIn.stage = stage;
    auto formToken = keep(signIn);
    if (!formToken)
        return Err(formToken.error());
    if (stage == SignIn::Stage::Stopped)
        return Step(AskToGoOn {*formToken, signIn, client});
    return Step(AskConsent {*formToken, signIn, client});
}

base::Result<Step> Authorization::goOnAfterStop(
    const QByteArray &formToken, const base::Digest &browser)
{
    auto taken = take(formToken, SignIn::Stage::Stopped, browser);
    if (!taken)
        return Err(taken.error());
    if (const auto refused = refusal<Step>(*taken))
        return *refused;
    const SignIn &signIn = std::get<SignIn>(*taken);
    auto client = m.clients.find(signIn.clientId);
    if (!client)
        return Err(client.error());
    if (!*client)
        return Step(StaleForm {});
    return ask(signIn, SignIn::Stage::Consent, **client);
}

base::Result<Step> Authorization::approve(const QByteArray &formToken, const base::Digest &browser,
    const std::optional<base::Digest> &memory)
{
    auto taken = take(formToken, SignIn::Stage::Consent, browser);
    if (!taken)
        return Err(taken.error());
    if (const auto refused = refusal<Step>(*taken))
        return *refused;
    SignIn signIn = std::get<SignIn>(*taken);
    if (memory) {
        auto client = m.clients.find(signIn.clientId);
        if (!client)
            return Err(client.error());
        if (*client && mayBeRemembered(**client, signIn.redirectUri))
            signIn.rememberIn = memory;
    }
    note(signIn, StepKind::Allowed);
    return proceed(std::move(signIn));
}

/// The person has agreed: on to whoever says who they are.
base::Result<Step> Authorization::proceed(SignIn signIn)
{
    if (m.providers.size() == 1)
        return goOn(std::move(signIn), m.providers.first());

    signIn.stage = SignIn::Stage::Choice;
    auto nextToken = keep(signIn);
    if (!nextToken)
        return Err(nextToken.error());
    return Step(AskProvider {*nextToken, signIn, m.providers});
}

base::Result<Step> Authorization::deny(const QByteArray &formToken, const base::Digest &browser)
{
    auto taken = take(formToken, SignIn::Stage::Consent, browser);
    if (!taken)
        return Err(taken.error());
    if (const auto refused = refusal<Step>(*taken))
        return *refused;
    const SignIn &signIn = std::get<SignIn>(*taken);
    note(signIn, StepKind::Denied);
    return Step(tell(signIn, {ErrorCode::AccessDenied, "The person did not allow it."}));
}

base::Result<Step> Authorization::chooseProvider(
    const QByteArray &formToken, const base::Digest &browser, const QByteArray &provider)
{
    auto taken = take(formToken, SignIn::Stage::Choice, browser);
    if (!taken)
        return Err(taken.error());
    if (const auto refused = refusal<Step>(*taken))
        return *refused;
    const auto chosen = std::find_if(m.providers.cbegin(), m.providers.cend(),
        [&](const ProviderChoice &candidate) { return candidate.name == provider; });
    if (chosen == m.providers.cend())
        return Step(StaleForm {});
    return goOn(std::get<SignIn>(*taken), *chosen);
}

base::Result<Step> Authorization::goOn(SignIn signIn, const ProviderChoice &provider)
{
    signIn.provider = provider.name;
    note(signIn, StepKind::SentToProvider, StepReason::None, provider.name);
    if (provider.local)
        return askAccountAgain(std::move(signIn));
    return goToProvider(std::move(signIn));
}

base::Result<Step> Authorization::goToProvider(SignIn signIn)
{
    // A new secret at the step from asking to acting: whoever saw the first one gains nothing
    // (session fixation).
    const QByteArray browserSecret = m.random.token256();
    const QByteArray verifier = m.random.token256();
    signIn.browser = base::sha256(browserSecret);
    signIn.stage = SignIn::Stage::AtProvider;
    signIn.nonce = m.random.token256();
    signIn.sealedVerifier = m.keys.seal(verifier, verifierRecord(signIn));
    auto state = keep(signIn);
    if (!state)
        return Err(state.error());
    return Step(GoToProvider {signIn, *state, codeChallengeFor(verifier), browserSecret});
}

base::Result<Step> Authorization::askAccountAgain(SignIn signIn)
{
    if (signIn.stage == SignIn::Stage::Account)
        note(signIn, StepKind::PasswordRefused);
    signIn.stage = SignIn::Stage::Account;
    auto formToken = keep(signIn);
    if (!formToken)
        return Err(formToken.error());
    return Step(AskAccount {*formToken, signIn});
}

base::Result<Resumption> Authorization::takeAccountForm(
    const QByteArray &formToken, const base::Digest &browser)
{
    auto taken = take(formToken, SignIn::Stage::Account, browser);
    if (!taken)
        return Err(taken.error());
    if (const auto refused = refusal<Resumption>(*taken))
        return *refused;
    return Resumption(AskedToRedeem {std::get<SignIn>(*taken), {}});
}

base::Result<Resumption> Authorization::resume(const QByteArray &state, const base::Digest &browser)
{
    auto taken = take(state, SignIn::Stage::AtProvider, browser);
    if (!taken)
        return Err(taken.error());
    if (const auto refused = refusal<Resumption>(*taken))
        return *refused;
    const SignIn &signIn = std::get<SignIn>(*taken);
    auto verifier = m.keys.open(signIn.sealedVerifier, verifierRecord(signIn));
    if (!verifier) // sealed under a key that has been taken away since
        return Resumption(StaleForm {});
    note(signIn, StepKind::ProviderAnswered);
    return Resumption(AskedToRedeem {signIn, *verifier});
}

void Authorization::note(
    const SignIn &signIn, StepKind kind, StepReason reason, const QByteArray &detail) const
{
    m.steps.note({.kind = kind,
        .reason = reason,
        .signIn = signIn.id,
        .clientId = signIn.clientId,
        .detail = detail});
}

GoToClient Authorization::tell(const SignIn &signIn, const OAuthError &error) const
{
    return {errorUrl(signIn.redirectUri, signIn.state, error)};
}

QByteArray Authorization::errorUrl(
    const QByteArray &redirectUri, const QByteArray &state, const OAuthError &error) const
{
    QList<std::pair<QByteArray, QByteArray>> answer {
        {"error", errorName(error.code)}, {"error_description", error.description}};
    if (!state.isEmpty())
        answer.append({"state", state});
    answer.append({"iss", m.profile.issuer});
    return withQuery(redirectUri, answer);
}

} // namespace gatehouse::oauth
