// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/SettingsFindings.h"

#include "config/ProviderRules.h"
#include "config/Weakness.h"

#include <QUrl>

#include <algorithm>

namespace gatehouse::findings {

using namespace Qt::Literals::StringLiterals;
using config::AuthStrategy;
using config::Settings;
using protocol::FindingLevel;

namespace {

void checkPeople(const Settings &settings, Findings &findings)
{
    if (config::hasLocalAccountsOnly(settings))
        return;
    if (settings.allowedUsers.isEmpty() && settings.allowedGroups.isEmpty())
        findings.append(problem(u"settings.people"_s,
            u"ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in."_s,
            {u"Whoever signs in is refused."_s,
                u"Set for example ALLOWED_USERS=*@example.com and start again."_s}));
    if (settings.allowedUsers.contains(u"*"_s))
        findings.append(warning(u"settings.people"_s,
            u"ALLOWED_USERS is *: everybody with an account at the provider may come in."_s,
            {u"At a public provider that is everybody there is."_s,
                u"Name addresses or domains in ALLOWED_USERS, or groups in ALLOWED_GROUPS."_s}));
}

void checkSecret(const QString &name, const base::Secret &secret, Findings &findings)
{
    if (secret.isEmpty())
        return;
    if (const auto weakness = config::weaknessOfSecret(secret.reveal()))
        findings.append(
            warning(u"settings.secrets"_s, u"%1 could be guessed: %2."_s.arg(name, *weakness),
                {u"Who has it can pass for this server, or for its client."_s,
                    u"Have a new secret made where this one comes from, and set it here."_s}));
}

void checkSecrets(const Settings &settings, const QList<base::Secret> &keys, Findings &findings)
{
    checkSecret(u"OAUTH_CLIENT_SECRET"_s, settings.oauthClientSecret, findings);
    checkSecret(u"PROVIDER_CLIENT_SECRET"_s, settings.providerClientSecret, findings);
    for (const config::ProviderSettings &one : settings.providers)
        checkSecret(u"The client secret of the provider %1"_s.arg(QString::fromUtf8(one.name)),
            one.clientSecret, findings);
    for (const base::Secret &key : keys) {
        if (const auto weakness = config::weaknessOfKey(key.reveal()))
            findings.append(problem(u"settings.key"_s,
                u"A key that seals tokens could be guessed: %1."_s.arg(*weakness),
                {u"Who copies the database could read the provider's tokens in it."_s,
                    u"Put a new key in front of the others in RS_TOKENS_ENC_KEY; what is under "
                    u"the old one is sealed anew."_s}));
    }
}

/// With several providers `acme/team` is the group team of the provider acme; with GitHub alone it
/// was the team of the organization acme.
void checkGroups(const Settings &settings, Findings &findings)
{
    const bool hasGitHub = std::any_of(settings.providers.cbegin(), settings.providers.cend(),
        [](const config::ProviderSettings &one) { return one.strategy == AuthStrategy::GitHub; });
    if (!hasGitHub)
        return;
    for (const QString &group : settings.allowedGroups) {
        const QString front = group.section(u'/', 0, 0);
        const auto named = std::find_if(settings.providers.cbegin(), settings.providers.cend(),
            [&front](const auto &one) { return QString::fromUtf8(one.name) == front; });
        if (named == settings.providers.cend() || named->strategy == AuthStrategy::GitHub
            || group.count(u'/') != 1)
            continue;
        findings.append(warning(u"settings.groups"_s,
            u"The rule %1 of ALLOWED_GROUPS means the group %2 of the provider %3, not a team at "
            u"GitHub."_s.arg(group, group.section(u'/', 1), front),
            {u"While GitHub is the only provider the same words mean the team %1 of the "
             u"organization %2, so that the rule lets in other people than it did."_s.arg(
                 group.section(u'/', 1), front),
                u"For the team write GITHUB/%1, where GITHUB is the name of that provider in "
                u"PROVIDERS; if the group is meant, nothing is to do."_s.arg(group)}));
    }
}

void checkProxy(const Settings &settings, Findings &findings)
{
    const bool isBehindProxy = settings.baseUrl.startsWith("https:")
        && settings.tlsCertFile.isEmpty() && settings.host.isLoopback();
    if (isBehindProxy && settings.trustedProxies.isEmpty())
        findings.append(warning(u"settings.proxies"_s,
            u"A proxy on this machine stands in front, and TRUSTED_PROXIES is empty."_s,
            {u"Everybody counts as one address, 127.0.0.1: limits meant for one hit all, and logs "
             u"do not say who it was."_s,
                u"Set TRUSTED_PROXIES=127.0.0.1/32,::1/128, and let the proxy set "
                u"X-Forwarded-For."_s}));
}

void checkReach(const Settings &settings, Findings &findings)
{
    const QString host = QUrl(QString::fromUtf8(settings.baseUrl)).host();
    if (host == u"localhost" || QHostAddress(host).isLoopback())
        findings.append(warning(u"settings.base-url"_s,
            u"BASE_URL is %1: only programs on this machine can use it."_s.arg(
                QString::fromUtf8(settings.baseUrl)),
            {u"Clients on other machines, and all that run on the web, cannot connect."_s,
                u"For more than a try, set BASE_URL to an https address that they reach."_s}));
}

} // namespace

Finding good(const QString &id, const QString &what)
{
    return {.id = id, .level = FindingLevel::Good, .what = what};
}

Finding warning(const QString &id, const QString &what, const Advice &advice)
{
    return {id, FindingLevel::Warning, what, advice.why, advice.fix};
}

Finding problem(const QString &id, const QString &what, const Advice &advice)
{
    return {id, FindingLevel::Problem, what, advice.why, advice.fix};
}

Findings settingsFindings(const Settings &settings, const QList<base::Secret> &keys)
{
    Findings findings;
    checkPeople(settings, findings);
    checkSecrets(settings, keys, findings);
    checkGroups(settings, findings);
    checkProxy(settings, findings);
    checkReach(settings, findings);
    if (findings.isEmpty())
        findings.append(good(u"settings"_s, u"The settings fit together."_s));
    return findings;
}

} // namespace gatehouse::findings
