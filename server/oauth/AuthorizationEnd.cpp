// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Authorization.h"
#include "oauth/TokenDigest.h"
#include "oauth/UpstreamTokens.h"

#include <QLoggingCategory>

// The last steps of a sign-in: its provider has answered.

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcAuthorizationEnd, "gatehouse.signin")

} // namespace

OAuthError fromProviderError(QByteArrayView error)
{
    const bool refused = error == "access_denied" || error == "login_required"
        || error == "consent_required" || error == "interaction_required"
        || error == "account_selection_required";
    if (refused)
        return {ErrorCode::AccessDenied, "The sign-in at the identity provider was refused."};
    if (error == "temporarily_unavailable")
        return {ErrorCode::TemporarilyUnavailable, "The identity provider is busy; try again."};
    return {ErrorCode::ServerError, "The identity provider reported an error."};
}

base::Result<std::variant<std::monostate, base::Secret, Step>> Authorization::findRefreshToken(
    const SignIn &signIn, const domain::Identity &identity)
{
    using Found = std::variant<std::monostate, base::Secret, Step>;
    if (!m.rules.allows(identity, signIn.provider)) // nobody who stays outside is asked twice
        return Found();
    const auto held = m.store.heldProviderTokens(identity.userId(), signIn.provider, m.clock.now());
    if (!held)
        return Err(held.error());
    for (const HeldTokens &one : *held) {
        const auto tokens = openHeldTokens(m.keys, one);
        if (tokens && tokens->refreshToken)
            return Found(*tokens->refreshToken);
    }
    if (signIn.consentAsked)
        return Found();
    SignIn again = signIn;
    again.consentAsked = true;
    again.loginHint = identity.email.toUtf8();
    auto step = goToProvider(std::move(again));
    if (!step)
        return Err(step.error());
    return Found(*step);
}

base::Result<Step> Authorization::finish(
    const SignIn &signIn, const domain::Identity &identity, const QByteArray &providerTokens)
{
    if (!m.rules.allows(identity, signIn.provider))
        return refuse(signIn, identity, providerTokens);
    const QByteArray code = CodePrefix + signIn.id + m.random.token256();
    const CodeRecord record {.clientId = signIn.clientId,
        .redirectUri = signIn.redirectUri,
        .codeChallenge = signIn.codeChallenge,
        .resource = signIn.resource,
        .scopes = signIn.scopes,
        .user = identity,
        .provider = signIn.provider,
        .signIn = signIn.id,
        .sealedProviderTokens = sealed(providerTokens, codeDigest(code)),
        .expiresAt = m.clock.now() + CodeLife};
    if (auto saved = m.store.saveCode(codeDigest(code), record); !saved)
        return Err(saved.error());
    // Only now: who may not come in leaves nothing behind.
    if (signIn.rememberIn) {
        auto remembered =
            m.store.rememberConsent(consentKey(*signIn.rememberIn, signIn.clientId,
                                        signIn.redirectUri, signIn.resource, signIn.scopes),
                m.clock.now() + ConsentLife);
        if (!remembered)
            return Err(remembered.error());
    }
    note(signIn, StepKind::CodeIssued);
    m.events.happened(SignedIn {signIn.id, signIn.clientId, signIn.provider, identity});

    QList<std::pair<QByteArray, QByteArray>> answer {{"code", code}};
    if (!signIn.state.isEmpty())
        answer.append({"state", signIn.state});
    answer.append({"iss", m.profile.issuer}); // RFC 9207 2
    return Step(GoToClient {withQuery(signIn.redirectUri, answer)});
}

/// What the provider gave is of no use to anybody: it is told so (RFC 7009).
base::Result<Step> Authorization::refuse(
    const SignIn &signIn, const domain::Identity &identity, const QByteArray &providerTokens)
{
    if (!providerTokens.isEmpty() && !m_refusedTokens.take(m.clock.now())) {
        if (!std::exchange(m_isRefusedLogged, true))
            qCWarning(lcAuthorizationEnd)
                << "so many people are refused that the provider is not told of all its tokens;"
                << "sign-in" << signIn.id;
    } else if (!providerTokens.isEmpty()) {
        m_isRefusedLogged = false;
        // Kept as those of a code are that nobody has.
        const base::Digest code = base::sha256(m.random.token256());
        if (auto queued = m.store.queueRevocation({TokensRecord::of(code), signIn.provider,
                identity.userId(), signIn.clientId, sealed(providerTokens, code), m.clock.now()});
            !queued)
            return Err(queued.error());
    }
    note(signIn, StepKind::NotAllowed);
    const QString who = identity.email.isEmpty() ? identity.name : identity.email;
    m.events.happened(SignInRefused {signIn.id, signIn.clientId, signIn.provider, who});
    return Step(NotAllowed {who,
        errorUrl(signIn.redirectUri, signIn.state,
            {ErrorCode::AccessDenied, "This person may not use this server."})});
}

QByteArray Authorization::sealed(const QByteArray &providerTokens, const base::Digest &code) const
{
    return providerTokens.isEmpty()
        ? QByteArray()
        : m.keys.seal(providerTokens, TokensRecord::of(code).associated());
}

GoToClient Authorization::fail(const SignIn &signIn, const OAuthError &error) const
{
    const StepReason reason = error.code == ErrorCode::AccessDenied ? StepReason::Refused
        : error.code == ErrorCode::TemporarilyUnavailable           ? StepReason::Unavailable
                                                                    : StepReason::BadAnswer;
    note(signIn, StepKind::ProviderFailed, reason, signIn.provider);
    return tell(signIn, error);
}

} // namespace gatehouse::oauth
