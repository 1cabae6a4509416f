// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_Introspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void describesAnAccessToken();
    void describesARefreshToken();
    void namesThePersonWithoutAnAddress();
    void refusesWhoDoesNotProveItself_data();
    void refusesWhoDoesNotProveItself();
    void saysNothingAboutATokenOfAnotherClient();
    void saysNothingMoreAboutWhatIsNoToken_data();
    void saysNothingMoreAboutWhatIsNoToken();
    void saysNothingAboutAUsedRefreshToken();
    void refusesMalformedRequests_data();
    void refusesMalformedRequests();
    void ignoresTheHint();
    void consumesNothing();
    void answers503WhenTheStoreFails_data();
    void answers503WhenTheStoreFails();

private:
    std::optional<Bench> m_bench;
    QByteArray m_access;
    QByteArray m_refresh;

    Bench &bench() { return *m_bench; }
    static QByteArray basic(const QByteArray &id, const QByteArray &secret)
    {
        return "Basic " + (id + ':' + secret).toBase64();
    }
    EndpointAnswer ask(const QByteArray &token)
    {
        return bench().introspect(form({{"token", token}}), basic("closed", "secret"));
    }
    EndpointAnswer redeem(
        const QByteArray &client, const QByteArray &secret, const QByteArray &code)
    {
        return bench().token(form({{"grant_type", "authorization_code"}, {"code", code},
                                 {"redirect_uri", "https://" + client + ".example/cb"},
                                 {"code_verifier", CodeVerifier}}),
            basic(client, secret));
    }
    qint64 now() { return bench().clock.now().time_since_epoch().count(); }
    QJsonObject inactive() const { return {{u"active"_s, false}}; }
};

void tst_Introspection::init()
{
    m_bench.emplace();
    const domain::Client closed = bench().addConfidentialClient("closed", "secret");
    bench().addConfidentialClient("rival", "another");
    bench().addClient("open");
    const EndpointAnswer tokens = redeem("closed", "secret", bench().addCode(closed));
    m_access = text(tokens, "access_token");
    m_refresh = text(tokens, "refresh_token");
    QVERIFY(bench().isPublished(m_access));
}

void tst_Introspection::describesAnAccessToken()
{
    // RFC 7662 2.2.
    bench().clock.advance(10s);
    const EndpointAnswer answer = ask(m_access);
    QCOMPARE(answer.status, 200);
    QCOMPARE(json(answer),
        QJsonObject({{u"active"_s, true}, {u"scope"_s, u"read write"_s},
            {u"client_id"_s, u"closed"_s}, {u"username"_s, u"ada@corp.example"_s},
            {u"token_type"_s, u"Bearer"_s}, {u"exp"_s, now() - 10 + 3600}, {u"iat"_s, now() - 10},
            {u"sub"_s, QString::fromUtf8(bench().ada.userId().value)},
            {u"aud"_s, u"https://gate.example/mcp"_s}, {u"iss"_s, u"https://gate.example"_s}}));
}

void tst_Introspection::describesARefreshToken()
{
    const QJsonObject answer = json(ask(m_refresh));
    QCOMPARE(answer[u"active"_s], QJsonValue(true));
    QCOMPARE(answer[u"exp"_s].toInteger(), now() + 30 * 86400);
    QCOMPARE(answer[u"iat"_s].toInteger(), now());
    QCOMPARE(answer[u"scope"_s].toString(), u"read write"_s);
    QVERIFY(!answer.contains(u"token_type"_s)); // it is not one for Authorization: Bearer
}

void tst_Introspection::namesThePersonWithoutAnAddress()
{
    bench().rules = AllowRules({u"*"_s}, {});
    bench().ada.email.clear();
    const domain::Client closed = bench().addConfidentialClient("closed", "secret");
    const EndpointAnswer tokens = redeem("closed", "secret", bench().addCode(closed));
    QCOMPARE(text(ask(text(tokens, "access_token")), "username"), QByteArray("Ada"));
}

void tst_Introspection::refusesWhoDoesNotProveItself_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("nobody") << QByteArray() << QByteArray();
    QTest::newRow("a public client") << QByteArray("&client_id=open") << QByteArray();
    QTest::newRow("without its secret") << QByteArray("&client_id=closed") << QByteArray();
    QTest::newRow("a wrong secret") << QByteArray() << basic("closed", "wrong");
    QTest::newRow("a public client by Basic") << QByteArray() << basic("open", "");
    QTest::newRow("the token itself") << QByteArray() << QByteArray("Bearer x");
}

void tst_Introspection::refusesWhoDoesNotProveItself()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, authorization);
    const EndpointAnswer answer =
        bench().introspect(form({{"token", m_access}}) + more, authorization);
    QCOMPARE(answer.status, 401);
    QCOMPARE(errorOf(answer), QByteArray("invalid_client"));
    QCOMPARE(answer.challengeBasic, authorization.startsWith("Basic"));
}

void tst_Introspection::saysNothingAboutATokenOfAnotherClient()
{
    for (const QByteArray &token : {m_access, m_refresh}) {
        const EndpointAnswer answer =
            bench().introspect(form({{"token", token}}), basic("rival", "another"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer), inactive());
    }
}

void tst_Introspection::saysNothingMoreAboutWhatIsNoToken_data()
{
    QTest::addColumn<QByteArray>("which");
    for (const char *which :
        {"gth_at_never", "no token of ours", "revoked", "over", "session over"})
        QTest::newRow(which) << QByteArray(which);
}

void tst_Introspection::saysNothingMoreAboutWhatIsNoToken()
{
    // RFC 7662 2.2: nothing but that it is not active, whyever.
    QFETCH(QByteArray, which);
    QByteArray token = which;
    if (which == "revoked") {
        token = m_access;
        bench().revoke(form({{"token", m_refresh}}), basic("closed", "secret"));
        QCOMPARE(json(ask(m_refresh)), inactive());
    } else if (which == "over") {
        token = m_access;
        bench().clock.advance(3600s);
        QCOMPARE(json(ask(m_refresh))[u"active"_s], QJsonValue(true));
    } else if (which == "session over") {
        token = m_refresh;
        bench().clock.advance(bench().profile.refreshIdleTtl);
    }
    const EndpointAnswer answer = ask(token);
    QCOMPARE(answer.status, 200);
    QCOMPARE(json(answer), inactive());
}

void tst_Introspection::saysNothingAboutAUsedRefreshToken()
{
    const EndpointAnswer next =
        bench().token(form({{"grant_type", "refresh_token"}, {"refresh_token", m_refresh}}),
            basic("closed", "secret"));
    QCOMPARE(json(ask(m_refresh)), inactive());
    QCOMPARE(json(ask(text(next, "refresh_token")))[u"active"_s], QJsonValue(true));
}

void tst_Introspection::refusesMalformedRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no token") << QByteArray("x=y");
    QTest::newRow("empty") << QByteArray("token=");
    QTest::newRow("twice") << QByteArray("token=a&token=b");
}

void tst_Introspection::refusesMalformedRequests()
{
    QFETCH(QByteArray, body);
    const EndpointAnswer answer = bench().introspect(body, basic("closed", "secret"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(errorOf(answer), QByteArray("invalid_request"));
}

void tst_Introspection::ignoresTheHint()
{
    for (const char *hint : {"access_token", "refresh_token", "unknown"}) {
        const EndpointAnswer answer = bench().introspect(
            form({{"token", m_access}, {"token_type_hint", hint}}), basic("closed", "secret"));
        QCOMPARE(json(answer)[u"active"_s], QJsonValue(true));
    }
}

void tst_Introspection::consumesNothing()
{
    for (int i = 0; i < 3; ++i)
        ask(m_refresh);
    QCOMPARE(bench()
                 .token(form({{"grant_type", "refresh_token"}, {"refresh_token", m_refresh}}),
                     basic("closed", "secret"))
                 .status,
        200);
}

void tst_Introspection::answers503WhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"client", "access", "refresh"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_Introspection::answers503WhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    bench().store.failNext(verb);
    const EndpointAnswer answer = ask(m_access);
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(answer.status, 503);
    QCOMPARE(json(ask(m_access))[u"active"_s], QJsonValue(true));
}

QTEST_GUILESS_MAIN(tst_Introspection)

#include "tst_Introspection.moc"
