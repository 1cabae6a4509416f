// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// How a code is redeemed, and who has signed in by it.
class tst_OidcRedemption : public OidcBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhoSignedIn();
    void sendsTheCodeWithItsVerifierAndBasic();
    void sendsTheSecretInTheBodyWhereBasicIsUnknown();
    void refusesAProviderThatTakesNoSecret();
    void refusesAnswersOfAnotherIssuer_data();
    void refusesAnswersOfAnotherIssuer();
    void asksWithAMadeUpCodeThatNoIssuerSent();
    void asksUserinfoOnlyForAMissingEmail();
    void asksUserinfoForGroupsThatDecide();
    void refusesUserinfoOfSomebodyElse();
    void acceptsAPersonWithoutEmail();
    void doesNotTakeAnUnverifiedEmailForVerified();
    void keepsTokensWithoutExpiry();
};

void tst_OidcRedemption::init()
{
    start();
}

void tst_OidcRedemption::saysWhoSignedIn()
{
    const Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    const domain::Identity expected {
        Issuer, "248289761001", u"jane@example.com"_s, true, u"Jane Doe"_s, {u"staff"_s}};
    QCOMPARE(grant->identity, expected);
    QCOMPARE(grant->tokens.accessToken.reveal(), "provider-at");
    QCOMPARE(grant->tokens.refreshToken->reveal(), "provider-rt");
    QCOMPARE(grant->tokens.expiresAt, m_clock.now() + 3600s);
    QCOMPARE(m_http->count(UserinfoUrl), 0);
}

void tst_OidcRedemption::sendsTheCodeWithItsVerifierAndBasic()
{
    QVERIFY(redeem().ok());
    const net::OutgoingRequest request = m_http->last(TokenUrl);
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.body,
        "grant_type=authorization_code&code=the-code&redirect_uri="
        "https%3A%2F%2Fgate.example.com%2Foauth%2Fcallback&code_verifier=the-verifier");
    // RFC 6749 2.3.1: id and secret are form-encoded before they are joined.
    QCOMPARE(headerOf(request, "Authorization"),
        "Basic " + QByteArray("gatehouse:s3cret%2F%2B").toBase64());
    QCOMPARE(request.timeout, 10'000ms);
    QCOMPARE(request.maxBytes, 1024 * 1024);
}

void tst_OidcRedemption::sendsTheSecretInTheBodyWhereBasicIsUnknown()
{
    m_metadata.insert(u"token_endpoint_auth_methods_supported"_s,
        QJsonArray {u"private_key_jwt"_s, u"client_secret_post"_s});
    publish();
    QVERIFY(redeem().ok());
    const net::OutgoingRequest request = m_http->last(TokenUrl);
    QVERIFY(request.body.endsWith("&client_id=gatehouse&client_secret=s3cret%2F%2B"));
    QVERIFY(headerOf(request, "Authorization").isEmpty());
}

void tst_OidcRedemption::refusesAProviderThatTakesNoSecret()
{
    m_metadata.insert(
        u"token_endpoint_auth_methods_supported"_s, QJsonArray {u"private_key_jwt"_s});
    publish();
    expectFailure(Kind::Refused);
    QCOMPARE(m_http->count(TokenUrl), 0);
}

void tst_OidcRedemption::refusesAnswersOfAnotherIssuer_data()
{
    QTest::addColumn<bool>("announced");
    QTest::addColumn<QByteArray>("iss");
    QTest::addColumn<bool>("good");
    QTest::addRow("neither") << false << QByteArray() << true;
    QTest::addRow("sent, right") << false << Issuer << true;
    QTest::addRow("sent, wrong") << false << QByteArray("https://evil.example") << false;
    QTest::addRow("announced, right") << true << Issuer << true;
    QTest::addRow("announced, missing") << true << QByteArray() << false;
}

void tst_OidcRedemption::refusesAnswersOfAnotherIssuer()
{
    QFETCH(bool, announced);
    QFETCH(QByteArray, iss);
    QFETCH(bool, good);
    m_metadata.insert(u"authorization_response_iss_parameter_supported"_s, announced);
    publish();
    m_redemption.iss = iss;
    const Grant grant = redeem();
    QCOMPARE(grant.ok(), good);
    if (good)
        return;
    QVERIFY(grant.error().kind == Kind::Refused);
    QCOMPARE(m_http->count(TokenUrl), 0); // RFC 9700 4.4.2: the code goes to nobody
}

/// As the doctor does, also where answers to a browser name their issuer.
void tst_OidcRedemption::asksWithAMadeUpCodeThatNoIssuerSent()
{
    m_metadata.insert(u"authorization_response_iss_parameter_supported"_s, true);
    publish();
    m_http->answer(TokenUrl, 401, R"({"error":"invalid_client"})");
    m_redemption.isMadeUp = true;
    const Grant grant = redeem();
    QVERIFY(!grant.ok());
    QCOMPARE(grant.error().error, "invalid_client");
    QCOMPARE(m_http->count(TokenUrl), 1);
}

void tst_OidcRedemption::asksUserinfoOnlyForAMissingEmail()
{
    m_claims.remove(u"email"_s);
    m_claims.remove(u"email_verified"_s);
    m_claims.remove(u"name"_s);
    handOut();
    m_http->answer(UserinfoUrl, 200,
        R"({"sub":"248289761001","email":"jane@example.org","email_verified":true,"name":"J"})");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QCOMPARE(grant->identity.email, u"jane@example.org"_s);
    QVERIFY(grant->identity.emailVerified);
    QCOMPARE(grant->identity.name, u"J"_s);
    QCOMPARE(headerOf(m_http->last(UserinfoUrl), "Authorization"), "Bearer provider-at");
}

// OpenID Connect Core 5.4
void tst_OidcRedemption::asksUserinfoForGroupsThatDecide()
{
    m_claims.remove(u"groups"_s);
    handOut();
    m_http->answer(
        UserinfoUrl, 200, R"({"sub":"248289761001","email":"boss@example.org","groups":["team"]})");
    QVERIFY(redeem()->identity.groups.isEmpty());
    QCOMPARE(m_http->count(UserinfoUrl), 0);
    auto settings = config();
    settings.askForGroups = true;
    makeProvider(settings);
    const Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    QCOMPARE(grant->identity.groups, QList<QString> {u"team"_s});
    QCOMPARE(grant->tokens.checkedAt, m_clock.now());
    // What is signed goes before what is not.
    QCOMPARE(grant->identity.email, u"jane@example.com"_s);
    QVERIFY(grant->identity.emailVerified);
    // Without it the address is enough, and nobody has a group.
    m_http->answer(UserinfoUrl, 403, "{}");
    const Grant without = redeem();
    QVERIFY2(without.ok(), without ? "" : qPrintable(without.error().message));
    QCOMPARE(without->identity.email, u"jane@example.com"_s);
    QVERIFY(without->identity.groups.isEmpty());
    QVERIFY(!without->tokens.checkedAt); // it has not vouched for them
    m_http->answer(UserinfoUrl, 503, "{}"); // who has a group would not be let in
    expectFailure(Kind::Unavailable);
    // An empty list is a word.
    m_claims.insert(u"groups"_s, QJsonArray());
    handOut();
    QVERIFY(redeem()->identity.groups.isEmpty());
    QCOMPARE(m_http->count(UserinfoUrl), 3);
}

void tst_OidcRedemption::refusesUserinfoOfSomebodyElse()
{
    m_claims.remove(u"email"_s);
    handOut();
    for (const QByteArray body :
        {R"({"sub":"somebody","email":"boss@example.com"})", R"({"email":"boss@example.com"})"}) {
        m_http->answer(UserinfoUrl, 200, body);
        expectFailure(Kind::Refused);
    }
}

void tst_OidcRedemption::acceptsAPersonWithoutEmail()
{
    m_claims.remove(u"email"_s);
    handOut();
    m_http->answer(UserinfoUrl, 200, R"({"sub":"248289761001"})");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(grant->identity.email.isEmpty());
    QVERIFY(!grant->identity.emailVerified);
}

void tst_OidcRedemption::doesNotTakeAnUnverifiedEmailForVerified()
{
    for (const QJsonValue &said : {QJsonValue(false), QJsonValue(QJsonValue::Undefined),
             QJsonValue(u"true"_s), QJsonValue(1)}) {
        m_claims.insert(u"email_verified"_s, said);
        handOut();
        const Grant grant = redeem();
        QVERIFY(grant.ok());
        QVERIFY(!grant->identity.emailVerified);
    }
}

void tst_OidcRedemption::keepsTokensWithoutExpiry()
{
    m_answer.remove(u"expires_in"_s);
    m_answer.remove(u"refresh_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(!grant->tokens.expiresAt);
    QVERIFY(!grant->tokens.refreshToken);
}

QTEST_GUILESS_MAIN(tst_OidcRedemption)
#include "tst_OidcRedemption.moc"
