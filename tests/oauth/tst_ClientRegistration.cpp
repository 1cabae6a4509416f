// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/ClientRegistration.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_ClientRegistration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registersAPublicClient();
    void registersAConfidentialClientWithASecretShownOnce();
    void givesAConfidentialClientATokenForItsRegistration();
    void givesNobodyATokenForAClientThatIsShared();
    void takesAWebClientWithAnAddressOfADeviceForNative_data();
    void takesAWebClientWithAnAddressOfADeviceForNative();
    void takesAnAbsentMethodForBasic();
    void replacesWhatIsNotOffered_data();
    void replacesWhatIsNotOffered();
    void acceptsWhatRealClientsSend_data();
    void acceptsWhatRealClientsSend();
    void givesTheSamePublicClientTheSameId_data();
    void givesTheSamePublicClientTheSameId();
    void tellsOtherMetadataApart_data();
    void tellsOtherMetadataApart();
    void neverSharesAConfidentialClient();
    void refusesBadRedirectUris_data();
    void refusesBadRedirectUris();
    void refusesWhatIsNoMetadata_data();
    void refusesWhatIsNoMetadata();
    void acceptsOnlyJson_data();
    void acceptsOnlyJson();
    void keepsNothingWhenTheStoreFails();

private:
    Bench m_bench;

    EndpointAnswer post(const QJsonObject &metadata)
    {
        return post(base::toJson(metadata), "application/json");
    }
    EndpointAnswer post(const QByteArray &body, const QByteArray &contentType)
    {
        // Here nobody is refused for coming often.
        m_bench.clock.advance(1s);
        return m_bench.inBatch([&] {
            return answerRegister({contentType, {}, body}, m_bench.registration());
        });
    }
};

namespace {

QJsonObject metadata(const QJsonArray &uris, const QJsonObject &more = {})
{
    QJsonObject object {{u"redirect_uris"_s, uris}, {u"token_endpoint_auth_method"_s, u"none"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

} // namespace

void tst_ClientRegistration::registersAPublicClient()
{
    const EndpointAnswer answer = post(metadata({u"https://app.example/cb"_s},
        {{u"client_name"_s, u"App"_s}, {u"client_uri"_s, u"https://app.example/"_s},
            {u"scope"_s, u"read"_s}, {u"logo_uri"_s, u"https://app.example/l.png"_s}}));
    QCOMPARE(answer.status, 201);
    const QJsonObject given = json(answer);
    QVERIFY(given["client_id"_L1].toString().size() >= 22);
    QCOMPARE(given["client_id_issued_at"_L1],
        QJsonValue(qint64(m_bench.clock.now().time_since_epoch().count())));
    QCOMPARE(given["redirect_uris"_L1].toArray(), QJsonArray {u"https://app.example/cb"_s});
    QCOMPARE(given["token_endpoint_auth_method"_L1].toString(), u"none"_s);
    QCOMPARE(given["grant_types"_L1].toArray(),
        (QJsonArray {u"authorization_code"_s, u"refresh_token"_s}));
    QCOMPARE(given["response_types"_L1].toArray(), QJsonArray {u"code"_s});
    QCOMPARE(given["client_name"_L1].toString(), u"App"_s);
    QCOMPARE(given["client_uri"_L1].toString(), u"https://app.example/"_s);
    QCOMPARE(given["scope"_L1].toString(), u"read"_s);
    QVERIFY(!given.contains("client_secret"_L1));
    QVERIFY(!given.contains("logo_uri"_L1));

    const auto kept = must(m_bench.memory.client({text(answer, "client_id")}));
    QVERIFY(kept);
    QCOMPARE(kept->kind, domain::ClientKind::Registered);
    QVERIFY(!kept->isConfidential());
    QCOMPARE(kept->redirectUris, QByteArrayList {"https://app.example/cb"});
}

void tst_ClientRegistration::registersAConfidentialClientWithASecretShownOnce()
{
    for (const QString &method : {u"client_secret_basic"_s, u"client_secret_post"_s}) {
        const EndpointAnswer answer = post(
            metadata({u"https://app.example/cb"_s}, {{u"token_endpoint_auth_method"_s, method}}));
        QCOMPARE(answer.status, 201);
        const QByteArray secret = text(answer, "client_secret");
        QVERIFY(secret.startsWith("gth_cs_"));
        QCOMPARE(secret.size(), 7 + 43);
        QCOMPARE(json(answer)["client_secret_expires_at"_L1], QJsonValue(0)); // RFC 7591 3.2.1
        QCOMPARE(json(answer)["token_endpoint_auth_method"_L1].toString(), method);
        const auto kept = must(m_bench.memory.client({text(answer, "client_id")}));
        QVERIFY(kept->isConfidential());
        QCOMPARE(kept->secretDigest, base::sha256(secret));
    }
}

void tst_ClientRegistration::givesAConfidentialClientATokenForItsRegistration()
{
    // RFC 7592 3.
    const EndpointAnswer answer = post(metadata({u"https://app.example/cb"_s},
        {{u"token_endpoint_auth_method"_s, u"client_secret_basic"_s}}));
    const QByteArray token = text(answer, "registration_access_token");
    QVERIFY(token.startsWith("gth_rat_"));
    QCOMPARE(token.size(), 8 + 43);
    QCOMPARE(text(answer, "registration_client_uri"),
        "https://gate.example/register/" + text(answer, "client_id"));
    const auto kept = must(m_bench.memory.client({text(answer, "client_id")}));
    QCOMPARE(kept->managementDigest, base::sha256(token));
}

/// Whoever sends the same metadata is the same client: a token would let each of them change it for
/// all.
void tst_ClientRegistration::givesNobodyATokenForAClientThatIsShared()
{
    for (int again = 0; again < 2; ++again) {
        const EndpointAnswer answer = post(metadata({u"https://app.example/cb"_s}));
        QCOMPARE(answer.status, 201);
        QVERIFY(!answer.body.contains("registration_"));
        const auto kept = must(m_bench.memory.client({text(answer, "client_id")}));
        QVERIFY(!kept->managementDigest);
    }
}

void tst_ClientRegistration::takesAWebClientWithAnAddressOfADeviceForNative_data()
{
    QTest::addColumn<QJsonArray>("uris");
    QTest::addColumn<QJsonValue>("asked");
    QTest::addColumn<QString>("type");
    const QJsonArray web {u"https://app.example/cb"_s};
    const QJsonArray cursor {u"cursor://anysphere.cursor-mcp/cb"_s};
    const QJsonArray mixed {u"https://app.example/cb"_s, u"http://localhost:1/cb"_s};
    QTest::newRow("web") << web << QJsonValue(u"web"_s) << u"web"_s;
    QTest::newRow("nothing") << web << QJsonValue(QJsonValue::Undefined) << u"web"_s;
    QTest::newRow("web with a private-use scheme") << cursor << QJsonValue(u"web"_s) << u"native"_s;
    QTest::newRow("web on loopback") << mixed << QJsonValue(u"web"_s) << u"native"_s;
    QTest::newRow("native") << cursor << QJsonValue(u"native"_s) << u"native"_s;
    QTest::newRow("something else") << cursor << QJsonValue(u"service"_s) << u"native"_s;
}

void tst_ClientRegistration::takesAWebClientWithAnAddressOfADeviceForNative()
{
    QFETCH(QJsonArray, uris);
    QFETCH(QJsonValue, asked);
    QJsonObject more;
    if (!asked.isUndefined())
        more.insert("application_type"_L1, asked);
    const EndpointAnswer answer = post(metadata(uris, more));
    QCOMPARE(answer.status, 201);
    QTEST(json(answer)["application_type"_L1].toString(), "type");
    QCOMPARE(text(answer, "client_id"), text(post(metadata(uris)), "client_id"));
}

void tst_ClientRegistration::takesAnAbsentMethodForBasic()
{
    // RFC 7591 2.
    const EndpointAnswer answer =
        post({{u"redirect_uris"_s, QJsonArray {u"https://app.example/cb"_s}}});
    QCOMPARE(answer.status, 201);
    QCOMPARE(text(answer, "token_endpoint_auth_method"), QByteArray("client_secret_basic"));
    QVERIFY(!text(answer, "client_secret").isEmpty());
}

void tst_ClientRegistration::replacesWhatIsNotOffered_data()
{
    QTest::addColumn<QJsonObject>("asked");
    QTest::newRow("private_key_jwt")
        << QJsonObject {{u"token_endpoint_auth_method"_s, u"private_key_jwt"_s}};
    QTest::newRow("unknown method") << QJsonObject {{u"token_endpoint_auth_method"_s, u"x"_s}};
    QTest::newRow("implicit") << QJsonObject {{u"grant_types"_s, QJsonArray {u"implicit"_s}},
        {u"response_types"_s, QJsonArray {u"token"_s}}};
    QTest::newRow("only the code grant")
        << QJsonObject {{u"grant_types"_s, QJsonArray {u"authorization_code"_s}}};
    QTest::newRow("a client_id of its own") << QJsonObject {{u"client_id"_s, u"mine"_s}};
    QTest::newRow("a client_secret of its own")
        << QJsonObject {{u"client_secret"_s, u"mine"_s}, {u"client_secret_expires_at"_s, 1}};
    QTest::newRow("what we do not know") << QJsonObject {
        {u"software_statement"_s, u"x"_s}, {u"jwks_uri"_s, u"http://169.254.169.254/"_s}};
}

void tst_ClientRegistration::replacesWhatIsNotOffered()
{
    QFETCH(QJsonObject, asked);
    const EndpointAnswer answer = post(metadata({u"https://app.example/cb"_s}, asked));
    QCOMPARE(answer.status, 201);
    const QJsonObject given = json(answer);
    QCOMPARE(given["token_endpoint_auth_method"_L1].toString(), u"none"_s);
    QCOMPARE(given["grant_types"_L1].toArray(),
        (QJsonArray {u"authorization_code"_s, u"refresh_token"_s}));
    QCOMPARE(given["response_types"_L1].toArray(), QJsonArray {u"code"_s});
    QVERIFY(given["client_id"_L1].toString() != u"mine");
    for (const char *name : {"client_secret", "software_statement", "jwks_uri"})
        QVERIFY(!given.contains(QLatin1StringView(name)));
}

void tst_ClientRegistration::acceptsWhatRealClientsSend_data()
{
    QTest::addColumn<QJsonArray>("uris");
    QTest::addColumn<QJsonObject>("more");
    QTest::newRow("Claude") << QJsonArray {u"https://claude.ai/api/mcp/auth_callback"_s,
        u"https://claude.com/api/mcp/auth_callback"_s}
                            << QJsonObject {{u"client_name"_s, u"Claude"_s}};
    QTest::newRow("Cursor") << QJsonArray {u"cursor://anysphere.cursor-mcp/oauth/callback"_s,
        u"http://localhost:8787/callback"_s, u"http://127.0.0.1:8787/callback"_s}
                            << QJsonObject {{u"application_type"_s, u"web"_s}};
    QTest::newRow("VS Code") << QJsonArray {u"http://127.0.0.1:33418/"_s,
        u"https://vscode.dev/redirect"_s}
                             << QJsonObject {{u"application_type"_s, u"native"_s}};
    QTest::newRow("Codex") << QJsonArray {u"http://127.0.0.1:1455/callback/abc"_s}
                           << QJsonObject {};
}

void tst_ClientRegistration::acceptsWhatRealClientsSend()
{
    QFETCH(QJsonArray, uris);
    QFETCH(QJsonObject, more);
    const EndpointAnswer answer = post(metadata(uris, more));
    QCOMPARE(answer.status, 201);
    QCOMPARE(json(answer)["redirect_uris"_L1].toArray(), uris);
}

void tst_ClientRegistration::givesTheSamePublicClientTheSameId_data()
{
    QTest::addColumn<QJsonArray>("first");
    QTest::addColumn<QJsonArray>("second");
    QTest::newRow("the same") << QJsonArray {u"https://app.example/cb"_s}
                              << QJsonArray {u"https://app.example/cb"_s};
    QTest::newRow("another order") << QJsonArray {u"https://app.example/cb"_s, u"cursor://a/b"_s}
                                   << QJsonArray {u"cursor://a/b"_s, u"https://app.example/cb"_s};
    QTest::newRow("said twice") << QJsonArray {u"https://app.example/cb"_s}
                                << QJsonArray {
                                       u"https://app.example/cb"_s, u"https://app.example/cb"_s};
    for (const char *host : {"localhost", "127.0.0.1", "[::1]"}) {
        const QString start = u"http://"_s + QLatin1StringView(host);
        QTest::addRow("another port on %s", host)
            << QJsonArray {start + u":3334/cb"_s} << QJsonArray {start + u":9876/cb"_s};
        QTest::addRow("a port and none on %s", host)
            << QJsonArray {start + u":3334/cb"_s} << QJsonArray {start + u"/cb"_s};
    }
}

void tst_ClientRegistration::givesTheSamePublicClientTheSameId()
{
    QFETCH(QJsonArray, first);
    QFETCH(QJsonArray, second);
    const QJsonObject name {{u"client_name"_s, QString::fromLatin1(QTest::currentDataTag())}};
    const EndpointAnswer one = post(metadata(first, name));
    m_bench.clock.advance(10s);
    const EndpointAnswer two = post(metadata(second, name));
    QCOMPARE(two.status, 201);
    QCOMPARE(text(two, "client_id"), text(one, "client_id"));
    QCOMPARE(m_bench.events.last<ClientRegistered>().client.issuedAt.time_since_epoch().count(),
        json(one)["client_id_issued_at"_L1].toInteger());
    QCOMPARE(json(two)["client_id_issued_at"_L1], json(one)["client_id_issued_at"_L1]);
}

void tst_ClientRegistration::tellsOtherMetadataApart_data()
{
    QTest::addColumn<QJsonArray>("uris");
    QTest::addColumn<QJsonObject>("more");
    const QJsonArray same {u"http://localhost:1/cb"_s};
    QTest::newRow("another path") << QJsonArray {u"http://localhost:1/other"_s} << QJsonObject {};
    QTest::newRow("another loopback host")
        << QJsonArray {u"http://127.0.0.1:1/cb"_s} << QJsonObject {};
    QTest::newRow("https") << QJsonArray {u"https://localhost:1/cb"_s} << QJsonObject {};
    QTest::newRow("one more") << QJsonArray {u"http://localhost:1/cb"_s, u"cursor://a/b"_s}
                              << QJsonObject {};
    QTest::newRow("a name") << same << QJsonObject {{u"client_name"_s, u"Claude"_s}};
    QTest::newRow("a client_uri") << same
                                  << QJsonObject {{u"client_uri"_s, u"https://app.example/"_s}};
    QTest::newRow("a scope") << same << QJsonObject {{u"scope"_s, u"read"_s}};
}

void tst_ClientRegistration::tellsOtherMetadataApart()
{
    QFETCH(QJsonArray, uris);
    QFETCH(QJsonObject, more);
    const EndpointAnswer one = post(metadata({u"http://localhost:1/cb"_s}));
    const EndpointAnswer two = post(metadata(uris, more));
    QCOMPARE(two.status, 201);
    QVERIFY(text(two, "client_id") != text(one, "client_id"));
}

void tst_ClientRegistration::neverSharesAConfidentialClient()
{
    const QJsonObject asked = metadata({u"https://app.example/cb"_s},
        {{u"token_endpoint_auth_method"_s, u"client_secret_post"_s}});
    const EndpointAnswer one = post(asked);
    const EndpointAnswer two = post(asked);
    QVERIFY(text(two, "client_id") != text(one, "client_id"));
    QVERIFY(text(two, "client_secret") != text(one, "client_secret"));
}

void tst_ClientRegistration::refusesBadRedirectUris_data()
{
    QTest::addColumn<QJsonValue>("uris");
    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("a string") << QJsonValue(u"https://app.example/cb"_s);
    QTest::newRow("empty") << QJsonValue(QJsonArray {});
    QTest::newRow("a number") << QJsonValue(QJsonArray {1});
    QTest::newRow("an empty string") << QJsonValue(QJsonArray {QString()});
    QTest::newRow("one bad among good")
        << QJsonValue(QJsonArray {u"https://app.example/cb"_s, u"javascript:alert(1)"_s});
    QTest::newRow("mixed case and a tab") << QJsonValue(QJsonArray {u"\tJavaScript:alert(1)"_s});
    QTest::newRow("http") << QJsonValue(QJsonArray {u"http://app.example/cb"_s});
    QTest::newRow("fragment") << QJsonValue(QJsonArray {u"https://app.example/cb#x"_s});
    QTest::newRow("user information") << QJsonValue(QJsonArray {u"https://a@app.example/"_s});
    QTest::newRow("NUL") << QJsonValue(QJsonArray {u"https://app.example/"_s + QChar(0)});
    QTest::newRow("not ASCII") << QJsonValue(QJsonArray {u"https://\u00fcber.example/"_s});
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(u"https://app.example/%1"_s.arg(i));
    QTest::newRow("twenty-one") << QJsonValue(many);
}

void tst_ClientRegistration::refusesBadRedirectUris()
{
    QFETCH(QJsonValue, uris);
    const EndpointAnswer answer =
        post({{u"redirect_uris"_s, uris}, {u"token_endpoint_auth_method"_s, u"none"_s}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(errorOf(answer), QByteArray("invalid_redirect_uri")); // RFC 7591 3.2.2
}

void tst_ClientRegistration::refusesWhatIsNoMetadata_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = base::toJson(metadata({u"https://app.example/cb"_s}));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("redirect_uris=https://app.example/cb");
    QTest::newRow("an array") << '[' + good + ']';
    QTest::newRow("cut off") << good.chopped(1);
    QTest::newRow("bad UTF-8") << QByteArray(good).replace("none", "\xff");
    QTest::newRow("too deep") << QByteArray("{\"a\":") + QByteArray(100, '[') + QByteArray(100, ']')
            + '}';
    QTest::newRow("larger than 64 KiB")
        << good.chopped(1) + ",\"x\":\"" + QByteArray(65536, 'x') + "\"}";
    QTest::newRow("a name of 201 characters") << base::toJson(
        metadata({u"https://app.example/cb"_s}, {{u"client_name"_s, QString(201, u'x')}}));
    QTest::newRow("a scope of 1025 characters") << base::toJson(
        metadata({u"https://app.example/cb"_s}, {{u"scope"_s, QString(1025, u'x')}}));
}

void tst_ClientRegistration::refusesWhatIsNoMetadata()
{
    QFETCH(QByteArray, body);
    const EndpointAnswer answer = post(body, "application/json");
    QCOMPARE(answer.status, 400);
    QCOMPARE(errorOf(answer), QByteArray("invalid_client_metadata"));
}

void tst_ClientRegistration::acceptsOnlyJson_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << QByteArray("application/json") << 201;
    QTest::newRow("with a charset") << QByteArray("Application/JSON; charset=utf-8") << 201;
    QTest::newRow("a form") << QByteArray("application/x-www-form-urlencoded") << 400;
    QTest::newRow("plain text, which needs no preflight") << QByteArray("text/plain") << 400;
    QTest::newRow("nothing") << QByteArray() << 400;
}

void tst_ClientRegistration::acceptsOnlyJson()
{
    QFETCH(QByteArray, contentType);
    const EndpointAnswer answer =
        post(base::toJson(metadata({u"https://app.example/cb"_s})), contentType);
    QTEST(answer.status, "status");
}

void tst_ClientRegistration::keepsNothingWhenTheStoreFails()
{
    m_bench.store.failNext("registerClient");
    const EndpointAnswer answer = post(metadata({u"https://full.example/cb"_s}));
    QCOMPARE(answer.status, 503);
    QCOMPARE(errorOf(answer), QByteArray("temporarily_unavailable"));
    QVERIFY(!answer.body.contains("client_id"));
}

QTEST_GUILESS_MAIN(tst_ClientRegistration)

#include "tst_ClientRegistration.moc"
