// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Describe.h"
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

class tst_Loader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOnLoopbackWhenNothingIsSet();
    void runsOnTheSevenNamesAlone();
    void saysEveryMistakeInOneGo();
    void saysWhereAMistakeCameFrom();
    void neverShowsASecretInAMistake();
    void takesAnEmptyValueForTheDefault();
    void refusesAValueThatIsNotUtf8();
    void prefersStateDirectoryForData();
    void refusesToStartWithoutAPlaceForData();
    void warnsThatNobodyMayComeIn();
    void saysHowToSetMissingProviderCredentials();
    void needsNoAccountsUrlForAWellKnownProvider();
    void leavesTheOriginOpenUntilAFreePortIsKnown();
};

void tst_Loader::startsOnLoopbackWhenNothingIsSet()
{
    const LoaderFixture fixture;
    const Settings settings = fixture.settings();
    QCOMPARE(settings.host, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(settings.port, 3000);
    QCOMPARE(settings.baseUrl, "http://127.0.0.1:3000");
    QCOMPARE(settings.dataDir, fixture.path(u"home/.local/share/gatehouse"_s));
    QVERIFY(settings.oauthRedirectAllowlist.contains("https://claude.ai/api/mcp/auth_callback"));
    QVERIFY(settings.oauthRedirectAllowlist.contains("http://127.0.0.1/callback"));
    QVERIFY(fixture.warnings().isEmpty());
}

void tst_Loader::runsOnTheSevenNamesAlone()
{
    LoaderFixture fixture;
    fixture.inputs.environment = {{"HOME", "/home/x"}, {"OAUTH_CLIENT_ID", "team"},
        {"OAUTH_CLIENT_SECRET", "7f3a9c51d2e84b06"}, {"OAUTH_SCOPES", "openid,email  profile"},
        {"OAUTH_REDIRECT_URI", "https://Gate.example.com/oauth/callback"},
        {"PROVIDER_CLIENT_ID", "abc.apps.example"}, {"PROVIDER_CLIENT_SECRET", "GOCSPX-1"},
        {"PROVIDER_ACCOUNTS_URL", "https://accounts.google.com"}};
    const Settings settings = fixture.settings();
    QCOMPARE(settings.baseUrl, "https://gate.example.com");
    QCOMPARE(settings.authStrategy, AuthStrategy::OAuth);
    QCOMPARE(settings.oauthScopes.toString(), "openid email profile");
    QVERIFY(settings.oauthClientSecret.equals(QByteArray("7f3a9c51d2e84b06")));
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"nobody may come in"));
}

void tst_Loader::saysEveryMistakeInOneGo()
{
    LoaderFixture fixture;
    fixture.set("PORT", "70000");
    fixture.set("ACCESS_TOKEN_TTL", "2d");
    fixture.set("LOG_LEVEL", "loud");
    fixture.set("OAUTH_REDIRECT_ALLOW_ALL", "true");
    const QStringList mistakes = fixture.mistakes();
    QCOMPARE(mistakes.size(), 4);
    QCOMPARE(
        mistakes.at(0), u"PORT=70000 (the environment) must be a port number from 0 to 65535"_s);
    QCOMPARE(mistakes.at(1),
        u"ACCESS_TOKEN_TTL=2d (the environment) must be a duration from 1m to 1d (such as 90s, "
        u"15m, "
        "1h, 30d)"_s);
    QVERIFY(mistakes.at(2).startsWith(u"LOG_LEVEL=loud (the environment) must be one of debug,"));
    QVERIFY(mistakes.at(3).startsWith(u"OAUTH_REDIRECT_ALLOW_ALL=true"));
}

void tst_Loader::saysWhereAMistakeCameFrom()
{
    LoaderFixture fixture;
    const QString file = fixture.write(u".dev.vars"_s, "# first\nPORT=many\n");
    fixture.set("WORKERS_FILE", fixture.write(u"workers"_s, "lots\n").toUtf8());
    fixture.set("CREDENTIALS_DIRECTORY", fixture.path(u"credentials"_s).toUtf8());
    const QString credential = fixture.write(u"credentials/refresh_grace"_s, "1h");
    const QStringList mistakes = fixture.mistakes();
    QCOMPARE(mistakes.size(), 3);
    QVERIFY(mistakes.at(0).startsWith(u"PORT=many (%1, line 2) must be"_s.arg(file)));
    QVERIFY(mistakes.at(1).startsWith(
        u"WORKERS=lots (the environment, through WORKERS_FILE=%1) must be"_s.arg(
            fixture.path(u"workers"_s))));
    QVERIFY(mistakes.at(2).startsWith(
        u"REFRESH_GRACE=1h (systemd credential %1) must be"_s.arg(credential)));
}

void tst_Loader::neverShowsASecretInAMistake()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_CLIENT_ID", "team");
    fixture.set("OAUTH_CLIENT_SECRET", "hunter2");
    fixture.set("PROVIDER_CLIENT_SECRET", "hunter2\n");
    fixture.set("RS_TOKENS_ENC_KEY", "hunter2");
    fixture.set("OUTGOING_PROXY", "ftp://somebody:hunter2@proxy");
    const LoadResult result = load(fixture.inputs);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().mistakes.size(), 4);
    const QString said = describeRefusal(result.error());
    QVERIFY(said.contains(u"OUTGOING_PROXY=ftp://***@proxy"));
    QVERIFY2(!said.contains(u"hunter2"), qPrintable(said));
}

void tst_Loader::takesAnEmptyValueForTheDefault()
{
    LoaderFixture fixture;
    fixture.write(u".dev.vars"_s, "PORT=4000\n");
    fixture.set("PORT", "");
    fixture.set("LOG_LEVEL", "");
    QCOMPARE(fixture.settings().port, 3000);
}

void tst_Loader::refusesAValueThatIsNotUtf8()
{
    LoaderFixture fixture;
    fixture.set("ALLOWED_GROUPS", "caf\xe9");
    QVERIFY(fixture.onlyMistake().startsWith(u"ALLOWED_GROUPS"));
}

void tst_Loader::prefersStateDirectoryForData()
{
    LoaderFixture fixture;
    fixture.set("XDG_DATA_HOME", "/data");
    QCOMPARE(fixture.settings().dataDir, u"/data/gatehouse"_s);
    fixture.set("STATE_DIRECTORY", "/var/lib/gatehouse:/var/lib/other");
    QCOMPARE(fixture.settings().dataDir, u"/var/lib/gatehouse"_s);
    fixture.set("DATA_DIR", "/srv/gatehouse");
    QCOMPARE(fixture.settings().dataDir, u"/srv/gatehouse"_s);
}

void tst_Loader::refusesToStartWithoutAPlaceForData()
{
    LoaderFixture fixture;
    fixture.inputs.environment.remove("HOME");
    QVERIFY(fixture.onlyMistake().startsWith(u"DATA_DIR is not set"));
}

void tst_Loader::warnsThatNobodyMayComeIn()
{
    LoaderFixture fixture;
    fixture.inputs.environment.remove("ALLOWED_USERS");
    QVERIFY(fixture.warnings().isEmpty()); // local accounts were made by the owner
    fixture.set("AUTH_STRATEGY", "google");
    fixture.set("OAUTH_CLIENT_ID", "connector");
    fixture.set("OAUTH_CLIENT_SECRET", "kX3vN8qLr2TzWm5Yb7Hs");
    fixture.set("PROVIDER_CLIENT_ID", "gatehouse");
    fixture.set("PROVIDER_CLIENT_SECRET", "pQ9dFj4RsV6nBx1Kc8Gt");
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"nobody may come in"));
    fixture.set("ALLOWED_GROUPS", "acme/staff, hd:example.com");
    QVERIFY(fixture.warnings().isEmpty());
    QCOMPARE(
        fixture.settings().allowedGroups, (QStringList {u"acme/staff"_s, u"hd:example.com"_s}));
}

void tst_Loader::saysHowToSetMissingProviderCredentials()
{
    LoaderFixture fixture;
    fixture.inputs.environment.remove("AUTH_STRATEGY");
    const QStringList mistakes = fixture.mistakes();
    QCOMPARE(mistakes.size(), 3);
    QVERIFY(mistakes.at(0).startsWith(u"PROVIDER_CLIENT_ID is not set: register Gatehouse at"));
    QVERIFY(mistakes.at(1).startsWith(u"PROVIDER_CLIENT_SECRET is not set"));
    QVERIFY(mistakes.at(2).startsWith(u"PROVIDER_ACCOUNTS_URL is not set"));
}

void tst_Loader::needsNoAccountsUrlForAWellKnownProvider()
{
    LoaderFixture fixture;
    fixture.set("AUTH_STRATEGY", "github");
    fixture.set("PROVIDER_CLIENT_ID", "Iv1.0");
    fixture.set("PROVIDER_CLIENT_SECRET", "0123");
    QCOMPARE(fixture.settings().authStrategy, AuthStrategy::GitHub);
}

void tst_Loader::leavesTheOriginOpenUntilAFreePortIsKnown()
{
    LoaderFixture fixture;
    fixture.set("PORT", "0");
    const Settings settings = fixture.settings();
    QCOMPARE(settings.baseUrl, QByteArray());
    QCOMPARE(ownOrigin(settings, 41234), "http://127.0.0.1:41234");
}

QTEST_GUILESS_MAIN(tst_Loader)
#include "tst_Loader.moc"
