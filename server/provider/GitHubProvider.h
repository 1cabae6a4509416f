// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/RedemptionFlow.h"

namespace gatehouse::provider {

/// Sign-in by GitHub, which is OAuth 2 without OpenID Connect: who it is comes from its API.
class GitHubProvider final : public Provider
{
public:
    struct Endpoints
    {
        QByteArray issuer; ///< of identities: "https://github.com"
        QByteArray authorizationUrl;
        QByteArray tokenUrl;
        QByteArray apiUrl; ///< without trailing slash: "https://api.github.com"
        QByteArray revocationUrl; ///< takes a DELETE with the token
    };

    /// github.com's, or those of the GitHub Enterprise Server whose /api/v3/user the accounts URL
    /// is; the settings' own URLs go before both.
    static Endpoints endpointsFor(const ProviderConfig &config);

    explicit GitHubProvider(RedemptionFlow::Means means);

    QByteArray name() const override;
    QString displayName() const override;
    void signInUrl(const SignInStart &start, QObject *context, UrlDone done) override;
    void redeem(const Redemption &redemption, QObject *context, GrantDone done) override;
    void refresh(const Renewal &renewal, QObject *context, RenewalDone done) override;
    void revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done) override;

private:
    void start(const Errand &errand, QObject *context, RedemptionFlow::Done done);

    const RedemptionFlow::Means m_means;
    const Endpoints m_endpoints;
    const QByteArrayList m_scopes;
};

} // namespace gatehouse::provider
