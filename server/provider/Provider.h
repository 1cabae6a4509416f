// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "domain/Identity.h"
#include "domain/ProviderTokens.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

/// Upstream sign-in: where a person proves who they are. Owns everything that is particular to
/// OpenID Connect, GitHub, plain OAuth 2 and local accounts; leaves to others who may come in
/// (oauth/AllowRules) and what is kept (oauth/Store.h). Everything here lives on the core thread
/// and never blocks it.
namespace gatehouse::provider {

/// What one sign-in sends along to the provider; nothing of it comes from the client.
struct SignInStart
{
    QByteArray state; ///< our 256-bit handle
    QByteArray nonce; ///< OpenID Connect Core 3.1.2.1
    QByteArray codeChallenge; ///< our own PKCE pair, S256
    QByteArray redirectUri;
    QByteArray loginHint; ///< may be empty
    /// The person is asked once more, so that the provider hands out a refresh token again.
    bool askForConsent = false;
};

/// What came back at the callback.
struct Redemption
{
    QByteArray code;
    QByteArray codeVerifier;
    QByteArray nonce;
    QByteArray redirectUri;
    QByteArray iss; ///< RFC 9207, when the provider sent it; else empty
    /// No browser has brought it: it asks what the provider says to our credentials.
    bool isMadeUp = false;
};

using domain::ProviderTokens;

struct ProviderGrant
{
    domain::Identity identity;
    ProviderTokens tokens;
    /// There is no refresh token, and SignInStart::askForConsent would bring one.
    bool consentBringsRefreshToken = false;
};

/// Why a provider gave nothing.
struct ProviderError
{
    enum class Kind {
        Refused, ///< the provider said no for good: invalid_grant, a token that does not verify
        Unavailable, ///< time-out, 5xx, 429, not JSON: may work later, nothing was used up on our
                     ///< side
        Unsaid, ///< an answer that tells nothing of the token it was asked with
    };
    Kind kind = Kind::Unavailable;
    QString message; ///< for the log; never shown to a client
    QByteArray error {}; ///< the provider's own word (RFC 6749 5.2), when it said one

    bool operator==(const ProviderError &) const = default;
};

/// Tokens that near their end (RFC 6749 6), or that nobody has asked about for long, and whose they
/// are.
struct Renewal
{
    ProviderTokens tokens;
    domain::Identity person; ///< as known so far
};

/// What came of it. The tokens are good, and those before them may be no more, whatever became of
/// the question who it is: keep them first.
struct Renewed
{
    ProviderTokens tokens; ///< with the old refresh token when there is no new one
    /// The person as the provider knows them now; as before where it says nothing. Refused: it is
    /// somebody else. Unavailable: it could not be found out this time.
    base::Result<domain::Identity, ProviderError> person;
};

/// What came of telling a provider that tokens are over.
struct RevocationReply
{
    enum class Kind {
        Revoked,
        Refused, ///< it said no for good: it does not know these tokens, or not any more
        Unsupported, ///< it has no place to be told
        Later, ///< no answer, 5xx, 429, or our own credentials were refused: worth another try
    };
    Kind kind = Kind::Later;
    QString message; ///< for the log and the owner; empty when it was revoked

    bool operator==(const RevocationReply &) const = default;
};

/// One configured provider.
class Provider
{
public:
    using UrlDone = std::function<void(base::Result<QByteArray, ProviderError>)>;
    using GrantDone = std::function<void(base::Result<ProviderGrant, ProviderError>)>;
    using RenewalDone = std::function<void(base::Result<Renewed, ProviderError>)>;
    using RevokeDone = std::function<void(const RevocationReply &)>;

    Provider() = default;
    Provider(const Provider &) = delete;
    Provider &operator=(const Provider &) = delete;
    virtual ~Provider() = default;

    /// The name in the settings, as it stands in `/oauth/provider-callback/{provider}`: [a-z0-9-]+.
    virtual QByteArray name() const = 0;
    /// For the choice page: "Google".
    virtual QString displayName() const = 0;

    /// Where to send the browser. May have to ask the provider for its endpoints first: \a done is
    /// called once, before this returns when they are known, else later, and then not at all once
    /// \a context is gone.
    virtual void signInUrl(const SignInStart &start, QObject *context, UrlDone done) = 0;
    /// Exchanges the code and finds out who it is; everything is verified when \a done gets a
    /// grant.
    virtual void redeem(const Redemption &redemption, QObject *context, GrantDone done) = 0;
    /// Exchanges the refresh token; where there is none, asks with the access token who it is.
    /// Refused only for an answer that says the token or our client's use of it is dead (RFC 6749
    /// 5.2 invalid_grant, unauthorized_client; RFC 6750 3.1 401 for a token that the provider has
    /// vouched for before). Unsaid: there is no refresh token, and the provider says no more with
    /// it.
    virtual void refresh(const Renewal &renewal, QObject *context, RenewalDone done) = 0;
    /// Tells the provider that \a tokens are over (RFC 7009). Doing it twice does no harm. \a done
    /// is called once, never before this returns, not at all once \a context is gone.
    virtual void revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done) = 0;
};

} // namespace gatehouse::provider
