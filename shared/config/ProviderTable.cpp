// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ProviderTable.h"

#include "config/Values.h"

#include <algorithm>
#include <array>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxProviders = 20;
constexpr qsizetype MaxNameBytes = 32;

bool isProviderName(QByteArrayView name)
{
    return name.size() <= MaxNameBytes && std::all_of(name.cbegin(), name.cend(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::optional<QByteArrayList> parseProviderNames(const QByteArray &text)
{
    const QByteArrayList names = parseList(text);
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!isProviderName(names[i]) || names.first(i).contains(names[i]))
            return std::nullopt;
    }
    return names.size() <= MaxProviders ? std::optional(names) : std::nullopt;
}

std::optional<QByteArrayList> parseProviderScopes(const QByteArray &text)
{
    const auto scopes = domain::Scopes::parse(parseList(text).join(' '));
    if (!scopes)
        return std::nullopt;
    return scopes->tokens();
}

ValueRule strategies()
{
    ValueRule rule = oneOf<AuthStrategy>(&Settings::authStrategy,
        {{"oauth", AuthStrategy::OAuth}, {"google", AuthStrategy::Google},
            {"github", AuthStrategy::GitHub}, {"microsoft", AuthStrategy::Microsoft},
            {"oidc", AuthStrategy::Oidc}, {"local", AuthStrategy::Local}});
    rule.allowed = u"%1; bearer, api_key, custom and none are not supported by this version"_s.arg(
        rule.allowed);
    return rule;
}

} // namespace

std::vector<Setting> providerRows()
{
    using S = Settings;
    return {
        {"PROVIDERS", Group::Provider, Care::Open, {}, u"the one provider of the settings below"_s,
            u"Several providers, by names you choose, such as google,github,local: people choose "
            "where to sign in. Each has its own PROVIDER_{NAME}_… settings (see there) and its own "
            "callback, BASE_URL/oauth/provider-callback/NAME."_s,
            parsed(&S::providerNames,
                u"names of a to z, 0 to 9 and dashes, separated by blanks or commas, each once"_s,
                parseProviderNames)},
        {"AUTH_STRATEGY", Group::Provider, Care::Open, "oauth", {},
            u"How people sign in: oauth finds out from PROVIDER_ACCOUNTS_URL what the provider is; "
            "local keeps accounts here."_s,
            strategies()},
        {"PROVIDER_CLIENT_ID", Group::Provider, Care::Open, {},
            u"needed unless AUTH_STRATEGY=local"_s, u"Gatehouse's own client id at the provider."_s,
            visibleText(&S::providerClientId)},
        {"PROVIDER_CLIENT_SECRET", Group::Provider, Care::Secret, {},
            u"needed unless AUTH_STRATEGY=local"_s,
            u"Gatehouse's own client secret at the provider."_s,
            secretText(&S::providerClientSecret)},
        {"PROVIDER_ACCOUNTS_URL", Group::Provider, Care::Open, {},
            u"needed for AUTH_STRATEGY oauth and oidc"_s,
            u"The provider's issuer or its userinfo URL, such as https://accounts.google.com, "
            "https://api.github.com/user or https://login.microsoftonline.com/TENANT/v2.0."_s,
            endpointUrl(&S::providerAccountsUrl)},
        {"OAUTH_AUTHORIZATION_URL", Group::Provider, Care::Open, {}, u"found at the provider"_s,
            u"The provider's authorization endpoint, when it cannot be found out."_s,
            endpointUrl(&S::oauthAuthorizationUrl)},
        {"OAUTH_TOKEN_URL", Group::Provider, Care::Open, {}, u"found at the provider"_s,
            u"The provider's token endpoint, when it cannot be found out."_s,
            endpointUrl(&S::oauthTokenUrl)},
        {"OAUTH_REVOCATION_URL", Group::Provider, Care::Open, {}, u"found at the provider"_s,
            u"The provider's revocation endpoint (RFC 7009), when it cannot be found out."_s,
            endpointUrl(&S::oauthRevocationUrl)},
        {"OAUTH_EXTRA_AUTH_PARAMS", Group::Provider, Care::Open, {}, u"none"_s,
            u"Further parameters for the provider's authorization endpoint, such as "
            "prompt=select_account."_s,
            parsed(&S::oauthExtraAuthParams,
                u"a query string such as prompt=consent&hd=example.com, or a JSON object of "
                u"strings; "
                "each name once"_s,
                parseParameters)},
        {"PROVIDER_SCOPES", Group::Provider, Care::Open, {}, u"what signing in needs"_s,
            u"The scopes to ask the provider for, in place of those that signing in needs; for "
            "servers that are given the provider's token."_s,
            parsed(&S::providerScopes, u"scope names separated by blanks (RFC 6749 3.3)"_s,
                parseProviderScopes)},
        {"PROVIDER_DISPLAY_NAME", Group::Provider, Care::Open, {}, u"the provider's own name"_s,
            u"What the provider is called on our pages."_s,
            readableText(&S::providerDisplayName, 60)},
    };
}

const QList<ProviderEnding> &providerEndings()
{
    static const QList<ProviderEnding> endings {{"STRATEGY", "AUTH_STRATEGY"},
        {"CLIENT_ID", "PROVIDER_CLIENT_ID"}, {"CLIENT_SECRET", "PROVIDER_CLIENT_SECRET"},
        {"ACCOUNTS_URL", "PROVIDER_ACCOUNTS_URL"}, {"AUTHORIZATION_URL", "OAUTH_AUTHORIZATION_URL"},
        {"TOKEN_URL", "OAUTH_TOKEN_URL"}, {"REVOCATION_URL", "OAUTH_REVOCATION_URL"},
        {"EXTRA_AUTH_PARAMS", "OAUTH_EXTRA_AUTH_PARAMS"}, {"SCOPES", "PROVIDER_SCOPES"},
        {"DISPLAY_NAME", "PROVIDER_DISPLAY_NAME"}};
    return endings;
}

QByteArray namedSetting(const QByteArray &provider, const QByteArray &ending)
{
    QByteArray name = provider.toUpper();
    return "PROVIDER_" + name.replace('-', '_') + '_' + ending;
}

std::vector<Setting> namedProviderRows(const QByteArray &provider)
{
    static constexpr std::array Strategies {"google", "github", "microsoft", "oidc", "local"};
    std::vector<Setting> rows;
    for (const ProviderEnding &one : providerEndings()) {
        Setting row = *findSetting(one.single);
        row.name = namedSetting(provider, one.ending);
        // A provider that is called like a strategy needs no second word.
        const bool says = std::any_of(Strategies.cbegin(), Strategies.cend(),
            [&provider](const char *strategy) { return provider == strategy; });
        if (one.ending == "STRATEGY" && says)
            row.defaultText = provider;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<Setting> findNamedRow(const QByteArray &name)
{
    constexpr QByteArrayView Start = "PROVIDER_";
    for (const ProviderEnding &one : providerEndings()) {
        const bool isLonger = name.size() > Start.size() + one.ending.size() + 1;
        if (isLonger && name.startsWith(Start) && name.endsWith('_' + one.ending)
            && !findSetting(name)) {
            Setting row = *findSetting(one.single);
            row.name = name;
            return row;
        }
    }
    return std::nullopt;
}

ProviderSettings providerOf(const QByteArray &name, const Settings &settings)
{
    return {.name = name,
        .strategy = settings.authStrategy,
        .clientId = settings.providerClientId,
        .clientSecret = settings.providerClientSecret,
        .accountsUrl = settings.providerAccountsUrl,
        .authorizationUrl = settings.oauthAuthorizationUrl,
        .tokenUrl = settings.oauthTokenUrl,
        .revocationUrl = settings.oauthRevocationUrl,
        .extraAuthParams = settings.oauthExtraAuthParams,
        .scopes = settings.providerScopes,
        .displayName = settings.providerDisplayName};
}

} // namespace gatehouse::config
