// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AssertionBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// RFC 7523 2.2 and 3, RFC 7521 4.2.
class tst_ClientAssertion : public QObject
{
    Q_OBJECT

    template <typename Change> OAuthResult<domain::Client> authenticateChanged(const Change &change)
    {
        AssertionBench bench;
        QJsonObject header = bench.header();
        QJsonObject claims = bench.claims();
        change(header, claims, bench.clock.now().time_since_epoch().count());
        return bench.authenticate(bench.key.signedToken(header, claims));
    }

private Q_SLOTS:
    void acceptsEveryAlgorithm_data();
    void acceptsEveryAlgorithm();
    void acceptsClaimsWithinTheirBounds_data();
    void acceptsClaimsWithinTheirBounds();
    void refusesClaims_data();
    void refusesClaims();
    void refusesWeakHeaders_data();
    void refusesWeakHeaders();
    void refusesHmacWithThePublicKey();
    void refusesATamperedAssertion();
    void takesAnAssertionOnce();
    void keepsAnAssertionThatIsNoGood();
    void usesUpNobodyElsesAssertion();
    void remembersAnAssertionAsLongAsItIsGood();
    void takesNoKeyOfAnotherClient();
    void findsTheKeyInTheDocumentItself();
    void holdsAClientToItsAlgorithm();
    void demandsAnAssertionOfAClientThatHasKeys();
    void acceptsNoneWhereTheDocumentOffersIt();
    void refusesAnAssertionOfAClientWithoutKeys();
    void refusesTwoMethodsAtOnce();
    void refusesAnotherKindOfAssertion();
    void refusesAClientIdThatSaysOtherwise();
    void saysWhoIsClaimed();
    void saysThatItIsTheStoreThatFails();
};

void tst_ClientAssertion::acceptsEveryAlgorithm_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    for (const QByteArray &name : jose::algorithmNames())
        QTest::newRow(name.constData()) << name;
}

void tst_ClientAssertion::acceptsEveryAlgorithm()
{
    QFETCH(QByteArray, algorithm);
    AssertionBench bench;
    if (algorithm.startsWith("RS") || algorithm.startsWith("PS"))
        bench.key = TestKey::rsa();
    else if (algorithm == "EdDSA")
        bench.key = TestKey::ed25519();
    else
        bench.key = TestKey::ec(algorithm == "ES256" ? "P-256"
                : algorithm == "ES384"               ? "P-384"
                                                     : "P-521");
    bench.documents.keys[AssertionBench::KeysUri] = {AssertionBench::publicKey(bench.key, u"k1"_s)};
    const QJsonObject header {{u"alg"_s, QString::fromLatin1(algorithm)}, {u"kid"_s, u"k1"_s}};
    const auto client = bench.authenticate(bench.key.signedToken(header, bench.claims()));
    QVERIFY(client.ok());
    QCOMPARE(client->id.value, AssertionBench::Id);
}

using Change = std::function<void(QJsonObject &header, QJsonObject &claims, qint64 now)>;

void tst_ClientAssertion::acceptsClaimsWithinTheirBounds_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *title, const Change &change) {
        QTest::newRow(title) << change;
    };
    row("token endpoint as audience",
        [](auto &, auto &claims, qint64) { claims[u"aud"_s] = u"https://gate.example/token"_s; });
    row("a list of us alone", [](auto &, auto &claims, qint64) {
        claims[u"aud"_s] = QJsonArray {u"https://gate.example"_s, u"https://gate.example/token"_s};
    });
    row("ten minutes", [](auto &, auto &claims, qint64 now) { claims[u"exp"_s] = now + 600; });
    row("expired within the skew", [](auto &, auto &claims, qint64 now) {
        claims[u"iat"_s] = now - 300;
        claims[u"exp"_s] = now - 59;
    });
    row("a clock that is ahead", [](auto &, auto &claims, qint64 now) {
        claims[u"iat"_s] = now + 60;
        claims[u"nbf"_s] = now + 60;
        claims[u"exp"_s] = now + 660;
    });
    row("without iat", [](auto &, auto &claims, qint64) { claims.remove(u"iat"_s); });
    row("without kid", [](auto &header, auto &, qint64) { header.remove(u"kid"_s); });
    row("typ JWT", [](auto &header, auto &, qint64) { header[u"typ"_s] = u"JWT"_s; });
    row("typ of client authentication",
        [](auto &header, auto &, qint64) { header[u"typ"_s] = u"client-authentication+jwt"_s; });
}

void tst_ClientAssertion::acceptsClaimsWithinTheirBounds()
{
    QFETCH(Change, change);
    QVERIFY(authenticateChanged(change).ok());
}

void tst_ClientAssertion::refusesClaims_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *title, const char *claim, const QJsonValue &value) {
        QTest::newRow(title) << Change([name = QString::fromLatin1(claim), value](
                                           auto &, auto &claims, qint64) { claims[name] = value; });
    };
    const auto time = [](const char *title, const char *claim, qint64 fromNow) {
        QTest::newRow(title) << Change(
            [name = QString::fromLatin1(claim), fromNow](
                auto &, auto &claims, qint64 now) { claims[name] = now + fromNow; });
    };
    row("another audience", "aud", u"https://other.example"_s);
    row("an audience with a slash", "aud", u"https://gate.example/"_s);
    row("a list with a foreign member", "aud",
        QJsonArray {u"https://gate.example"_s, u"https://other.example"_s});
    row("a list with a number", "aud", QJsonArray {u"https://gate.example"_s, 7});
    row("an empty list", "aud", QJsonArray {});
    row("no audience", "aud", QJsonValue());
    row("another issuer", "iss", u"https://other.example/client.json"_s);
    row("another subject", "sub", u"https://other.example/client.json"_s);
    row("no issuer", "iss", QJsonValue());
    row("no subject", "sub", QJsonValue());
    row("no jti", "jti", QJsonValue());
    row("empty jti", "jti", u""_s);
    row("a jti that is a number", "jti", 7);
    row("an endless jti", "jti", QString(257, u'x'));
    row("no exp", "exp", QJsonValue());
    row("exp that is text", "exp", u"tomorrow"_s);
    row("negative exp", "exp", -1);
    time("expired", "exp", -60);
    time("too long a life", "exp", 601);
    time("a far future", "exp", 86400);
    time("issued in the future", "iat", 61);
    time("issued long ago", "iat", -301);
    row("iat that is text", "iat", u"now"_s);
    time("not valid yet", "nbf", 61);
    row("nbf that is text", "nbf", u"now"_s);
    QTest::newRow("a far future without iat") << Change([](auto &, auto &claims, qint64 now) {
        claims.remove(u"iat"_s);
        claims[u"exp"_s] = now + 661;
    });
}

void tst_ClientAssertion::refusesClaims()
{
    QFETCH(Change, change);
    const auto client = authenticateChanged(change);
    QVERIFY(!client.ok());
    QCOMPARE(client.error().code, ErrorCode::InvalidClient);
}

void tst_ClientAssertion::refusesWeakHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("none") << u"alg"_s << QJsonValue(u"none"_s);
    QTest::newRow("HS256") << u"alg"_s << QJsonValue(u"HS256"_s);
    QTest::newRow("another family") << u"alg"_s << QJsonValue(u"RS256"_s);
    QTest::newRow("unknown crit") << u"crit"_s << QJsonValue(QJsonArray {u"x"_s});
    QTest::newRow("empty crit") << u"crit"_s << QJsonValue(QJsonArray {});
    QTest::newRow("b64") << u"b64"_s << QJsonValue(false);
    QTest::newRow("unknown kid") << u"kid"_s << QJsonValue(u"k2"_s);
    QTest::newRow("access token") << u"typ"_s << QJsonValue(u"at+jwt"_s);
}

void tst_ClientAssertion::refusesWeakHeaders()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    const auto client = authenticateChanged(
        [&](QJsonObject &header, QJsonObject &, qint64) { header[name] = value; });
    QVERIFY(!client.ok());
    QCOMPARE(client.error().code, ErrorCode::InvalidClient);
}

/// RFC 8725 2.1: the public key is no secret to sign with.
void tst_ClientAssertion::refusesHmacWithThePublicKey()
{
    AssertionBench bench;
    const QByteArray input = base::toBase64Url(R"({"alg":"HS256","kid":"k1"})") + '.'
        + base::toBase64Url(base::toJson(bench.claims()));
    const QByteArray secret = base::toJson(bench.key.jwk(u"k1"_s));
    const QByteArray mac = base::hmacSha256(secret, input).toBytes();
    QVERIFY(!bench.authenticate(input + '.' + base::toBase64Url(mac)));
    QVERIFY(!bench.authenticate(input + '.'));
}

void tst_ClientAssertion::refusesATamperedAssertion()
{
    AssertionBench bench;
    const QByteArrayList parts = bench.assertion().split('.');
    QJsonObject claims = bench.claims();
    QVERIFY(!bench.authenticate(
        parts[0] + '.' + base::toBase64Url(base::toJson(claims)) + '.' + parts[2]));
    for (const char *nonsense : {"", "a", "a.b.c", "..", "eyJhbGciOiJFUzI1NiJ9.e30.AA"})
        QVERIFY2(!bench.authenticate(nonsense), nonsense);
}

/// RFC 7523 3 point 7.
void tst_ClientAssertion::takesAnAssertionOnce()
{
    AssertionBench bench;
    const QByteArray assertion = bench.assertion();
    QVERIFY(bench.authenticate(assertion).ok());
    const auto again = bench.authenticate(assertion);
    QVERIFY(!again.ok());
    QCOMPARE(again.error().code, ErrorCode::InvalidClient);
    // The same jti in another assertion is no other use of it.
    --bench.lastJti;
    bench.clock.advance(1s);
    QVERIFY(!bench.authenticate(bench.assertion()));
    QVERIFY(bench.authenticate(bench.assertion()).ok());
}

/// Whoever cannot sign cannot use up what somebody else will send.
void tst_ClientAssertion::keepsAnAssertionThatIsNoGood()
{
    AssertionBench bench;
    const QJsonObject claims = bench.claims();
    QVERIFY(!bench.authenticate(TestKey::ec("P-256").signedToken(bench.header(), claims)));
    QVERIFY(bench.authenticate(bench.key.signedToken(bench.header(), claims)).ok());
}

void tst_ClientAssertion::usesUpNobodyElsesAssertion()
{
    AssertionBench bench;
    bench.documents.clients["https://b.example/c"] = bench.describedClient("https://b.example/c");
    QJsonObject claims = bench.claims();
    const QByteArray own = bench.key.signedToken(bench.header(), claims);
    claims[u"iss"_s] = claims[u"sub"_s] = u"https://b.example/c"_s;
    QVERIFY(bench.authenticate(bench.key.signedToken(bench.header(), claims)).ok());
    QVERIFY(bench.authenticate(own).ok()); // RFC 7519 4.1.7: whose jti it is counts
}

void tst_ClientAssertion::remembersAnAssertionAsLongAsItIsGood()
{
    AssertionBench bench;
    const QByteArray assertion = bench.assertion();
    QVERIFY(bench.authenticate(assertion).ok());
    bench.clock.advance(359s); // exp and the skew, less one
    must(bench.memory.purge(bench.clock.now(), base::seconds(3600), 100));
    QVERIFY(!bench.authenticate(assertion));
    bench.clock.advance(1s);
    must(bench.memory.purge(bench.clock.now(), base::seconds(3600), 100));
    QVERIFY(!bench.authenticate(assertion)); // expired now
}

void tst_ClientAssertion::takesNoKeyOfAnotherClient()
{
    AssertionBench bench;
    const QByteArray other = "https://other.example/client.json";
    const TestKey otherKey = TestKey::ec("P-256");
    domain::Client client = bench.describedClient(other);
    client.jwksUri = "https://other.example/jwks.json";
    bench.documents.clients[other] = client;
    bench.documents.keys[client.jwksUri] = {AssertionBench::publicKey(otherKey, u"k1"_s)};
    QVERIFY(!bench.authenticate(otherKey.signedToken(bench.header(), bench.claims())));
    QJsonObject claims = bench.claims();
    claims[u"iss"_s] = claims[u"sub"_s] = QString::fromLatin1(other);
    QVERIFY(!bench.authenticate(bench.key.signedToken(bench.header(), claims)));
    QVERIFY(bench.authenticate(otherKey.signedToken(bench.header(), claims)).ok());
}

void tst_ClientAssertion::findsTheKeyInTheDocumentItself()
{
    AssertionBench bench;
    domain::Client &client = bench.documents.clients[AssertionBench::Id];
    client.jwksUri.clear();
    client.jwks = base::toJson(
        QJsonObject {{u"keys"_s, QJsonArray {bench.key.jwk(u"k1"_s), QJsonObject {}}}});
    QVERIFY(bench.authenticate(bench.assertion()).ok());
    QVERIFY(!bench.authenticate(TestKey::ec("P-256").signedToken(bench.header(), bench.claims())));
    const QJsonObject otherKid {{u"alg"_s, u"ES256"_s}, {u"kid"_s, u"k2"_s}};
    QVERIFY(!bench.authenticate(bench.key.signedToken(otherKid, bench.claims())));
}

void tst_ClientAssertion::holdsAClientToItsAlgorithm()
{
    AssertionBench bench;
    bench.documents.clients[AssertionBench::Id].assertionAlg = "ES384";
    QVERIFY(!bench.authenticate(bench.assertion()));
    bench.documents.clients[AssertionBench::Id].assertionAlg = "ES256";
    QVERIFY(bench.authenticate(bench.assertion()).ok());
}

void tst_ClientAssertion::demandsAnAssertionOfAClientThatHasKeys()
{
    AssertionBench bench;
    const QByteArray id = form({{"client_id", AssertionBench::Id}});
    QVERIFY(!bench.authenticateForm(id));
    QVERIFY(!bench.authenticateForm(id + "&client_secret=guess"));
}

void tst_ClientAssertion::acceptsNoneWhereTheDocumentOffersIt()
{
    AssertionBench bench;
    bench.documents.clients[AssertionBench::Id].orNone = true;
    const auto unproven = bench.authenticateForm(form({{"client_id", AssertionBench::Id}}));
    QVERIFY(unproven.ok());
    QVERIFY(!unproven->isConfidential()); // what only a proven client may do is not open to it
    const auto proven = bench.authenticate(bench.assertion());
    QVERIFY(proven.ok());
    QVERIFY(proven->isConfidential());
    // Who does send an assertion is held to it.
    QVERIFY(!bench.authenticate(TestKey::ec("P-256").signedToken(bench.header(), bench.claims())));
}

void tst_ClientAssertion::refusesAnAssertionOfAClientWithoutKeys()
{
    AssertionBench bench;
    domain::Client &client = bench.documents.clients[AssertionBench::Id];
    client.authMethod = domain::ClientAuthMethod::None;
    QVERIFY(!bench.authenticate(bench.assertion()));
    bench.documents.clients.clear();
    QVERIFY(!bench.authenticate(bench.assertion()));
}

/// RFC 6749 2.3: no more than one method in a request.
void tst_ClientAssertion::refusesTwoMethodsAtOnce()
{
    AssertionBench bench;
    const auto withSecret = bench.authenticate(bench.assertion(), "&client_secret=x");
    QCOMPARE(withSecret.error().code, ErrorCode::InvalidRequest);
    const auto withBasic = bench.authenticate(bench.assertion(), {}, "Basic YTpi");
    QCOMPARE(withBasic.error().code, ErrorCode::InvalidRequest);
}

void tst_ClientAssertion::refusesAnotherKindOfAssertion()
{
    AssertionBench bench;
    bench.documents.clients[AssertionBench::Id].orNone = true;
    const QByteArray assertion = bench.assertion();
    const QByteArray id = form({{"client_id", AssertionBench::Id}});
    for (const QByteArray &body : {form({{"client_assertion", assertion}}),
             id + '&' + form({{"client_assertion", assertion}}),
             id + '&' + form({{"client_assertion_type", JwtAssertionType.toByteArray()}}),
             form({{"client_assertion", assertion},
                 {"client_assertion_type",
                     "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"}})}) {
        const auto client = bench.authenticateForm(body);
        QVERIFY2(!client.ok(), body.constData());
        QCOMPARE(client.error().code, ErrorCode::InvalidClient);
    }
}

/// RFC 7521 4.2: client_id is not needed, but says the same.
void tst_ClientAssertion::refusesAClientIdThatSaysOtherwise()
{
    AssertionBench bench;
    QVERIFY(!bench.authenticate(bench.assertion(), "&client_id=app"));
    QVERIFY(bench.authenticate(bench.assertion(), '&' + form({{"client_id", AssertionBench::Id}}))
                .ok());
}

void tst_ClientAssertion::saysWhoIsClaimed()
{
    AssertionBench bench;
    const auto claimed = [](const QByteArray &body) {
        return claimedClient({"application/x-www-form-urlencoded", {}, body});
    };
    const auto byAssertion = claimed(form({{"client_assertion", bench.assertion()}}));
    QVERIFY(byAssertion);
    QCOMPARE(byAssertion->id.value, AssertionBench::Id);
    QCOMPARE(byAssertion->assertionKeyId, QByteArray("k1"));
    const auto byId = claimed("client_id=app");
    QVERIFY(byId);
    QCOMPARE(byId->id.value, "app");
    QVERIFY(!byId->assertionKeyId);
    QVERIFY(!claimed("client_id=app&client_assertion=x"));
    QVERIFY(!claimed(""));
    QVERIFY(!claimed("%zz"));
}

void tst_ClientAssertion::saysThatItIsTheStoreThatFails()
{
    AssertionBench bench;
    const QByteArray assertion = bench.assertion();
    bench.store.failNext("useAssertion");
    QCOMPARE(bench.authenticate(assertion).error().code, ErrorCode::TemporarilyUnavailable);
    QVERIFY(bench.authenticate(assertion).ok()); // nothing was used up
}

QTEST_GUILESS_MAIN(tst_ClientAssertion)
#include "tst_ClientAssertion.moc"
