// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/RenewalBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// How a provider's token is renewed (RFC 6749 6, OpenID Connect Core 12).
class tst_Renewal : public RenewalBench
{
    Q_OBJECT

    Renewed renew() { return ask({base::Secret("old-at"), base::Secret("old-rt"), {}}); }
    void expectFailure(Kind kind) { RenewalBench::expectFailure(renew(), kind); }

private Q_SLOTS:
    void init();
    void sendsTheRefreshTokenAndNothingElse();
    void keepsTheOldRefreshTokenWhenThereIsNoNewOne();
    void takesWhatIsNew();
    void doesNotExpireWithoutAnEnd();
    void saysNoForGoodOnlyToADeadToken_data();
    void saysNoForGoodOnlyToADeadToken();
    void mayWorkLaterWhenNobodyAnswers();
    void saysWhoItIsNow();
    void believesNoUnsignedWordButKeepsTheTokens_data();
    void believesNoUnsignedWordButKeepsTheTokens();
    void keepsTheTokensWhenTheKeysCannotBeHad();
    void refusesTheTokenOfSomebodyElse();
    void asksUserinfoWithoutAnIdToken();
    void refusesUserinfoOfSomebodyElse();
    void keepsWhatIsKnownWhenTheProviderSaysNothing();
    void asksGitHubWhoItIsNow();
    void knowsGitHubsWordForADeadToken();
    void asksAPlainProviderWhoItIsNow();
};

void tst_Renewal::init()
{
    start();
}

void tst_Renewal::sendsTheRefreshTokenAndNothingElse()
{
    QVERIFY(renew().ok());
    const net::OutgoingRequest request = m_http->last(TokenUrl);
    QCOMPARE(request.method, "POST");
    // Neither scope nor resource (Entra refuses the latter, a strict provider both).
    QCOMPARE(request.body, "grant_type=refresh_token&refresh_token=old-rt");
    QCOMPARE(headerOf(request, "Authorization"),
        "Basic " + QByteArray("gatehouse:s3cret%2F%2B").toBase64());
    QCOMPARE(request.timeout, 10'000ms);
    QCOMPARE(request.maxBytes, 1024 * 1024);
}

void tst_Renewal::keepsTheOldRefreshTokenWhenThereIsNoNewOne()
{
    m_answer.remove(u"refresh_token"_s);
    handOut();
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QCOMPARE(renewed->tokens.refreshToken->reveal(), "old-rt");
}

void tst_Renewal::takesWhatIsNew()
{
    m_answer.insert(u"access_token"_s, u"new-at"_s);
    m_answer.insert(u"refresh_token"_s, u"new-rt"_s);
    handOut();
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QCOMPARE(renewed->tokens.accessToken.reveal(), "new-at");
    QCOMPARE(renewed->tokens.refreshToken->reveal(), "new-rt");
    QCOMPARE(renewed->tokens.expiresAt, m_clock.now() + 3600s);
}

void tst_Renewal::doesNotExpireWithoutAnEnd()
{
    m_answer.remove(u"expires_in"_s);
    handOut();
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QVERIFY(!renewed->tokens.expiresAt);
}

void tst_Renewal::saysNoForGoodOnlyToADeadToken_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("dead");
    const auto error = [](const char *name) {
        return QByteArray("{\"error\":\"") + name + "\",\"error_description\":\"of old-rt\"}";
    };
    QTest::newRow("invalid_grant") << 400 << error("invalid_grant") << true;
    QTest::newRow("unauthorized_client") << 400 << error("unauthorized_client") << true;
    QTest::newRow("invalid_grant with 200") << 200 << error("invalid_grant") << true;
    // A wrong secret of ours must end nobody's session.
    QTest::newRow("invalid_client") << 401 << error("invalid_client") << false;
    QTest::newRow("invalid_request") << 400 << error("invalid_request") << false;
    QTest::newRow("temporarily_unavailable") << 400 << error("temporarily_unavailable") << false;
    QTest::newRow("a word of its own") << 400 << error("try_tomorrow") << false;
    // Not even a word of death counts when the status says that it may pass.
    QTest::newRow("500") << 500 << error("invalid_grant") << false;
    QTest::newRow("503") << 503 << QByteArray("maintenance") << false;
    QTest::newRow("429") << 429 << error("invalid_grant") << false;
    QTest::newRow("HTML") << 200 << QByteArray("<h1>invalid_grant</h1>") << false;
    QTest::newRow("HTML with 400") << 400 << QByteArray("<h1>invalid_grant</h1>") << false;
    QTest::newRow("empty") << 200 << QByteArray() << false;
    QTest::newRow("no token") << 200 << QByteArray("{}") << false;
    QTest::newRow("a list") << 400 << QByteArray("[{\"error\":\"invalid_grant\"}]") << false;
    QTest::newRow("no bearer token")
        << 200 << QByteArray("{\"access_token\":\"a\",\"token_type\":\"mac\"}") << false;
}

void tst_Renewal::saysNoForGoodOnlyToADeadToken()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, dead);
    m_http->answer(TokenUrl, status, body);
    expectFailure(dead ? Kind::Refused : Kind::Unavailable);
}

void tst_Renewal::mayWorkLaterWhenNobodyAnswers()
{
    for (const auto kind : {base::ErrorKind::TimedOut, base::ErrorKind::Unavailable}) {
        m_http->fail(TokenUrl, kind);
        expectFailure(Kind::Unavailable);
    }
    m_http->fail(Place, base::ErrorKind::Unavailable);
    makeProvider(config());
    expectFailure(Kind::Unavailable);
}

void tst_Renewal::saysWhoItIsNow()
{
    m_claims.remove(u"nonce"_s); // 12.2: it need not have one
    m_claims.insert(u"email"_s, u"jane@elsewhere.example"_s);
    m_claims.insert(u"groups"_s, QJsonArray {u"guests"_s});
    handOut();
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QVERIFY(renewed->person.ok());
    const domain::Identity expected {
        Issuer, "248289761001", u"jane@elsewhere.example"_s, true, u"Jane Doe"_s, {u"guests"_s}};
    QCOMPARE(*renewed->person, expected);
    QCOMPARE(m_http->count(UserinfoUrl), 0);
}

void tst_Renewal::believesNoUnsignedWordButKeepsTheTokens_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("another issuer") << u"iss"_s << QJsonValue(u"https://evil.example"_s);
    QTest::newRow("another audience") << u"aud"_s << QJsonValue(u"other"_s);
    QTest::newRow("expired") << u"exp"_s << QJsonValue(1000);
    QTest::newRow("a foreign key") << u"key"_s << QJsonValue();
    QTest::newRow("no token at all") << u"id_token"_s << QJsonValue();
}

void tst_Renewal::believesNoUnsignedWordButKeepsTheTokens()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    m_claims.insert(claim, value);
    handOut(claim == u"key"_s ? otherKey() : signingKey());
    if (claim == u"id_token"_s) {
        m_answer.insert(u"id_token"_s, u"not.a.token"_s);
        m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    }
    const Renewed renewed = renew();
    // The old refresh token may be used up: what came must not be lost.
    QVERIFY(renewed.ok());
    QCOMPARE(renewed->tokens.refreshToken->reveal(), "provider-rt");
    QVERIFY(!renewed->person.ok());
    QVERIFY(renewed->person.error().kind == Kind::Unavailable);
}

void tst_Renewal::keepsTheTokensWhenTheKeysCannotBeHad()
{
    m_http->answer(JwksUrl, 500, "down");
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QCOMPARE(renewed->tokens.refreshToken->reveal(), "provider-rt");
    QVERIFY(!renewed->person.ok());
    QVERIFY(renewed->person.error().kind == Kind::Unavailable);
}

void tst_Renewal::refusesTheTokenOfSomebodyElse()
{
    m_claims.insert(u"sub"_s, u"mallory"_s);
    handOut();
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QVERIFY(!renewed->person.ok());
    QVERIFY(renewed->person.error().kind == Kind::Refused);
}

void tst_Renewal::asksUserinfoWithoutAnIdToken()
{
    m_answer.remove(u"id_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    m_http->answer(UserinfoUrl, 200,
        R"({"sub":"248289761001","email":"j@new.example","email_verified":false})");
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QVERIFY(renewed->person.ok());
    domain::Identity expected = m_person;
    expected.email = u"j@new.example"_s;
    expected.emailVerified = false;
    QCOMPARE(*renewed->person, expected);
    QCOMPARE(headerOf(m_http->last(UserinfoUrl), "Authorization"), "Bearer provider-at");

    // Not a word about the address is no word against it; groups that are named are all there are.
    m_http->answer(
        UserinfoUrl, 200, R"({"sub":"248289761001","name":"Jane Roe","groups":["guests"]})");
    const Renewed again = renew();
    QVERIFY(again.ok() && again->person.ok());
    expected = m_person;
    expected.name = u"Jane Roe"_s;
    expected.groups = {u"guests"_s};
    QCOMPARE(*again->person, expected);
}

void tst_Renewal::refusesUserinfoOfSomebodyElse()
{
    m_answer.remove(u"id_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    m_http->answer(UserinfoUrl, 200, R"({"sub":"mallory","email":"jane@example.com"})");
    const Renewed renewed = renew();
    QVERIFY(renewed.ok());
    QVERIFY(!renewed->person.ok());
    QVERIFY(renewed->person.error().kind == Kind::Refused);
}

void tst_Renewal::keepsWhatIsKnownWhenTheProviderSaysNothing()
{
    m_metadata.remove(u"userinfo_endpoint"_s);
    publish();
    m_answer.remove(u"id_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    const Renewed renewed = renew();
    QVERIFY(renewed.ok() && renewed->person.ok());
    QCOMPARE(*renewed->person, m_person);
}

void tst_Renewal::asksGitHubWhoItIsNow()
{
    useGitHub();
    m_http->answer(GitHubToken, 200,
        R"({"access_token":"new-at","token_type":"bearer","refresh_token":"new-rt","expires_in":28800})");
    m_http->answer(GitHubUser, 200, R"({"id":42,"login":"jane","name":"Jane"})");
    m_http->answer(GitHubUser + "/emails", 200,
        R"([{"email":"jane@new.example","primary":true,"verified":true}])");
    const Renewed renewed = renew();
    QVERIFY2(renewed.ok(), renewed ? "" : qPrintable(renewed.error().message));
    QCOMPARE(m_http->last(GitHubToken).body,
        "grant_type=refresh_token&refresh_token=old-rt&client_id=gatehouse"
        "&client_secret=s3cret%2F%2B");
    QVERIFY(renewed->person.ok());
    QCOMPARE(renewed->person->email, u"jane@new.example"_s);
    QCOMPARE(renewed->tokens.refreshToken->reveal(), "new-rt");
}

void tst_Renewal::knowsGitHubsWordForADeadToken()
{
    useGitHub();
    m_http->answer(GitHubToken, 200, R"({"error":"bad_refresh_token"})");
    expectFailure(Kind::Refused);
}

void tst_Renewal::asksAPlainProviderWhoItIsNow()
{
    usePlainProvider();
    m_http->answer(
        UserinfoUrl, 200, R"({"id":7,"email":"jane@new.example","email_verified":true})");
    const Renewed renewed = renew();
    QVERIFY2(renewed.ok(), renewed ? "" : qPrintable(renewed.error().message));
    QVERIFY(renewed->person.ok());
    QCOMPARE(renewed->person->email, u"jane@new.example"_s);
}

QTEST_GUILESS_MAIN(tst_Renewal)
#include "tst_Renewal.moc"
