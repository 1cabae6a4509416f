// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PercentEncoding.h"
#include "Bench.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_RefreshGrant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void rotatesEveryTime();
    void keepsTheOldAccessTokenUntilItsOwnEnd();
    void answersTheSameAgainWithinTheGrace();
    void answersEightParallelRefreshesWithOneSuccessor();
    void endsTheSessionWhenAUsedTokenReturnsAfterTheGrace();
    void endsTheSessionWhenATokenReturnsWhoseSuccessorWasUsed();
    void endsNothingWhenTheReplayComesFromAnotherClient();
    void refusesTheTokenOfAnotherClientWithoutEffect();
    void refusesWhatIsNoRefreshToken_data();
    void refusesWhatIsNoRefreshToken();
    void refusesATokenThatWasIdleTooLong();
    void neverOutlivesTheSession();
    void narrowsTheScopeAndWidensItUpToTheGrantAgain();
    void neverWidensTheScope_data();
    void neverWidensTheScope();
    void keepsTheGrantWhenOnlyOfflineAccessIsNamed();
    void acceptsOnlyTheResourceOfTheSession_data();
    void acceptsOnlyTheResourceOfTheSession();
    void endsTheSessionOfAPersonWhoIsNoLongerAllowed();
    void consumesNothingWhenTheStoreFails_data();
    void consumesNothingWhenTheStoreFails();
    void consumesNothingWhenTheBatchIsNotDurable();

private:
    std::optional<Bench> m_bench;
    QByteArray m_access;
    QByteArray m_refresh;

    Bench &bench() { return *m_bench; }
};

void tst_RefreshGrant::init()
{
    m_bench.emplace();
    const domain::Client app = bench().addClient("app");
    bench().addClient("other");
    const EndpointAnswer tokens = bench().redeem("app", bench().addCode(app));
    QCOMPARE(tokens.status, 200);
    m_access = text(tokens, "access_token");
    m_refresh = text(tokens, "refresh_token");
}

void tst_RefreshGrant::rotatesEveryTime()
{
    QByteArray current = m_refresh;
    QSet<QByteArray> seen {current};
    for (int i = 0; i < 5; ++i) {
        const EndpointAnswer answer = bench().refresh("app", current);
        QCOMPARE(answer.status, 200);
        current = text(answer, "refresh_token");
        QVERIFY(!seen.contains(current));
        seen << current;
        QVERIFY(bench().isPublished(text(answer, "access_token")));
        QCOMPARE(text(answer, "token_type"), QByteArray("Bearer"));
        QCOMPARE(text(answer, "scope"), QByteArray("read write"));
        QCOMPARE(json(answer)["expires_in"_L1], QJsonValue(3600));
        bench().clock.advance(100s);
    }
    QCOMPARE(bench().events.count<SessionOpened>(), 1);
    QCOMPARE(bench().events.count<SessionRefreshed>(), 5);
    QCOMPARE(bench().events.count<RefreshTokenStolen>(), 0);
    QCOMPARE(bench().sessionCount(), 1);
}

void tst_RefreshGrant::keepsTheOldAccessTokenUntilItsOwnEnd()
{
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
    QVERIFY(bench().isPublished(m_access));
    QVERIFY(bench().storeKnows(m_access));
    bench().clock.advance(3600s);
    QVERIFY(!bench().storeKnows(m_access));
    bench().published.dropExpired(bench().clock.now());
    QVERIFY(!bench().isPublished(m_access));
}

void tst_RefreshGrant::answersTheSameAgainWithinTheGrace()
{
    const EndpointAnswer first = bench().refresh("app", m_refresh);
    bench().clock.advance(60s);
    const EndpointAnswer again = bench().refresh("app", m_refresh);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(bench().events.count<SessionRefreshed>(), 1);
    // And the successor is good.
    QCOMPARE(bench().refresh("app", text(first, "refresh_token")).status, 200);
}

void tst_RefreshGrant::answersEightParallelRefreshesWithOneSuccessor()
{
    QList<EndpointAnswer> answers;
    QVERIFY(bench().memory.batch([&] {
        for (int i = 0; i < 8; ++i)
            answers.append(
                answerToken({"application/x-www-form-urlencoded", {},
                                form({{"grant_type", "refresh_token"}, {"client_id", "app"},
                                    {"refresh_token", m_refresh}})},
                    bench().clients, bench().grants()));
    }));
    bench().published.applyStaged();
    QSet<QByteArray> bodies;
    for (const EndpointAnswer &answer : answers) {
        QCOMPARE(answer.status, 200);
        bodies << answer.body;
    }
    QCOMPARE(bodies.size(), 1);
    QCOMPARE(bench().published.size(), std::size_t(2)); // the first and the one successor
    QCOMPARE(bench().refresh("app", text(answers.first(), "refresh_token")).status, 200);
}

void tst_RefreshGrant::endsTheSessionWhenAUsedTokenReturnsAfterTheGrace()
{
    // RFC 9700 4.14.2.
    const EndpointAnswer first = bench().refresh("app", m_refresh);
    bench().clock.advance(61s);
    const EndpointAnswer replay = bench().refresh("app", m_refresh);
    QCOMPARE(replay.status, 400);
    QCOMPARE(errorOf(replay), QByteArray("invalid_grant"));
    const auto stolen = bench().events.last<RefreshTokenStolen>();
    QCOMPARE(stolen.session.clientId.value, QByteArray("app"));
    QVERIFY(
        bench().events.has(SessionEnded {stolen.session.id, domain::EndReason::RefreshReplayed}));
    QVERIFY(!bench().isPublished(m_access));
    QVERIFY(!bench().isPublished(text(first, "access_token")));
    QVERIFY(!bench().storeKnows(text(first, "access_token")));
    QCOMPARE(
        errorOf(bench().refresh("app", text(first, "refresh_token"))), QByteArray("invalid_grant"));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_RefreshGrant::endsTheSessionWhenATokenReturnsWhoseSuccessorWasUsed()
{
    const EndpointAnswer first = bench().refresh("app", m_refresh);
    const EndpointAnswer second = bench().refresh("app", text(first, "refresh_token"));
    QCOMPARE(second.status, 200);
    // Well within the grace.
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), QByteArray("invalid_grant"));
    QVERIFY(!bench().isPublished(text(second, "access_token")));
    QCOMPARE(errorOf(bench().refresh("app", text(second, "refresh_token"))),
        QByteArray("invalid_grant"));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_RefreshGrant::endsNothingWhenTheReplayComesFromAnotherClient()
{
    const EndpointAnswer first = bench().refresh("app", m_refresh);
    bench().clock.advance(61s);
    QCOMPARE(errorOf(bench().refresh("other", m_refresh)), QByteArray("invalid_grant"));
    QVERIFY(bench().isPublished(text(first, "access_token")));
    QCOMPARE(bench().refresh("app", text(first, "refresh_token")).status, 200);
}

void tst_RefreshGrant::refusesTheTokenOfAnotherClientWithoutEffect()
{
    // RFC 6749 10.4.
    const EndpointAnswer stolen = bench().refresh("other", m_refresh);
    QCOMPARE(stolen.status, 400);
    QCOMPARE(errorOf(stolen), QByteArray("invalid_grant"));
    QVERIFY(bench().isPublished(m_access));
    bench().clock.advance(61s); // no grace may be running
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

void tst_RefreshGrant::refusesWhatIsNoRefreshToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("missing") << QByteArray() << QByteArray("invalid_request");
    QTest::newRow("never issued") << "gth_rt_" + QByteArray(43, 'A') << QByteArray("invalid_grant");
    QTest::newRow("an access token") << QByteArray("access") << QByteArray("invalid_grant");
    QTest::newRow("one made of it") << QByteArray("made") << QByteArray("invalid_grant");
    QTest::newRow("with something behind") << QByteArray("longer") << QByteArray("invalid_grant");
    QTest::newRow("its digest") << QByteArray("digest") << QByteArray("invalid_grant");
}

void tst_RefreshGrant::refusesWhatIsNoRefreshToken()
{
    QFETCH(QByteArray, token);
    if (token == "access")
        token = m_access;
    else if (token == "made")
        token = "gth_rt_" + m_access.sliced(7);
    else if (token == "longer")
        token = m_refresh + "x";
    else if (token == "digest")
        token = base::sha256(m_refresh).toBytes().toHex();
    const EndpointAnswer answer = bench().refresh("app", token);
    QCOMPARE(answer.status, 400);
    QTEST(errorOf(answer), "error");
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

void tst_RefreshGrant::refusesATokenThatWasIdleTooLong()
{
    bench().clock.advance(bench().profile.refreshIdleTtl);
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), QByteArray("invalid_grant"));
}

void tst_RefreshGrant::neverOutlivesTheSession()
{
    const base::sys_seconds end = bench().clock.now() + bench().profile.refreshMaxTtl;
    QByteArray current = m_refresh;
    while (bench().clock.now() + bench().profile.refreshIdleTtl <= end) {
        bench().clock.advance(bench().profile.refreshIdleTtl - 100s);
        const EndpointAnswer answer = bench().refresh("app", current);
        QCOMPARE(answer.status, 200);
        current = text(answer, "refresh_token");
    }
    bench().clock.set(end - 90s);
    const EndpointAnswer last = bench().refresh("app", current);
    QCOMPARE(last.status, 200);
    QCOMPARE(json(last)["expires_in"_L1], QJsonValue(90));
    bench().clock.set(end);
    QCOMPARE(
        errorOf(bench().refresh("app", text(last, "refresh_token"))), QByteArray("invalid_grant"));
    QVERIFY(!bench().storeKnows(text(last, "access_token")));
}

void tst_RefreshGrant::narrowsTheScopeAndWidensItUpToTheGrantAgain()
{
    // RFC 6749 6: the refresh token keeps the scope of the grant.
    const EndpointAnswer narrow = bench().refresh("app", m_refresh, "&scope=read");
    QCOMPARE(narrow.status, 200);
    QCOMPARE(text(narrow, "scope"), QByteArray("read"));
    const auto published = bench().published.find(accessDigest(text(narrow, "access_token")));
    QVERIFY(published);
    QCOMPARE(published->scopes, domain::Scopes({"read"}));
    const EndpointAnswer whole = bench().refresh("app", text(narrow, "refresh_token"));
    QCOMPARE(text(whole, "scope"), QByteArray("read write"));
}

void tst_RefreshGrant::neverWidensTheScope_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::newRow("another one of the server") << QByteArray("write");
    QTest::newRow("one more") << QByteArray("read write");
    QTest::newRow("unknown") << QByteArray("read admin");
    QTest::newRow("in capitals") << QByteArray("READ");
    QTest::newRow("malformed") << QByteArray("read \"write\"");
}

void tst_RefreshGrant::neverWidensTheScope()
{
    QFETCH(QByteArray, scope);
    const domain::Client app = must(bench().clients.find({"app"})).value();
    const EndpointAnswer tokens =
        bench().redeem("app", bench().addCode(app, domain::Scopes({"read"})));
    const QByteArray refresh = text(tokens, "refresh_token");
    const EndpointAnswer wider =
        bench().refresh("app", refresh, "&scope=" + base::percentEncoded(scope));
    QCOMPARE(wider.status, 400);
    QCOMPARE(errorOf(wider), QByteArray("invalid_scope"));
    bench().clock.advance(61s);
    QCOMPARE(text(bench().refresh("app", refresh), "scope"), QByteArray("read"));
}

void tst_RefreshGrant::keepsTheGrantWhenOnlyOfflineAccessIsNamed()
{
    const EndpointAnswer answer = bench().refresh("app", m_refresh, "&scope=offline_access");
    QCOMPARE(answer.status, 200);
    QCOMPARE(text(answer, "scope"), QByteArray("read write"));
}

void tst_RefreshGrant::acceptsOnlyTheResourceOfTheSession_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("its own") << QByteArray("https://gate.example/mcp") << true;
    QTest::newRow("another spelling") << QByteArray("HTTPS://GATE.example:443/mcp/") << true;
    QTest::newRow("the issuer") << QByteArray("https://gate.example/") << true;
    QTest::newRow("another of ours") << QByteArray("https://gate.example/mcp/files") << false;
    QTest::newRow("a longer path") << QByteArray("https://gate.example/mcp2") << false;
    QTest::newRow("foreign") << QByteArray("https://evil.example/mcp") << false;
    QTest::newRow("no URL") << QByteArray("mcp") << false;
}

void tst_RefreshGrant::acceptsOnlyTheResourceOfTheSession()
{
    QFETCH(QByteArray, resource);
    QFETCH(bool, accepted);
    const EndpointAnswer answer =
        bench().refresh("app", m_refresh, "&resource=" + base::percentEncoded(resource));
    QCOMPARE(answer.status, accepted ? 200 : 400);
    QCOMPARE(errorOf(answer), accepted ? QByteArray() : QByteArray("invalid_target"));
    if (accepted)
        return;
    // One good resource does not excuse a bad one, and nothing was consumed.
    QCOMPARE(errorOf(bench().refresh("app", m_refresh,
                 "&resource=https://gate.example/mcp&resource=" + base::percentEncoded(resource))),
        QByteArray("invalid_target"));
    bench().clock.advance(61s);
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

void tst_RefreshGrant::endsTheSessionOfAPersonWhoIsNoLongerAllowed()
{
    bench().rules = AllowRules({u"bob@corp.example"_s}, {});
    const EndpointAnswer refused = bench().refresh("app", m_refresh);
    QCOMPARE(refused.status, 400);
    QCOMPARE(errorOf(refused), QByteArray("invalid_grant"));
    QCOMPARE(bench().store.lastEnd(), domain::EndReason::NotAllowed);
    QCOMPARE(bench().events.last<SessionEnded>().reason, domain::EndReason::NotAllowed);
    QVERIFY(!bench().isPublished(m_access));
    QVERIFY(!bench().storeKnows(m_access));
    QCOMPARE(bench().sessionCount(), 0);
    bench().rules = AllowRules({u"*@corp.example"_s}, {});
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), QByteArray("invalid_grant"));
}

void tst_RefreshGrant::consumesNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"client", "refresh", "rotateRefresh", "batch"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_RefreshGrant::consumesNothingWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    bench().store.failNext(verb);
    const EndpointAnswer failed = bench().refresh("app", m_refresh);
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(failed.status, 503);
    QCOMPARE(errorOf(failed), QByteArray("temporarily_unavailable"));
    QCOMPARE(bench().published.size(), std::size_t(1));
    bench().clock.advance(61s);
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

void tst_RefreshGrant::consumesNothingWhenTheBatchIsNotDurable()
{
    bench().memory.failNextBatch();
    QCOMPARE(bench().refresh("app", m_refresh).status, 503);
    QCOMPARE(bench().published.size(), std::size_t(1));
    bench().clock.advance(61s);
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

QTEST_GUILESS_MAIN(tst_RefreshGrant)

#include "tst_RefreshGrant.moc"
