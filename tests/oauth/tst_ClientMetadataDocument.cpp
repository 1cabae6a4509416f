// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientMetadataDocument.h"
#include "support/TestKey.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace Qt::Literals::StringLiterals;
using domain::ClientAuthMethod;

namespace {

const QByteArray Id = "https://app.example/client.json";
const base::sys_seconds Now {base::seconds(1767225600)};

QJsonObject minimal()
{
    return {{u"client_id"_s, QString::fromLatin1(Id)}, {u"client_name"_s, u"App"_s},
        {u"redirect_uris"_s, QJsonArray {u"https://app.example/cb"_s, u"http://localhost/cb"_s}}};
}

QJsonObject with(QJsonObject document, const QString &field, const QJsonValue &value)
{
    document.insert(field, value);
    return document;
}

/// As the connector of a large product publishes it.
QJsonObject negotiating()
{
    QJsonObject document = minimal();
    document.insert(u"token_endpoint_auth_method"_s, u"private_key_jwt"_s);
    document.insert(
        u"token_endpoint_auth_methods_supported"_s, QJsonArray {u"none"_s, u"private_key_jwt"_s});
    document.insert(u"token_endpoint_auth_signing_alg"_s, u"RS256"_s);
    document.insert(u"jwks_uri"_s, u"https://app.example/jwks.json"_s);
    return document;
}

base::Result<domain::Client> read(const QJsonObject &document)
{
    return readClientDocument({Id}, base::toJson(document), {.enabled = true}, Now);
}

QJsonObject keySet(const QJsonObject &key)
{
    return {{u"keys"_s, QJsonArray {key}}};
}

} // namespace

class tst_ClientMetadataDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPublicClient();
    void wantsItsOwnAddressByteForByte_data();
    void wantsItsOwnAddressByteForByte();
    void refuses_data();
    void refuses();
    void refusesWhatIsNoObject();
    void letsAClientThatCanDoBothChoose();
    void demandsAnAssertionOfWhoOffersNothingElse();
    void readsKeysInTheDocument();
    void wantsKeysForAnAssertion_data();
    void wantsKeysForAnAssertion();
    void passesOverMethodsItDoesNotKnow();
    void keepsNamesFromPretending();
    void linksOnlyToItsOwnHost();
};

void tst_ClientMetadataDocument::readsAPublicClient()
{
    const auto client = read(minimal());
    QVERIFY(client.ok());
    QCOMPARE(client->id.value, Id);
    QCOMPARE(client->kind, domain::ClientKind::Document);
    QCOMPARE(client->name, u"App"_s);
    QCOMPARE(
        client->redirectUris, (QByteArrayList {"https://app.example/cb", "http://localhost/cb"}));
    QCOMPARE(client->authMethod, ClientAuthMethod::None);
    QCOMPARE(client->issuedAt, Now);
    QVERIFY(!client->isConfidential());
    QVERIFY(read(with(minimal(), u"token_endpoint_auth_method"_s, u"none"_s)).ok());
}

/// RFC 3986 6.2.1, and nothing of 6.2.2: every other spelling is another client.
void tst_ClientMetadataDocument::wantsItsOwnAddressByteForByte_data()
{
    QTest::addColumn<QJsonValue>("id");
    for (const char *id : {"https://app.example/client.json/", "https://app.example/Client.json",
             "https://App.example/client.json", "https://app.example:443/client.json",
             "https://app.example/./client.json", "https://app.example/client.json#",
             "https://app.example/client.json?", "https://a@app.example/client.json",
             "https://app.example/client%2ejson", "https://evil.example/client.json", ""})
        QTest::newRow(id) << QJsonValue(QString::fromLatin1(id));
    QTest::newRow("number") << QJsonValue(7);
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("list") << QJsonValue(QJsonArray {QString::fromLatin1(Id)});
}

void tst_ClientMetadataDocument::wantsItsOwnAddressByteForByte()
{
    QFETCH(QJsonValue, id);
    QVERIFY(!read(with(minimal(), u"client_id"_s, id)));
}

void tst_ClientMetadataDocument::refuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *title, const char *field, const QJsonValue &value) {
        QTest::newRow(title) << QString::fromLatin1(field) << value;
    };
    row("a secret", "client_secret", u"hush"_s);
    row("the end of a secret", "client_secret_expires_at", 0);
    row("client_secret_basic", "token_endpoint_auth_method", u"client_secret_basic"_s);
    row("client_secret_post", "token_endpoint_auth_method", u"client_secret_post"_s);
    row("client_secret_jwt", "token_endpoint_auth_method", u"client_secret_jwt"_s);
    row("an unknown method", "token_endpoint_auth_method", u"tls_client_auth"_s);
    row("a method that is no text", "token_endpoint_auth_method", 7);
    row("methods that are no list", "token_endpoint_auth_methods_supported", u"none"_s);
    row("only unknown methods", "token_endpoint_auth_methods_supported", QJsonArray {u"x"_s});
    row("no redirect_uris", "redirect_uris", QJsonArray {});
    row("redirect_uris that are no list", "redirect_uris", u"https://app.example/cb"_s);
    row("a dangerous redirect URI", "redirect_uris",
        QJsonArray {u"https://app.example/cb"_s, u"javascript:alert(1)"_s});
    row("http elsewhere", "redirect_uris", QJsonArray {u"http://app.example/cb"_s});
    row("another grant only", "grant_types", QJsonArray {u"client_credentials"_s});
    row("another response type only", "response_types", QJsonArray {u"token"_s});
    row("an endless name", "client_name", QString(201, u'x'));
    row("an endless scope", "scope", QString(1025, u'x'));
}

void tst_ClientMetadataDocument::refuses()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    const auto client = read(with(minimal(), field, value));
    QVERIFY(!client.ok());
    QVERIFY(!client.error().message.isEmpty());
}

void tst_ClientMetadataDocument::refusesWhatIsNoObject()
{
    for (const char *json : {"", "[]", "null", "{", "<html>", "\"x\""})
        QVERIFY2(!readClientDocument({Id}, json, {.enabled = true}, Now), json);
}

void tst_ClientMetadataDocument::letsAClientThatCanDoBothChoose()
{
    const auto client = read(negotiating());
    QVERIFY(client.ok());
    QCOMPARE(client->authMethod, ClientAuthMethod::PrivateKeyJwt);
    QVERIFY(client->orNone);
    QCOMPARE(client->jwksUri, "https://app.example/jwks.json");
    QCOMPARE(client->assertionAlg, "RS256");
}

void tst_ClientMetadataDocument::demandsAnAssertionOfWhoOffersNothingElse()
{
    QJsonObject document = negotiating();
    document.remove(u"token_endpoint_auth_methods_supported"_s);
    const auto client = read(document);
    QVERIFY(client.ok());
    QCOMPARE(client->authMethod, ClientAuthMethod::PrivateKeyJwt);
    QVERIFY(!client->orNone);
}

void tst_ClientMetadataDocument::readsKeysInTheDocument()
{
    QJsonObject document = negotiating();
    document.remove(u"jwks_uri"_s);
    document.insert(u"jwks"_s, keySet(test::TestKey::ed25519().jwk(u"a"_s)));
    const auto client = read(document);
    QVERIFY(client.ok());
    QVERIFY(client->jwksUri.isEmpty());
    QCOMPARE(*base::parseJsonObject(client->jwks), document["jwks"_L1].toObject());
}

void tst_ClientMetadataDocument::wantsKeysForAnAssertion_data()
{
    QTest::addColumn<QJsonValue>("jwks");
    QTest::addColumn<QJsonValue>("jwksUri");
    const QJsonObject key = test::TestKey::ed25519().jwk(u"a"_s);
    const QJsonValue none(QJsonValue::Undefined);
    const auto row = [](const char *title, const QJsonValue &jwks, const QJsonValue &uri) {
        QTest::newRow(title) << jwks << uri;
    };
    row("none", none, none);
    row("both", keySet(key), u"https://app.example/jwks.json"_s);
    row("no list", QJsonObject {{u"keys"_s, key}}, none);
    row("an empty list", QJsonObject {{u"keys"_s, QJsonArray {}}}, none);
    row("only what is not understood", keySet({{u"kty"_s, u"new"_s}}), none);
    row("a private key", keySet(with(key, u"d"_s, u"AAAA"_s)), none);
    row("a private key among others",
        QJsonObject {{u"keys"_s, QJsonArray {key, with(key, u"d"_s, u"AAAA"_s)}}}, none);
    row("a symmetric key", keySet({{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}}), none);
    row("http", none, u"http://app.example/jwks.json"_s);
    row("another port", none, u"https://app.example:8443/jwks.json"_s);
    row("an address", none, u"https://169.254.169.254/jwks.json"_s);
    row("this machine", none, u"https://localhost/jwks.json"_s);
    row("a file", none, u"file:///etc/passwd"_s);
    row("no text", none, 7);
}

void tst_ClientMetadataDocument::wantsKeysForAnAssertion()
{
    QFETCH(QJsonValue, jwks);
    QFETCH(QJsonValue, jwksUri);
    QJsonObject document = negotiating();
    document.remove(u"jwks_uri"_s);
    if (!jwks.isUndefined())
        document.insert(u"jwks"_s, jwks);
    if (!jwksUri.isUndefined())
        document.insert(u"jwks_uri"_s, jwksUri);
    QVERIFY(!read(document));
}

void tst_ClientMetadataDocument::passesOverMethodsItDoesNotKnow()
{
    QJsonObject document =
        with(minimal(), u"token_endpoint_auth_method"_s, u"attest_jwt_client_auth"_s);
    document.insert(u"token_endpoint_auth_methods_supported"_s,
        QJsonArray {u"attest_jwt_client_auth"_s, u"none"_s});
    const auto client = read(document);
    QVERIFY(client.ok());
    QCOMPARE(client->authMethod, ClientAuthMethod::None);
    // CIMD 4.1: a shared secret is refused whatever else the client can do.
    document.insert(u"token_endpoint_auth_method"_s, u"client_secret_post"_s);
    QVERIFY(!read(document));
}

void tst_ClientMetadataDocument::keepsNamesFromPretending()
{
    const auto client =
        read(with(minimal(), u"client_name"_s, u" App\u202e\n  of\u200b \u0007 Ada "_s));
    QVERIFY(client.ok());
    QCOMPARE(client->name, u"App of Ada"_s);
}

void tst_ClientMetadataDocument::linksOnlyToItsOwnHost()
{
    QCOMPARE(read(with(minimal(), u"client_uri"_s, u"https://app.example/about"_s))->clientUri,
        "https://app.example/about");
    for (const char *uri : {"https://claude.ai/", "http://app.example/", "javascript:alert(1)",
             "https://app.example@evil.example/", "https://app.example:8443/"})
        QVERIFY2(
            read(with(minimal(), u"client_uri"_s, QString::fromLatin1(uri)))->clientUri.isEmpty(),
            uri);
}

QTEST_GUILESS_MAIN(tst_ClientMetadataDocument)
#include "tst_ClientMetadataDocument.moc"
