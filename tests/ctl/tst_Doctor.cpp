// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CtlRun.h"
#include "flows/UpstreamFlow.h"
#include "oauth/Timeline.h"

#include <QDir>

#include <algorithm>

using namespace gatehouse;
using namespace gatehouse::test;

/// gatehousectl doctor, with a real server that asks itself, and where there is none.
class tst_Doctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWrongWithAServerThatIsWell_data();
    void findsNothingWrongWithAServerThatIsWell();
    void leavesNothingBehind();
    void seesARefusedSecret();
    void seesABrokenMcpServer();
    void seesADatabaseThatIsDamaged();
    void saysHowToStartAServer();
    void saysWhatIsWrongWithTheSettingsWithoutAServer();

private:
    Ended examine(const Flow &flow, const QStringList &more = {}) const
    {
        return m_run.run(QStringList {u"doctor"_s, u"--socket"_s, flow.adminSocket()} + more);
    }
    /// The finding of that id; empty when there is none.
    static QJsonObject finding(const Ended &ended, const QString &id)
    {
        for (const auto &one : ended.json().value("findings"_L1).toArray()) {
            if (one.toObject().value("id"_L1) == id)
                return one.toObject();
        }
        return {};
    }
    static QString levelOf(const Ended &ended, const QString &id)
    {
        return finding(ended, id).value("level"_L1).toString();
    }

    /// Those that it imitates.
    static qsizetype knownClients() { return QDir(u":/clients"_s).entryList().size(); }

    CtlRun m_run;
};

void tst_Doctor::findsNothingWrongWithAServerThatIsWell_data()
{
    QTest::addColumn<QByteArray>("approval");
    QTest::newRow("open to all clients") << QByteArray("open");
    QTest::newRow("others wait") << QByteArray("ask");
    QTest::newRow("others are refused") << QByteArray("known");
}

void tst_Doctor::findsNothingWrongWithAServerThatIsWell()
{
    QFETCH(QByteArray, approval);
    const Flow flow("2", {{"CLIENT_APPROVAL", approval}});
    const Ended text = examine(flow);
    QVERIFY2(text.code == 0, qPrintable(text.out + text.err));
    QVERIFY2(!text.out.contains(u"PROBLEM"), qPrintable(text.out));
    QVERIFY2(text.out.contains(u" good, 1 warnings, 0 problems"), qPrintable(text.out));
    QCOMPARE(text.out.count(u"gets as far as the consent page"), knownClients());
    const Ended json = examine(flow, {u"--json"_s});
    QCOMPARE(json.code, 0);
    QVERIFY(json.json().value("finished"_L1).toBool());
    for (const QString &id : {u"disk"_s, u"data-folder"_s, u"store"_s, u"dns"_s, u"tls"_s,
             u"metadata"_s, u"clock"_s, u"mcp:gatehouse"_s, u"sign-in:cursor"_s})
        QVERIFY2(levelOf(json, id) == u"good", qPrintable(id));
    QVERIFY(finding(json, u"mcp:gatehouse"_s).value("what"_L1).toString().contains(u"3 tools"));
}

void tst_Doctor::leavesNothingBehind()
{
    const Flow flow;
    QCOMPARE(examine(flow).code, 0);
    const auto clients = flow.store().clients({});
    QVERIFY(clients && clients->clients.isEmpty());
    QVERIFY(flow.store().sessions(base::SystemClock().now())->isEmpty());
    QVERIFY(flow.store().liveAccessTokens(base::SystemClock().now())->isEmpty());
    QVERIFY(flow.daemon().approval().waiting().isEmpty());
    // Its steps are written, and nobody's attempts to connect.
    const auto asked = [&flow] {
        const auto steps = flow.store().timeline().steps({}, oauth::MaxSteps);
        return steps ? std::count_if(steps->cbegin(), steps->cend(),
                   [](const auto &step) { return step.kind == oauth::StepKind::Asked; })
                     : 0;
    };
    QTRY_COMPARE(asked(), knownClients());
    const Ended attempts =
        m_run.run({u"attempts"_s, u"--socket"_s, flow.adminSocket(), u"--json"_s});
    QCOMPARE(attempts.out, u"{\"rows\":[]}\n"_s);
}

void tst_Doctor::seesARefusedSecret()
{
    const ScriptedServer provider([](const SeenRequest &, QTcpSocket &socket) {
        const QByteArray body = R"({"error":"invalid_client"})";
        socket.write("HTTP/1.1 401 No\r\nContent-Type: application/json\r\nDate: Sun, 06 Nov 1994 "
                     "08:49:37 GMT\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    });
    const Flow flow("2",
        {{"AUTH_STRATEGY", "oauth"}, {"PROVIDER_CLIENT_ID", "gatehouse"},
            {"PROVIDER_CLIENT_SECRET", "3f9a-the-one-of-last-year"},
            {"PROVIDER_ACCOUNTS_URL", provider.url("/userinfo")},
            {"OAUTH_AUTHORIZATION_URL", provider.url("/authorize")},
            {"OAUTH_TOKEN_URL", provider.url("/token")}, {"ALLOWED_USERS", "*@example.com"}});
    const Ended ended = examine(flow, {u"--json"_s});
    QCOMPARE(ended.code, 1);
    QCOMPARE(levelOf(ended, u"provider:default"_s), u"good"_s);
    QCOMPARE(levelOf(ended, u"credentials:default"_s), u"problem"_s);
    QCOMPARE(levelOf(ended, u"clock"_s), u"problem"_s);
    QVERIFY(!ended.out.contains(u"last-year"));
    QVERIFY(examine(flow).out.contains(u"PROBLEM  The provider default refuses our client id"));
}

void tst_Doctor::seesABrokenMcpServer()
{
    quint16 deadPort = 0;
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        deadPort = nobody.serverPort();
    }
    const QByteArray dead = "http://127.0.0.1:" + QByteArray::number(deadPort) + "/mcp";
    const ServersFile file(UpstreamFlow::entry("dead", dead, R"(,"default":true)") + ','
        + UpstreamFlow::entry("closed", dead, R"(,"allow":["ann"])")
        + R"(,"gone":{"command":"no-such-program-anywhere"})");
    const Flow flow("2", {{"MCP_SERVERS_FILE", file.path().toUtf8()}});
    const Ended ended = examine(flow, {u"--json"_s});
    QCOMPARE(ended.code, 1);
    for (const QString &name : {u"dead"_s, u"closed"_s, u"gone"_s})
        QVERIFY2(levelOf(ended, u"mcp:"_s + name) == u"problem", qPrintable(ended.out));
    QCOMPARE(levelOf(ended, u"sign-in:vscode"_s), u"good"_s);
}

void tst_Doctor::seesADatabaseThatIsDamaged()
{
    Flow flow;
    Journey(flow).tokens();
    flow.stop();
    flow.restart();
    // Its second half is overwritten, under the running server.
    QFile file(flow.databasePath());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 half = file.size() / 2 / 4096 * 4096;
    QVERIFY(file.seek(half));
    file.write(QByteArray(file.size() - half, '\x5a'));
    file.close();
    const Ended ended = examine(flow, {u"--json"_s});
    QCOMPARE(levelOf(ended, u"store"_s), u"problem"_s);
    QCOMPARE(ended.code, 1);
}

void tst_Doctor::saysHowToStartAServer()
{
    m_run.more.insert(u"AUTH_STRATEGY"_s, u"local"_s);
    m_run.more.insert(u"DATA_DIR"_s, m_run.home());
    const QStringList nowhere {u"--socket"_s, m_run.home() + u"/none.sock"_s};
    const Ended ended = m_run.run(QStringList {u"doctor"_s, u"--json"_s} + nowhere);
    QCOMPARE(ended.code, 1);
    QCOMPARE(levelOf(ended, u"server"_s), u"problem"_s);
    QVERIFY(finding(ended, u"server"_s).value("fix"_L1).toString().contains(u"systemctl start"));
    QCOMPARE(levelOf(ended, u"disk"_s), u"good"_s);
    QCOMPARE(levelOf(ended, u"settings.base-url"_s), u"warning"_s);
    m_run.more.clear();
}

void tst_Doctor::saysWhatIsWrongWithTheSettingsWithoutAServer()
{
    QFile settings(m_run.home() + u"/gatehouse.env"_s);
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("AUTH_STRATEGY=local\nPORT=many\nRPS_LIMITT=1\n");
    settings.close();
    const Ended ended = m_run.run({u"doctor"_s, u"--socket"_s, m_run.home() + u"/none.sock"_s,
        u"--settings"_s, settings.fileName()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.out.contains(u"PROBLEM  PORT"), qPrintable(ended.out));
    QVERIFY2(ended.out.contains(u"warning  ") && ended.out.contains(u"RPS_LIMITT"),
        qPrintable(ended.out));
    QVERIFY(ended.out.contains(u"No server answers"));
}

QTEST_GUILESS_MAIN(tst_Doctor)
#include "tst_Doctor.moc"
