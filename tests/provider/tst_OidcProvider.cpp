// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcProvider.h"
#include "provider/ProviderFactory.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"
#include "support/TestKey.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace gatehouse;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using provider::ProviderError;
using Kind = provider::ProviderError::Kind;
using Grant = base::Result<provider::ProviderGrant, ProviderError>;
using Url = base::Result<QByteArray, ProviderError>;

namespace {

const QByteArray Issuer = "https://id.example.com";
const QByteArray Place = Issuer + "/.well-known/openid-configuration";
const QByteArray TokenUrl = Issuer + "/token";
const QByteArray JwksUrl = Issuer + "/keys";
const QByteArray UserinfoUrl = Issuer + "/userinfo";

const test::TestKey &signingKey()
{
    static const test::TestKey key = test::TestKey::rsa();
    return key;
}
const test::TestKey &otherKey()
{
    static const test::TestKey key = test::TestKey::rsa();
    return key;
}

QByteArray keySet(const QJsonArray &keys)
{
    return base::toJson(QJsonObject {{u"keys"_s, keys}});
}

provider::ProviderConfig config()
{
    provider::ProviderConfig config;
    config.clientId = "gatehouse";
    config.clientSecret = base::Secret("s3cret/+");
    config.accountsUrl = Issuer;
    return config;
}

} // namespace

/// Every test starts with a provider that does all right; then one thing goes wrong.
class tst_OidcProvider : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeHttpClient> m_http;
    test::FakeClock m_clock;
    std::unique_ptr<provider::Provider> m_provider;
    QJsonObject m_metadata;
    QJsonObject m_claims;
    QJsonObject m_header;
    QJsonObject m_answer;
    provider::Redemption m_redemption;

    void makeProvider(const provider::ProviderConfig &config)
    {
        auto made = provider::makeProvider(config, *m_http, m_clock);
        QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().message));
        m_provider = std::move(*made);
    }
    void publish()
    {
        m_http->answer(Place, 200, base::toJson(m_metadata));
        m_http->answer(JwksUrl, 200, keySet({signingKey().jwk(u"k1"_s)}));
    }
    /// What the provider hands out for the code, its id_token signed by \a key.
    void handOut(const test::TestKey &key = signingKey())
    {
        m_answer.insert(u"id_token"_s, QString::fromUtf8(key.signedToken(m_header, m_claims)));
        m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    }
    Grant redeem()
    {
        std::optional<Grant> result;
        m_provider->redeem(m_redemption, this, [&](const Grant &grant) { result = grant; });
        if (result)
            return base::Err(
                ProviderError {Kind::Refused, u"done came before redeem() returned"_s});
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done never came"_s});
        return *result;
    }
    Url signInUrl(const provider::SignInStart &start)
    {
        std::optional<Url> result;
        m_provider->signInUrl(start, this, [&](const Url &url) { result = url; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done never came"_s});
        return *result;
    }
    void expectFailure(Kind kind)
    {
        const Grant grant = redeem();
        QVERIFY(!grant.ok());
        QVERIFY2(grant.error().kind == kind, qPrintable(grant.error().message));
    }

private Q_SLOTS:
    void init();
    void sendsTheBrowserAway();
    void asksForARefreshTokenWhereTheProviderKnowsTheScope();
    void asksGoogleForOfflineAccess();
    void saysWhoSignedIn();
    void sendsTheCodeWithItsVerifierAndBasic();
    void sendsTheSecretInTheBodyWhereBasicIsUnknown();
    void refusesAProviderThatTakesNoSecret();
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
    void refusesAnswersOfAnotherIssuer_data();
    void refusesAnswersOfAnotherIssuer();
    void sortsFailuresOfTheTokenEndpoint_data();
    void sortsFailuresOfTheTokenEndpoint();
    void keepsTheCodeOutOfTheErrorText();
    void passesFailuresOfTheConnectionOn_data();
    void passesFailuresOfTheConnectionOn();
    void isUnavailableWhileTheKeysAre();
    void givesUpWhenTheWholeTakesTooLong();
    void asksUserinfoOnlyForAMissingEmail();
    void refusesUserinfoOfSomebodyElse();
    void isUnavailableWhileUserinfoIs();
    void acceptsAPersonWithoutEmail();
    void doesNotTakeAnUnverifiedEmailForVerified();
    void keepsTokensWithoutExpiry();
    void saysNothingWhenTheContextIsGone();
    void finishesWhenTheProviderIsReplacedMeanwhile();
    void servesMicrosoftsTenants();
    void refusesMicrosoftTokensOfAForeignIssuer();
    void refusesMicrosoftKeysOfAnotherTenant();
    void acceptsGooglesOtherSpelling();
    void usesTheSettingsEndpointsFirst();
};

void tst_OidcProvider::init()
{
    m_http = std::make_unique<test::FakeHttpClient>();
    m_metadata = {{u"issuer"_s, QString::fromUtf8(Issuer)},
        {u"authorization_endpoint"_s, QString::fromUtf8(Issuer + "/authorize")},
        {u"token_endpoint"_s, QString::fromUtf8(TokenUrl)},
        {u"jwks_uri"_s, QString::fromUtf8(JwksUrl)},
        {u"userinfo_endpoint"_s, QString::fromUtf8(UserinfoUrl)}};
    const qint64 now = m_clock.now().time_since_epoch().count();
    m_header = {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"k1"_s}};
    m_claims = {{u"iss"_s, QString::fromUtf8(Issuer)}, {u"aud"_s, u"gatehouse"_s},
        {u"sub"_s, u"248289761001"_s}, {u"exp"_s, now + 300}, {u"iat"_s, now},
        {u"nonce"_s, u"n-0S6_WzA2Mj"_s}, {u"email"_s, u"jane@example.com"_s},
        {u"email_verified"_s, true}, {u"name"_s, u"Jane Doe"_s},
        {u"groups"_s, QJsonArray {u"staff"_s, u"tid:forged"_s}}};
    m_answer = {{u"access_token"_s, u"provider-at"_s}, {u"token_type"_s, u"Bearer"_s},
        {u"refresh_token"_s, u"provider-rt"_s}, {u"expires_in"_s, 3600}};
    m_redemption = {
        "the-code", "the-verifier", "n-0S6_WzA2Mj", "https://gate.example.com/oauth/callback", {}};
    publish();
    handOut();
    makeProvider(config());
}

void tst_OidcProvider::sendsTheBrowserAway()
{
    auto settings = config();
    settings.extraAuthParams = {{"prompt", "select_account"}};
    makeProvider(settings);
    const Url url = signInUrl({"the-state", "the-nonce", "the-challenge",
        "https://gate.example.com/oauth/callback", "jane@example.com"});
    QVERIFY(url.ok());
    const QUrl parsed = QUrl::fromEncoded(*url, QUrl::StrictMode);
    QCOMPARE(parsed.adjusted(QUrl::RemoveQuery).toEncoded(), Issuer + "/authorize");
    QList<std::pair<QString, QString>> parameters;
    const auto items = QUrlQuery(parsed).queryItems(QUrl::FullyDecoded);
    for (const auto &item : items)
        parameters.append({item.first, item.second});
    std::sort(parameters.begin(), parameters.end());
    const QList<std::pair<QString, QString>> expected {{u"client_id"_s, u"gatehouse"_s},
        {u"code_challenge"_s, u"the-challenge"_s}, {u"code_challenge_method"_s, u"S256"_s},
        {u"login_hint"_s, u"jane@example.com"_s}, {u"nonce"_s, u"the-nonce"_s},
        {u"prompt"_s, u"select_account"_s},
        {u"redirect_uri"_s, u"https://gate.example.com/oauth/callback"_s},
        {u"response_type"_s, u"code"_s}, {u"scope"_s, u"openid email profile"_s},
        {u"state"_s, u"the-state"_s}};
    QCOMPARE(parameters, expected);
}

void tst_OidcProvider::asksForARefreshTokenWhereTheProviderKnowsTheScope()
{
    m_metadata.insert(u"scopes_supported"_s, QJsonArray {u"openid"_s, u"offline_access"_s});
    publish();
    const Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->contains("scope=openid%20email%20profile%20offline_access"));
}

void tst_OidcProvider::asksGoogleForOfflineAccess()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Google;
    makeProvider(settings);
    const Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->contains("&access_type=offline"));
    QVERIFY(!url->contains("prompt="));
}

void tst_OidcProvider::saysWhoSignedIn()
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

void tst_OidcProvider::sendsTheCodeWithItsVerifierAndBasic()
{
    QVERIFY(redeem().ok());
    const net::OutgoingRequest request = m_http->last(TokenUrl);
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.body,
        "grant_type=authorization_code&code=the-code&redirect_uri="
        "https%3A%2F%2Fgate.example.com%2Foauth%2Fcallback&code_verifier=the-verifier");
    // RFC 6749 2.3.1: id and secret are form-encoded before they are joined.
    QCOMPARE(test::headerOf(request, "Authorization"),
        "Basic " + QByteArray("gatehouse:s3cret%2F%2B").toBase64());
    QCOMPARE(request.timeout, 10'000ms);
    QCOMPARE(request.maxBytes, 1024 * 1024);
}

void tst_OidcProvider::sendsTheSecretInTheBodyWhereBasicIsUnknown()
{
    m_metadata.insert(u"token_endpoint_auth_methods_supported"_s,
        QJsonArray {u"private_key_jwt"_s, u"client_secret_post"_s});
    publish();
    QVERIFY(redeem().ok());
    const net::OutgoingRequest request = m_http->last(TokenUrl);
    QVERIFY(request.body.endsWith("&client_id=gatehouse&client_secret=s3cret%2F%2B"));
    QVERIFY(test::headerOf(request, "Authorization").isEmpty());
}

void tst_OidcProvider::refusesAProviderThatTakesNoSecret()
{
    m_metadata.insert(
        u"token_endpoint_auth_methods_supported"_s, QJsonArray {u"private_key_jwt"_s});
    publish();
    expectFailure(Kind::Refused);
    QCOMPARE(m_http->count(TokenUrl), 0);
}

void tst_OidcProvider::takesAKeyOfAnyAllowedAlgorithm_data()
{
    QTest::addColumn<QString>("algorithm");
    for (const QString &name : {u"PS256"_s, u"ES256"_s, u"ES384"_s, u"EdDSA"_s})
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_OidcProvider::takesAKeyOfAnyAllowedAlgorithm()
{
    QFETCH(QString, algorithm);
    const test::TestKey key = algorithm == u"PS256" ? test::TestKey::rsa()
        : algorithm == u"ES256"                     ? test::TestKey::ec("P-256")
        : algorithm == u"ES384"                     ? test::TestKey::ec("P-384")
                                                    : test::TestKey::ed25519();
    m_http->answer(JwksUrl, 200, keySet({signingKey().jwk(u"k1"_s), key.jwk(u"k2"_s)}));
    m_header = {{u"alg"_s, algorithm}, {u"kid"_s, u"k2"_s}};
    handOut(key);
    QVERIFY(redeem().ok());
}

void tst_OidcProvider::refusesAFaultyIdToken_data()
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

void tst_OidcProvider::refusesAFaultyIdToken()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    m_claims.insert(claim, value);
    handOut();
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesABrokenSignature()
{
    QByteArray token = m_answer[u"id_token"_s].toString().toUtf8();
    const qsizetype at = token.lastIndexOf('.') + 10;
    token[at] = token[at] == 'A' ? 'B' : 'A';
    m_answer.insert(u"id_token"_s, QString::fromUtf8(token));
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesAKeyOfSomebodyElse()
{
    handOut(otherKey());
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesAnUnsignedToken()
{
    const QByteArray header = base::toJson(QJsonObject {{u"alg"_s, u"none"_s}});
    const QByteArray token =
        base::toBase64Url(header) + '.' + base::toBase64Url(base::toJson(m_claims)) + '.';
    m_answer.insert(u"id_token"_s, QString::fromUtf8(token));
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesATokenSignedWithThePublicKeyAsSecret()
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

void tst_OidcProvider::refusesAnAlgorithmTheProviderDoesNotSignWith()
{
    m_metadata.insert(u"id_token_signing_alg_values_supported"_s, QJsonArray {u"RS512"_s});
    publish();
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesAnAnswerWithoutIdToken()
{
    m_answer.remove(u"id_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::findsANewKeyAtOnce()
{
    QVERIFY(redeem().ok());
    m_http->answer(JwksUrl, 200, keySet({otherKey().jwk(u"k2"_s)}));
    m_header.insert(u"kid"_s, u"k2"_s);
    handOut(otherKey());
    QVERIFY(redeem().ok());
    QCOMPARE(m_http->count(JwksUrl), 2);
}

void tst_OidcProvider::refusesAnswersOfAnotherIssuer_data()
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

void tst_OidcProvider::refusesAnswersOfAnotherIssuer()
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

void tst_OidcProvider::sortsFailuresOfTheTokenEndpoint_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("forGood");
    QTest::addRow("invalid_grant") << 400 << QByteArray(R"({"error":"invalid_grant"})") << true;
    QTest::addRow("invalid_client") << 401 << QByteArray(R"({"error":"invalid_client"})") << true;
    QTest::addRow("an error as 200") << 200 << QByteArray(R"({"error":"invalid_grant"})") << true;
    QTest::addRow("another token type")
        << 200 << QByteArray(R"({"access_token":"x","token_type":"mac"})") << true;
    QTest::addRow("temporarily_unavailable")
        << 400 << QByteArray(R"({"error":"temporarily_unavailable"})") << false;
    QTest::addRow("500") << 500 << QByteArray(R"({"error":"invalid_grant"})") << false;
    QTest::addRow("503 page") << 503 << QByteArray("<html>") << false;
    QTest::addRow("429") << 429 << QByteArray(R"({"error":"invalid_grant"})") << false;
    QTest::addRow("a page") << 200 << QByteArray("<html>Sign in to the hotel</html>") << false;
    QTest::addRow("a page as 400") << 400 << QByteArray("<html>blocked</html>") << false;
    QTest::addRow("empty") << 200 << QByteArray() << false;
    QTest::addRow("no token") << 200 << QByteArray("{}") << false;
    QTest::addRow("redirect") << 302 << QByteArray() << false;
}

void tst_OidcProvider::sortsFailuresOfTheTokenEndpoint()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, forGood);
    m_http->answer(TokenUrl, status, body);
    expectFailure(forGood ? Kind::Refused : Kind::Unavailable);
}

void tst_OidcProvider::keepsTheCodeOutOfTheErrorText()
{
    m_http->answer(TokenUrl, 400,
        R"({"error":"invalid_grant","error_description":"no code the-code for the-verifier"})");
    const Grant grant = redeem();
    QVERIFY(!grant.ok());
    QVERIFY(grant.error().message.contains(u"no code *** for ***"_s));
}

void tst_OidcProvider::passesFailuresOfTheConnectionOn_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addRow("discovery") << Place;
    QTest::addRow("token endpoint") << TokenUrl;
    QTest::addRow("keys") << JwksUrl;
}

void tst_OidcProvider::passesFailuresOfTheConnectionOn()
{
    QFETCH(QByteArray, url);
    for (const auto kind :
        {base::ErrorKind::TimedOut, base::ErrorKind::Unavailable, base::ErrorKind::Invalid}) {
        m_http->fail(url, kind);
        expectFailure(Kind::Unavailable);
    }
}

void tst_OidcProvider::isUnavailableWhileTheKeysAre()
{
    m_http->answer(JwksUrl, 502, "");
    expectFailure(Kind::Unavailable);
    m_http->answer(JwksUrl, 200, "<html>");
    expectFailure(Kind::Unavailable);
    publish();
    QVERIFY(redeem().ok());
}

void tst_OidcProvider::givesUpWhenTheWholeTakesTooLong()
{
    auto settings = config();
    settings.timeout = 30ms;
    makeProvider(settings);
    QVERIFY(signInUrl({}).ok());
    m_http->hold();
    expectFailure(Kind::Unavailable);
    m_http->release(); // what comes too late reaches nobody
    QCoreApplication::processEvents();
}

void tst_OidcProvider::asksUserinfoOnlyForAMissingEmail()
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
    QCOMPARE(test::headerOf(m_http->last(UserinfoUrl), "Authorization"), "Bearer provider-at");
}

void tst_OidcProvider::refusesUserinfoOfSomebodyElse()
{
    m_claims.remove(u"email"_s);
    handOut();
    for (const QByteArray body :
        {R"({"sub":"somebody","email":"boss@example.com"})", R"({"email":"boss@example.com"})"}) {
        m_http->answer(UserinfoUrl, 200, body);
        expectFailure(Kind::Refused);
    }
}

void tst_OidcProvider::isUnavailableWhileUserinfoIs()
{
    m_claims.remove(u"email"_s);
    handOut();
    m_http->answer(UserinfoUrl, 500, "");
    expectFailure(Kind::Unavailable);
    m_http->answer(UserinfoUrl, 200, "<html>");
    expectFailure(Kind::Unavailable);
}

void tst_OidcProvider::acceptsAPersonWithoutEmail()
{
    m_claims.remove(u"email"_s);
    handOut();
    m_http->answer(UserinfoUrl, 200, R"({"sub":"248289761001"})");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(grant->identity.email.isEmpty());
    QVERIFY(!grant->identity.emailVerified);
}

void tst_OidcProvider::doesNotTakeAnUnverifiedEmailForVerified()
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

void tst_OidcProvider::keepsTokensWithoutExpiry()
{
    m_answer.remove(u"expires_in"_s);
    m_answer.remove(u"refresh_token"_s);
    m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(!grant->tokens.expiresAt);
    QVERIFY(!grant->tokens.refreshToken);
}

void tst_OidcProvider::saysNothingWhenTheContextIsGone()
{
    QVERIFY(signInUrl({}).ok());
    auto context = std::make_unique<QObject>();
    bool called = false;
    m_http->hold();
    m_provider->redeem(m_redemption, context.get(), [&](const Grant &) { called = true; });
    QTRY_COMPARE(m_http->count(TokenUrl), 1);
    context.reset();
    m_http->release();
    QVERIFY(redeem().ok());
    QVERIFY(!called);
}

void tst_OidcProvider::finishesWhenTheProviderIsReplacedMeanwhile()
{
    m_http->hold();
    std::optional<Grant> result;
    m_provider->redeem(m_redemption, this, [&](const Grant &grant) { result = grant; });
    m_provider.reset();
    m_http->release();
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->ok());
}

namespace {

const QByteArray Tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
const QByteArray MicrosoftIssuer = "https://login.microsoftonline.com/{tenantid}/v2.0";

} // namespace

void tst_OidcProvider::servesMicrosoftsTenants()
{
    auto settings = config();
    settings.accountsUrl = "https://graph.microsoft.com/oidc/userinfo";
    makeProvider(settings);
    m_metadata.insert(u"issuer"_s, QString::fromUtf8(MicrosoftIssuer));
    m_http->answer("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        200, base::toJson(m_metadata));
    QByteArray issuer = MicrosoftIssuer;
    issuer.replace("{tenantid}", Tenant);
    m_claims.insert(u"iss"_s, QString::fromUtf8(issuer));
    m_claims.insert(u"tid"_s, QString::fromUtf8(Tenant));
    handOut();
    Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    QCOMPARE(grant->identity.issuer, issuer);
    const QList<QString> groups {u"staff"_s, u"tid:"_s + QString::fromUtf8(Tenant)};
    QCOMPARE(grant->identity.groups, groups);
    QVERIFY(!grant->identity.emailVerified); // email_verified means nothing here

    for (const QJsonValue &said : {QJsonValue(true), QJsonValue(u"1"_s), QJsonValue(1)}) {
        m_claims.insert(u"xms_edov"_s, said);
        handOut();
        grant = redeem();
        QVERIFY(grant.ok());
        QVERIFY(grant->identity.emailVerified);
    }
}

void tst_OidcProvider::refusesMicrosoftTokensOfAForeignIssuer()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Microsoft;
    settings.accountsUrl.clear();
    makeProvider(settings);
    m_metadata.insert(u"issuer"_s, QString::fromUtf8(MicrosoftIssuer));
    m_http->answer("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        200, base::toJson(m_metadata));
    m_claims.insert(u"iss"_s, QString::fromUtf8(MicrosoftIssuer)); // the template itself
    handOut();
    expectFailure(Kind::Refused);
    m_claims.insert(u"tid"_s, u"{tenantid}"_s);
    handOut();
    expectFailure(Kind::Refused);
    m_claims.insert(u"tid"_s, QString::fromUtf8(Tenant));
    m_claims.insert(
        u"iss"_s, u"https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444/v2.0"_s);
    handOut();
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesMicrosoftKeysOfAnotherTenant()
{
    QJsonObject key = signingKey().jwk(u"k1"_s);
    key.insert(u"issuer"_s, u"https://id.example.com/other"_s);
    m_http->answer(JwksUrl, 200, keySet({key}));
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::acceptsGooglesOtherSpelling()
{
    auto settings = config();
    settings.accountsUrl = "https://www.googleapis.com/oauth2/v3/userinfo";
    makeProvider(settings);
    m_metadata.insert(u"issuer"_s, u"https://accounts.google.com"_s);
    m_http->answer("https://accounts.google.com/.well-known/openid-configuration", 200,
        base::toJson(m_metadata));
    m_claims.insert(u"iss"_s, u"accounts.google.com"_s);
    m_claims.insert(u"hd"_s, u"example.com"_s);
    handOut();
    const Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    QCOMPARE(grant->identity.issuer, "https://accounts.google.com");
    QVERIFY(grant->identity.groups.contains(u"hd:example.com"_s));
}

void tst_OidcProvider::usesTheSettingsEndpointsFirst()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Oidc;
    settings.authorizationUrl = "https://front.example.com/sign-in?brand=a";
    settings.tokenUrl = "https://back.example.com/token";
    makeProvider(settings);
    m_http->answer("https://back.example.com/token", 200, base::toJson(m_answer));
    const Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->startsWith("https://front.example.com/sign-in?brand=a&response_type=code&"));
    QVERIFY(redeem().ok());
    QCOMPARE(m_http->count(TokenUrl), 0);
}

QTEST_GUILESS_MAIN(tst_OidcProvider)
#include "tst_OidcProvider.moc"
