// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/LiveSettings.h"
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

class tst_LiveSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLiveSettingIsOne();
    void takesWhatCanChangeAndKeepsTheRest();
    void nothingHasChanged();
    void whoMayComeInWaitsForTheProvider();
    void serversWaitForScopes();
    void groupsWaitUntilTheProviderIsAskedForThem();
};

void tst_LiveSettings::everyLiveSettingIsOne()
{
    int live = 0;
    for (const Setting &setting : settingsTable())
        live += isLive(setting.name) ? 1 : 0;
    QCOMPARE(live, 11);
    QVERIFY(isLive("ALLOWED_USERS") && isLive("LOG_LEVEL"));
    QVERIFY(!isLive("PORT") && !isLive("PROVIDER_GOOGLE_CLIENT_ID"));
}

void tst_LiveSettings::takesWhatCanChangeAndKeepsTheRest()
{
    LoaderFixture fixture;
    const Loaded running = fixture.loaded();
    fixture.set("LOG_LEVEL", "debug");
    fixture.set("ACCESS_TOKEN_TTL", "2h");
    fixture.set("ACCESS_TOKEN_TTL_BY_CLIENT", "a.example=3h");
    fixture.set("REFRESH_TOKEN_IDLE_TTL", "1d");
    fixture.set("REFRESH_TOKEN_MAX_TTL", "2d");
    fixture.set("REFRESH_GRACE", "1s");
    fixture.set("CLIENT_APPROVAL", "ask");
    fixture.set("ALLOWED_USERS", "ann@example.com");
    fixture.set("SECRET_STORE", "systemd");
    fixture.set("PORT", "4000");
    const Loaded wanted = fixture.loaded();
    const Renewal renewal = renew(running, wanted);
    QCOMPARE(renewal.changed,
        (QByteArrayList {"ACCESS_TOKEN_TTL", "ACCESS_TOKEN_TTL_BY_CLIENT", "ALLOWED_USERS",
            "CLIENT_APPROVAL", "LOG_LEVEL", "REFRESH_GRACE", "REFRESH_TOKEN_IDLE_TTL",
            "REFRESH_TOKEN_MAX_TTL", "SECRET_STORE"}));
    // BASE_URL follows from PORT.
    QCOMPARE(renewal.pending, (QByteArrayList {"BASE_URL", "PORT"}));
    QCOMPARE(renewal.settings.port, quint16(3000));
    QCOMPARE(renewal.settings.baseUrl, running.settings.baseUrl);
    QCOMPARE(renewal.settings.logLevel, base::LogLevel::Debug);
    QCOMPARE(renewal.settings.accessTokenTtl, wanted.settings.accessTokenTtl);
    QCOMPARE(renewal.settings.accessTokenTtlByClient, wanted.settings.accessTokenTtlByClient);
    QCOMPARE(renewal.settings.refreshTokenIdleTtl, wanted.settings.refreshTokenIdleTtl);
    QCOMPARE(renewal.settings.refreshTokenMaxTtl, wanted.settings.refreshTokenMaxTtl);
    QCOMPARE(renewal.settings.refreshGrace, wanted.settings.refreshGrace);
    QCOMPARE(renewal.settings.clientApproval, ClientApproval::Ask);
    QCOMPARE(renewal.settings.allowedUsers, QStringList {u"ann@example.com"_s});
    QCOMPARE(renewal.settings.secretStore, SecretStoreKind::Systemd);
}

void tst_LiveSettings::nothingHasChanged()
{
    const LoaderFixture fixture;
    const Renewal renewal = renew(fixture.loaded(), fixture.loaded());
    QVERIFY(renewal.changed.isEmpty() && renewal.pending.isEmpty());
}

/// `corp/admins` means nobody to a server that still has one provider, or somebody else.
void tst_LiveSettings::whoMayComeInWaitsForTheProvider()
{
    LoaderFixture fixture;
    fixture.set("ALLOWED_GROUPS", "admins");
    const Loaded running = fixture.loaded();
    fixture.set("PROVIDERS", "corp,local");
    fixture.inputs.environment.remove("AUTH_STRATEGY");
    fixture.set("PROVIDER_CORP_ACCOUNTS_URL", "https://corp.example");
    fixture.set("PROVIDER_CORP_CLIENT_ID", "id");
    fixture.set("PROVIDER_CORP_CLIENT_SECRET", "secret");
    fixture.set("ALLOWED_GROUPS", "corp/admins");
    fixture.set("LOG_LEVEL", "debug");
    const Renewal renewal = renew(running, fixture.loaded());
    QCOMPARE(renewal.changed, QByteArrayList {"LOG_LEVEL"});
    QVERIFY(renewal.pending.contains("ALLOWED_GROUPS") && renewal.pending.contains("PROVIDERS"));
    QCOMPARE(renewal.settings.allowedGroups, QStringList {u"admins"_s});
}

void tst_LiveSettings::serversWaitForScopes()
{
    LoaderFixture fixture;
    const auto servers = [&fixture](const QByteArray &members) {
        return fixture
            .write(u"servers.json"_s, R"({"mcpServers":{"a":{"url":"http://h/")" + members + "}}}")
            .toUtf8();
    };
    const Loaded running = fixture.loaded();
    fixture.set("MCP_SERVERS_FILE", servers(""));
    QCOMPARE(renew(running, fixture.loaded()).changed, QByteArrayList {"MCP_SERVERS_FILE"});
    fixture.set("MCP_SERVERS_FILE", servers(R"(,"scopes":["admin"])"));
    fixture.set("OAUTH_SCOPES", "mcp admin");
    const Renewal waiting = renew(running, fixture.loaded());
    QCOMPARE(waiting.pending, (QByteArrayList {"MCP_SERVERS_FILE", "OAUTH_SCOPES"}));
    QVERIFY(waiting.settings.mcpServers.isEmpty());
}

void tst_LiveSettings::groupsWaitUntilTheProviderIsAskedForThem()
{
    LoaderFixture fixture;
    const Loaded without = fixture.loaded();
    fixture.set("ALLOWED_GROUPS", "admins");
    const Loaded with = fixture.loaded();
    QCOMPARE(renew(without, with).pending, QByteArrayList {"ALLOWED_GROUPS"});
    QCOMPARE(renew(with, without).changed, QByteArrayList {"ALLOWED_GROUPS"});
}

QTEST_GUILESS_MAIN(tst_LiveSettings)
#include "tst_LiveSettings.moc"
