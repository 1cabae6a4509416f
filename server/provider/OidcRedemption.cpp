// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcRedemption.h"

#include "provider/Claims.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using Kind = ProviderError::Kind;

namespace {

/// OpenID Connect Discovery 3: client_secret_basic when the provider does not say. Nothing when
/// it takes no secret at all.
std::optional<ClientAuth> authFor(const QByteArrayList &methods)
{
    if (methods.isEmpty() || methods.contains("client_secret_basic"))
        return ClientAuth::Basic;
    if (methods.contains("client_secret_post"))
        return ClientAuth::Post;
    return std::nullopt;
}

/// RFC 9207 2.4: the answer is of the provider that was asked. An issuer with a template can only
/// be compared once the id_token has named the tenant.
bool isFromIssuer(const QByteArray &iss, const ProviderMetadata &metadata)
{
    if (iss.isEmpty())
        return !metadata.sendsIss;
    return iss == metadata.issuer || metadata.issuer.contains("{tenantid}");
}

} // namespace

OidcRedemption::OidcRedemption(const OidcProvider::Core &core, ProviderMetadata metadata,
    const Errand &errand, QObject *context, Done done)
    : RedemptionFlow(core.means, errand, context, std::move(done))
    , m_preset(core.preset)
    , m_keys(core.keys)
    , m_metadata(std::move(metadata))
{ }

void OidcRedemption::start()
{
    const Redemption *answer = redemption();
    if (answer && !answer->isMadeUp && !isFromIssuer(answer->iss, m_metadata)) {
        failForIssuer();
        return;
    }
    const auto auth = authFor(m_metadata.tokenAuthMethods);
    if (!auth) {
        fail(renewal() ? Kind::Unavailable : Kind::Refused,
            u"The provider accepts neither client_secret_basic nor client_secret_post."_s);
        return;
    }
    exchange(m_metadata.tokenEndpoint, *auth);
}

void OidcRedemption::failForIssuer()
{
    fail(Kind::Refused, u"The answer came from another issuer than the one that was asked."_s);
}

void OidcRedemption::identify(TokenAnswer answer)
{
    m_answer = std::move(answer);
    // OpenID Connect Core 12.2: an answer to a refresh token may come without one.
    if (renewal() && m_answer.idToken.isEmpty()) {
        askWithoutIdToken();
        return;
    }
    auto token = jose::parseCompactJws(m_answer.idToken);
    if (!token) {
        fail(Kind::Refused, u"The id_token is refused: %1"_s.arg(token.error().message));
        return;
    }
    if (const auto known = m_keys->known(token->keyId); !known.isEmpty()) {
        verify(*token, known);
        return;
    }
    m_keys->keys(token->keyId, this,
        [this, jws = *token](const JwksCache::Answer &keys) { verify(jws, keys); });
}

void OidcRedemption::verify(const jose::CompactJws &token, const JwksCache::Answer &keys)
{
    if (!keys) {
        fail(keys.error().kind, keys.error().message);
        return;
    }
    IdTokenRules rules {m_metadata.issuer, m_preset.issuerAliases, config().clientId, std::nullopt,
        m_metadata.signingAlgorithms, now()};
    if (redemption())
        rules.nonce = redemption()->nonce;
    auto verified = verifyIdToken(token, *keys, rules);
    if (!verified) {
        fail(Kind::Refused, verified.error().message);
        return;
    }
    m_idToken = std::move(*verified);
    if (redemption() && !redemption()->iss.isEmpty() && redemption()->iss != m_idToken.issuer) {
        failForIssuer();
        return;
    }
    if (saysEnough(m_idToken.claims) || m_metadata.userinfoEndpoint.isEmpty()) {
        grant(m_idToken.claims);
        return;
    }
    ask(m_metadata.userinfoEndpoint, m_answer.tokens.accessToken,
        [this](const auto &userinfo) { complete(userinfo); });
}

/// OpenID Connect Core 5.4: what is asked for by a scope may be in the userinfo alone.
bool OidcRedemption::saysEnough(const QJsonObject &claims) const
{
    const bool saysGroups = claims.contains("groups"_L1)
        || (!m_preset.tenantClaim.isEmpty()
            && claims.contains(QString::fromUtf8(m_preset.tenantClaim)));
    return !claims["email"_L1].toString().isEmpty() && (saysGroups || !config().askForGroups);
}

/// An id_token with an address is enough for who has no groups: had none before, or is told none.
bool OidcRedemption::canDoWithout(const base::Result<net::IncomingResponse> &userinfo) const
{
    const bool isNo =
        userinfo && userinfo->status >= 400 && userinfo->status < 500 && userinfo->status != 429;
    const bool hasNone = renewal() ? renewal()->person.groups.isEmpty() : isNo;
    return hasNone && !m_idToken.claims["email"_L1].toString().isEmpty();
}

void OidcRedemption::complete(const base::Result<net::IncomingResponse> &userinfo)
{
    if (canDoWithout(userinfo) && !isAnswer(userinfo)) {
        grant(m_idToken.claims);
        return;
    }
    const auto more = personIn(userinfo);
    if (!more)
        return;
    // OpenID Connect Core 5.3.2: userinfo of somebody else must not be used.
    if (more->value("sub"_L1).toString().toUtf8() != m_idToken.subject) {
        fail(Kind::Refused, u"The provider's userinfo is about somebody else."_s);
        return;
    }
    QJsonObject claims = *more;
    for (auto signedClaim = m_idToken.claims.begin(); signedClaim != m_idToken.claims.end();
         ++signedClaim)
        claims.insert(signedClaim.key(), signedClaim.value());
    // They belong together: the address and what is said about it.
    const bool isSigned = !m_idToken.claims["email"_L1].toString().isEmpty();
    const QJsonObject &aboutEmail = isSigned ? m_idToken.claims : *more;
    for (const auto name : {"email"_L1, "email_verified"_L1, "xms_edov"_L1})
        claims.insert(name, aboutEmail[name]);
    grant(claims);
}

void OidcRedemption::grant(const QJsonObject &claims)
{
    domain::Identity identity = identityFromClaims(claims, m_preset);
    identity.issuer = m_idToken.issuer;
    identity.subject = m_idToken.subject;
    const bool lacksRefreshToken = !m_answer.tokens.refreshToken;
    succeed({identity, m_answer.tokens, lacksRefreshToken && !m_preset.consentParams.isEmpty()});
}

/// Only what the userinfo endpoint says is new.
void OidcRedemption::askWithoutIdToken()
{
    if (m_metadata.userinfoEndpoint.isEmpty()) {
        succeed({renewal()->person, m_answer.tokens});
        return;
    }
    ask(m_metadata.userinfoEndpoint, m_answer.tokens.accessToken, [this](const auto &userinfo) {
        const auto claims = personIn(userinfo);
        if (!claims)
            return;
        if (claims->value("sub"_L1).toString().isEmpty()) {
            fail(Kind::Unavailable, u"The provider's userinfo does not say who it is about."_s);
            return;
        }
        domain::Identity identity = updatedByClaims(renewal()->person, *claims, m_preset);
        identity.subject = claims->value("sub"_L1).toString().toUtf8();
        succeed({identity, m_answer.tokens});
    });
}

} // namespace gatehouse::provider
