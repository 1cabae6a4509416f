// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/Agents.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_AgentGrant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void givesAnAccessTokenAndNothingElse();
    void keepsTheClientsOwnLifeTime();
    void isASessionOfTheAgentItself();
    void keepsOneSessionHoweverOftenItAsks();
    void refusesEverybodyElse_data();
    void refusesEverybodyElse();
    void demandsTheSecret();
    void choosesTheResource_data();
    void choosesTheResource();
    void choosesTheScope_data();
    void choosesTheScope();
    void refusesAResourceThatIsGone();
    void endsWithItsRights();
    void introspectsItsOwnToken();
    void consumesNothingWhenTheStoreFails_data();
    void consumesNothingWhenTheStoreFails();
    void publishesNothingThatIsNotDurable();

private:
    std::optional<Bench> m_bench;
    domain::ClientId m_id;
    QByteArray m_secret;

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
    QByteArray basic() const { return "Basic " + (m_id.value + ':' + m_secret).toBase64(); }
    EndpointAnswer ask(const QByteArray &more = {})
    {
        return bench().token("grant_type=client_credentials" + more, basic());
    }
};

void tst_AgentGrant::init()
{
    m_bench.emplace();
    const auto made = agents().create(u"Nightly report"_s,
        {{"https://gate.example/mcp", "https://gate.example/mcp/files"},
            domain::Scopes({"read", "write"})});
    QVERIFY(made.ok());
    m_id = made->client.id;
    m_secret = made->secret.reveal();
}

void tst_AgentGrant::givesAnAccessTokenAndNothingElse()
{
    // RFC 6749 4.4.3: a refresh token SHOULD NOT be included.
    const EndpointAnswer answer = ask();
    QCOMPARE(answer.status, 200);
    const QJsonObject given = json(answer);
    QCOMPARE(given.keys(),
        QStringList({u"access_token"_s, u"expires_in"_s, u"scope"_s, u"token_type"_s}));
    QCOMPARE(given[u"expires_in"_s].toInt(), 3600);
    QCOMPARE(given[u"scope"_s].toString(), u"read write"_s);
    const QByteArray token = text(answer, "access_token");
    QVERIFY(token.startsWith("gth_at_"));
    QVERIFY(bench().isPublished(token) && bench().storeKnows(token));
    bench().clock.advance(3600s);
    QVERIFY(!bench().storeKnows(token));
}

void tst_AgentGrant::keepsTheClientsOwnLifeTime()
{
    QVERIFY(must(bench().memory.setAccessTtl(m_id, 60s)));
    const EndpointAnswer answer = ask();
    QCOMPARE(json(answer)[u"expires_in"_s].toInt(), 60);
    bench().clock.advance(60s);
    QVERIFY(!bench().storeKnows(text(answer, "access_token")));
}

void tst_AgentGrant::isASessionOfTheAgentItself()
{
    const QByteArray token = text(ask(), "access_token");
    const auto sessions = must(bench().memory.sessions(bench().clock.now()));
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions[0].clientId, m_id);
    QCOMPARE(sessions[0].clientName, u"Nightly report"_s);
    QCOMPARE(sessions[0].user.issuer, QByteArray("agent"));
    QCOMPARE(sessions[0].user.subject, m_id.value);
    QCOMPARE(sessions[0].resource, QByteArray("https://gate.example/mcp"));
    QCOMPARE(bench().published.find(base::sha256(token))->session, sessions[0]);
    QCOMPARE(bench().events.count<SessionOpened>(), 1);
    QVERIFY(must(bench().sessions.end(sessions[0].id, domain::EndReason::Revoked)));
    bench().published.applyStaged();
    QVERIFY(!bench().isPublished(token));
}

void tst_AgentGrant::keepsOneSessionHoweverOftenItAsks()
{
    const QByteArray first = text(ask(), "access_token");
    for (int i = 1; i < MaxAccessTokensPerAgent; ++i) {
        QCOMPARE(ask().status, 200);
        bench().clock.advance(1s);
    }
    QVERIFY(bench().isPublished(first)); // its workers ask each for itself
    QCOMPARE(ask().status, 200);
    QVERIFY(!bench().isPublished(first));
    QCOMPARE(bench().sessionCount(), 1);
    QCOMPARE(bench().events.count<SessionOpened>(), 1);
    QCOMPARE(bench().published.size(), std::size_t(MaxAccessTokensPerAgent));
    ask("&resource=https://gate.example/mcp/files");
    QCOMPARE(bench().sessionCount(), 2);
}

void tst_AgentGrant::refusesEverybodyElse_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("a public client") << QByteArray("open") << QByteArray();
    QTest::newRow("a public client that was marked all the same")
        << QByteArray("marked") << QByteArray();
    QTest::newRow("a confidential client") << QByteArray("closed") << QByteArray("secret");
}

void tst_AgentGrant::refusesEverybodyElse()
{
    // RFC 6749 4.4: only confidential clients; here only those the owner made agents.
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, secret);
    bench().addClient("open");
    bench().addClient("marked");
    bench().addConfidentialClient("closed", "secret");
    QVERIFY(bench().memory.saveAgent(
        {"marked"}, {{"https://gate.example/mcp"}, domain::Scopes({"read"})}));
    const QByteArray basic =
        secret.isEmpty() ? QByteArray() : "Basic " + (client + ':' + secret).toBase64();
    const EndpointAnswer answer =
        bench().token("grant_type=client_credentials&client_id=" + client, basic);
    QCOMPARE(answer.status, 400);
    QCOMPARE(errorOf(answer), QByteArray("unauthorized_client"));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_AgentGrant::demandsTheSecret()
{
    for (const QByteArray &body : {"&client_id=" + m_id.value,
             "&client_id=" + m_id.value + "&client_secret=wrong", QByteArray()}) {
        const EndpointAnswer answer = bench().token("grant_type=client_credentials" + body);
        QCOMPARE(answer.status, 401);
        QCOMPARE(errorOf(answer), QByteArray("invalid_client"));
    }
}

void tst_AgentGrant::choosesTheResource_data()
{
    QTest::addColumn<QByteArrayList>("allowed");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray mcp = "https://gate.example/mcp";
    const QByteArray files = "https://gate.example/mcp/files";
    QTest::newRow("the default one") << QByteArrayList {files, mcp} << QByteArray() << mcp;
    QTest::newRow("the only one") << QByteArrayList {files} << QByteArray() << files;
    QTest::newRow("the named one") << QByteArrayList {mcp, files} << "&resource=" + files << files;
    QTest::newRow("the issuer means the default one")
        << QByteArrayList {mcp, files} << QByteArray("&resource=https://gate.example") << mcp;
    QTest::newRow("not its own") << QByteArrayList {files} << "&resource=" + mcp << QByteArray();
    QTest::newRow("the issuer, whose default is not its own")
        << QByteArrayList {files} << QByteArray("&resource=https://gate.example") << QByteArray();
    QTest::newRow("somebody else's")
        << QByteArrayList {mcp} << QByteArray("&resource=https://evil.example/mcp") << QByteArray();
    QTest::newRow("no URL") << QByteArrayList {mcp} << QByteArray("&resource=mcp") << QByteArray();
    QTest::newRow("two") << QByteArrayList {mcp, files} << "&resource=" + mcp + "&resource=" + files
                         << QByteArray();
}

void tst_AgentGrant::choosesTheResource()
{
    QFETCH(QByteArrayList, allowed);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, expected);
    QVERIFY(agents().mark(m_id, {allowed, domain::Scopes({"read"})}));
    const EndpointAnswer answer = ask(more);
    if (expected.isEmpty()) {
        QCOMPARE(errorOf(answer), QByteArray("invalid_target"));
        QCOMPARE(bench().sessionCount(), 0);
        return;
    }
    QCOMPARE(answer.status, 200);
    const QByteArray token = text(answer, "access_token");
    QCOMPARE(bench().published.find(base::sha256(token))->session.resource, expected);
}

void tst_AgentGrant::choosesTheScope_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("all of its own") << QByteArray() << QByteArray("read");
    QTest::newRow("one of its own") << QByteArray("&scope=read") << QByteArray("read");
    QTest::newRow("one it has not") << QByteArray("&scope=read+write") << QByteArray();
    QTest::newRow("one there is not") << QByteArray("&scope=admin") << QByteArray();
    QTest::newRow("offline_access") << QByteArray("&scope=offline_access") << QByteArray();
    QTest::newRow("nonsense") << QByteArray("&scope=%22") << QByteArray();
}

void tst_AgentGrant::choosesTheScope()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, expected);
    QVERIFY(agents().mark(m_id, {{"https://gate.example/mcp"}, domain::Scopes({"read"})}));
    const EndpointAnswer answer = ask(more);
    if (expected.isEmpty())
        QCOMPARE(errorOf(answer), QByteArray("invalid_scope"));
    else
        QCOMPARE(text(answer, "scope"), expected);
    QCOMPARE(bench().sessionCount(), expected.isEmpty() ? 0 : 1);
}

void tst_AgentGrant::refusesAResourceThatIsGone()
{
    QVERIFY(bench().memory.saveAgent(
        m_id, {{"https://gate.example/mcp/gone"}, domain::Scopes({"read"})}));
    QCOMPARE(errorOf(ask()), QByteArray("invalid_target"));
    QCOMPARE(errorOf(ask("&resource=https://gate.example/mcp/gone")), QByteArray("invalid_target"));
}

void tst_AgentGrant::endsWithItsRights()
{
    const QByteArray wide = text(ask(), "access_token");
    QVERIFY(agents().mark(m_id, {{"https://gate.example/mcp/files"}, domain::Scopes({"read"})}));
    bench().published.applyStaged();
    QVERIFY(!bench().isPublished(wide)); // nothing older is wider
    const QByteArray narrow = text(ask(), "access_token");
    QVERIFY(bench().isPublished(narrow));
    QVERIFY(must(agents().unmark(m_id)));
    bench().published.applyStaged();
    QVERIFY(!bench().isPublished(narrow));
    QCOMPARE(errorOf(ask()), QByteArray("unauthorized_client"));
    QVERIFY(!must(agents().unmark(m_id)));
}

void tst_AgentGrant::introspectsItsOwnToken()
{
    const QByteArray token = text(ask(), "access_token");
    const QJsonObject answer = json(bench().introspect("token=" + token, basic()));
    QCOMPARE(answer[u"active"_s], QJsonValue(true));
    QCOMPARE(answer[u"sub"_s].toString().toUtf8(), m_id.value); // RFC 9068 2.2
    QCOMPARE(answer[u"client_id"_s].toString().toUtf8(), m_id.value);
    QCOMPARE(answer[u"username"_s].toString(), u"Nightly report"_s);
}

void tst_AgentGrant::consumesNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"client", "agent", "openAgentSession"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_AgentGrant::consumesNothingWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    bench().store.failNext(verb);
    QCOMPARE(ask().status, 503);
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(bench().sessionCount(), 0);
    QCOMPARE(bench().published.size(), std::size_t(0));
    QCOMPARE(ask().status, 200);
}

void tst_AgentGrant::publishesNothingThatIsNotDurable()
{
    bench().memory.failNextBatch();
    QCOMPARE(ask().status, 503);
    QCOMPARE(bench().published.size(), std::size_t(0));
    QCOMPARE(bench().sessionCount(), 0);
}

QTEST_GUILESS_MAIN(tst_AgentGrant)

#include "tst_AgentGrant.moc"
