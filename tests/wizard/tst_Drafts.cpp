// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/DraftSettings.h"
#include "wizard/Fronts.h"
#include "wizard/ServerDraft.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::wizard;
using namespace Qt::Literals::StringLiterals;

/// What a person says in the set-up, as settings.
class tst_Drafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomeSettingsThatTheServerTakes_data();
    void becomeSettingsThatTheServerTakes();
    void areRefusedAsTheServerWould_data();
    void areRefusedAsTheServerWould();
    void keepSecretsOutOfTheSettings();
    void keepWhatElseStandsInTheFile();
    void changeNothingThatNobodyTouched_data();
    void changeNothingThatNobodyTouched();
    void changeWhatWasNotUnderstood();
    void tellOfSeveralProviders();
    void takeServersInEveryForm_data();
    void takeServersInEveryForm();
    void refuseServersThatAreNone_data();
    void refuseServersThatAreNone();
    void replaceAndRemoveServers();
    void nameTheFrontAfterTheDomain();

private:
    service::Places places() const
    {
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, m_home.path());
        return service::placesOf(environment, {});
    }
    config::LoadResult load(const Draft &draft, const QByteArray &before = {}) const
    {
        config::Inputs inputs = places().inputs();
        inputs.settingsText = config::editedEnvFile(before, settingsOf(draft, places()));
        inputs.stored.values = secretsOf(draft);
        return config::load(inputs);
    }
    static Draft withGoogle()
    {
        Draft draft;
        draft.clientId = u"an-id"_s;
        draft.clientSecret = base::Secret("a-secret-of-google");
        draft.people = u"ann@example.com\n*@example.org"_s;
        return draft;
    }

    QTemporaryDir m_home;
};

void tst_Drafts::becomeSettingsThatTheServerTakes_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<QByteArray>("baseUrl");
    Draft google = withGoogle();
    QTest::addRow("this machine, Google") << google << QByteArray("http://127.0.0.1:3000");
    Draft gitHub = google;
    gitHub.signInAt = SignInAt::GitHub;
    gitHub.reach = Reach::Proxy;
    gitHub.domain = u"https://Gate.example.com/"_s;
    gitHub.groups = u"acme/platform"_s;
    QTest::addRow("behind a proxy, GitHub") << gitHub << QByteArray("https://gate.example.com");
    Draft microsoft = google;
    microsoft.signInAt = SignInAt::Microsoft;
    microsoft.tenant = u"contoso.example"_s;
    microsoft.reach = Reach::Tunnel;
    microsoft.domain = u"box.tail1.ts.net"_s;
    QTest::addRow("through a tunnel, Microsoft")
        << microsoft << QByteArray("https://box.tail1.ts.net");
    Draft other = google;
    other.signInAt = SignInAt::Other;
    other.issuer = u"https://login.example.com/realms/team"_s;
    QTest::addRow("another provider") << other << QByteArray("http://127.0.0.1:3000");
    Draft local;
    local.signInAt = SignInAt::Local;
    local.port = 3100;
    QTest::addRow("local accounts") << local << QByteArray("http://127.0.0.1:3100");
}

void tst_Drafts::becomeSettingsThatTheServerTakes()
{
    QFETCH(Draft, draft);
    QFETCH(QByteArray, baseUrl);
    QCOMPARE(mistakesIn(draft, places()), QStringList());
    const auto loaded = load(draft);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().mistakes.constFirst().text()));
    QCOMPARE(loaded->warnings, QStringList());
    QCOMPARE(loaded->settings.baseUrl, baseUrl);
    QCOMPARE(loaded->settings.port, draft.port);
    // And back into a draft, for who opens the set-up again.
    const Draft again = draftOf(loaded->settings, places());
    QCOMPARE(again.baseUrl(), draft.baseUrl());
    QCOMPARE(again.signInAt, draft.signInAt);
    QCOMPARE(again.clientId, draft.clientId);
    QCOMPARE(again.clientSecret, draft.clientSecret);
    QCOMPARE(again.tenant, draft.tenant);
    QCOMPARE(again.issuer, draft.issuer);
    QCOMPARE(again.groups, draft.groups);
    QCOMPARE(again.people, draft.people);
}

void tst_Drafts::areRefusedAsTheServerWould_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<QByteArray>("name");
    Draft domain = withGoogle();
    domain.reach = Reach::Proxy;
    domain.domain = u"gate example"_s;
    QTest::addRow("domain") << domain << QByteArray("BASE_URL");
    Draft certificate = withGoogle();
    certificate.reach = Reach::Certificate;
    certificate.domain = u"gate.example.com"_s;
    certificate.certificate = u"/nowhere/chain.pem"_s;
    certificate.certificateKey = u"/nowhere/key.pem"_s;
    QTest::addRow("certificate") << certificate << QByteArray("TLS_CERT_FILE");
    Draft people = withGoogle();
    people.people = u"ann at example.com"_s;
    QTest::addRow("people") << people << QByteArray("ALLOWED_USERS");
    Draft secret = withGoogle();
    secret.clientSecret = {};
    QTest::addRow("no secret") << secret << QByteArray("PROVIDER_CLIENT_SECRET");
    Draft issuer = withGoogle();
    issuer.signInAt = SignInAt::Other;
    issuer.issuer = u"login.example.com"_s;
    QTest::addRow("issuer") << issuer << QByteArray("PROVIDER_ACCOUNTS_URL");
}

void tst_Drafts::areRefusedAsTheServerWould()
{
    QFETCH(Draft, draft);
    QFETCH(QByteArray, name);
    const QStringList mistakes = mistakesIn(draft, places(), {name});
    QCOMPARE(mistakes.size(), 1);
    QVERIFY2(
        mistakes.constFirst().contains(QString::fromUtf8(name)), qPrintable(mistakes.constFirst()));
    QCOMPARE(mistakesIn(draft, places(), {"LOG_LEVEL"}), QStringList());
}

void tst_Drafts::keepSecretsOutOfTheSettings()
{
    Draft draft = withGoogle();
    draft.password = base::Secret("a password of ann");
    const QByteArray text = config::editedEnvFile({}, settingsOf(draft, places()));
    QVERIFY(!text.contains("secret-of-google"));
    QVERIFY(!text.contains("password"));
    QCOMPARE(secretsOf(draft).keys(), QByteArrayList {"PROVIDER_CLIENT_SECRET"});
}

void tst_Drafts::keepWhatElseStandsInTheFile()
{
    const QByteArray before = "# ours\nLOG_LEVEL=debug\nPORT=4000\n# the end\n";
    const QByteArray after = config::editedEnvFile(before, settingsOf(withGoogle(), places()));
    QVERIFY(after.startsWith("# ours\nLOG_LEVEL=debug\nPORT=3000\n# the end\n"));
}

void tst_Drafts::changeNothingThatNobodyTouched_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("baseUrl");
    QTest::addRow("behind a proxy at another port") << QByteArray(
        "BASE_URL=https://gate.example.com:8443\nHOST=0.0.0.0\n"
        "TRUSTED_PROXIES=10.0.0.0/8\nPORT=3100\n") << QByteArray("https://gate.example.com:8443");
    QTest::addRow("localhost") << QByteArray("BASE_URL=http://localhost:3000\n")
                               << QByteArray("http://localhost:3000");
    QTest::addRow("its own redirect URI")
        << QByteArray("BASE_URL=https://gate.example.com\n"
                      "OAUTH_REDIRECT_URI=https://gate.example.com/oauth/provider-callback\n")
        << QByteArray("https://gate.example.com");
    QTest::addRow("secrets of systemd")
        << QByteArray("SECRET_STORE=systemd\n") << QByteArray("http://127.0.0.1:3000");
}

void tst_Drafts::changeNothingThatNobodyTouched()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, baseUrl);
    config::Inputs inputs = places().inputs();
    inputs.settingsText = "AUTH_STRATEGY=google\nPROVIDER_CLIENT_ID=an-id\n"
                          "ALLOWED_USERS=ann@example.com, *@example.org\n"
        + lines;
    inputs.stored.values = {{"PROVIDER_CLIENT_SECRET", base::Secret("a-secret-of-google")}};
    const auto loaded = config::load(inputs);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().mistakes.constFirst().text()));
    Draft draft = draftOf(loaded->settings, places());
    QCOMPARE(draft.baseUrl(), baseUrl);
    QCOMPARE(draft.redirectUri(),
        loaded->settings.oauthRedirectUri.isEmpty() ? baseUrl + "/oauth/callback"
                                                    : loaded->settings.oauthRedirectUri);
    QVERIFY(!draft.startsAtLogin);
    QVERIFY(settingsOf(draft, places()).isEmpty());
    QVERIFY(newSecretsOf(draft).isEmpty());
    draft.people = u"*@example.com"_s;
    QCOMPARE(settingsOf(draft, places()),
        (QList<config::NewSetting> {{"ALLOWED_USERS", "*@example.com"}}));
    // A port that only the way in from outside has.
    draft.reach = Reach::Tunnel;
    if (baseUrl.endsWith(":8443"))
        QCOMPARE(draft.baseUrl(), baseUrl);
}

void tst_Drafts::changeWhatWasNotUnderstood()
{
    config::Inputs inputs = places().inputs();
    inputs.settingsText = "AUTH_STRATEGY=local\nPORT=many\nMCP_TITLE=Ours\n";
    const auto loaded = config::load(inputs);
    QVERIFY(!loaded);
    const Draft draft = draftOf(loaded.error(), places());
    QCOMPARE(draft.signInAt, SignInAt::Local);
    QCOMPARE(settingsOf(draft, places()), (QList<config::NewSetting> {{"PORT", "3000"}}));
}

void tst_Drafts::tellOfSeveralProviders()
{
    config::Settings settings;
    settings.providerNames = {"google", "local"};
    QCOMPARE(draftOf(settings, places()).formerProviders, QStringList({u"google"_s, u"local"_s}));
    QCOMPARE(draftOf(config::Settings(), places()).formerProviders, QStringList());
}

void tst_Drafts::takeServersInEveryForm_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("target");
    const auto row = [](const char *title, const QString &pasted, const QString &name,
                         const QString &target) {
        QTest::newRow(title) << pasted << name << target;
    };
    row("as Claude has it",
        u"{\"mcpServers\":{\"files\":{\"command\":\"npx\",\"args\":[\"-y\",\"server-files\"]}}}"_s,
        u"files"_s, u"npx -y server-files"_s);
    row("as VS Code has it",
        u"{\"servers\":{\"issues\":{\"type\":\"http\",\"url\":\"http://127.0.0.1:9000/mcp\"}}}"_s,
        u"issues"_s, u"http://127.0.0.1:9000/mcp"_s);
    row("what is inside", u"{\"issues\":{\"url\":\"http://127.0.0.1:9000/mcp\"}}"_s, u"issues"_s,
        u"http://127.0.0.1:9000/mcp"_s);
    row("a URL", u" https://mcp.example.com/v1/mcp\n"_s, u"example"_s,
        u"https://mcp.example.com/v1/mcp"_s);
    row("a URL of this machine", u"http://127.0.0.1:9000/mcp"_s, u"local"_s,
        u"http://127.0.0.1:9000/mcp"_s);
    row("a command", u"npx -y @modelcontextprotocol/server-filesystem \"/srv/our team\""_s,
        u"server-filesystem"_s, u"npx -y @modelcontextprotocol/server-filesystem /srv/our team"_s);
    row("a program", u"/opt/Tools/my_server"_s, u"my-server"_s, u"/opt/Tools/my_server"_s);
}

void tst_Drafts::takeServersInEveryForm()
{
    QFETCH(QString, pasted);
    QFETCH(QString, name);
    QFETCH(QString, target);
    const auto servers = withServers({}, pasted);
    QVERIFY2(servers, servers ? "" : qPrintable(servers.error()));
    QCOMPARE(serversIn(*servers), (QList<DraftServer> {{name, target}}));
}

void tst_Drafts::refuseServersThatAreNone_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("part");
    QTest::addRow("nothing") << u"  "_s << u"Paste"_s;
    QTest::addRow("half a JSON") << u"{\"mcpServers\":{"_s << u"not JSON"_s;
    QTest::addRow("an unknown member")
        << u"{\"a\":{\"url\":\"http://127.0.0.1:1/\",\"colour\":1}}"_s << u"colour"_s;
    QTest::addRow("neither URL nor command") << u"{\"a\":{}}"_s << u"mcpServers.a"_s;
}

void tst_Drafts::refuseServersThatAreNone()
{
    QFETCH(QString, pasted);
    QFETCH(QString, part);
    const auto servers = withServers({}, pasted);
    QVERIFY(!servers);
    QVERIFY2(servers.error().contains(part), qPrintable(servers.error()));
}

void tst_Drafts::replaceAndRemoveServers()
{
    QByteArray servers = *withServers({}, u"{\"a\":{\"url\":\"http://127.0.0.1:1/\"}}"_s);
    servers = *withServers(servers, u"{\"b\":{\"url\":\"http://127.0.0.1:2/\"}}"_s);
    servers = *withServers(servers, u"{\"a\":{\"url\":\"http://127.0.0.1:3/\"}}"_s);
    QCOMPARE(serversIn(servers),
        (QList<DraftServer> {
            {u"a"_s, u"http://127.0.0.1:3/"_s}, {u"b"_s, u"http://127.0.0.1:2/"_s}}));
    servers = withoutServer(servers, u"b"_s);
    QCOMPARE(serversIn(servers).size(), 1);
    QCOMPARE(withoutServer(servers, u"a"_s), QByteArray());
}

void tst_Drafts::nameTheFrontAfterTheDomain()
{
    Draft draft;
    draft.reach = Reach::Proxy;
    draft.domain = u"gate.example.org"_s;
    draft.port = 3200;
    for (const QString &text :
        {caddySnippet(draft), nginxSnippet(draft), tunnelCommand(u"cloudflared"_s, draft)}) {
        QVERIFY2(text.contains(u"gate.example.org"), qPrintable(text));
        QVERIFY2(text.contains(u"127.0.0.1:3200"), qPrintable(text));
    }
    QVERIFY(tunnelCommand(u"tailscale"_s, draft).contains(u"3200"));
}

QTEST_GUILESS_MAIN(tst_Drafts)
#include "tst_Drafts.moc"
