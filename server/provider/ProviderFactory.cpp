// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/ProviderFactory.h"

#include "provider/AuthorizationUrl.h"
#include "provider/GitHubProvider.h"
#include "provider/OAuth2Provider.h"
#include "provider/OidcProvider.h"

#include <QLoggingCategory>
#include <QUrl>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Q_LOGGING_CATEGORY(logProvider, "gatehouse.provider")

Err<Error> misconfigured(const QString &message)
{
    return Err(Error {ErrorKind::Invalid, message});
}

bool isName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

struct NamedUrl
{
    QLatin1String setting;
    QByteArray url;
};

QList<NamedUrl> urlsOf(const ProviderConfig &config)
{
    return {{"PROVIDER_ACCOUNTS_URL"_L1, config.accountsUrl},
        {"OAUTH_AUTHORIZATION_URL"_L1, config.authorizationUrl},
        {"OAUTH_TOKEN_URL"_L1, config.tokenUrl}};
}

/// Of the three URLs of plain OAuth 2, those that are not set.
QString missingUrls(const ProviderConfig &config)
{
    QStringList missing;
    for (const NamedUrl &one : urlsOf(config)) {
        if (one.url.isEmpty())
            missing.append(one.setting);
    }
    return missing.join(u", "_s);
}

Result<void> checkCredentials(const ProviderConfig &config)
{
    if (!isName(config.name))
        return misconfigured(u"A provider's name may have only a to z, 0 to 9 and dashes."_s);
    const QString name = QString::fromUtf8(config.name);
    if (config.clientId.isEmpty())
        return misconfigured(
            u"The provider \"%1\" has no client id: register Gatehouse there and set "
            "PROVIDER_CLIENT_ID and PROVIDER_CLIENT_SECRET."_s.arg(name));
    if (config.clientSecret.isEmpty())
        return misconfigured(
            u"The provider \"%1\" has no client secret: set PROVIDER_CLIENT_SECRET or "
            "PROVIDER_CLIENT_SECRET_FILE."_s.arg(name));
    return checkExtraParameters(config.extraAuthParams);
}

Result<void> checkUrls(const ProviderConfig &config, Transport transport)
{
    QList<NamedUrl> urls = urlsOf(config);
    urls.append({"OAUTH_REVOCATION_URL"_L1, config.revocationUrl});
    for (const NamedUrl &one : urls) {
        if (!one.url.isEmpty() && !isSafeEndpoint(one.url, transport))
            return misconfigured(u"%1 is not a usable URL: it must be https, or http on a loopback "
                                 "address for a test."_s.arg(one.setting));
    }
    return {};
}

std::unique_ptr<Provider> oidcProvider(
    RedemptionFlow::Means means, ProviderKind kind, Transport transport)
{
    const Preset &preset = presetFor(kind);
    Discovery::Where where {
        discoveryPlace(preset, means.config.accountsUrl), transport, IssuerRule::Equal, {}};
    if (kind == ProviderKind::Microsoft)
        where.rule = IssuerRule::TenantMayDiffer;
    if (const QString missing = missingUrls(means.config); kind == ProviderKind::Detect)
        where.whenAbsent = u"For a provider without discovery set %1 too."_s.arg(missing);
    return std::make_unique<OidcProvider>(std::move(means), preset, std::move(where));
}

} // namespace

Result<std::unique_ptr<Provider>> makeProvider(
    ProviderConfig config, net::HttpClient &http, base::Clock &clock)
{
    const auto transport =
        isLoopbackHttp(config.accountsUrl) ? Transport::LoopbackHttpToo : Transport::HttpsOnly;
    if (auto fine = checkCredentials(config); !fine)
        return Err(fine.error());
    if (auto fine = checkUrls(config, transport); !fine)
        return Err(fine.error());
    const ProviderKind kind = detectKind(config.kind, config.accountsUrl);
    const bool isKnown = kind != ProviderKind::Detect && kind != ProviderKind::Oidc;
    if (config.accountsUrl.isEmpty() && !isKnown)
        return misconfigured(
            u"It is not known who signs people in: set PROVIDER_ACCOUNTS_URL to the provider's "
            "issuer or userinfo URL; for one without OpenID Connect discovery all of the three "
            "URLs are needed (missing: %1)."_s.arg(missingUrls(config)));
    if (config.displayName.isEmpty())
        config.displayName = presetFor(kind).displayName;
    if (config.displayName.isEmpty())
        config.displayName = QUrl::fromEncoded(config.accountsUrl).host();

    RedemptionFlow::Means means {std::move(config), http, clock};
    std::unique_ptr<Provider> provider;
    if (kind == ProviderKind::GitHub)
        provider = std::make_unique<GitHubProvider>(std::move(means));
    else if (kind == ProviderKind::Detect && missingUrls(means.config).isEmpty())
        provider = std::make_unique<OAuth2Provider>(std::move(means));
    else
        provider = oidcProvider(std::move(means), kind, transport);
    return provider;
}

void warmUp(Provider &provider, QObject *context)
{
    const QString name = QString::fromUtf8(provider.name());
    provider.signInUrl({}, context, [name](const Result<QByteArray, ProviderError> &url) {
        if (url)
            qCInfo(logProvider).noquote() << u"The provider \"%1\" is ready."_s.arg(name);
        else
            qCWarning(logProvider).noquote()
                << u"The provider \"%1\" is not ready: %2"_s.arg(name, url.error().message);
    });
}

} // namespace gatehouse::provider
