// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/RedemptionFlow.h"

namespace gatehouse::provider {

/// Sign-in by plain OAuth 2 (RFC 6749): three explicit URLs, and who it is comes from the accounts
/// URL, asked with the access token.
class OAuth2Provider final : public Provider
{
public:
    /// \a means.config has all of accountsUrl, authorizationUrl and tokenUrl.
    explicit OAuth2Provider(RedemptionFlow::Means means);

    QByteArray name() const override;
    QString displayName() const override;
    void signInUrl(const SignInStart &start, QObject *context, UrlDone done) override;
    void redeem(const Redemption &redemption, QObject *context, GrantDone done) override;
    void refresh(const Renewal &renewal, QObject *context, RenewalDone done) override;
    void revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done) override;

private:
    void start(const Errand &errand, QObject *context, RedemptionFlow::Done done);

    const RedemptionFlow::Means m_means;
    std::shared_ptr<ClientAuth> m_auth; ///< what the provider was found to accept
};

} // namespace gatehouse::provider
