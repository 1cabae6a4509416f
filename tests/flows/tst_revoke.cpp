// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenDigest.h"
#include "UpstreamFlow.h"

using namespace gatehouse;
using namespace test;

/// The revocation flow (RFC 7009): what was revoked is refused by every worker before the answer.
class tst_revoke : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAccessTokenGoesAlone();
    void aRefreshTokenTakesTheSessionAlong();
    void anUsedRefreshTokenTakesTheSessionAlong();
    void strangersRevokeNothing();
    void whatIsUnknownIsRevoked();
    void itSurvivesARestart();
    void theOwnerEndsASessionAPersonAClientAndEverything_data();
    void theOwnerEndsASessionAPersonAClientAndEverything();
    void aSessionThatIsOverByItselfIsCutLikeAnyOther();
};

namespace {

/// One whose tokens end in a moment, though it could go on for a day; as the disk of a server that
/// starts may have it.
domain::Session addIdleSession(const Flow &flow, const QByteArray &like, base::sys_seconds idleEnd)
{
    const base::sys_seconds now = base::SystemClock().now();
    const auto record = flow.store().access(oauth::accessDigest(like), now);
    domain::Session session = (*record)->session;
    session.id = {"idle"};
    session.endsAt = now + base::seconds(86400);
    const auto opened = flow.store().openSession(session, {}, base::sha256("no code"),
        {.access = base::sha256("gth_at_idle"),
            .accessExpiresAt = idleEnd,
            .refresh = base::sha256("gth_rt_idle"),
            .refreshExpiresAt = idleEnd,
            .scopes = session.scopes,
            .issuedAt = now});
    if (!opened)
        qFatal("the session of the test cannot be opened");
    return session;
}

} // namespace

void tst_revoke::anAccessTokenGoesAlone()
{
    const Flow flow("3");
    const Journey journey(flow);
    const Tokens tokens = journey.tokens();
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});
    QCOMPARE(journey.revoke(tokens.access).status, 200);
    QCOMPARE(flow.doorStatuses(tokens.access, 48), QSet<int> {401});
    const RawAnswer next = journey.refresh(tokens.refresh);
    QCOMPARE(next.status, 200);
    QCOMPARE(flow.doorStatuses(Journey::tokensOf(next).access), QSet<int> {200});
}

void tst_revoke::aRefreshTokenTakesTheSessionAlong()
{
    const Flow flow("3");
    const Journey journey(flow);
    const Tokens first = journey.tokens();
    const Tokens second = Journey::tokensOf(journey.refresh(first.refresh));
    const Tokens bystander = journey.tokens();
    QCOMPARE(journey.revoke(second.refresh).status, 200);
    for (const Tokens &tokens : {first, second}) {
        QCOMPARE(flow.doorStatuses(tokens.access, 48), QSet<int> {401});
        QCOMPARE(Journey::errorOf(journey.refresh(tokens.refresh)), "invalid_grant");
    }
    // Another session of the same person and client.
    QCOMPARE(flow.doorStatuses(bystander.access), QSet<int> {200});
}

void tst_revoke::anUsedRefreshTokenTakesTheSessionAlong()
{
    const Flow flow;
    const Journey journey(flow);
    const Tokens first = journey.tokens();
    const Tokens second = Journey::tokensOf(journey.refresh(first.refresh));
    QCOMPARE(journey.revoke(first.refresh).status, 200);
    QCOMPARE(flow.doorStatuses(second.access), QSet<int> {401});
}

void tst_revoke::strangersRevokeNothing()
{
    const Flow flow;
    const Journey journey(flow);
    const Journey stranger(flow, "Stranger");
    const Tokens tokens = journey.tokens();
    stranger.revoke(tokens.refresh);
    stranger.revoke(tokens.access);
    flow.postForm("/revoke", {{"token", tokens.refresh}});
    flow.postForm("/revoke", {{"token", tokens.refresh}, {"client_id", "nobody"}});
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});
    QCOMPARE(journey.refresh(tokens.refresh).status, 200);
}

void tst_revoke::whatIsUnknownIsRevoked()
{
    // RFC 7009 2.2: an invalid token causes no error.
    const Flow flow("1");
    const Journey journey(flow);
    QCOMPARE(journey.revoke("gth_rt_unknown").status, 200);
    QCOMPARE(journey.revoke("x").status, 200);
}

void tst_revoke::itSurvivesARestart()
{
    Flow flow;
    const Journey journey(flow);
    const Tokens gone = journey.tokens();
    const Tokens kept = journey.tokens();
    QCOMPARE(journey.revoke(gone.refresh).status, 200);
    flow.restart();
    QCOMPARE(flow.doorStatuses(gone.access), QSet<int> {401});
    QCOMPARE(flow.doorStatuses(kept.access), QSet<int> {200});
}

void tst_revoke::theOwnerEndsASessionAPersonAClientAndEverything_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<int>("bystanders"); // what the door says to another client of that person
    QTest::newRow("a session") << QByteArray("session") << 200;
    QTest::newRow("a client") << QByteArray("client") << 200;
    QTest::newRow("a person") << QByteArray("person") << 401;
    QTest::newRow("everything") << QByteArray("everything") << 401;
}

void tst_revoke::theOwnerEndsASessionAPersonAClientAndEverything()
{
    QFETCH(QByteArray, what);
    QFETCH(int, bystanders);
    const Flow flow("3");
    const Journey journey(flow);
    const Tokens tokens = journey.tokens();
    const Journey other(flow, "Another client");
    const Tokens bystander = other.tokens();
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});
    const auto ended = flow.administer([&](daemon::Daemon &daemon) {
        const auto record =
            daemon.store().access(oauth::accessDigest(tokens.access), base::SystemClock().now());
        const domain::Session session = (*record)->session;
        constexpr auto Why = domain::EndReason::Revoked;
        if (what == "session")
            return daemon.sessions().end(session.id, Why).value() ? 1 : 0;
        if (what == "client")
            return int(daemon.sessions().endAll(session.clientId, Why).value().size());
        if (what == "person")
            return int(daemon.sessions().endAll(session.user.userId(), Why).value().size());
        return int(daemon.sessions().endAll(oauth::AllSessions {}, Why).value().size());
    });
    QCOMPARE(ended, bystanders == 200 ? 1 : 2);
    QCOMPARE(flow.doorStatuses(tokens.access, 48), QSet<int> {401});
    QCOMPARE(Journey::errorOf(journey.refresh(tokens.refresh)), "invalid_grant");
    QCOMPARE(flow.doorStatuses(bystander.access, 48), QSet<int> {bystanders});
}

void tst_revoke::aSessionThatIsOverByItselfIsCutLikeAnyOther()
{
    UpstreamFlow it(
        [](const SeenRequest &, QTcpSocket &socket) { socket.write(ScriptedServer::eventHead()); });
    const Tokens living = Journey(it.flow).tokens();
    const base::SystemClock clock;
    const base::sys_seconds idleEnd = clock.now() + base::seconds(5);
    const domain::Session session = addIdleSession(it.flow, living.access, idleEnd);
    it.flow.restart();
    RawClient idle = it.get("gth_at_idle");
    RawClient busy = it.get(living.access);
    QVERIFY(idle.waitForText(": open") && busy.waitForText(": open"));
    QTRY_COMPARE(it.upstream.open(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(clock.now() >= idleEnd, 20'000);
    QVERIFY(!idle.waitForText("0\r\n\r\n", 50));

    it.flow.daemon().housekeeping().tidyUp();
    QVERIFY(idle.waitForText("0\r\n\r\n", 5'000));
    QTRY_COMPARE(it.upstream.open(), 1);
    QVERIFY(!busy.waitForText("0\r\n\r\n", 50));
    const auto again = it.flow.administer([&](daemon::Daemon &daemon) {
        return daemon.sessions().end(session.id, domain::EndReason::Revoked).value();
    });
    QVERIFY(!again);
}

QTEST_GUILESS_MAIN(tst_revoke)
#include "tst_revoke.moc"
