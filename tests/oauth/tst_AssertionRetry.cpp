// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AssertionBench.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// RFC 7523 3 point 7: an assertion counts once, and then for something. Who is told to try again
/// sends the same one.
class tst_AssertionRetry : public QObject
{
    Q_OBJECT

    std::optional<AssertionBench> m_bench;
    QByteArray m_code;

    AssertionBench &bench() { return *m_bench; }
    EndpointRequest request(
        const QByteArray &assertion, const QList<std::pair<QByteArray, QByteArray>> &fields)
    {
        return {"application/x-www-form-urlencoded", {},
            form({{"client_assertion_type", JwtAssertionType.toByteArray()},
                {"client_assertion", assertion}})
                + '&' + form(fields)};
    }
    EndpointRequest codeRequest(const QByteArray &code)
    {
        return request(bench().assertion(),
            {{"grant_type", "authorization_code"}, {"code", code},
                {"code_verifier", CodeVerifier}});
    }
    EndpointRequest refreshRequest(const QByteArray &token)
    {
        return request(
            bench().assertion(), {{"grant_type", "refresh_token"}, {"refresh_token", token}});
    }
    EndpointAnswer ask(Bench::Answer answer, const EndpointRequest &request)
    {
        return bench().inBatch(
            [&] { return answer(request, bench().directory, bench().grants()); });
    }
    TokenStep begin(const EndpointRequest &request)
    {
        return beginToken(request, bench().directory, bench().grants());
    }
    EndpointAnswer finish(const TokenStep &step, UpstreamState state = UpstreamState::Fresh)
    {
        const auto *waiting = std::get_if<RenewFirst>(&step);
        return waiting ? finishToken(*waiting, state, bench().grants()) : EndpointAnswer();
    }
    static bool waits(const TokenStep &step) { return std::holds_alternative<RenewFirst>(step); }
    static QByteArray errorOfStep(const TokenStep &step)
    {
        const auto *answer = std::get_if<EndpointAnswer>(&step);
        return answer ? errorOf(*answer) : QByteArray("waits");
    }
    EndpointAnswer open() { return ask(&answerToken, codeRequest(m_code)); }
    /// A session whose provider has to be asked at its next refresh; its refresh token.
    QByteArray openNearTheProvidersEnd();

private Q_SLOTS:
    void init();
    void isGoodAgainWhenTheStoreFailed_data();
    void isGoodAgainWhenTheStoreFailed();
    void isGoodAgainWhenTheBatchFailed();
    void isGoodAgainWhenTheProviderWasDown();
    void isGoodAgainWhenTheStoreFailedAfterTheProvider_data();
    void isGoodAgainWhenTheStoreFailedAfterTheProvider();
    void countsOnceAmongThoseWhoWaited();
    void isUsedUpByARefusal();
};

void tst_AssertionRetry::init()
{
    m_bench.emplace();
    m_code = bench().addCode(bench().documents.clients[AssertionBench::Id]);
}

QByteArray tst_AssertionRetry::openNearTheProvidersEnd()
{
    const EndpointAnswer tokens = open();
    const auto record = bench().published.find(accessDigest(text(tokens, "access_token")));
    const domain::ProviderTokens held {
        base::Secret("at"), base::Secret("rt"), bench().clock.now() + 60s};
    const QByteArray sealed =
        bench().keys.seal(domain::toRecord(held), providerTokensRecord(record->session.id));
    if (!must(bench().memory.saveProviderTokens(
            record->session.id, sealed, bench().ada, bench().clock.now())))
        qFatal("the session of the test does not live");
    return text(tokens, "refresh_token");
}

void tst_AssertionRetry::isGoodAgainWhenTheStoreFailed_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("code") << QByteArray("code") << QByteArray("redeemCode");
    QTest::newRow("refresh") << QByteArray("refresh") << QByteArray("rotateRefresh");
    QTest::newRow("revoke") << QByteArray("revoke") << QByteArray("endAccess");
    QTest::newRow("introspect") << QByteArray("introspect") << QByteArray("access");
}

void tst_AssertionRetry::isGoodAgainWhenTheStoreFailed()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, verb);
    EndpointRequest sent = codeRequest(m_code);
    Bench::Answer answer = &answerToken;
    if (what != "code") {
        const EndpointAnswer tokens = open();
        sent = what == "refresh"
            ? refreshRequest(text(tokens, "refresh_token"))
            : request(bench().assertion(), {{"token", text(tokens, "access_token")}});
        if (what != "refresh")
            answer = what == "revoke" ? &answerRevoke : &answerIntrospect;
    }
    bench().store.failNext(verb);
    QCOMPARE(ask(answer, sent).status, 503);
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(ask(answer, sent).status, 200);
    const EndpointAnswer replayed = ask(answer, sent);
    QCOMPARE(replayed.status, 401);
    QCOMPARE(errorOf(replayed), QByteArray("invalid_client"));
}

void tst_AssertionRetry::isGoodAgainWhenTheBatchFailed()
{
    const EndpointRequest sent = codeRequest(m_code);
    bench().memory.failNextBatch();
    QCOMPARE(ask(&answerToken, sent).status, 503);
    QCOMPARE(ask(&answerToken, sent).status, 200);
    QCOMPARE(ask(&answerToken, sent).status, 401);
}

void tst_AssertionRetry::isGoodAgainWhenTheProviderWasDown()
{
    const EndpointRequest sent = refreshRequest(openNearTheProvidersEnd());
    const TokenStep first = begin(sent);
    QVERIFY(waits(first));
    QCOMPARE(finish(first, UpstreamState::Unavailable).status, 503);
    const TokenStep second = begin(sent);
    QVERIFY(waits(second));
    QCOMPARE(finish(second).status, 200);
    QCOMPARE(errorOfStep(begin(sent)), QByteArray("invalid_client"));
}

void tst_AssertionRetry::isGoodAgainWhenTheStoreFailedAfterTheProvider_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"useAssertion", "rotateRefresh", "refresh"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_AssertionRetry::isGoodAgainWhenTheStoreFailedAfterTheProvider()
{
    QFETCH(QByteArray, verb);
    const EndpointRequest sent = refreshRequest(openNearTheProvidersEnd());
    const TokenStep first = begin(sent);
    bench().store.failNext(verb);
    QCOMPARE(finish(first).status, 503);
    QVERIFY(bench().store.hasFailed());
    const TokenStep second = begin(sent);
    QVERIFY(waits(second));
    QCOMPARE(finish(second).status, 200);
    QCOMPARE(errorOfStep(begin(sent)), QByteArray("invalid_client"));
}

void tst_AssertionRetry::countsOnceAmongThoseWhoWaited()
{
    const EndpointRequest sent = refreshRequest(openNearTheProvidersEnd());
    const TokenStep first = begin(sent);
    const TokenStep second = begin(sent);
    QVERIFY(waits(first) && waits(second));
    QCOMPARE(finish(first).status, 200);
    const EndpointAnswer late = finish(second);
    QCOMPARE(late.status, 401);
    QCOMPARE(errorOf(late), QByteArray("invalid_client"));
}

/// Only who is told to try again may.
void tst_AssertionRetry::isUsedUpByARefusal()
{
    const EndpointRequest sent = codeRequest("gth_ac_unknown");
    QCOMPARE(errorOf(ask(&answerToken, sent)), QByteArray("invalid_grant"));
    QCOMPARE(errorOf(ask(&answerToken, sent)), QByteArray("invalid_client"));
}

QTEST_GUILESS_MAIN(tst_AssertionRetry)
#include "tst_AssertionRetry.moc"
