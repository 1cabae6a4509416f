// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/IdToken.h"
#include "support/FakeClock.h"
#include "support/TestKey.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using provider::IdTokenRules;
using provider::IssuerKey;

namespace {

const QString Tenant = u"9188040d-6c67-4c5b-b112-36a304b66dad"_s;

const test::TestKey &signingKey()
{
    static const test::TestKey key = test::TestKey::ed25519();
    return key;
}

} // namespace

/// The limits of what is believed; what is beyond them stands in tst_OidcProvider.
class tst_IdToken : public QObject
{
    Q_OBJECT

    test::FakeClock m_clock;
    QJsonObject m_claims;
    IdTokenRules m_rules;
    QList<IssuerKey> m_keys;

    base::Result<provider::VerifiedIdToken> verify() const
    {
        const auto token =
            jose::parseCompactJws(signingKey().signedToken({{u"alg"_s, u"EdDSA"_s}}, m_claims));
        return verifyIdToken(*token, m_keys, m_rules);
    }

private Q_SLOTS:
    void init();
    void believesClaimsAtTheirLimits_data();
    void believesClaimsAtTheirLimits();
    void refusesTimesThatAreNone_data();
    void refusesTimesThatAreNone();
    void refusesWithoutKeys();
    void triesEveryKey();
    void refusesWithoutANonceOfOurs();
    void refusesAKeyOfAnotherIssuer();
    void saysWhoAndWhere();
    void namesTheIssuerWithItsTenant();
};

void tst_IdToken::init()
{
    const qint64 now = m_clock.now().time_since_epoch().count();
    m_claims = {{u"iss"_s, u"https://id.example.com"_s}, {u"aud"_s, u"gatehouse"_s},
        {u"sub"_s, u"jane"_s}, {u"exp"_s, now + 300}, {u"iat"_s, now}, {u"nonce"_s, u"n"_s}};
    m_rules = {"https://id.example.com", {}, "gatehouse", "n", std::nullopt, m_clock.now()};
    m_keys = {{*jose::PublicKey::fromJwk(signingKey().jwk()), {}}};
}

void tst_IdToken::believesClaimsAtTheirLimits_data()
{
    QTest::addColumn<QJsonObject>("claims");
    const qint64 now = m_clock.now().time_since_epoch().count();
    QTest::addRow("as it should be") << QJsonObject();
    QTest::addRow("expired less than the skew ago") << QJsonObject {{u"exp"_s, now - 59}};
    QTest::addRow("issued less than the skew ahead") << QJsonObject {{u"iat"_s, now + 60}};
    QTest::addRow("valid from less than the skew ahead") << QJsonObject {{u"nbf"_s, now + 60}};
    QTest::addRow("fractions of a second") << QJsonObject {{u"exp"_s, now + 0.5}};
    QTest::addRow("audience as a list of one")
        << QJsonObject {{u"aud"_s, QJsonArray {u"gatehouse"_s}}};
    QTest::addRow("more audiences, made out to us") << QJsonObject {
        {u"aud"_s, QJsonArray {u"api"_s, u"gatehouse"_s}}, {u"azp"_s, u"gatehouse"_s}};
    QTest::addRow("longest subject") << QJsonObject {{u"sub"_s, QString(255, u's')}};
}

void tst_IdToken::believesClaimsAtTheirLimits()
{
    QFETCH(QJsonObject, claims);
    for (auto one = claims.begin(); one != claims.end(); ++one)
        m_claims.insert(one.key(), one.value());
    const auto verified = verify();
    QVERIFY2(verified.ok(), verified ? "" : qPrintable(verified.error().message));
}

void tst_IdToken::refusesTimesThatAreNone_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    for (const auto &claim : {u"exp"_s, u"iat"_s, u"nbf"_s}) {
        QTest::addRow("%s negative", qPrintable(claim)) << claim << QJsonValue(-1);
        QTest::addRow("%s text", qPrintable(claim)) << claim << QJsonValue(u"1767225600"_s);
        QTest::addRow("%s far away", qPrintable(claim)) << claim << QJsonValue(1e300);
        QTest::addRow("%s null", qPrintable(claim)) << claim << QJsonValue();
        QTest::addRow("%s in milliseconds", qPrintable(claim)) << claim << QJsonValue(1.7672256e12);
    }
}

void tst_IdToken::refusesTimesThatAreNone()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    m_claims.insert(claim, value);
    QVERIFY(!verify().ok());
}

void tst_IdToken::refusesWithoutKeys()
{
    m_keys.clear();
    QVERIFY(!verify().ok());
}

void tst_IdToken::triesEveryKey()
{
    m_keys.prepend({*jose::PublicKey::fromJwk(test::TestKey::ed25519().jwk()), {}});
    m_keys.prepend({*jose::PublicKey::fromJwk(test::TestKey::ec("P-256").jwk()), {}});
    QVERIFY(verify().ok());
    m_keys.removeLast();
    QVERIFY(!verify().ok());
}

/// A sign-in that forgot its nonce must not be satisfied by a token without one.
void tst_IdToken::refusesWithoutANonceOfOurs()
{
    m_rules.nonce = QByteArray();
    QVERIFY(!verify().ok());
    m_claims.remove(u"nonce"_s);
    QVERIFY(!verify().ok());
}

void tst_IdToken::refusesAKeyOfAnotherIssuer()
{
    m_keys.first().issuer = "https://id.example.com";
    QVERIFY(verify().ok());
    m_keys.first().issuer = "https://other.example.com";
    QVERIFY(!verify().ok());
}

void tst_IdToken::saysWhoAndWhere()
{
    m_rules.issuerAliases = {"id.example.com"};
    m_claims.insert(u"iss"_s, u"id.example.com"_s);
    const auto verified = verify();
    QVERIFY(verified.ok());
    QCOMPARE(verified->issuer, "https://id.example.com");
    QCOMPARE(verified->subject, "jane");
    QCOMPARE(verified->claims, m_claims);
}

void tst_IdToken::namesTheIssuerWithItsTenant()
{
    m_rules.issuer = "https://login.example/{tenantid}/v2.0";
    m_keys.first().issuer = m_rules.issuer;
    const QString issuer = u"https://login.example/%1/v2.0"_s.arg(Tenant);
    m_claims.insert(u"iss"_s, issuer);
    QVERIFY(!verify().ok()); // does not say of which tenant it is
    m_claims.insert(u"tid"_s, Tenant);
    const auto verified = verify();
    QVERIFY(verified.ok());
    QCOMPARE(verified->issuer, issuer.toUtf8());
    m_claims.insert(u"tid"_s, u"00000000-1111-2222-3333-444444444444"_s);
    QVERIFY(!verify().ok());
}

QTEST_GUILESS_MAIN(tst_IdToken)
#include "tst_IdToken.moc"
