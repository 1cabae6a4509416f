// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OAuth2Provider.h"

#include "provider/AuthorizationUrl.h"
#include "provider/OAuth2Redemption.h"
#include "provider/RevocationFlow.h"
#include "provider/Waiters.h"

namespace gatehouse::provider {

OAuth2Provider::OAuth2Provider(RedemptionFlow::Means means)
    : m_means(std::move(means))
    , m_auth(std::make_shared<ClientAuth>(ClientAuth::Basic))
{ }

QByteArray OAuth2Provider::name() const
{
    return m_means.config.name;
}

QString OAuth2Provider::displayName() const
{
    return m_means.config.displayName;
}

void OAuth2Provider::signInUrl(const SignInStart &start, QObject *, UrlDone done)
{
    const ProviderConfig &config = m_means.config;
    done(authorizationUrl(config.authorizationUrl, config, config.scopes, start, {}));
}

void OAuth2Provider::redeem(const Redemption &redemption, QObject *context, GrantDone done)
{
    start(redemption, context, RedemptionFlow::toGrant(std::move(done)));
}

void OAuth2Provider::refresh(const Renewal &renewal, QObject *context, RenewalDone done)
{
    start(renewal, context, RedemptionFlow::toRenewed(renewal.person, std::move(done)));
}

void OAuth2Provider::start(const Errand &errand, QObject *context, RedemptionFlow::Done done)
{
    auto *flow = new OAuth2Redemption(m_means, m_auth, errand, context, std::move(done));
    flow->start();
}

void OAuth2Provider::revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done)
{
    if (m_means.config.revocationUrl.isEmpty())
        return later(context, [done = std::move(done)] { done(noRevocation()); });
    auto *flow = new RevocationFlow(
        m_means, {m_means.config.revocationUrl, *m_auth}, tokens, context, std::move(done));
    flow->start();
}

} // namespace gatehouse::provider
