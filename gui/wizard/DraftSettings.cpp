// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/DraftSettings.h"

#include "config/ServersFile.h"
#include "models/ServerWords.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using config::AuthStrategy;
using config::NewSetting;

namespace {

constexpr quint16 HttpsPort = 443;

QByteArray strategyOf(const Draft &draft)
{
    switch (draft.signInAt) {
    case SignInAt::Google:
        return "google";
    case SignInAt::GitHub:
        return "github";
    case SignInAt::Microsoft:
        return "microsoft";
    case SignInAt::Other:
        return "oauth"; // finds out what it is
    case SignInAt::Local:
        return "local";
    }
    Q_UNREACHABLE();
}

QByteArray accountsUrlOf(const Draft &draft)
{
    if (draft.signInAt == SignInAt::Other)
        return draft.issuer.trimmed().toUtf8();
    if (draft.signInAt == SignInAt::Microsoft && !draft.tenant.trimmed().isEmpty())
        return "https://login.microsoftonline.com/" + draft.tenant.trimmed().toUtf8() + "/v2.0";
    return {};
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SignInAt signInOf(const config::Settings &settings)
{
    switch (settings.authStrategy) {
    case AuthStrategy::Google:
        return SignInAt::Google;
    case AuthStrategy::GitHub:
        return SignInAt::GitHub;
    case AuthStrategy::Microsoft:
        return SignInAt::Microsoft;
    case AuthStrategy::Local:
        return SignInAt::Local;
    case AuthStrategy::OAuth:
    case AuthStrategy::Oidc:
        return SignInAt::Other;
    }
    Q_UNREACHABLE();
}

Reach reachOf(const config::Settings &settings)
{
    if (!settings.tlsCertFile.isEmpty())
        return Reach::Certificate;
    return settings.baseUrl.startsWith("https:") ? Reach::Proxy : Reach::ThisMachine;
}

/// With a port, where the certificate alone does not say it.
QString domainOf(const config::Settings &settings)
{
    QUrl url(QString::fromUtf8(settings.baseUrl));
    if (!settings.tlsCertFile.isEmpty() && url.port() == settings.port)
        url.setPort(-1);
    return url.authority();
}

bool hasPort(const QString &host)
{
    return QUrl(u"https://"_s + host).port() != -1;
}

/// What belongs to one provider.
bool isOfProvider(const QByteArray &name)
{
    return name == "PROVIDERS" || name == "AUTH_STRATEGY" || name.startsWith("PROVIDER_")
        || name.startsWith("OAUTH_");
}

/// Although \a row says what it said before.
bool mustBeWritten(const NewSetting &row, const Draft &draft, const Draft &former)
{
    if (former.mistaken.contains(row.name))
        return true;
    if (!former.formerProviders.isEmpty() && isOfProvider(row.name))
        return true;
    if (row.name == "MCP_SERVERS_FILE") // the content is another one
        return draft.servers != former.servers;
    if (row.name == "OAUTH_REDIRECT_URI")
        return draft.baseUrl() != former.baseUrl();
    if (row.name == "PROVIDER_CLIENT_SECRET") // what is in the file would win over the store
        return !newSecretsOf(draft).isEmpty();
    return false;
}

/// A draft that has changed nothing yet.
Draft begunWith(const Draft &former)
{
    Draft draft = former;
    draft.former = std::make_shared<const Draft>(former);
    draft.statedUrl.clear();
    draft.statedRedirect.clear();
    draft.mistaken.clear();
    return draft;
}

} // namespace

bool Draft::keepsAddress() const
{
    return former && reach == former->reach && port == former->port && domain == former->domain;
}

QByteArray Draft::redirectUri() const
{
    const QByteArray stated = keepsAddress() ? former->statedRedirect : QByteArray();
    return stated.isEmpty() ? baseUrl() + "/oauth/callback" : stated;
}

QByteArray Draft::baseUrl() const
{
    const QByteArray stated = keepsAddress() ? former->statedUrl : statedUrl;
    if (!stated.isEmpty())
        return stated;
    if (reach == Reach::ThisMachine)
        return "http://127.0.0.1:" + QByteArray::number(port);
    QString host = domain.trimmed();
    host.remove(u"https://"_s, Qt::CaseInsensitive);
    while (host.endsWith(u'/'))
        host.chop(1);
    QByteArray url = "https://" + host.toLower().toUtf8();
    if (reach == Reach::Certificate && port != HttpsPort && !hasPort(host))
        url += ':' + QByteArray::number(port);
    return url;
}

QString serversFile(const service::Places &places)
{
    return places.settingsFile.section(u'/', 0, -2) + u"/servers.json"_s;
}

namespace {

QList<NewSetting> allSettingsOf(const Draft &draft, const service::Places &places)
{
    const bool hasTls = draft.reach == Reach::Certificate;
    const bool isBehind = draft.reach == Reach::Proxy || draft.reach == Reach::Tunnel;
    const auto ofOther = [&draft](const QString &url) {
        return draft.signInAt == SignInAt::Other ? url.trimmed().toUtf8() : QByteArray();
    };
    const auto unlessLocal = [&draft](const QString &text) {
        return draft.isLocal() ? QByteArray() : text.simplified().toUtf8();
    };
    return {
        {"BASE_URL", draft.baseUrl()},
        {"HOST", hasTls ? "0.0.0.0" : "127.0.0.1"},
        {"PORT", QByteArray::number(draft.port)},
        {"TLS_CERT_FILE", hasTls ? draft.certificate.trimmed().toUtf8() : QByteArray()},
        {"TLS_KEY_FILE", hasTls ? draft.certificateKey.trimmed().toUtf8() : QByteArray()},
        {"TRUSTED_PROXIES", isBehind ? "127.0.0.1" : ""},
        {"PROVIDERS", {}},
        {"AUTH_STRATEGY", strategyOf(draft)},
        {"PROVIDER_CLIENT_ID", unlessLocal(draft.clientId)},
        {"PROVIDER_CLIENT_SECRET", {}}, // not in a file of settings
        {"PROVIDER_ACCOUNTS_URL", accountsUrlOf(draft)},
        {"OAUTH_AUTHORIZATION_URL", ofOther(draft.authorizationUrl)},
        {"OAUTH_TOKEN_URL", ofOther(draft.tokenUrl)},
        {"OAUTH_REDIRECT_URI", {}},
        {"ALLOWED_USERS", unlessLocal(draft.people)},
        {"ALLOWED_GROUPS", unlessLocal(draft.groups)},
        {"MCP_SERVERS_FILE", draft.servers.isEmpty() ? QByteArray() : serversFile(places).toUtf8()},
        {"SECRET_STORE", draft.keychain ? "keychain" : "file"},
    };
}

} // namespace

QList<NewSetting> settingsOf(const Draft &draft, const service::Places &places)
{
    QList<NewSetting> changes = allSettingsOf(draft, places);
    if (!draft.former)
        return changes;
    const QList<NewSetting> before = allSettingsOf(*draft.former, places);
    changes.removeIf([&draft, &before](const NewSetting &row) {
        return before.contains(row) && !mustBeWritten(row, draft, *draft.former);
    });
    return changes;
}

QMap<QByteArray, base::Secret> newSecretsOf(const Draft &draft)
{
    const bool isKept = draft.former && draft.former->formerProviders.isEmpty()
        && draft.former->keychain == draft.keychain
        && draft.former->clientSecret == draft.clientSecret;
    return isKept ? QMap<QByteArray, base::Secret>() : secretsOf(draft);
}

QMap<QByteArray, base::Secret> secretsOf(const Draft &draft)
{
    if (draft.isLocal() || draft.clientSecret.isEmpty())
        return {};
    return {{"PROVIDER_CLIENT_SECRET", draft.clientSecret}};
}

protocol::ProviderCandidate candidateOf(const Draft &draft)
{
    const bool isOther = draft.signInAt == SignInAt::Other;
    return {.strategy = strategyOf(draft),
        .clientId = draft.clientId.trimmed().toUtf8(),
        .clientSecret = draft.clientSecret.reveal(),
        .accountsUrl = accountsUrlOf(draft),
        .authorizationUrl = isOther ? draft.authorizationUrl.trimmed().toUtf8() : QByteArray(),
        .tokenUrl = isOther ? draft.tokenUrl.trimmed().toUtf8() : QByteArray()};
}

QStringList mistakesIn(
    const Draft &draft, const service::Places &places, const QByteArrayList &names)
{
    config::Inputs inputs = places.inputs();
    QList<NewSetting> changes = settingsOf(draft, places);
    // The file is not written yet; parseServers() has judged what will be in it.
    changes.removeIf([](const NewSetting &one) { return one.name == "MCP_SERVERS_FILE"; });
    changes.append(NewSetting {"MCP_SERVERS_FILE", {}});
    inputs.settingsText = config::editedEnvFile(readFile(places.settingsFile), changes);
    inputs.stored = {.place = {}, .values = secretsOf(draft), .problems = {}};
    const config::LoadResult loaded = config::load(inputs);
    QStringList sentences;
    if (loaded)
        return sentences;
    for (config::Mistake mistake : loaded.error().mistakes) {
        mistake.place.clear(); // it has none that the person knows
        if (names.isEmpty() || names.contains(mistake.name))
            sentences.append(models::ServerWords::said(mistake.text()));
    }
    return sentences;
}

namespace {

Draft formerOf(const config::Settings &settings, const service::Places &places)
{
    Draft draft;
    draft.statedUrl = settings.baseUrl;
    draft.statedRedirect = settings.oauthRedirectUri;
    draft.startsAtLogin = places.startsAtLogin();
    draft.reach = reachOf(settings);
    draft.port = settings.port;
    draft.domain = draft.reach == Reach::ThisMachine ? QString() : domainOf(settings);
    draft.certificate = settings.tlsCertFile;
    draft.certificateKey = settings.tlsKeyFile;
    draft.signInAt = signInOf(settings);
    for (const QByteArray &name : settings.providerNames)
        draft.formerProviders.append(QString::fromUtf8(name));
    draft.clientId = QString::fromUtf8(settings.providerClientId);
    draft.clientSecret = settings.providerClientSecret;
    const QString accounts = QString::fromUtf8(settings.providerAccountsUrl);
    if (draft.signInAt == SignInAt::Microsoft)
        draft.tenant = QUrl(accounts).path().section(u'/', 1, 1);
    else
        draft.issuer = accounts;
    draft.authorizationUrl = QString::fromUtf8(settings.oauthAuthorizationUrl);
    draft.tokenUrl = QString::fromUtf8(settings.oauthTokenUrl);
    draft.people = settings.allowedUsers.join(u'\n');
    draft.groups = settings.allowedGroups.join(u", "_s);
    draft.servers = readFile(settings.mcpServersFile);
    draft.keychain = settings.secretStore == config::SecretStoreKind::Keychain;
    return draft;
}

} // namespace

Draft draftOf(const config::Settings &settings, const service::Places &places)
{
    return begunWith(formerOf(settings, places));
}

Draft draftOf(const config::Refusal &refusal, const service::Places &places)
{
    Draft former = formerOf(refusal.understood, places);
    for (const config::Mistake &mistake : refusal.mistakes)
        former.mistaken.append(mistake.name);
    return begunWith(former);
}

} // namespace gatehouse::wizard
