// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/Flow.h"
#include "support/CapturedLog.h"
#include "support/RawAdmin.h"

#include <QDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// Settings and secrets of the whole server, changed over its admin socket.
class tst_settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeIsInForceWithItsAnswer();
    void whatWaitsIsInForceAfterARestart();
    void aWrongChangeDisturbsNothing();
    void aServerGetsASecretThatWasSet();
    void aSecretIsNowhereToBeSeen();

private:
    static QByteArray set(const QByteArray &name, const QByteArray &value)
    {
        return "{\"values\":[{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}]}";
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void tst_settings::aChangeIsInForceWithItsAnswer()
{
    const Flow flow;
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    const auto lifetime = [&flow] {
        const Journey journey(flow, "Some client");
        Browser browser(flow);
        const RawAnswer answer =
            journey.redeem(QUrlQuery(journey.signIn(browser)).queryItemValue(u"code"_s).toUtf8());
        return QJsonDocument::fromJson(answer.body).object().value("expires_in"_L1).toInt();
    };
    QCOMPARE(lifetime(), 3600);
    const QJsonObject result = admin.resultOf("settings.set", set("ACCESS_TOKEN_TTL", "5m"));
    QCOMPARE(result.value("changed"_L1), QJsonValue(QJsonArray {u"ACCESS_TOKEN_TTL"_s}));
    QCOMPARE(lifetime(), 300);
    QCOMPARE(contentOf(flow.settingsFile()), "ACCESS_TOKEN_TTL=5m\n");
    // The same by hand and SIGHUP.
    QFile file(flow.settingsFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CLIENT_APPROVAL=known\n");
    file.close();
    const_cast<Flow &>(flow).reload();
    const Journey stranger(flow, "A stranger");
    Browser browser(flow);
    QVERIFY(Browser::formToken(browser.open(stranger.authorizeTarget())).isEmpty());
}

void tst_settings::whatWaitsIsInForceAfterARestart()
{
    Flow flow;
    {
        RawAdmin admin(flow.adminSocket());
        QVERIFY(admin.greet());
        const QJsonObject result = admin.resultOf("settings.set", set("MCP_TITLE", "Team tools"));
        QCOMPARE(result.value("restart"_L1), QJsonValue(QJsonArray {u"MCP_TITLE"_s}));
        QVERIFY(
            !flow.send("GET", "/.well-known/oauth-protected-resource").body.contains("Team tools"));
    }
    flow.restart(QMap<QByteArray, QByteArray> {});
    QVERIFY(flow.send("GET", "/.well-known/oauth-protected-resource").body.contains("Team tools"));
}

void tst_settings::aWrongChangeDisturbsNothing()
{
    const Flow flow;
    const Tokens tokens = Journey(flow).tokens();
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    for (const QByteArray &params : {set("HOST", "0.0.0.0"), set("ACCESS_TOKEN_TTL", "never"),
             set("MCP_SERVERS_FILE", "/nowhere/servers.json"), set("NOTHING", "1")}) {
        const QJsonObject error = admin.errorOf("settings.set", params);
        QVERIFY2(error.value("message"_L1).toString().startsWith(u"Nothing was changed. "),
            params.constData());
    }
    QVERIFY(!QFileInfo::exists(flow.settingsFile()));
    QCOMPARE(flow.doorStatuses(tokens.access, 4), QSet<int> {200});
}

void tst_settings::aServerGetsASecretThatWasSet()
{
    Flow flow;
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    const QString servers = flow.dataDir() + u"/servers.json"_s;
    QFile file(servers);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"mcpServers":{"a":{"url":"http://127.0.0.1:9/mcp","headers":{"X":"${secret:up-key}"}}}})");
    file.close();
    const QByteArray wanted = set("MCP_SERVERS_FILE", servers.toUtf8());
    const QString missing = admin.errorOf("settings.set", wanted).value("message"_L1).toString();
    QVERIFY2(missing.contains(u"needs the secret up-key"_s), qPrintable(missing));
    QVERIFY(
        admin.ask("secrets.set", R"({"name":"up-key","value":"s3cret"})").contains("result"_L1));
    QVERIFY(admin.ask("settings.set", wanted).contains("result"_L1));
    const QJsonArray rows = admin.resultOf("servers.list").value("rows"_L1).toArray();
    QCOMPARE(rows.first().toObject().value("name"_L1), QJsonValue(u"a"_s));
    // Without it the next reload changes nothing.
    QVERIFY(admin.ask("secrets.remove", R"({"name":"up-key"})").contains("result"_L1));
    QVERIFY(admin.errorOf("reload").value("message"_L1).toString().contains(u"up-key"_s));
    QCOMPARE(admin.resultOf("servers.list").value("rows"_L1).toArray().size(), 1);
}

void tst_settings::aSecretIsNowhereToBeSeen()
{
    const CapturedLog log;
    QLoggingCategory::setFilterRules(u"gatehouse.*=true"_s);
    Flow flow;
    QByteArray said;
    {
        RawAdmin admin(flow.adminSocket());
        QVERIFY(admin.greet());
        for (const auto &[method, params] :
            std::initializer_list<std::pair<QByteArray, QByteArray>> {
                {"secrets.set", R"({"name":"OAUTH_CLIENT_SECRET","value":"s3cret 0123456789"})"},
                {"settings.set", set("OAUTH_CLIENT_ID", "an-id")},
                {"settings.set", set("OAUTH_CLIENT_SECRET", "s3cret 0123456789")},
                {"settings.get", "{}"}, {"settings.validate", R"({"values":[]})"},
                {"secrets.has", R"({"name":"OAUTH_CLIENT_SECRET"})"}, {"audit.query", "{}"}})
            said += QJsonDocument(admin.ask(method, params)).toJson();
    }
    QVERIFY(said.contains("\"place\": \"" + flow.dataDir().toUtf8() + "/secrets\""));
    flow.restart(QMap<QByteArray, QByteArray> {});
    QVERIFY(!said.contains("s3cret") && !log.text().contains("s3cret"));
    QVERIFY(said.contains("\"subject\": \"OAUTH_CLIENT_SECRET\""));
    QVERIFY(!contentOf(flow.settingsFile()).contains("s3cret"));
    QLoggingCategory::setFilterRules({});
}

QTEST_GUILESS_MAIN(tst_settings)
#include "tst_settings.moc"
