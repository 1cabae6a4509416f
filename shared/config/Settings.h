// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Log.h"
#include "base/Secret.h"
#include "domain/McpServer.h"
#include "domain/Scopes.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

namespace gatehouse::config {

enum class AuthStrategy { OAuth, Google, GitHub, Microsoft, Oidc, Local };

/// Which clients may bring people here to sign in.
enum class ClientApproval { Open, Known, Ask };

/// Where secrets are kept that no other source has.
enum class SecretStoreKind { File, Keychain, Systemd };

/// One identity provider as the settings describe it.
struct ProviderSettings
{
    QByteArray name; ///< [a-z0-9-]+; empty: the one provider
    AuthStrategy strategy = AuthStrategy::OAuth;
    QByteArray clientId;
    base::Secret clientSecret;
    QByteArray accountsUrl;
    QByteArray authorizationUrl;
    QByteArray tokenUrl;
    QByteArray revocationUrl;
    QMap<QByteArray, QByteArray> extraAuthParams;
    QByteArrayList scopes; ///< empty: what signing in needs
    QString displayName; ///< empty: the provider's own
};

/// Every setting, parsed and within its bounds: what the table in SettingsTable.cpp fills. Names
/// are those of the table in camel case. A value, copied freely.
struct Settings
{
    // the client credential
    QByteArray oauthClientId;
    base::Secret oauthClientSecret;
    domain::Scopes oauthScopes;
    QByteArray oauthRedirectUri; ///< empty: BASE_URL/oauth/callback
    QByteArrayList oauthRedirectAllowlist;

    // the provider
    AuthStrategy authStrategy = AuthStrategy::OAuth;
    QByteArray providerClientId;
    base::Secret providerClientSecret;
    QByteArray providerAccountsUrl;
    QByteArray oauthAuthorizationUrl;
    QByteArray oauthTokenUrl;
    QByteArray oauthRevocationUrl;
    QMap<QByteArray, QByteArray> oauthExtraAuthParams;
    QByteArrayList providerScopes;
    QString providerDisplayName;
    QByteArrayList providerNames; ///< PROVIDERS; empty: the one above
    QList<ProviderSettings> providers; ///< those named, in that order

    // who
    QStringList allowedUsers;
    QStringList allowedGroups;
    ClientApproval clientApproval = ClientApproval::Open;

    // outgoing
    QString caFile;
    QByteArray outgoingProxy;

    // listening
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 3000;
    QByteArray baseUrl; ///< no trailing slash; derived from host and port when not set
    QString tlsCertFile;
    QString tlsKeyFile;
    QStringList trustedProxies; ///< CIDRs
    int workers = 0; ///< 0: one per core
    QByteArray metricsAddress; ///< address:port; empty: no metrics

    // administration
    QString adminSocket; ///< absolute path, or "off"
    QByteArray adminGroup; ///< empty: the user and root alone
    std::chrono::seconds auditRetention {365 * 86400};

    // MCP
    QString mcpServersFile; ///< empty: the built-in server
    QList<domain::McpServer> mcpServers; ///< what stood in it
    QString mcpTitle;
    QString mcpInstructions;

    // tokens
    std::chrono::seconds accessTokenTtl {3600};
    QList<std::pair<QByteArray, std::chrono::seconds>> accessTokenTtlByClient;
    std::chrono::seconds refreshTokenIdleTtl {30 * 86400};
    std::chrono::seconds refreshTokenMaxTtl {180 * 86400};
    std::chrono::seconds refreshGrace {60};
    QList<base::Secret>
        rsTokensEncKey; ///< 32 bytes each, decoded; empty: a key file in the data folder
    bool prmOfflineAccess = false;

    // clients described by documents (CIMD)
    bool cimdEnabled = true;
    int cimdFetchTimeoutMs = 5000;
    qsizetype cimdMaxResponseBytes = 64 * 1024;
    QByteArrayList cimdAllowedDomains; ///< "host" or "*.host"; empty: any
    bool cimdAllowLoopback = false;

    // limits
    qsizetype maxBodyBytes = 4 * 1024 * 1024;
    int rpsLimit = 0; ///< requests a second of one session; 0: no limit
    int concurrencyLimit = 256; ///< requests of one session at a time
    int maxStreamsPerSession = 32;
    int maxStreams = 5000;
    int maxChildren = 64; ///< of stdio servers, in all
    int maxChildrenPerUser = 8;
    std::chrono::seconds childIdleTime {600}; ///< then a child is stopped until it is needed
    int maxConnections = 10'000;
    int maxConnectionsPerAddress = 4096;

    // store
    QString databaseUrl; ///< empty: sqlite in the data folder
    bool groupCommit = true; ///< requests that arrive together share a commit
    QString dataDir; ///< where the database and the key file are
    QString settingsFile; ///< the one that was read; empty when there is none

    // secrets
    SecretStoreKind secretStore = SecretStoreKind::File;

    // log
    base::LogLevel logLevel = base::LogLevel::Info;
    base::LogFormat logFormat = base::LogFormat::Text;
};

} // namespace gatehouse::config
