// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Presets.h"

#include <QUrl>

#include <array>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::array<Preset, 4> &presets()
{
    static const std::array<Preset, 4> all {{
        {.kind = ProviderKind::Google,
            .displayName = u"Google"_s,
            .hosts = {"accounts.google.com", "openidconnect.googleapis.com",
                "oauth2.googleapis.com", "www.googleapis.com"},
            .issuer = "https://accounts.google.com",
            .defaultTenant = {},
            .issuerAliases = {"accounts.google.com"},
            .scopes = {"openid", "email", "profile"},
            .authParams = {{"access_type", "offline"}},
            .consentParams = {{"prompt", "consent"}},
            .tenantClaim = "hd",
            .emailTrust = EmailTrust::EmailVerified},
        {.kind = ProviderKind::Microsoft,
            .displayName = u"Microsoft"_s,
            .hosts = {"login.microsoftonline.com", "login.microsoft.com", "sts.windows.net",
                "graph.microsoft.com"},
            .issuer = "https://login.microsoftonline.com/{tenant}/v2.0",
            .defaultTenant = "common",
            .issuerAliases = {},
            .scopes = {"openid", "email", "profile", "offline_access"},
            .authParams = {},
            .tenantClaim = "tid",
            .emailTrust = EmailTrust::DomainOwnerVerified},
        {.kind = ProviderKind::GitHub,
            .displayName = u"GitHub"_s,
            .hosts = {"github.com", "www.github.com", "api.github.com"},
            .issuer = "https://github.com",
            .defaultTenant = {},
            .issuerAliases = {},
            .scopes = {"read:user", "user:email"},
            .groupScopes = {"read:org"},
            .authParams = {},
            .tenantClaim = {},
            .emailTrust = EmailTrust::EmailVerified},
        {.kind = ProviderKind::Oidc,
            .displayName = {},
            .hosts = {},
            .issuer = {},
            .defaultTenant = {},
            .issuerAliases = {},
            .scopes = {"openid", "email", "profile"},
            .groupScopes = {"groups"},
            .authParams = {},
            .tenantClaim = {},
            .emailTrust = EmailTrust::EmailVerified},
    }};
    return all;
}

QByteArray hostOf(const QByteArray &url)
{
    return QUrl::fromEncoded(url, QUrl::StrictMode).host().toUtf8();
}

/// The first segment of the path, unless the host names no tenants there.
QByteArray tenantOf(const Preset &preset, const QByteArray &accountsUrl)
{
    const QUrl url = QUrl::fromEncoded(accountsUrl, QUrl::StrictMode);
    const QByteArray segment = url.path().section(u'/', 1, 1).toUtf8();
    const bool namesTenant = !segment.isEmpty() && url.host() != "graph.microsoft.com"_L1;
    return namesTenant ? segment : preset.defaultTenant;
}

} // namespace

const Preset &presetFor(ProviderKind kind)
{
    for (const Preset &preset : presets()) {
        if (preset.kind == kind)
            return preset;
    }
    return presets().back();
}

ProviderKind detectKind(ProviderKind kind, const QByteArray &accountsUrl)
{
    if (kind != ProviderKind::Detect)
        return kind;
    const QByteArray host = hostOf(accountsUrl);
    for (const Preset &preset : presets()) {
        if (preset.hosts.contains(host))
            return preset.kind;
    }
    return ProviderKind::Detect;
}

QByteArray discoveryPlace(const Preset &preset, const QByteArray &accountsUrl)
{
    if (!accountsUrl.isEmpty() && !preset.hosts.contains(hostOf(accountsUrl)))
        return accountsUrl;
    QByteArray issuer = preset.issuer;
    return issuer.replace("{tenant}", tenantOf(preset, accountsUrl));
}

} // namespace gatehouse::provider
