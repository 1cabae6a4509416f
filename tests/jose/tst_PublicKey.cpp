// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/JwsBench.h"

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using jose::PublicKey;
using test::decoded;
using test::object;
using test::TestKey;

namespace {

const TestKey &rsa()
{
    static const TestKey key = TestKey::rsa();
    return key;
}

PublicKey publicKey(const QJsonObject &jwk)
{
    auto key = PublicKey::fromJwk(jwk);
    return key ? *key : PublicKey();
}

TestKey keyFor(const QByteArray &algorithm)
{
    if (algorithm == "ES256")
        return TestKey::ec("P-256");
    if (algorithm == "ES384")
        return TestKey::ec("P-384");
    if (algorithm == "ES512")
        return TestKey::ec("P-521");
    return algorithm == "EdDSA" ? TestKey::ed25519() : rsa();
}

} // namespace

class tst_PublicKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesEveryAlgorithm_data();
    void verifiesEveryAlgorithm();
    void refusesEveryOtherAlgorithmOfTheSameKey_data();
    void refusesEveryOtherAlgorithmOfTheSameKey();
    void refusesASignatureOfTheSameFamilyButAnotherDigest();
    void verifiesOnceMoreWithWhatItHasLookedUp();
    void refusesWhatAKeySaysItIsNotFor();
    void refusesATamperedSignature_data();
    void refusesATamperedSignature();
    void refusesAnEmptySignature();
    void refusesSignaturesThatAreAllZero();
    void refusesKeysThatCannotBeTrusted_data();
    void refusesKeysThatCannotBeTrusted();
    void refusesAKeyThatIsTooSmall();
    void acceptsAKeyWithALeadingZero();
};

void tst_PublicKey::verifiesEveryAlgorithm_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    for (const char *name :
        {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
        QTest::addRow("%s", name) << QByteArray(name);
}

void tst_PublicKey::verifiesEveryAlgorithm()
{
    QFETCH(QByteArray, algorithm);
    const TestKey key = keyFor(algorithm);
    const QByteArray text = key.signedToken(
        {{u"alg"_s, QString::fromUtf8(algorithm)}, {u"kid"_s, u"k"_s}}, QByteArray("{\"a\":1}"));
    const auto jws = jose::parseCompactJws(text);
    QVERIFY(jws.ok());
    QCOMPARE(jws->keyId, "k");
    QVERIFY(publicKey(key.jwk()).verify(jws->algorithm, jws->signedPart, jws->signature));
    const bool isRsa = EVP_PKEY_is_a(key.get(), "RSA");
    const TestKey stranger = isRsa ? TestKey::rsa() : keyFor(algorithm);
    QVERIFY(!publicKey(stranger.jwk()).verify(jws->algorithm, jws->signedPart, jws->signature));
}

void tst_PublicKey::refusesEveryOtherAlgorithmOfTheSameKey_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    for (const char *name : {"RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"})
        QTest::addRow("%s", name) << QByteArray(name);
}

/// RFC 8725 3.1: a signature counts only for the algorithm it was made with.
void tst_PublicKey::refusesEveryOtherAlgorithmOfTheSameKey()
{
    QFETCH(QByteArray, algorithm);
    const TestKey key = keyFor(algorithm);
    const PublicKey verifier = publicKey(key.jwk());
    const QByteArray input = "header.claims";
    const QByteArray signature = key.sign(algorithm, input);
    QVERIFY(verifier.verify(algorithm, input, signature));
    for (const char *name :
        {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
            "none", "None", "HS256", "HS384", "HS512", "rs256", "RS256 ", "", "ES256K", "Ed25519"})
        QCOMPARE(verifier.verify(name, input, signature), algorithm == name);
}

void tst_PublicKey::refusesASignatureOfTheSameFamilyButAnotherDigest()
{
    // A P-256 key can sign with SHA-384; ES256 is SHA-256 alone (RFC 7518 3.4).
    const TestKey key = TestKey::ec("P-256");
    QVERIFY(!publicKey(key.jwk()).verify("ES256", "input", key.sign("ES384", "input")));
}

void tst_PublicKey::verifiesOnceMoreWithWhatItHasLookedUp()
{
    const TestKey other = TestKey::rsa();
    const PublicKey keys[] = {publicKey(rsa().jwk()), publicKey(other.jwk())};
    const PublicKey copy = keys[0];
    for (const QByteArray algorithm : {"RS256", "PS256", "RS512", "RS256", "PS256"}) {
        const QJsonObject header {{u"alg"_s, QString::fromUtf8(algorithm)}};
        const auto jws = jose::parseCompactJws(rsa().signedToken(header, QByteArray("{\"a\":1}")));
        QVERIFY(jws.ok());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(keys[0].verify(algorithm, jws->signedPart, jws->signature));
            QVERIFY(copy.verify(algorithm, jws->signedPart, jws->signature));
            QVERIFY(!keys[1].verify(algorithm, jws->signedPart, jws->signature));
            QVERIFY(!keys[0].verify(algorithm, jws->signedPart + 'x', jws->signature));
            QVERIFY(!keys[0].verify("RS384", jws->signedPart, jws->signature));
        }
    }
}

void tst_PublicKey::refusesWhatAKeySaysItIsNotFor()
{
    QJsonObject jwk = rsa().jwk();
    jwk.insert(u"alg"_s, u"PS256"_s);
    const PublicKey key = publicKey(jwk);
    QVERIFY(key.verify("PS256", "input", rsa().sign("PS256", "input")));
    QVERIFY(!key.verify("RS256", "input", rsa().sign("RS256", "input")));
    QVERIFY(!key.verify("PS512", "input", rsa().sign("PS512", "input")));
}

void tst_PublicKey::refusesATamperedSignature_data()
{
    verifiesEveryAlgorithm_data();
}

void tst_PublicKey::refusesATamperedSignature()
{
    QFETCH(QByteArray, algorithm);
    const TestKey key = keyFor(algorithm);
    const PublicKey verifier = publicKey(key.jwk());
    const QByteArray signature = key.sign(algorithm, "input");
    for (const qsizetype at : {qsizetype(0), signature.size() / 2, signature.size() - 1}) {
        QByteArray wrong = signature;
        wrong[at] = char(wrong[at] ^ 1);
        QVERIFY(!verifier.verify(algorithm, "input", wrong));
    }
    QVERIFY(!verifier.verify(algorithm, "input", signature + '\0'));
    QVERIFY(!verifier.verify(algorithm, "input", signature.chopped(1)));
    QVERIFY(!verifier.verify(algorithm, "Input", signature));
}

void tst_PublicKey::refusesAnEmptySignature()
{
    for (const char *algorithm : {"RS256", "ES256", "EdDSA"})
        QVERIFY(!publicKey(keyFor(algorithm).jwk()).verify(algorithm, "input", {}));
}

/// r = s = 0 verified everywhere in one well-known implementation of ECDSA.
void tst_PublicKey::refusesSignaturesThatAreAllZero()
{
    QVERIFY(!publicKey(keyFor("ES256").jwk()).verify("ES256", "input", QByteArray(64, '\0')));
    QVERIFY(!publicKey(keyFor("EdDSA").jwk()).verify("EdDSA", "input", QByteArray(64, '\0')));
}

void tst_PublicKey::refusesKeysThatCannotBeTrusted_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    const auto with = [](QJsonObject jwk, const QString &member, const QJsonValue &value) {
        jwk.insert(member, value);
        return jwk;
    };
    const QJsonObject rsaKey = rsa().jwk();
    const QJsonObject ecKey = TestKey::ec("P-256").jwk();
    const QJsonObject edKey = TestKey::ed25519().jwk();
    QTest::addRow("empty") << QJsonObject();
    QTest::addRow("unknown type") << with(rsaKey, u"kty"_s, u"DSA"_s);
    QTest::addRow("symmetric") << object({{u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}});
    QTest::addRow("symmetric dressed as RSA") << with(rsaKey, u"k"_s, u"c2VjcmV0"_s);
    QTest::addRow("private RSA") << with(rsaKey, u"d"_s, u"AQAB"_s);
    QTest::addRow("private EC") << with(ecKey, u"d"_s, ecKey[u"x"_s]);
    QTest::addRow("private Ed25519") << with(edKey, u"d"_s, edKey[u"x"_s]);
    QTest::addRow("for encryption") << with(rsaKey, u"use"_s, u"enc"_s);
    QTest::addRow("use is no string") << with(rsaKey, u"use"_s, 1);
    QTest::addRow("operations without verify")
        << with(rsaKey, u"key_ops"_s, QJsonArray {u"encrypt"_s});
    QTest::addRow("algorithm of another family") << with(rsaKey, u"alg"_s, u"ES256"_s);
    QTest::addRow("algorithm of another curve") << with(ecKey, u"alg"_s, u"ES384"_s);
    QTest::addRow("symmetric algorithm") << with(rsaKey, u"alg"_s, u"HS256"_s);
    QTest::addRow("encryption algorithm") << with(rsaKey, u"alg"_s, u"RSA-OAEP"_s);
    QTest::addRow("exponent one") << with(rsaKey, u"e"_s, u"AQ"_s);
    QTest::addRow("even exponent") << with(rsaKey, u"e"_s, u"Ag"_s);
    QTest::addRow("no exponent") << with(rsaKey, u"e"_s, QJsonValue::Undefined);
    QTest::addRow("exponent too large") << with(rsaKey, u"e"_s, u"AQAAAAAAAAAB"_s);
    QTest::addRow("padded modulus") << with(rsaKey, u"n"_s, rsaKey[u"n"_s].toString() + u'=');
    QTest::addRow("modulus too large") << with(rsaKey, u"n"_s, QString(1400, u'_'));
    QTest::addRow("point not on its curve") << with(ecKey, u"y"_s, ecKey[u"x"_s]);
    QTest::addRow("point at infinity")
        << with(with(ecKey, u"x"_s, QString(43, u'A')), u"y"_s, QString(43, u'A'));
    QTest::addRow("short coordinate") << with(ecKey, u"x"_s, u"AQ"_s);
    QTest::addRow("coordinates of another curve") << with(ecKey, u"crv"_s, u"P-384"_s);
    QTest::addRow("unknown curve") << with(ecKey, u"crv"_s, u"secp256k1"_s);
    QTest::addRow("Ed448") << with(edKey, u"crv"_s, u"Ed448"_s);
    QTest::addRow("X25519 does not sign") << with(edKey, u"crv"_s, u"X25519"_s);
    QTest::addRow("short Ed25519") << with(edKey, u"x"_s, u"AQ"_s);
}

void tst_PublicKey::refusesKeysThatCannotBeTrusted()
{
    QFETCH(QJsonObject, jwk);
    QVERIFY(!PublicKey::fromJwk(jwk).ok());
}

void tst_PublicKey::refusesAKeyThatIsTooSmall()
{
    QVERIFY(!PublicKey::fromJwk(TestKey::rsa(1024).jwk()).ok());
    QVERIFY(PublicKey::fromJwk(TestKey::rsa(2048).jwk()).ok());
    // 256 bytes alone do not make 2048 bits.
    QJsonObject jwk = TestKey::rsa(1024).jwk();
    const QByteArray padded = QByteArray(128, '\0') + decoded(jwk[u"n"_s].toString().toUtf8());
    jwk.insert(u"n"_s, QString::fromUtf8(base::toBase64Url(padded)));
    QVERIFY(!PublicKey::fromJwk(jwk).ok());
}

/// RFC 7518 6.3.1.1 knows implementations that put one in front.
void tst_PublicKey::acceptsAKeyWithALeadingZero()
{
    QJsonObject jwk = rsa().jwk();
    const QByteArray padded = '\0' + decoded(jwk[u"n"_s].toString().toUtf8());
    jwk.insert(u"n"_s, QString::fromUtf8(base::toBase64Url(padded)));
    QVERIFY(publicKey(jwk).verify("RS256", "input", rsa().sign("RS256", "input")));
}

QTEST_GUILESS_MAIN(tst_PublicKey)
#include "tst_PublicKey.moc"
