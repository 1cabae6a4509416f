// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcProvider.h"

#include "provider/AuthorizationUrl.h"
#include "provider/OidcRedemption.h"
#include "provider/RevocationFlow.h"

namespace gatehouse::provider {

using base::Err;

namespace {

QByteArrayList scopesFor(const OidcProvider::Core &core, const ProviderMetadata &metadata)
{
    QByteArrayList scopes = core.means.config.scopes;
    if (scopes.isEmpty()) {
        scopes = core.preset.scopes;
        // OpenID Connect Core 11: how a provider is asked for a refresh token, when it knows that.
        if (core.preset.kind == ProviderKind::Oidc && metadata.scopes.contains("offline_access"))
            scopes.append("offline_access");
        if (core.means.config.askForGroups) {
            for (const QByteArray &scope : core.preset.groupScopes) {
                if (metadata.scopes.contains(scope))
                    scopes.append(scope);
            }
        }
    }
    if (!scopes.contains("openid"))
        scopes.prepend("openid");
    return scopes;
}

QByteArray urlFor(
    const OidcProvider::Core &core, const ProviderMetadata &metadata, const SignInStart &start)
{
    ProviderConfig config = core.means.config;
    QMap<QByteArray, QByteArray> further = core.preset.authParams;
    further.insert("nonce", start.nonce);
    if (!start.loginHint.isEmpty())
        further.insert("login_hint", start.loginHint);
    if (start.askForConsent) {
        const auto &params = core.preset.consentParams;
        for (auto one = params.begin(); one != params.end(); ++one) {
            further.insert(one.key(), one.value());
            config.extraAuthParams.remove(one.key());
        }
    }
    return authorizationUrl(
        metadata.authorizationEndpoint, config, scopesFor(core, metadata), start, further);
}

} // namespace

OidcProvider::OidcProvider(
    RedemptionFlow::Means means, const Preset &preset, Discovery::Where where)
    : m_core(std::make_shared<Core>(Core {means, preset,
        std::make_shared<Discovery>(std::move(where), means.http, means.clock), nullptr}))
{ }

QByteArray OidcProvider::name() const
{
    return m_core->means.config.name;
}

QString OidcProvider::displayName() const
{
    return m_core->means.config.displayName;
}

void OidcProvider::signInUrl(const SignInStart &start, QObject *context, UrlDone done)
{
    if (const ProviderMetadata *known = m_core->discovery->known()) {
        done(urlFor(*m_core, m_core->withSettings(*known), start));
        return;
    }
    m_core->discovery->metadata(
        context, [core = m_core, start, done = std::move(done)](const Discovery::Answer &found) {
            if (found)
                done(urlFor(*core, core->withSettings(*found), start));
            else
                done(Err(found.error()));
        });
}

void OidcProvider::redeem(const Redemption &redemption, QObject *context, GrantDone done)
{
    start(redemption, context, RedemptionFlow::toGrant(std::move(done)));
}

void OidcProvider::refresh(const Renewal &renewal, QObject *context, RenewalDone done)
{
    start(renewal, context, RedemptionFlow::toRenewed(renewal.person, std::move(done)));
}

void OidcProvider::start(const Errand &errand, QObject *context, RedemptionFlow::Done done)
{
    m_core->discovery->metadata(context,
        [core = m_core, errand, context, done = std::move(done)](const Discovery::Answer &found) {
            if (!found) {
                ProviderError error = found.error();
                if (std::holds_alternative<Renewal>(errand)) // which is no word about its tokens
                    error.kind = ProviderError::Kind::Unavailable;
                done(Err(error), std::nullopt);
                return;
            }
            core->useKeysAt(found->jwksUri);
            auto *flow =
                new OidcRedemption(*core, core->withSettings(*found), errand, context, done);
            flow->start();
        });
}

void OidcProvider::revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done)
{
    m_core->discovery->metadata(context,
        [core = m_core, tokens, context, done = std::move(done)](const Discovery::Answer &found) {
            if (!found)
                return done({RevocationReply::Kind::Later, found.error().message});
            const ProviderMetadata metadata = core->withSettings(*found);
            if (metadata.revocationEndpoint.isEmpty())
                return done(noRevocation());
            const QByteArrayList &methods = metadata.revocationAuthMethods.isEmpty()
                ? metadata.tokenAuthMethods
                : metadata.revocationAuthMethods;
            const bool postOnly = !methods.isEmpty() && !methods.contains("client_secret_basic");
            auto *flow = new RevocationFlow(core->means,
                {metadata.revocationEndpoint, postOnly ? ClientAuth::Post : ClientAuth::Basic},
                tokens, context, done);
            flow->start();
        });
}

ProviderMetadata OidcProvider::Core::withSettings(ProviderMetadata metadata) const
{
    if (!means.config.authorizationUrl.isEmpty())
        metadata.authorizationEndpoint = means.config.authorizationUrl;
    if (!means.config.tokenUrl.isEmpty())
        metadata.tokenEndpoint = means.config.tokenUrl;
    if (!means.config.revocationUrl.isEmpty())
        metadata.revocationEndpoint = means.config.revocationUrl;
    return metadata;
}

void OidcProvider::Core::useKeysAt(const QByteArray &jwksUri)
{
    if (!keys || keys->url() != jwksUri)
        keys = std::make_shared<JwksCache>(jwksUri, means.http, means.clock);
}

} // namespace gatehouse::provider
