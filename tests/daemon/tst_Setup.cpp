// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Setup.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace daemon;
using namespace Qt::Literals::StringLiterals;

class tst_Setup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProfileComesFromTheBaseUrl();
    void theClientCredentialBecomesAClient();
    void aClientWithoutASecretIsPublic();
    void everyApprovalHasItsPolicy();
    void everyStrategyHasItsProvider();
    void listensAsToldTo();
    void limitsOfSessionsComeFromTheSettings();
    void tlsNeedsACertificate();
    void theDatabaseIsInTheDataFolderUnlessNamed();
    void programsHaveAFolderApartFromKeysAndDatabase();
    void aPortOfZeroIsChosenBeforeAnythingIsMadeOfIt();
    void aNamedPortOrUrlStays();
    void anAddressOfAnotherMachineIsRefused();
};

void tst_Setup::theProfileComesFromTheBaseUrl()
{
    config::Settings settings;
    settings.baseUrl = "https://gate.example";
    settings.oauthScopes = domain::Scopes({"mcp"});
    settings.accessTokenTtl = std::chrono::seconds(60);
    settings.refreshGrace = std::chrono::seconds(5);
    oauth::Profile profile = profileFrom(settings);
    QCOMPARE(profile.issuer, "https://gate.example");
    QCOMPARE(profile.resources.size(), 1);
    QCOMPARE(profile.resources.first().uri, "https://gate.example/mcp");
    QCOMPARE(profile.resources.first().path, "/mcp");
    QCOMPARE(profile.title, u"Gatehouse"_s);
    QCOMPARE(profile.providerRedirectUri, "https://gate.example/oauth/callback");
    QVERIFY(profile.accessTtl == base::seconds(60) && profile.refreshGrace == base::seconds(5));
    QVERIFY(!profile.preRegistered);

    settings.mcpTitle = u"Our tools"_s;
    settings.oauthRedirectUri = "https://gate.example/oauth/provider-callback";
    profile = profileFrom(settings);
    QCOMPARE(profile.resources.first().title, u"Our tools"_s);
    QCOMPARE(profile.providerRedirectUri, "https://gate.example/oauth/provider-callback");
}

void tst_Setup::theClientCredentialBecomesAClient()
{
    config::Settings settings;
    settings.oauthClientId = "desk";
    settings.oauthClientSecret = base::Secret("a long enough secret of ours");
    settings.oauthRedirectAllowlist = {"https://app.example/cb"};
    const auto client = profileFrom(settings).preRegistered;
    QVERIFY(client && client->isConfidential());
    QCOMPARE(client->kind, domain::ClientKind::PreRegistered);
    QCOMPARE(client->id.value, "desk");
    QCOMPARE(client->redirectUris, settings.oauthRedirectAllowlist);
    QVERIFY(client->secretDigest == base::sha256(settings.oauthClientSecret.reveal()));
}

void tst_Setup::aClientWithoutASecretIsPublic()
{
    config::Settings settings;
    settings.oauthClientId = "desk";
    const auto client = profileFrom(settings).preRegistered;
    QVERIFY(client && !client->isConfidential() && !client->secretDigest);
}

void tst_Setup::everyApprovalHasItsPolicy()
{
    config::Settings settings;
    QCOMPARE(profileFrom(settings).clientApproval, oauth::ApprovalPolicy::Open);
    settings.clientApproval = config::ClientApproval::Known;
    QCOMPARE(profileFrom(settings).clientApproval, oauth::ApprovalPolicy::Known);
    settings.clientApproval = config::ClientApproval::Ask;
    QCOMPARE(profileFrom(settings).clientApproval, oauth::ApprovalPolicy::Ask);
}

void tst_Setup::everyStrategyHasItsProvider()
{
    using config::AuthStrategy;
    using provider::ProviderKind;
    const QList<std::pair<AuthStrategy, ProviderKind>> pairs {
        {AuthStrategy::Google, ProviderKind::Google}, {AuthStrategy::GitHub, ProviderKind::GitHub},
        {AuthStrategy::Microsoft, ProviderKind::Microsoft},
        {AuthStrategy::Oidc, ProviderKind::Oidc}, {AuthStrategy::OAuth, ProviderKind::Detect}};
    for (const auto &[strategy, kind] : pairs) {
        config::Settings settings;
        settings.authStrategy = strategy;
        settings.providerClientId = "ours";
        settings.providerClientSecret = base::Secret("theirs");
        settings.oauthTokenUrl = "https://id.example/token";
        settings.oauthExtraAuthParams = {{"hd", "example.com"}};
        const provider::ProviderConfig made = providerFrom(providersOf(settings).first(), settings);
        QVERIFY(made.kind == kind);
        QCOMPARE(made.clientId, "ours");
        QVERIFY(made.clientSecret.equals("theirs"));
        QCOMPARE(made.tokenUrl, "https://id.example/token");
        QCOMPARE(made.extraAuthParams, settings.oauthExtraAuthParams);
    }
}

void tst_Setup::listensAsToldTo()
{
    config::Settings settings;
    settings.host = QHostAddress(u"192.0.2.1"_s);
    settings.port = 8443;
    settings.workers = 3;
    settings.maxConnections = 7;
    settings.maxConnectionsPerAddress = 5;
    settings.trustedProxies = {u"10.0.0.0/8"_s};
    const net::ListenOptions options = listenFrom(settings);
    QVERIFY(options.proxies.contain(QHostAddress(u"10.1.2.3"_s)));
    QVERIFY(!options.proxies.contain(QHostAddress(u"11.1.2.3"_s)));
    QCOMPARE(options.address, settings.host);
    QCOMPARE(options.port, quint16(8443));
    QCOMPARE(options.workers, 3);
    QCOMPARE(options.limits.maxConnections, 7);
    QCOMPARE(options.limits.maxConnectionsPerAddress, 5);
    settings.workers = 0;
    QVERIFY(listenFrom(settings).workers >= 1);
}

void tst_Setup::limitsOfSessionsComeFromTheSettings()
{
    config::Settings settings;
    settings.rpsLimit = 1;
    settings.concurrencyLimit = 2;
    settings.maxStreamsPerSession = 3;
    settings.maxStreams = 4;
    const gateway::SessionLimits::Bounds bounds = limitsFrom(settings);
    QVERIFY(bounds.requestsPerSecond == 1 && bounds.concurrent == 2);
    QVERIFY(bounds.streamsPerSession == 3 && bounds.streams == 4);
}

void tst_Setup::tlsNeedsACertificate()
{
    config::Settings settings;
    QVERIFY(!listenFrom(settings).tls);
    settings.tlsCertFile = u"/c.pem"_s;
    settings.tlsKeyFile = u"/k.pem"_s;
    const auto tls = listenFrom(settings).tls;
    QVERIFY(tls);
    QCOMPARE(tls->certificateFile, u"/c.pem"_s);
    QCOMPARE(tls->keyFile, u"/k.pem"_s);
}

void tst_Setup::theDatabaseIsInTheDataFolderUnlessNamed()
{
    config::Settings settings;
    settings.dataDir = u"/var/lib/gatehouse"_s;
    QCOMPARE(databasePath(settings), u"/var/lib/gatehouse/gatehouse.db"_s);
    QCOMPARE(keyPath(settings), u"/var/lib/gatehouse/tokens.key"_s);
    settings.databaseUrl = u"sqlite:///srv/a b.db"_s;
    QCOMPARE(databasePath(settings), u"/srv/a b.db"_s);
}

void tst_Setup::programsHaveAFolderApartFromKeysAndDatabase()
{
    const QTemporaryDir data;
    config::Settings settings;
    settings.dataDir = data.path();
    const QString folder = data.filePath(u"programs"_s);
    QCOMPARE(stdioFrom(settings).folder, folder.toUtf8());

    domain::McpServer program {.name = "a", .target = domain::StdioTarget {.command = u"x"_s}};
    domain::McpServer elsewhere = program;
    std::get<domain::StdioTarget>(elsewhere.target).cwd = u"/srv"_s;
    QVERIFY(makeProgramsFolder(settings, {}) && makeProgramsFolder(settings, {elsewhere}));
    QVERIFY(!QFile::exists(folder));

    for (int i = 0; i < 2; ++i) { // the second time it is there
        QVERIFY(makeProgramsFolder(settings, {elsewhere, program}));
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(QFileInfo(folder).isDir());
        QVERIFY(!(QFile::permissions(folder) & others));
    }
    settings.dataDir = u"/nowhere"_s;
    const auto impossible = makeProgramsFolder(settings, {program});
    QVERIFY(!impossible && impossible.error().message.contains(u"/nowhere/programs"));
}

void tst_Setup::aPortOfZeroIsChosenBeforeAnythingIsMadeOfIt()
{
    config::Settings settings;
    settings.port = 0;
    const auto settled = withKnownPort(settings);
    QVERIFY(settled);
    // Not one that an outgoing connection of any program may be given before this one listens.
    QVERIFY2(settled->port >= 20'000 && settled->port < 32'000,
        qPrintable(QString::number(settled->port)));
    QCOMPARE(settled->baseUrl, "http://127.0.0.1:" + QByteArray::number(settled->port));
    QTcpServer listener;
    QVERIFY(listener.listen(settings.host, settled->port));
}

void tst_Setup::aNamedPortOrUrlStays()
{
    config::Settings settings;
    settings.port = 8080;
    QCOMPARE(withKnownPort(settings)->port, quint16(8080));
    QVERIFY(withKnownPort(settings)->baseUrl.isEmpty());
    settings.port = 0;
    settings.baseUrl = "https://gate.example";
    QCOMPARE(withKnownPort(settings)->port, quint16(0));
    QCOMPARE(withKnownPort(settings)->baseUrl, "https://gate.example");
}

void tst_Setup::anAddressOfAnotherMachineIsRefused()
{
    config::Settings settings;
    settings.port = 0;
    settings.host = QHostAddress(u"192.0.2.1"_s); // RFC 5737: for documentation, nobody's
    const auto settled = withKnownPort(settings);
    QVERIFY(!settled);
    QVERIFY(settled.error().message.contains(u"192.0.2.1"));
}

QTEST_GUILESS_MAIN(tst_Setup)
#include "tst_Setup.moc"
