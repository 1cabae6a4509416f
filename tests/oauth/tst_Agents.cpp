// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/Agents.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

class tst_Agents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesAConfidentialClientThatNobodySignsInWith();
    void keepsTheSecretAsADigestOnly();
    void keepsTheAgentThoughItIsNotUsed();
    void refusesWhatIsNoAgent_data();
    void refusesWhatIsNoAgent();
    void marksAConfidentialClientOnly();
    void leavesThePeopleOfAMarkedClientAlone();
    void tellsWhenTheStoreFails_data();
    void tellsWhenTheStoreFails();

private:
    std::optional<Bench> m_bench;

    Bench &bench() { return *m_bench; }
    Agents agents()
    {
        return Agents({.profile = bench().profile,
            .store = bench().store,
            .clients = bench().clients,
            .sessions = bench().sessions,
            .random = bench().random,
            .clock = bench().clock});
    }
    static AgentRights rights() { return {{"https://gate.example/mcp"}, domain::Scopes({"read"})}; }
};

void tst_Agents::init()
{
    m_bench.emplace();
}

void tst_Agents::makesAConfidentialClientThatNobodySignsInWith()
{
    const auto made = agents().create(u"  Nightly report "_s, rights());
    QVERIFY(made.ok());
    QCOMPARE(made->client.name, u"Nightly report"_s);
    QVERIFY(made->client.isConfidential());
    QVERIFY(made->client.redirectUris.isEmpty());
    QVERIFY(made->secret.reveal().startsWith("gth_cs_"));
    QCOMPARE(must(bench().clients.find(made->client.id)), made->client);
    QCOMPARE(must(bench().memory.agent(made->client.id)), rights());
    const auto other = agents().create(u"Nightly report"_s, rights());
    QVERIFY(other->client.id != made->client.id);
}

void tst_Agents::keepsTheSecretAsADigestOnly()
{
    const auto made = agents().create(u"Robot"_s, rights());
    QCOMPARE(must(bench().memory.client(made->client.id))->secretDigest,
        base::sha256(made->secret.reveal()));
}

void tst_Agents::keepsTheAgentThoughItIsNotUsed()
{
    const auto made = agents().create(u"Robot"_s, rights());
    bench().clock.advance(base::seconds(90 * 86400));
    must(bench().memory.purge(bench().clock.now(), base::seconds(3600), 1000));
    QVERIFY(must(bench().memory.client(made->client.id)).has_value());
    QVERIFY(must(bench().memory.agent(made->client.id)).has_value());
}

void tst_Agents::refusesWhatIsNoAgent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArrayList>("resources");
    QTest::addColumn<QByteArrayList>("scopes");
    const QByteArrayList mcp {"https://gate.example/mcp"};
    QTest::newRow("no name") << u" "_s << mcp << QByteArrayList {"read"};
    QTest::newRow("a long name") << QString(201, u'x') << mcp << QByteArrayList {"read"};
    QTest::newRow("no server") << u"x"_s << QByteArrayList() << QByteArrayList {"read"};
    QTest::newRow("unknown server")
        << u"x"_s << QByteArrayList {"https://gate.example/mcp", "https://gate.example/mcp/none"}
        << QByteArrayList {"read"};
    QTest::newRow("no scope") << u"x"_s << mcp << QByteArrayList();
    QTest::newRow("unknown scope") << u"x"_s << mcp << QByteArrayList {"read", "admin"};
    QTest::newRow("offline_access") << u"x"_s << mcp << QByteArrayList {"offline_access"};
}

void tst_Agents::refusesWhatIsNoAgent()
{
    QFETCH(QString, name);
    QFETCH(QByteArrayList, resources);
    QFETCH(QByteArrayList, scopes);
    const auto made = agents().create(name, {resources, domain::Scopes(scopes)});
    QVERIFY(!made.ok());
    QCOMPARE(made.error().kind, base::ErrorKind::Invalid);
    QVERIFY(!made.error().message.isEmpty());
}

void tst_Agents::marksAConfidentialClientOnly()
{
    bench().addClient("open");
    bench().addConfidentialClient("closed", "secret");
    QCOMPARE(agents().mark({"nobody"}, rights()).error().kind, base::ErrorKind::NotFound);
    QCOMPARE(agents().mark({"open"}, rights()).error().kind, base::ErrorKind::Invalid);
    QVERIFY(!must(bench().memory.agent({"open"})));
    QVERIFY(agents().mark({"closed"}, rights()).ok());
    QCOMPARE(must(bench().memory.agent({"closed"})), rights());
}

void tst_Agents::leavesThePeopleOfAMarkedClientAlone()
{
    const domain::Client closed = bench().addConfidentialClient("closed", "secret");
    const EndpointAnswer tokens =
        bench().token(form({{"grant_type", "authorization_code"}, {"client_id", "closed"},
                          {"code", bench().addCode(closed)}, {"code_verifier", CodeVerifier}}),
            "Basic " + QByteArray("closed:secret").toBase64());
    QCOMPARE(tokens.status, 200);
    QVERIFY(agents().mark({"closed"}, rights()).ok());
    QVERIFY(must(agents().unmark({"closed"})));
    bench().published.applyStaged();
    QVERIFY(bench().isPublished(text(tokens, "access_token")));
}

void tst_Agents::tellsWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"saveAgent", "registerClient"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_Agents::tellsWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    bench().store.failNext(verb);
    QCOMPARE(agents().create(u"Robot"_s, rights()).error().kind, base::ErrorKind::Io);
    QVERIFY(bench().store.hasFailed());
}

QTEST_GUILESS_MAIN(tst_Agents)

#include "tst_Agents.moc"
