// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ProviderRules.h"

#include "config/ProviderTable.h"

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

/// RFC 6749 4.1.1, RFC 7636 4.3, RFC 8707 2, RFC 9101 5, OpenID Connect Core 3.1.2.1: what
/// Gatehouse itself says to the provider.
const QByteArrayList &reservedParameters()
{
    static const QByteArrayList names {"response_type", "response_mode", "client_id",
        "client_secret", "redirect_uri", "scope", "state", "nonce", "code", "code_challenge",
        "code_challenge_method", "code_verifier", "grant_type", "resource", "request",
        "request_uri", "login_hint"};
    return names;
}

/// One run over the rules of one provider.
class ProviderBook
{
public:
    ProviderBook(Choices &choices, Findings &findings, const ProviderSettings &provider)
        : m_choices(choices)
        , m_findings(findings)
        , m_provider(provider)
    { }

    void apply()
    {
        checkExtraParameters();
        checkUrls();
        if (m_provider.strategy != AuthStrategy::Local && understood("STRATEGY"))
            checkCredentials();
    }

private:
    /// What the setting is called for this provider.
    QByteArray nameOf(const QByteArray &ending) const
    {
        if (!m_provider.name.isEmpty())
            return namedSetting(m_provider.name, ending);
        const auto &endings = providerEndings();
        const auto found = std::find_if(endings.cbegin(), endings.cend(),
            [&ending](const ProviderEnding &one) { return one.ending == ending; });
        Q_ASSERT(found != endings.cend());
        return found->single;
    }
    QString shown(const QByteArray &ending) const { return QString::fromUtf8(nameOf(ending)); }
    bool understood(const QByteArray &ending) const { return m_choices[nameOf(ending)].understood; }
    void refuse(const QByteArray &ending, const QString &problem)
    {
        refuseSetting(m_choices, m_findings, nameOf(ending), problem);
    }

    void checkExtraParameters();
    void checkUrls();
    void checkCredentials();

    Choices &m_choices;
    Findings &m_findings;
    const ProviderSettings &m_provider;
};

void ProviderBook::checkExtraParameters()
{
    const auto &parameters = m_provider.extraAuthParams;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (reservedParameters().contains(it.key().toLower()))
            refuse("EXTRA_AUTH_PARAMS",
                u"must not name %1: Gatehouse sets it itself"_s.arg(QString::fromUtf8(it.key())));
    }
}

void ProviderBook::checkUrls()
{
    if (m_provider.authorizationUrl.isEmpty() != m_provider.tokenUrl.isEmpty()
        && understood("AUTHORIZATION_URL") && understood("TOKEN_URL"))
        refuse(m_provider.tokenUrl.isEmpty() ? "TOKEN_URL" : "AUTHORIZATION_URL",
            u"is not set, but its twin is: set %1 and %2 both or none"_s.arg(
                shown("AUTHORIZATION_URL"), shown("TOKEN_URL")));
}

void ProviderBook::checkCredentials()
{
    const QString callback = m_provider.name.isEmpty()
        ? u"BASE_URL/oauth/callback"_s
        : u"BASE_URL/oauth/provider-callback/"_s + QString::fromUtf8(m_provider.name);
    const QString missing =
        u"is not set: register Gatehouse at your provider (callback %1) and "
        "put %2 here, or choose %3=local"_s.arg(callback, u"%1"_s, shown("STRATEGY"));
    if (m_provider.clientId.isEmpty() && understood("CLIENT_ID"))
        refuse("CLIENT_ID", missing.arg(u"the client id it gives you"_s));
    if (m_provider.clientSecret.isEmpty() && understood("CLIENT_SECRET"))
        refuse("CLIENT_SECRET",
            missing.arg(u"the client secret it gives you"_s) + u". "_s
                + u"gatehoused --set-secret %1 keeps it out of this file"_s.arg(
                    shown("CLIENT_SECRET")));
    const bool knowsProvider =
        m_provider.strategy != AuthStrategy::OAuth && m_provider.strategy != AuthStrategy::Oidc;
    if (!knowsProvider && m_provider.accountsUrl.isEmpty() && understood("ACCOUNTS_URL"))
        refuse("ACCOUNTS_URL",
            missing.arg(u"its issuer or userinfo URL (such as https://accounts.google.com or "
                        "https://api.github.com/user)"_s));
}

/// Whose they would be is not said.
void refuseTheOneProvider(Choices &choices, const Settings &settings, Findings &findings)
{
    for (const ProviderEnding &one : providerEndings()) {
        if (choices[one.single].isSet())
            refuseSetting(choices, findings, one.single,
                u"is for one provider, but PROVIDERS names %1: move it to %2"_s.arg(
                    QString::fromUtf8(settings.providerNames.join(", ")),
                    QString::fromUtf8(namedSetting(settings.providerNames.first(), one.ending))));
    }
}

} // namespace

void checkProviders(Choices &choices, const Settings &settings, Findings &findings)
{
    if (!choices["PROVIDERS"].understood)
        return;
    if (settings.providerNames.isEmpty())
        return ProviderBook(choices, findings, providerOf({}, settings)).apply();
    refuseTheOneProvider(choices, settings, findings);
    for (const ProviderSettings &provider : settings.providers)
        ProviderBook(choices, findings, provider).apply();
    const auto local = std::count_if(settings.providers.cbegin(), settings.providers.cend(),
        [](const ProviderSettings &one) { return one.strategy == AuthStrategy::Local; });
    if (local > 1)
        refuseSetting(choices, findings, "PROVIDERS",
            u"names %1 providers of strategy local, but the accounts kept here are one: leave one "
            "of them"_s.arg(local));
}

QByteArrayList groupProviders(const Settings &settings)
{
    return settings.providerNames.size() > 1 ? settings.providerNames : QByteArrayList();
}

std::optional<QString> problemOfGroup(const QString &group, const QByteArrayList &providers)
{
    const bool isTenant = group.startsWith(u"hd:"_s) || group.startsWith(u"tid:"_s);
    const bool named =
        std::any_of(providers.cbegin(), providers.cend(), [&group](const QByteArray &provider) {
            const QString front = QString::fromUtf8(provider) + u'/';
            return group.startsWith(front) && group.size() > front.size();
        });
    if (providers.isEmpty() || isTenant || named)
        return std::nullopt;
    return u"holds %1, which does not say whose group it is: with several providers write "
           "PROVIDER/GROUP, such as %2/%1, where PROVIDER is one of %3"_s.arg(group,
               QString::fromUtf8(providers.first()), QString::fromUtf8(providers.join(", ")));
}

bool hasLocalAccountsOnly(const Settings &settings)
{
    if (settings.providerNames.isEmpty())
        return settings.authStrategy == AuthStrategy::Local;
    return std::all_of(settings.providers.cbegin(), settings.providers.cend(),
        [](const ProviderSettings &one) { return one.strategy == AuthStrategy::Local; });
}

} // namespace gatehouse::config
