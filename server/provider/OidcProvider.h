// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/Discovery.h"
#include "provider/JwksCache.h"
#include "provider/Presets.h"
#include "provider/RedemptionFlow.h"

namespace gatehouse::provider {

/// Sign-in by OpenID Connect: authorization code with PKCE and nonce, id_token verified. Endpoints
/// come from discovery, unless the settings name them.
class OidcProvider final : public Provider
{
public:
    OidcProvider(RedemptionFlow::Means means, const Preset &preset, Discovery::Where where);

    QByteArray name() const override;
    QString displayName() const override;
    void signInUrl(const SignInStart &start, QObject *context, UrlDone done) override;
    void redeem(const Redemption &redemption, QObject *context, GrantDone done) override;
    void refresh(const Renewal &renewal, QObject *context, RenewalDone done) override;
    void revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done) override;

    /// What outlives the provider when it is replaced while somebody waits.
    struct Core
    {
        RedemptionFlow::Means means;
        Preset preset;
        std::shared_ptr<Discovery> discovery;
        std::shared_ptr<JwksCache> keys; ///< of the metadata's jwks_uri

        /// The settings' endpoints go before the discovered ones.
        ProviderMetadata withSettings(ProviderMetadata metadata) const;
        void useKeysAt(const QByteArray &jwksUri);
    };

private:
    void start(const Errand &errand, QObject *context, RedemptionFlow::Done done);

    std::shared_ptr<Core> m_core;
};

} // namespace gatehouse::provider
