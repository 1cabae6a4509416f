// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_Revoke : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void endsAnAccessTokenAlone();
    void endsAnAccessTokenThatOnlyTheDoorKnows();
    void endsTheSessionOfARefreshToken();
    void endsTheSessionOfAUsedRefreshToken();
    void ignoresTheHint_data();
    void ignoresTheHint();
    void doesNothingToTheTokenOfAnotherClient();
    void answersAnUnknownTokenLikeAKnownOne_data();
    void answersAnUnknownTokenLikeAKnownOne();
    void demandsClientAuthentication();
    void demandsAToken();
    void refusesRepeatedParameters();
    void endsNothingWhenTheStoreFails_data();
    void endsNothingWhenTheStoreFails();
    void isTrueForEveryWorkerWhenItIsAnswered();

private:
    std::optional<Bench> m_bench;
    QByteArray m_access;
    QByteArray m_refresh;

    Bench &bench() { return *m_bench; }
    EndpointAnswer revoke(const QByteArray &client, const QByteArray &token)
    {
        return bench().revoke(form({{"client_id", client}, {"token", token}}));
    }
};

void tst_Revoke::init()
{
    m_bench.emplace();
    const domain::Client app = bench().addClient("app");
    bench().addClient("other");
    const EndpointAnswer tokens = bench().redeem("app", bench().addCode(app));
    m_access = text(tokens, "access_token");
    m_refresh = text(tokens, "refresh_token");
    QVERIFY(bench().isPublished(m_access));
}

void tst_Revoke::endsAnAccessTokenAlone()
{
    const EndpointAnswer answer = revoke("app", m_access);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.isEmpty()); // RFC 7009 2.2
    QVERIFY(!bench().isPublished(m_access));
    QVERIFY(!bench().storeKnows(m_access));
    QCOMPARE(bench().sessionCount(), 1);
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

/// The store lets old ones go, and counts otherwise than what the door knows.
void tst_Revoke::endsAnAccessTokenThatOnlyTheDoorKnows()
{
    must(bench().memory.endAccess(accessDigest(m_access)));
    QVERIFY(bench().isPublished(m_access));
    QCOMPARE(revoke("other", m_access).status, 200);
    QVERIFY(bench().isPublished(m_access));
    QCOMPARE(revoke("app", m_access).status, 200);
    QVERIFY(!bench().isPublished(m_access));
}

void tst_Revoke::endsTheSessionOfARefreshToken()
{
    QCOMPARE(revoke("app", m_refresh).status, 200);
    QVERIFY(!bench().isPublished(m_access));
    QVERIFY(!bench().storeKnows(m_access));
    QCOMPARE(bench().sessionCount(), 0);
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), QByteArray("invalid_grant"));
    QCOMPARE(bench().store.lastEnd(), domain::EndReason::Revoked);
}

void tst_Revoke::endsTheSessionOfAUsedRefreshToken()
{
    const EndpointAnswer next = bench().refresh("app", m_refresh);
    QCOMPARE(revoke("app", m_refresh).status, 200);
    QVERIFY(!bench().isPublished(text(next, "access_token")));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_Revoke::ignoresTheHint_data()
{
    QTest::addColumn<QByteArray>("hint");
    QTest::newRow("wrong") << QByteArray("access_token");
    QTest::newRow("right") << QByteArray("refresh_token");
    QTest::newRow("unknown") << QByteArray("saml2_token");
}

void tst_Revoke::ignoresTheHint()
{
    // RFC 7009 2.1: a hint that does not help must not hinder.
    QFETCH(QByteArray, hint);
    QCOMPARE(
        bench()
            .revoke(form({{"client_id", "app"}, {"token", m_refresh}, {"token_type_hint", hint}}))
            .status,
        200);
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_Revoke::doesNothingToTheTokenOfAnotherClient()
{
    // RFC 7009 2.1.
    for (const QByteArray &token : {m_access, m_refresh}) {
        QCOMPARE(revoke("other", token).status, 200);
        QVERIFY(bench().isPublished(m_access));
        QVERIFY(bench().storeKnows(m_access));
    }
    QCOMPARE(bench().refresh("app", m_refresh).status, 200);
}

void tst_Revoke::answersAnUnknownTokenLikeAKnownOne_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("never issued") << QByteArray("gth_at_x");
    QTest::newRow("no token of ours") << QByteArray("eyJhbGciOiJub25lIn0.e30.");
    QTest::newRow("revoked before") << QByteArray("access");
    QTest::newRow("over") << QByteArray("old");
}

void tst_Revoke::answersAnUnknownTokenLikeAKnownOne()
{
    QFETCH(QByteArray, token);
    const EndpointAnswer known = revoke("app", m_access);
    if (token == "old")
        bench().clock.advance(7200s);
    const EndpointAnswer unknown =
        revoke("app", token == "access" || token == "old" ? m_access : token);
    QCOMPARE(unknown.status, known.status);
    QCOMPARE(unknown.body, known.body);
    QCOMPARE(bench().sessionCount(), 1);
}

void tst_Revoke::demandsClientAuthentication()
{
    bench().addConfidentialClient("closed", "secret");
    for (const QByteArray &body :
        {form({{"token", m_refresh}}), form({{"client_id", "stranger"}, {"token", m_refresh}}),
            form({{"client_id", "closed"}, {"token", m_refresh}})}) {
        const EndpointAnswer answer = bench().revoke(body);
        QCOMPARE(answer.status, 401);
        QCOMPARE(errorOf(answer), QByteArray("invalid_client"));
    }
    QCOMPARE(bench().sessionCount(), 1);
}

void tst_Revoke::demandsAToken()
{
    for (const char *body : {"client_id=app", "client_id=app&token="}) {
        const EndpointAnswer answer = bench().revoke(body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(errorOf(answer), QByteArray("invalid_request"));
    }
}

void tst_Revoke::refusesRepeatedParameters()
{
    const EndpointAnswer answer =
        bench().revoke(form({{"client_id", "app"}, {"token", "x"}, {"token", m_refresh}}));
    QCOMPARE(answer.status, 400);
    QCOMPARE(errorOf(answer), QByteArray("invalid_request"));
    QCOMPARE(bench().sessionCount(), 1);
}

void tst_Revoke::endsNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("refreshToken");
    QTest::newRow("client") << QByteArray("client") << true;
    QTest::newRow("access") << QByteArray("access") << false;
    QTest::newRow("refresh") << QByteArray("refresh") << true;
    QTest::newRow("endAccess") << QByteArray("endAccess") << false;
    QTest::newRow("endSession") << QByteArray("endSession") << true;
    QTest::newRow("batch") << QByteArray("batch") << true;
}

void tst_Revoke::endsNothingWhenTheStoreFails()
{
    // RFC 7009 2.2.1: with a 503 the client must assume that the token still exists.
    QFETCH(QByteArray, verb);
    QFETCH(bool, refreshToken);
    bench().store.failNext(verb);
    const QByteArray token = refreshToken ? m_refresh : m_access;
    const EndpointAnswer failed = revoke("app", token);
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(failed.status, 503);
    QCOMPARE(errorOf(failed), QByteArray("temporarily_unavailable"));
    QVERIFY(bench().storeKnows(m_access));
    QVERIFY(bench().isPublished(m_access));
    QCOMPARE(revoke("app", token).status, 200);
    QVERIFY(!bench().isPublished(m_access));
}

void tst_Revoke::isTrueForEveryWorkerWhenItIsAnswered()
{
    bench().memory.failNextBatch();
    QCOMPARE(revoke("app", m_refresh).status, 503);
    QVERIFY(bench().isPublished(m_access));
    QVERIFY(bench().storeKnows(m_access));
    QCOMPARE(revoke("app", m_refresh).status, 200);
    QVERIFY(!bench().isPublished(m_access));
}

QTEST_GUILESS_MAIN(tst_Revoke)

#include "tst_Revoke.moc"
