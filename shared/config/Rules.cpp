// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Rules.h"

#include "config/ProviderRules.h"
#include "config/Values.h"
#include "config/Weakness.h"

#include <QFileInfo>

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isCallbackPath(QByteArrayView path)
{
    constexpr QByteArrayView Named = "/oauth/provider-callback/";
    const auto isNameChar = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (path == "/oauth/callback" || path == "/oauth/provider-callback")
        return true;
    return path.startsWith(Named) && path.size() > Named.size()
        && std::all_of(path.cbegin() + Named.size(), path.cend(), isNameChar);
}

/// One run over all rules.
class RuleBook
{
public:
    RuleBook(Choices &choices, Settings &settings, Findings &findings)
        : m_choices(choices)
        , m_settings(settings)
        , m_findings(findings)
    { }

    void apply()
    {
        checkClient();
        checkProviders(m_choices, m_settings, m_findings);
        checkPeople();
        checkTls();
        deriveBaseUrl();
        checkBaseUrl();
        checkRedirectUri();
        checkLifetimes();
        checkKeys();
        checkDocuments();
        checkReadable("CA_FILE", m_settings.caFile);
        checkReadable("MCP_SERVERS_FILE", m_settings.mcpServersFile);
    }

private:
    bool isSet(const QByteArray &name) const { return m_choices[name].isSet(); }
    bool understood(const QByteArray &name) const { return m_choices[name].understood; }

    void refuse(const QByteArray &name, const QString &problem)
    {
        refuseSetting(m_choices, m_findings, name, problem);
    }
    void warn(const QString &sentence) { m_findings.warnings.append(sentence); }

    void checkClient();
    void checkPeople();
    void checkTls();
    void deriveBaseUrl();
    void checkBaseUrl();
    void warnAboutPlainListening();
    void checkRedirectUri();
    void checkLifetimes();
    void checkKeys();
    void checkDocuments();
    void checkReadable(const QByteArray &name, const QString &path);

    Choices &m_choices;
    Settings &m_settings;
    Findings &m_findings;
};

void RuleBook::checkClient()
{
    const base::Secret &secret = m_settings.oauthClientSecret;
    if (secret.isEmpty())
        return;
    if (m_settings.oauthClientId.isEmpty() && understood("OAUTH_CLIENT_ID"))
        refuse("OAUTH_CLIENT_ID", u"is not set, but OAUTH_CLIENT_SECRET is: set both or none"_s);
    if (const std::optional<QString> weakness = weaknessOfSecret(secret.reveal()))
        refuse("OAUTH_CLIENT_SECRET",
            u"can be guessed: %1. Make one with: openssl rand -hex 32"_s.arg(*weakness));
}

void RuleBook::checkPeople()
{
    // Local accounts were made by the owner: each of them may come in.
    if (hasLocalAccountsOnly(m_settings))
        return;
    if (m_settings.allowedUsers.isEmpty() && m_settings.allowedGroups.isEmpty()
        && understood("ALLOWED_USERS") && understood("ALLOWED_GROUPS"))
        warn(u"ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in. Set, for example, "
             "ALLOWED_USERS=*@example.com"_s);
    if (!understood("ALLOWED_GROUPS") || !understood("PROVIDERS"))
        return;
    for (const QString &group : m_settings.allowedGroups) {
        if (const auto problem = problemOfGroup(group, groupProviders(m_settings)))
            return refuse("ALLOWED_GROUPS", *problem);
    }
}

void RuleBook::checkReadable(const QByteArray &name, const QString &path)
{
    if (!path.isEmpty() && !QFileInfo(path).isFile())
        refuse(name, u"names a file that is not there"_s);
    else if (!path.isEmpty() && !QFileInfo(path).isReadable())
        refuse(name, u"names a file that cannot be read by this user"_s);
}

void RuleBook::checkTls()
{
    checkReadable("TLS_CERT_FILE", m_settings.tlsCertFile);
    checkReadable("TLS_KEY_FILE", m_settings.tlsKeyFile);
    if (m_settings.tlsCertFile.isEmpty() != m_settings.tlsKeyFile.isEmpty()
        && understood("TLS_CERT_FILE") && understood("TLS_KEY_FILE"))
        refuse(m_settings.tlsKeyFile.isEmpty() ? "TLS_KEY_FILE" : "TLS_CERT_FILE",
            u"is not set, but its twin is: set TLS_CERT_FILE and TLS_KEY_FILE both or none"_s);
    if (!m_settings.tlsKeyFile.isEmpty()
        && QFileInfo(m_settings.tlsKeyFile).permissions().testFlag(QFile::ReadOther))
        refuse("TLS_KEY_FILE",
            u"names a file that everybody on this machine can read. Run: chmod 600 %1"_s.arg(
                m_settings.tlsKeyFile));
}

void RuleBook::deriveBaseUrl()
{
    if (!m_settings.baseUrl.isEmpty() || !understood("BASE_URL"))
        return;
    Choice &choice = m_choices["BASE_URL"];
    const std::optional<QByteArray> registered = originOf(m_settings.oauthRedirectUri);
    if (registered) {
        m_settings.baseUrl = *registered;
        choice.origin.place = u"the origin of OAUTH_REDIRECT_URI"_s;
    } else if (understood("HOST") && understood("PORT") && m_settings.port != 0) {
        m_settings.baseUrl = ownOrigin(m_settings, m_settings.port);
        if (m_settings.baseUrl.isEmpty())
            return refuse("BASE_URL",
                u"is not set, and HOST is every address: set BASE_URL to the origin clients use, "
                "such as https://gate.example.com"_s);
        choice.origin.place = u"made from HOST and PORT"_s;
    }
    choice.value = m_settings.baseUrl;
}

void RuleBook::checkBaseUrl()
{
    const bool hasTls = !m_settings.tlsCertFile.isEmpty();
    const QByteArray &url = m_settings.baseUrl;
    if (url.isEmpty()) {
        if (m_settings.port == 0 && !m_settings.host.isLoopback() && understood("HOST"))
            refuse("PORT", u"must not be 0 on an address that others reach: choose a port"_s);
        return;
    }
    const QByteArray culprit =
        !isSet("BASE_URL") && isSet("OAUTH_REDIRECT_URI") ? "OAUTH_REDIRECT_URI" : "BASE_URL";
    if (url.startsWith("http:") && hasTls)
        return refuse(culprit, u"begins with http://, but TLS_CERT_FILE is set: write https://"_s);
    if (url.startsWith("https:"))
        return warnAboutPlainListening();
    if (!isOnLoopback(url))
        return refuse(culprit,
            u"makes %1 the public origin, which is http:// and not on this machine: browsers keep "
            "sign-in cookies and clients send tokens only over https://. Use https:// with a proxy "
            "in front, or set TLS_CERT_FILE and TLS_KEY_FILE"_s.arg(QString::fromUtf8(url)));
    if (!m_settings.host.isLoopback())
        refuse("HOST",
            u"listens to other machines, but BASE_URL is %1 without TLS: set an https:// BASE_URL, "
            "or HOST=127.0.0.1"_s.arg(QString::fromUtf8(url)));
}

/// https outside, no TLS here: somebody else must be ending it.
void RuleBook::warnAboutPlainListening()
{
    if (m_settings.tlsCertFile.isEmpty() && !m_settings.host.isLoopback()
        && m_settings.trustedProxies.isEmpty())
        warn(
            u"HOST listens to other machines without TLS: only the proxy in front should reach it. "
            "Name that proxy in TRUSTED_PROXIES"_s);
}

void RuleBook::checkRedirectUri()
{
    const QByteArray &uri = m_settings.oauthRedirectUri;
    if (uri.isEmpty() || !understood("OAUTH_REDIRECT_URI") || !understood("BASE_URL"))
        return;
    const std::optional<QByteArray> origin = originOf(uri);
    if (!origin)
        return refuse("OAUTH_REDIRECT_URI", u"must not have a query"_s);
    if (origin != m_settings.baseUrl)
        return refuse("OAUTH_REDIRECT_URI",
            u"must be on the origin of BASE_URL, which is %1: the provider sends the browser back "
            "to Gatehouse"_s.arg(QString::fromUtf8(m_settings.baseUrl)));
    const QByteArray path = uri.sliced(uri.indexOf("://") + 3);
    const QByteArray fromRoot = path.contains('/') ? path.sliced(path.indexOf('/')) : QByteArray();
    if (!m_settings.providerNames.isEmpty())
        return warn(u"OAUTH_REDIRECT_URI only says where BASE_URL is: with PROVIDERS each provider "
                    "has a callback of its own, %1/oauth/provider-callback/NAME"_s.arg(
                        QString::fromUtf8(m_settings.baseUrl)));
    if (!isCallbackPath(fromRoot))
        refuse("OAUTH_REDIRECT_URI",
            u"must have the path /oauth/callback, /oauth/provider-callback or "
            "/oauth/provider-callback/NAME: nothing else of Gatehouse answers the provider"_s);
}

void RuleBook::checkLifetimes()
{
    if (!isSet("REFRESH_TOKEN_IDLE_TTL") && understood("REFRESH_TOKEN_MAX_TTL")
        && m_settings.refreshTokenIdleTtl > m_settings.refreshTokenMaxTtl) {
        m_settings.refreshTokenIdleTtl = m_settings.refreshTokenMaxTtl;
        m_choices["REFRESH_TOKEN_IDLE_TTL"].value = formatDuration(m_settings.refreshTokenMaxTtl);
        m_choices["REFRESH_TOKEN_IDLE_TTL"].origin.place = u"not more than REFRESH_TOKEN_MAX_TTL"_s;
    }
    const QString most = QString::fromUtf8(formatDuration(m_settings.refreshTokenMaxTtl));
    if (m_settings.refreshTokenIdleTtl > m_settings.refreshTokenMaxTtl)
        refuse("REFRESH_TOKEN_IDLE_TTL",
            u"must not be longer than REFRESH_TOKEN_MAX_TTL, which is %1"_s.arg(most));
    if (m_settings.accessTokenTtl > m_settings.refreshTokenMaxTtl)
        refuse("ACCESS_TOKEN_TTL",
            u"must not be longer than REFRESH_TOKEN_MAX_TTL, which is %1"_s.arg(most));
}

void RuleBook::checkKeys()
{
    for (const base::Secret &key : m_settings.rsTokensEncKey) {
        if (const std::optional<QString> weakness = weaknessOfKey(key.reveal()))
            return refuse("RS_TOKENS_ENC_KEY",
                u"can be guessed: %1. Make one with: openssl rand -base64 32 | tr '+/' '-_' | tr "
                u"-d "
                "'='"_s.arg(*weakness));
    }
    const QList<base::Secret> &keys = m_settings.rsTokensEncKey;
    for (qsizetype i = 1; i < keys.size(); ++i) {
        if (keys.first(i).contains(keys[i]))
            return refuse("RS_TOKENS_ENC_KEY", u"names the same key twice"_s);
    }
}

/// A server that others reach must not ask its own machine because a stranger says so.
void RuleBook::checkDocuments()
{
    const QByteArray &url = m_settings.baseUrl;
    const bool onLoopback = url.isEmpty() ? m_settings.host.isLoopback() : isOnLoopback(url);
    if (m_settings.cimdAllowLoopback && !onLoopback)
        refuse("CIMD_ALLOW_LOOPBACK",
            u"is for development only: leave it out unless BASE_URL is on this machine"_s);
}

} // namespace

void refuseSetting(
    Choices &choices, Findings &findings, const QByteArray &name, const QString &problem)
{
    Choice &choice = choices[name];
    const bool hidden = !choice.isSet() || choice.care != Care::Open;
    findings.mistakes.append(
        {name, hidden ? QString() : shownValue(choice.value), problem, choice.origin.place});
    choice.understood = false;
}

QByteArray ownOrigin(const Settings &settings, quint16 port)
{
    const QHostAddress &host = settings.host;
    if (host == QHostAddress::AnyIPv4 || host == QHostAddress::AnyIPv6 || host == QHostAddress::Any)
        return {};
    QByteArray name = host.toString().toUtf8();
    if (host.protocol() == QAbstractSocket::IPv6Protocol)
        name = '[' + name + ']';
    const QByteArray scheme = settings.tlsCertFile.isEmpty() ? "http" : "https";
    return originOf(scheme + "://" + name + ':' + QByteArray::number(port)).value_or(QByteArray());
}

void applyRules(Choices &choices, Settings &settings, Findings &findings)
{
    RuleBook(choices, settings, findings).apply();
}

} // namespace gatehouse::config
