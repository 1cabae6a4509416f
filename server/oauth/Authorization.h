// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/KeyRing.h"
#include "base/Random.h"
#include "oauth/Allowance.h"
#include "oauth/AllowRules.h"
#include "oauth/AuthorizeRequest.h"
#include "oauth/Events.h"

namespace gatehouse::oauth {

/// One of the configured providers, as far as the protocol must know it.
struct ProviderChoice
{
    QByteArray name;
    bool local = false; ///< accounts kept here: a form of ours instead of a journey
    QString displayName {}; ///< for people; empty: what the page calls it
};

// What happens next in a sign-in; the route turns it into a page or a redirect.

/// The client loops; the person may go on all the same.
struct AskToGoOn
{
    QByteArray formToken;
    SignIn signIn;
    domain::Client client;
};
struct AskConsent
{
    QByteArray formToken;
    SignIn signIn;
    domain::Client client;
};
struct AskProvider
{
    QByteArray formToken;
    SignIn signIn;
    QList<ProviderChoice> providers;
};
struct AskAccount
{
    QByteArray formToken;
    SignIn signIn;
};
/// The route asks the provider for its URL with these and sends the browser there.
struct GoToProvider
{
    SignIn signIn;
    QByteArray state;
    QByteArray codeChallenge;
    QByteArray browserSecret; ///< set as a cookie; the callback must bring it back
};
/// Back to the client (RFC 6749 4.1.2): code or error, state, iss.
struct GoToClient
{
    QByteArray url;
};
/// The client asked for an answer without a page (prompt=none), and nobody vouches for where it
/// goes: the person sends it on, or not (RFC 9700 4.11.2).
struct AskToLeave
{
    QByteArray url;
    QByteArray redirectUri; ///< verified
    QString clientName;
    QByteArray why; ///< what the client is told
};
/// The form was used, is older than a sign-in lives, or never existed.
struct StaleForm
{ };
/// Newer sign-ins of the same client took the place of this one.
struct ReplacedSignIn
{ };
/// The step belongs to another browser; the sign-in is burnt.
struct ForeignBrowser
{ };
/// Signed in, but not on the list; \a url tells the client access_denied.
struct NotAllowed
{
    QString who;
    QByteArray url;
};
using Step = std::variant<AskToGoOn, AskConsent, AskProvider, AskAccount, GoToProvider, GoToClient,
    AskToLeave, StaleForm, ReplacedSignIn, ForeignBrowser, NotAllowed>;

/// The browser that asks, and what it shows.
struct Visit
{
    base::Digest browser; ///< of its cookie
    std::optional<base::Digest> memory; ///< of the cookie that remembers, when it brought one
    QByteArray fetchSite; ///< Sec-Fetch-Site, empty when absent
    bool loops = false; ///< LoopBreaker says so
};

/// What to ask the provider once the browser is back.
struct AskedToRedeem
{
    SignIn signIn;
    QByteArray codeVerifier;
};
using Resumption = std::variant<AskedToRedeem, StaleForm, ReplacedSignIn, ForeignBrowser>;

/// The sign-in, step by step; each step takes the sign-in out of the store by its handle and, if it
/// goes on, puts it back under the next one. Does no network. Core thread.
class Authorization
{
public:
    static constexpr base::seconds SignInLife {600};
    static constexpr base::seconds CodeLife {60};
    static constexpr int MaxOpenPerClient = 1000; ///< unanswered ones, and as many others

    struct Parts
    {
        const Profile &profile;
        const AllowRules &rules;
        QList<ProviderChoice> providers;
        Store &store;
        ClientDirectory &clients;
        const base::KeyRing &keys;
        base::Random &random;
        const base::Clock &clock;
        Events &events;
        StepSink &steps;
    };
    explicit Authorization(Parts parts)
        : m(std::move(parts))
    { }

    /// The Error of any step is the store's: nothing happened.
    base::Result<Step> begin(const AuthorizeRequest &request, const Visit &visit);
    /// \a browser: digest of the browser's cookie. The person goes on although the client loops.
    base::Result<Step> goOnAfterStop(const QByteArray &formToken, const base::Digest &browser);
    /// \a memory: digest of the cookie the yes may be remembered in. Where it will be, the sign-in
    /// of the step says so.
    base::Result<Step> approve(const QByteArray &formToken, const base::Digest &browser,
        const std::optional<base::Digest> &memory = {});
    base::Result<Step> deny(const QByteArray &formToken, const base::Digest &browser);
    base::Result<Step> chooseProvider(
        const QByteArray &formToken, const base::Digest &browser, const QByteArray &provider);

    /// The name and password of a local account are about to be checked: takes the form.
    base::Result<Resumption> takeAccountForm(
        const QByteArray &formToken, const base::Digest &browser);
    /// They were wrong: the same form again, with a new token.
    base::Result<Step> askAccountAgain(SignIn signIn);

    /// The browser is back with our state handle; \a browser: digest of the cookie made for it.
    base::Result<Resumption> resume(const QByteArray &state, const base::Digest &browser);
    /// The provider gave no refresh token, and would give one if it asked the person once more: the
    /// one that is held from another session of this person, else the way back to the provider,
    /// once. Nothing: go on without.
    base::Result<std::variant<std::monostate, base::Secret, Step>> findRefreshToken(
        const SignIn &signIn, const domain::Identity &identity);
    /// The provider says who it is; \a providerTokens are its tokens in plain bytes, sealed here.
    base::Result<Step> finish(
        const SignIn &signIn, const domain::Identity &identity, const QByteArray &providerTokens);
    /// The provider gave nothing.
    GoToClient fail(const SignIn &signIn, const OAuthError &error) const;

    /// RFC 6749 4.1.2.1 with RFC 9207's iss.
    QByteArray errorUrl(
        const QByteArray &redirectUri, const QByteArray &state, const OAuthError &error) const;

private:
    base::Result<std::variant<SignIn, StaleForm, ReplacedSignIn, ForeignBrowser>> take(
        const QByteArray &handle, SignIn::Stage stage, const base::Digest &browser);
    base::Result<bool> isRemembered(const AuthorizeRequest &request, const Visit &visit);
    Step answerSilently(const AuthorizeRequest &request, const OAuthError &error) const;
    base::Result<Step> ask(SignIn signIn, SignIn::Stage stage, const domain::Client &client);
    base::Result<Step> proceed(SignIn signIn);
    void note(const SignIn &signIn, StepKind kind, StepReason reason = StepReason::None,
        const QByteArray &detail = {}) const;
    GoToClient tell(const SignIn &signIn, const OAuthError &error) const;
    base::Result<Step> refuse(
        const SignIn &signIn, const domain::Identity &identity, const QByteArray &providerTokens);
    QByteArray sealed(const QByteArray &providerTokens, const base::Digest &code) const;
    base::Result<Step> goOn(SignIn signIn, const ProviderChoice &provider);
    base::Result<Step> goToProvider(SignIn signIn);
    base::Result<QByteArray> keep(const SignIn &signIn);

    Parts m;
    /// Of people who may not come in: whoever has an account at the provider can be refused as
    /// often as they like, and each time takes a row that is kept for thirty days.
    Allowance m_refusedTokens;
    bool m_isRefusedLogged = false; ///< since one was told last
};

/// An error a provider sent to the callback, as one a client may hear; its text is never passed on.
OAuthError fromProviderError(QByteArrayView providerError);

} // namespace gatehouse::oauth
