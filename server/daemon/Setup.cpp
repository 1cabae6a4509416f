// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Setup.h"

#include "config/Rules.h"

#include <QTcpServer>
#include <QThread>
#include <QUrl>

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

} // namespace

base::Result<config::Settings> withKnownPort(config::Settings settings)
{
    if (settings.port != 0 || !settings.baseUrl.isEmpty())
        return settings;
    QTcpServer probe;
    if (!probe.listen(settings.host, 0))
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
        .accessTtl = settings.accessTokenTtl,
        .refreshIdleTtl = settings.refreshTokenIdleTtl,
        .refreshMaxTtl = settings.refreshTokenMaxTtl,
        .refreshGrace = settings.refreshGrace};
    if (!settings.oauthClientId.isEmpty())
        profile.preRegistered = preRegistered(settings);
    return profile;
}

provider::ProviderConfig providerFrom(const config::Settings &settings)
{
    return {.kind = kindFrom(settings.authStrategy),
        .clientId = settings.providerClientId,
        .clientSecret = settings.providerClientSecret,
        .accountsUrl = settings.providerAccountsUrl,
        .authorizationUrl = settings.oauthAuthorizationUrl,
        .tokenUrl = settings.oauthTokenUrl,
        .revocationUrl = settings.oauthRevocationUrl,
        .extraAuthParams = settings.oauthExtraAuthParams};
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
    return options;
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
        .folder = settings.dataDir.toUtf8()};
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

} // namespace gatehouse::daemon
