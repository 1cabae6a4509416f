// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OAuth2Provider.h"
#include "provider/ProviderFactory.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"

#include <QTest>

using namespace gatehouse;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using provider::ProviderError;
using Kind = provider::ProviderError::Kind;
using Grant = base::Result<provider::ProviderGrant, ProviderError>;

namespace {

const QByteArray TokenUrl = "https://id.example.com/token";
const QByteArray UserUrl = "https://id.example.com/me";

} // namespace

class tst_OAuth2Provider : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeHttpClient> m_http;
    test::FakeClock m_clock;
    std::unique_ptr<provider::Provider> m_provider;

    Grant redeem()
    {
        std::optional<Grant> result;
        m_provider->redeem({"the-code", "the-verifier", {}, "https://gate.example.com/cb", {}},
            this, [&](const Grant &grant) { result = grant; });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done came too soon or never"_s});
        return *result;
    }
    bool usedBasic() const
    {
        return test::headerOf(m_http->last(TokenUrl), "Authorization").startsWith("Basic ");
    }

private Q_SLOTS:
    void init();
    void sendsTheBrowserAwayWithoutDiscovery();
    void saysWhoSignedIn();
    void findsTheSubject_data();
    void findsTheSubject();
    void takesOnlyTrueForVerified_data();
    void takesOnlyTrueForVerified();
    void learnsHowTheClientAuthenticates();
    void triesEachWayOnce();
    void sortsFailures_data();
    void sortsFailures();
};

void tst_OAuth2Provider::init()
{
    m_http = std::make_unique<test::FakeHttpClient>();
    provider::ProviderConfig config;
    config.clientId = "gatehouse";
    config.clientSecret = base::Secret("s3cret");
    config.accountsUrl = UserUrl;
    config.authorizationUrl = "https://id.example.com/authorize";
    config.tokenUrl = TokenUrl;
    auto made = provider::makeProvider(config, *m_http, m_clock);
    QVERIFY(made.ok());
    m_provider = std::move(*made);
    m_http->answer(TokenUrl, 200,
        R"({"access_token":"at","token_type":"bearer","expires_in":"60","refresh_token":"rt"})");
    m_http->answer(UserUrl, 200,
        R"({"id":7,"email":"jane@example.com","email_verified":true,"name":"Jane","groups":["a"]})");
}

void tst_OAuth2Provider::sendsTheBrowserAwayWithoutDiscovery()
{
    std::optional<QByteArray> url;
    m_provider->signInUrl({"the-state", "the-nonce", "the-challenge", "https://gate/cb", {}}, this,
        [&](const auto &result) { url = *result; });
    QVERIFY(url); // there is nobody to ask
    QVERIFY(url->startsWith("https://id.example.com/authorize?response_type=code&"));
    QVERIFY(!url->contains("nonce"));
    QVERIFY(!url->contains("scope"));
    QVERIFY(m_http->requests.isEmpty());
    QCOMPARE(m_provider->displayName(), u"id.example.com"_s);
}

void tst_OAuth2Provider::saysWhoSignedIn()
{
    const Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    const domain::Identity expected {
        UserUrl, "7", u"jane@example.com"_s, true, u"Jane"_s, {u"a"_s}};
    QCOMPARE(grant->identity, expected);
    QCOMPARE(grant->tokens.expiresAt, m_clock.now() + 60s);
    QCOMPARE(test::headerOf(m_http->last(UserUrl), "Authorization"), "Bearer at");
}

void tst_OAuth2Provider::findsTheSubject_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("subject");
    QTest::addRow("sub first") << QByteArray(R"({"sub":"s","id":1,"user_id":2})")
                               << QByteArray("s");
    QTest::addRow("id") << QByteArray(R"({"id":"i","user_id":2})") << QByteArray("i");
    QTest::addRow("user_id") << QByteArray(R"({"user_id":9007199254740993})")
                             << QByteArray("9007199254740993");
    // Two people would be one.
    QTest::addRow("too large") << QByteArray(R"({"id":9223372036854775809})") << QByteArray();
    QTest::addRow("a fraction") << QByteArray(R"({"id":1.5})") << QByteArray();
    QTest::addRow("none") << QByteArray(R"({"email":"jane@example.com"})") << QByteArray();
    QTest::addRow("empty") << QByteArray(R"({"sub":""})") << QByteArray();
    QTest::addRow("a list") << QByteArray(R"({"sub":["s"]})") << QByteArray();
}

void tst_OAuth2Provider::findsTheSubject()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, subject);
    m_http->answer(UserUrl, 200, person);
    const Grant grant = redeem();
    QCOMPARE(grant.ok(), !subject.isEmpty());
    if (grant)
        QCOMPARE(grant->identity.subject, subject);
    else
        QVERIFY(grant.error().kind == Kind::Refused);
}

void tst_OAuth2Provider::takesOnlyTrueForVerified_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("verified");
    QTest::addRow("true") << QByteArray("true") << true;
    QTest::addRow("false") << QByteArray("false") << false;
    QTest::addRow("text") << QByteArray("\"true\"") << false;
    QTest::addRow("number") << QByteArray("1") << false;
    QTest::addRow("null") << QByteArray("null") << false;
}

void tst_OAuth2Provider::takesOnlyTrueForVerified()
{
    QFETCH(QByteArray, said);
    QFETCH(bool, verified);
    m_http->answer(
        UserUrl, 200, "{\"id\":7,\"email\":\"jane@example.com\",\"email_verified\":" + said + '}');
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QCOMPARE(grant->identity.emailVerified, verified);
}

void tst_OAuth2Provider::learnsHowTheClientAuthenticates()
{
    m_http->answerOnce(TokenUrl, 401, R"({"error":"invalid_client"})");
    QVERIFY(redeem().ok());
    QCOMPARE(m_http->count(TokenUrl), 2);
    QVERIFY(!usedBasic());
    QVERIFY(m_http->last(TokenUrl).body.endsWith("&client_id=gatehouse&client_secret=s3cret"));
    QVERIFY(redeem().ok());
    QCOMPARE(m_http->count(TokenUrl), 3); // and does not ask twice again
    QVERIFY(!usedBasic());
}

void tst_OAuth2Provider::triesEachWayOnce()
{
    m_http->answer(TokenUrl, 401, R"({"error":"invalid_client"})");
    const Grant grant = redeem();
    QVERIFY(!grant.ok());
    QVERIFY(grant.error().kind == Kind::Refused);
    QCOMPARE(m_http->count(TokenUrl), 2);
}

void tst_OAuth2Provider::sortsFailures_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("forGood");
    QTest::addRow("invalid_grant")
        << TokenUrl << 400 << QByteArray(R"({"error":"invalid_grant"})") << true;
    QTest::addRow("token endpoint is down") << TokenUrl << 503 << QByteArray("{}") << false;
    QTest::addRow("a page for a token") << TokenUrl << 200 << QByteArray("<html>") << false;
    QTest::addRow("userinfo refuses the token") << UserUrl << 401 << QByteArray() << true;
    QTest::addRow("userinfo is down") << UserUrl << 500 << QByteArray() << false;
    QTest::addRow("a page for a person") << UserUrl << 200 << QByteArray("<html>") << false;
    QTest::addRow("a list for a person") << UserUrl << 200 << QByteArray("[]") << false;
    QTest::addRow("userinfo redirects") << UserUrl << 302 << QByteArray() << false;
}

void tst_OAuth2Provider::sortsFailures()
{
    QFETCH(QByteArray, url);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, forGood);
    m_http->answer(url, status, body);
    const Grant grant = redeem();
    QVERIFY(!grant.ok());
    QVERIFY2(grant.error().kind == (forGood ? Kind::Refused : Kind::Unavailable),
        qPrintable(grant.error().message));
}

QTEST_GUILESS_MAIN(tst_OAuth2Provider)
#include "tst_OAuth2Provider.moc"
