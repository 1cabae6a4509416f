// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// Which keys may sign an ID token, and what it has to claim.
class tst_OidcIdToken : public OidcBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesAKeyOfAnyAllowedAlgorithm_data();
    void takesAKeyOfAnyAllowedAlgorithm();
    void refusesAFaultyIdToken_data();
    void refusesAFaultyIdToken();
    void refusesABrokenSignature();
    void refusesAKeyOfSomebodyElse();
    void refusesAnUnsignedToken();
    void refusesATokenSignedWithThePublicKeyAsSecret();
    void refusesAnAlgorithmTheProviderDoesNotSignWith();
    void refusesAnAnswerWithoutIdToken();
    void findsANewKeyAtOnce();
};

void tst_OidcIdToken::init()
{
    start();
}

void tst_OidcIdToken::takesAKeyOfAnyAllowedAlgorithm_data()
{
    QTest::addColumn<QString>("algorithm");
    for (const QString &name : {u"PS256"_s, u"ES256"_s, u"ES384"_s, u"EdDSA"_s})
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_OidcIdToken::takesAKeyOfAnyAllowedAlgorithm()
{
    QFETCH(QString, algorithm);
    const TestKey key = algorithm == u"PS256" ? TestKey::rsa()
        : algorithm == u"ES256"               ? TestKey::ec("P-256")
        : algorithm == u"ES384"               ? TestKey::ec("P-384")
                                              : TestKey::ed25519();
    m_http->answer(JwksUrl, 200, keySet({signingKey().jwk(u"k1"_s), key.jwk(u"k2"_s)}));
    m_header = {{u"alg"_s, algorithm}, {u"kid"_s, u"k2"_s}};
    handOut(key);
    QVERIFY(redeem().ok());
}

void tst_OidcIdToken::refusesAFaultyIdToken_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    const qint64 now = m_clock.now().time_since_epoch().count();
    QTest::addRow("wrong issuer") << u"iss"_s << QJsonValue(u"https://evil.example"_s);
    QTest::addRow("issuer with a slash") << u"iss"_s << QJsonValue(u"https://id.example.com/"_s);
    QTest::addRow("no issuer") << u"iss"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("wrong audience") << u"aud"_s << QJsonValue(u"other"_s);
    QTest::addRow("no audience") << u"aud"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("audiences without azp")
        << u"aud"_s << QJsonValue(QJsonArray {u"gatehouse"_s, u"other"_s});
    QTest::addRow("foreign azp") << u"azp"_s << QJsonValue(u"other"_s);
    QTest::addRow("expired") << u"exp"_s << QJsonValue(now - 60);
    QTest::addRow("no exp") << u"exp"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("exp as text") << u"exp"_s << QJsonValue(QString::number(now + 300));
    QTest::addRow("issued in the future") << u"iat"_s << QJsonValue(now + 61);
    QTest::addRow("no iat") << u"iat"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("not valid yet") << u"nbf"_s << QJsonValue(now + 61);
    QTest::addRow("wrong nonce") << u"nonce"_s << QJsonValue(u"another"_s);
    QTest::addRow("no nonce") << u"nonce"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("no subject") << u"sub"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("empty subject") << u"sub"_s << QJsonValue(u""_s);
    QTest::addRow("subject too long") << u"sub"_s << QJsonValue(QString(256, u'x'));
}

void tst_OidcIdToken::refusesAFaultyIdToken()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    m_claims.insert(claim, value);
    handOut();
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::refusesABrokenSignature()
{
    QByteArray token = m_answer[u"id_token"_s].toString().toUtf8();
    const qsizetype at = token.lastIndexOf('.') + 10;
    token[at] = token[at] == 'A' ? 'B' : 'A';
    m_answer.insert(u"id_token"_s, QString::fromUtf8(token));
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::refusesAKeyOfSomebodyElse()
{
    handOut(otherKey());
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::refusesAnUnsignedToken()
{
    const QByteArray header = base::toJson(QJsonObject {{u"alg"_s, u"none"_s}});
    const QByteArray token =
        base::toBase64Url(header) + '.' + base::toBase64Url(base::toJson(m_claims)) + '.';
    m_answer.insert(u"id_token"_s, QString::fromUtf8(token));
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::refusesATokenSignedWithThePublicKeyAsSecret()
{
    const QByteArray input = base::toBase64Url(base::toJson(QJsonObject {{u"alg"_s, u"HS256"_s}}))
        + '.' + base::toBase64Url(base::toJson(m_claims));
    const QByteArray secret = base::toJson(signingKey().jwk(u"k1"_s));
    QByteArray mac(32, '\0');
    HMAC(EVP_sha256(), secret.constData(), int(secret.size()),
        reinterpret_cast<const uchar *>(input.constData()), std::size_t(input.size()),
        reinterpret_cast<uchar *>(mac.data()), nullptr);
    m_answer.insert(u"id_token"_s, QString::fromUtf8(input + '.' + base::toBase64Url(mac)));
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::refusesAnAlgorithmTheProviderDoesNotSignWith()
{
    m_metadata.insert(u"id_token_signing_alg_values_supported"_s, QJsonArray {u"RS512"_s});
    publish();
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::refusesAnAnswerWithoutIdToken()
{
    m_answer.remove(u"id_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcIdToken::findsANewKeyAtOnce()
{
    QVERIFY(redeem().ok());
    m_http->answer(JwksUrl, 200, keySet({otherKey().jwk(u"k2"_s)}));
    m_header.insert(u"kid"_s, u"k2"_s);
    handOut(otherKey());
    QVERIFY(redeem().ok());
    QCOMPARE(m_http->count(JwksUrl), 2);
}

QTEST_GUILESS_MAIN(tst_OidcIdToken)
#include "tst_OidcIdToken.moc"
