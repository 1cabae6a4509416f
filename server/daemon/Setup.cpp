// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Setup.h"

#include "config/ProviderRules.h"
#include "config/ProviderTable.h"
#include "config/Rules.h"
#include "daemon/KeyFile.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QThread>
#include <QUrl>

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;

namespace {

domain::Client preRegistered(const config::Settings &settings)
{
    domain::Client client {.id = {settings.oauthClientId},
        .kind = domain::ClientKind::PreRegistered,
        .redirectUris = settings.oauthRedirectAllowlist};
    if (!settings.oauthClientSecret.isEmpty()) {
        client.authMethod = domain::ClientAuthMethod::SecretBasic;
        client.secretDigest = base::sha256(settings.oauthClientSecret.reveal());
    }
    return client;
}

oauth::ApprovalPolicy policyFrom(config::ClientApproval approval)
{
    switch (approval) {
    case config::ClientApproval::Open:
        return oauth::ApprovalPolicy::Open;
    case config::ClientApproval::Known:
        return oauth::ApprovalPolicy::Known;
    case config::ClientApproval::Ask:
        return oauth::ApprovalPolicy::Ask;
    }
    Q_UNREACHABLE();
}

provider::ProviderKind kindFrom(config::AuthStrategy strategy)
{
    switch (strategy) {
    case config::AuthStrategy::Google:
        return provider::ProviderKind::Google;
    case config::AuthStrategy::GitHub:
        return provider::ProviderKind::GitHub;
    case config::AuthStrategy::Microsoft:
        return provider::ProviderKind::Microsoft;
    case config::AuthStrategy::Oidc:
        return provider::ProviderKind::Oidc;
    case config::AuthStrategy::OAuth:
    case config::AuthStrategy::Local:
        return provider::ProviderKind::Detect;
    }
    Q_UNREACHABLE();
}

constexpr QFileDevice::Permissions OwnerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

// Below those that Linux gives to outgoing connections: one of these could take the port between
// the choice and the listening.
constexpr int FirstFreePort = 20'000;
constexpr int EndPort = 32'000;
constexpr int PortTries = 16;

} // namespace

base::Result<config::Settings> withKnownPort(config::Settings settings)
{
    if (settings.port != 0 || !settings.baseUrl.isEmpty())
        return settings;
    QTcpServer probe;
    for (int i = 0; i < PortTries && !probe.isListening(); ++i)
        probe.listen(
            settings.host, quint16(QRandomGenerator::global()->bounded(FirstFreePort, EndPort)));
    if (!probe.isListening() && !probe.listen(settings.host, 0))
        return base::Err(base::Error {base::ErrorKind::Conflict,
            u"No port of %1 can be used: %2. Set HOST to an address of this machine."_s.arg(
                settings.host.toString(), probe.errorString())});
    settings.port = probe.serverPort();
    settings.baseUrl = config::ownOrigin(settings, settings.port);
    return settings;
}

oauth::Profile profileFrom(const config::Settings &settings)
{
    const QString title = settings.mcpTitle.isEmpty() ? u"Gatehouse"_s : settings.mcpTitle;
    oauth::Profile profile {.issuer = settings.baseUrl,
        .resources = {{.uri = settings.baseUrl + "/mcp", .path = "/mcp", .title = title}},
        .scopes = settings.oauthScopes,
        .prmOfflineAccess = settings.prmOfflineAccess,
        .title = title,
        .providerRedirectUri = settings.oauthRedirectUri.isEmpty()
            ? settings.baseUrl + "/oauth/callback"
            : settings.oauthRedirectUri,
        .callbackPerProvider = !settings.providers.isEmpty(),
        .documents = {.enabled = settings.cimdEnabled,
            .allowedHosts = settings.cimdAllowedDomains,
            .allowLoopback = settings.cimdAllowLoopback}};
    if (!settings.oauthClientId.isEmpty())
        profile.preRegistered = preRegistered(settings);
    renewProfile(profile, settings);
    return profile;
}

void renewProfile(oauth::Profile &profile, const config::Settings &settings)
{
    profile.clientApproval = policyFrom(settings.clientApproval);
    profile.accessTtl = settings.accessTokenTtl;
    profile.refreshIdleTtl = settings.refreshTokenIdleTtl;
    profile.refreshMaxTtl = settings.refreshTokenMaxTtl;
    profile.refreshGrace = settings.refreshGrace;
    profile.accessTtlRules.clear();
    for (const auto &[client, ttl] : settings.accessTokenTtlByClient)
        profile.accessTtlRules.append({client, ttl});
}

QList<config::ProviderSettings> providersOf(const config::Settings &settings)
{
    if (!settings.providers.isEmpty())
        return settings.providers;
    const bool local = settings.authStrategy == config::AuthStrategy::Local;
    // OAUTH_REDIRECT_URI may name the one provider in its path.
    const QByteArray named = "/oauth/provider-callback/";
    const qsizetype at = settings.oauthRedirectUri.lastIndexOf(named);
    QByteArray name = local ? "local" : "default";
    if (at >= 0 && !local)
        name = settings.oauthRedirectUri.sliced(at + named.size());
    return {config::providerOf(name, settings)};
}

std::optional<QByteArray> localProviderFrom(const config::Settings &settings)
{
    for (const config::ProviderSettings &one : providersOf(settings)) {
        if (one.strategy == config::AuthStrategy::Local)
            return one.name;
    }
    return std::nullopt;
}

provider::ProviderConfig providerFrom(
    const config::ProviderSettings &provider, const config::Settings &settings)
{
    return {.name = provider.name,
        .displayName = provider.displayName,
        .kind = kindFrom(provider.strategy),
        .clientId = provider.clientId,
        .clientSecret = provider.clientSecret,
        .accountsUrl = provider.accountsUrl,
        .authorizationUrl = provider.authorizationUrl,
        .tokenUrl = provider.tokenUrl,
        .revocationUrl = provider.revocationUrl,
        .scopes = provider.scopes,
        .askForGroups = !settings.allowedGroups.isEmpty(),
        .extraAuthParams = provider.extraAuthParams};
}

oauth::AllowRules::GroupNames groupNamesFrom(const config::Settings &settings)
{
    using GroupNames = oauth::AllowRules::GroupNames;
    return config::groupProviders(settings).isEmpty() ? GroupNames::Bare : GroupNames::WithProvider;
}

net::ListenOptions listenFrom(const config::Settings &settings)
{
    net::ListenOptions options {.address = settings.host,
        .port = settings.port,
        .workers = settings.workers > 0 ? settings.workers : QThread::idealThreadCount()};
    options.limits.maxConnections = settings.maxConnections;
    options.limits.maxConnectionsPerAddress = settings.maxConnectionsPerAddress;
    if (!settings.tlsCertFile.isEmpty())
        options.tls = net::TlsFiles {settings.tlsCertFile, settings.tlsKeyFile};
    options.proxies = net::TrustedProxies(settings.trustedProxies);
    return options;
}

net::GuardRules guardFrom(const config::Settings &settings)
{
    return {.ownOrigin = settings.baseUrl,
        .timeout = std::chrono::milliseconds(settings.cimdFetchTimeoutMs),
        .maxBytes = settings.cimdMaxResponseBytes,
        .allowLoopback = settings.cimdAllowLoopback};
}

gateway::SessionLimits::Bounds limitsFrom(const config::Settings &settings)
{
    return {.requestsPerSecond = settings.rpsLimit,
        .concurrent = settings.concurrencyLimit,
        .streamsPerSession = settings.maxStreamsPerSession,
        .streams = settings.maxStreams};
}

gateway::StdioHub::Options stdioFrom(const config::Settings &settings)
{
    return {.limits = {.maxChildren = settings.maxChildren,
                .maxChildrenPerUser = settings.maxChildrenPerUser,
                .idle = settings.childIdleTime},
        .folder = programsFolder(settings).toUtf8()};
}

QString databasePath(const config::Settings &settings)
{
    const QString prefix = u"sqlite://"_s;
    return settings.databaseUrl.startsWith(prefix) ? settings.databaseUrl.sliced(prefix.size())
                                                   : settings.dataDir + u"/gatehouse.db"_s;
}

QString keyPath(const config::Settings &settings)
{
    return settings.dataDir + u"/tokens.key"_s;
}

QString programsFolder(const config::Settings &settings)
{
    return settings.dataDir + u"/programs"_s;
}

base::Result<void> makeProgramsFolder(
    const config::Settings &settings, const QList<domain::McpServer> &servers)
{
    const bool isNeeded =
        std::any_of(servers.begin(), servers.end(), [](const domain::McpServer &server) {
            return server.stdio() && server.stdio()->cwd.isEmpty();
        });
    const QString path = programsFolder(settings);
    if (!isNeeded || QDir(path).exists() || QDir().mkdir(path, OwnerOnly))
        return {};
    return base::Err(base::Error {base::ErrorKind::Io,
        u"The folder %1, where programs without cwd work, cannot be made."_s.arg(path)});
}

base::Result<QList<base::Secret>> keysFor(const config::Settings &settings, base::Random &random)
{
    if (!settings.rsTokensEncKey.isEmpty())
        return settings.rsTokensEncKey;
    auto key = readOrMakeKey(keyPath(settings), random);
    if (!key)
        return base::Err(key.error());
    return QList<base::Secret> {*key};
}

base::Result<void> makeDataFolder(const QString &path)
{
    if (QDir(path).exists())
        return {};
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, OwnerOnly))
        return base::Err(base::Error {base::ErrorKind::Io,
            u"The data folder %1 cannot be made; set DATA_DIR to one that can."_s.arg(path)});
    return {};
}

} // namespace gatehouse::daemon
