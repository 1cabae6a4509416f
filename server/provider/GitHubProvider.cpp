// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/GitHubProvider.h"

#include "base/PercentEncoding.h"
#include "provider/AuthorizationUrl.h"
#include "provider/GitHubRedemption.h"
#include "provider/Presets.h"
#include "provider/TokenRevocation.h"
#include "provider/Waiters.h"

#include <QUrl>

namespace gatehouse::provider {

GitHubProvider::Endpoints GitHubProvider::endpointsFor(const ProviderConfig &config)
{
    const Preset &preset = presetFor(ProviderKind::GitHub);
    Endpoints endpoints {preset.issuer, {}, {}, "https://api.github.com", {}};
    // Another place than GitHub's own hosts is an Enterprise Server, with its API below /api/v3.
    const QByteArray place = discoveryPlace(preset, config.accountsUrl);
    if (place != preset.issuer) {
        const QUrl url = QUrl::fromEncoded(place);
        endpoints.issuer = url.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery);
        endpoints.apiUrl = endpoints.issuer + "/api/v3";
        if (url.path().endsWith(QLatin1String("/user")))
            endpoints.apiUrl = url.toEncoded(QUrl::RemoveQuery).chopped(qstrlen("/user"));
    }
    endpoints.authorizationUrl = endpoints.issuer + "/login/oauth/authorize";
    endpoints.tokenUrl = endpoints.issuer + "/login/oauth/access_token";
    if (!config.authorizationUrl.isEmpty())
        endpoints.authorizationUrl = config.authorizationUrl;
    if (!config.tokenUrl.isEmpty())
        endpoints.tokenUrl = config.tokenUrl;
    // The token alone: deleting the grant would end the person's other sessions as well.
    endpoints.revocationUrl =
        endpoints.apiUrl + "/applications/" + base::percentEncoded(config.clientId) + "/token";
    if (!config.revocationUrl.isEmpty())
        endpoints.revocationUrl = config.revocationUrl;
    return endpoints;
}

namespace {

QByteArrayList scopesFor(const ProviderConfig &config)
{
    if (!config.scopes.isEmpty())
        return config.scopes;
    const Preset &preset = presetFor(ProviderKind::GitHub);
    return config.askForGroups ? preset.scopes + preset.groupScopes : preset.scopes;
}

} // namespace

GitHubProvider::GitHubProvider(RedemptionFlow::Means means)
    : m_means(std::move(means))
    , m_endpoints(endpointsFor(m_means.config))
    , m_scopes(scopesFor(m_means.config))
{ }

QByteArray GitHubProvider::name() const
{
    return m_means.config.name;
}

QString GitHubProvider::displayName() const
{
    return m_means.config.displayName;
}

void GitHubProvider::signInUrl(const SignInStart &start, QObject *, UrlDone done)
{
    done(authorizationUrl(m_endpoints.authorizationUrl, m_means.config, m_scopes, start, {}));
}

void GitHubProvider::redeem(const Redemption &redemption, QObject *context, GrantDone done)
{
    start(redemption, context, RedemptionFlow::toGrant(std::move(done)));
}

void GitHubProvider::refresh(const Renewal &renewal, QObject *context, RenewalDone done)
{
    start(renewal, context, RedemptionFlow::toRenewed(renewal.person, std::move(done)));
}

void GitHubProvider::start(const Errand &errand, QObject *context, RedemptionFlow::Done done)
{
    auto *flow = new GitHubRedemption(m_means, m_endpoints, errand, context, std::move(done));
    flow->start(m_scopes.contains("read:org") ? GitHubRedemption::Groups::OrganizationsAndTeams
                                              : GitHubRedemption::Groups::None);
}

void GitHubProvider::revokeTokens(const ProviderTokens &tokens, QObject *context, RevokeDone done)
{
    m_means.http.send(gitHubRevocation(m_endpoints.revocationUrl, m_means.config, tokens), context,
        [done = std::move(done)](const base::Result<net::IncomingResponse> &result) {
            done(readGitHubRevocation(result));
        });
}

} // namespace gatehouse::provider
