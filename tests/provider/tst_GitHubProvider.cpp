// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/GitHubProvider.h"
#include "provider/ProviderFactory.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using provider::ProviderError;
using Kind = provider::ProviderError::Kind;
using Grant = base::Result<provider::ProviderGrant, ProviderError>;

namespace {

const QByteArray TokenUrl = "https://github.com/login/oauth/access_token";
const QByteArray UserUrl = "https://api.github.com/user";
const QByteArray EmailsUrl = "https://api.github.com/user/emails";
const QByteArray OrgsUrl = "https://api.github.com/user/orgs?per_page=100";
const QByteArray TeamsUrl = "https://api.github.com/user/teams?per_page=100";

} // namespace

class tst_GitHubProvider : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeHttpClient> m_http;
    test::FakeClock m_clock;
    std::unique_ptr<provider::Provider> m_provider;
    provider::ProviderConfig m_config;

    void makeProvider()
    {
        auto made = provider::makeProvider(m_config, *m_http, m_clock);
        QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().message));
        m_provider = std::move(*made);
    }
    Grant redeem()
    {
        std::optional<Grant> result;
        m_provider->redeem({"the-code", "the-verifier", {}, "https://gate.example.com/cb", {}},
            this, [&](const Grant &grant) { result = grant; });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done came too soon or never"_s});
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
    void saysWhoSignedIn();
    void sendsTheCodeAsGitHubWantsIt();
    void takesAnErrorWithStatus200ForOne();
    void takesOnlyThePrimaryAddress();
    void doesNotTakeAnUnverifiedAddressForVerified();
    void hasNoVerifiedAddressWithoutTheScope();
    void isUnavailableWhileTheApiIs_data();
    void isUnavailableWhileTheApiIs();
    void refusesATokenTheApiRefuses();
    void refusesAPersonWithoutId();
    void takesTheLoginForAMissingName();
    void asksForTeamsOnlyWithTheScope();
    void finishesWithoutTeamsThatAreNotGranted();
    void doesNotTakeARateLimitForAMissingGrant();
    void servesAnEnterpriseServer();
};

void tst_GitHubProvider::init()
{
    m_http = std::make_unique<test::FakeHttpClient>();
    m_config = {};
    m_config.clientId = "Iv1.abc";
    m_config.clientSecret = base::Secret("s3cret");
    m_config.accountsUrl = "https://api.github.com/user";
    makeProvider();
    m_http->answer(TokenUrl, 200,
        R"({"access_token":"gho_1","scope":"read:user,user:email","token_type":"bearer"})");
    m_http->answer(
        UserUrl, 200, R"({"login":"octocat","id":583231,"name":"The Octocat","email":null})");
    m_http->answer(EmailsUrl, 200,
        R"([{"email":"other@example.com","primary":false,"verified":true},)"
        R"({"email":"octocat@github.com","primary":true,"verified":true}])");
}

void tst_GitHubProvider::sendsTheBrowserAway()
{
    std::optional<QByteArray> url;
    m_provider->signInUrl({"the-state", "the-nonce", "the-challenge", "https://gate.example.com/cb",
                              "jane@example.com"},
        this, [&](const auto &result) { url = *result; });
    QVERIFY(url); // there is nobody to ask
    QCOMPARE(*url,
        "https://github.com/login/oauth/authorize?response_type=code&client_id=Iv1.abc"
        "&redirect_uri=https%3A%2F%2Fgate.example.com%2Fcb&state=the-state"
        "&code_challenge=the-challenge&code_challenge_method=S256"
        "&scope=read%3Auser%20user%3Aemail");
}

void tst_GitHubProvider::saysWhoSignedIn()
{
    const Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    const domain::Identity expected {
        "https://github.com", "583231", u"octocat@github.com"_s, true, u"The Octocat"_s, {}};
    QCOMPARE(grant->identity, expected);
    QCOMPARE(grant->tokens.accessToken.reveal(), "gho_1");
    QVERIFY(!grant->tokens.refreshToken);
    QVERIFY(!grant->tokens.expiresAt);
    QCOMPARE(test::headerOf(m_http->last(UserUrl), "Authorization"), "Bearer gho_1");
    QCOMPARE(m_http->count(OrgsUrl), 0);
}

void tst_GitHubProvider::sendsTheCodeAsGitHubWantsIt()
{
    QVERIFY(redeem().ok());
    const net::OutgoingRequest request = m_http->last(TokenUrl);
    QCOMPARE(test::headerOf(request, "Accept"), "application/json"); // else it is form-encoded
    QVERIFY(request.body.endsWith("&client_id=Iv1.abc&client_secret=s3cret"));
    QVERIFY(request.body.contains("&code_verifier=the-verifier&"));
}

void tst_GitHubProvider::takesAnErrorWithStatus200ForOne()
{
    m_http->answer(TokenUrl, 200,
        R"({"error":"bad_verification_code","error_description":"The code is incorrect."})");
    expectFailure(Kind::Refused);
    QCOMPARE(m_http->count(UserUrl), 0);
}

void tst_GitHubProvider::takesOnlyThePrimaryAddress()
{
    m_http->answer(UserUrl, 200, R"({"id":1,"login":"o","email":"public@example.com"})");
    m_http->answer(
        EmailsUrl, 200, R"([{"email":"x@example.com","primary":false,"verified":true}])");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QCOMPARE(grant->identity.email, u"public@example.com"_s);
    QVERIFY(!grant->identity.emailVerified);
}

void tst_GitHubProvider::doesNotTakeAnUnverifiedAddressForVerified()
{
    for (const QByteArray said : {"false", "\"true\"", "1", "null"}) {
        m_http->answer(EmailsUrl, 200,
            "[{\"email\":\"a@b.example\",\"primary\":true,\"verified\":" + said + "}]");
        const Grant grant = redeem();
        QVERIFY(grant.ok());
        QCOMPARE(grant->identity.email, u"a@b.example"_s);
        QVERIFY(!grant->identity.emailVerified);
    }
}

void tst_GitHubProvider::hasNoVerifiedAddressWithoutTheScope()
{
    for (const int status : {403, 404}) {
        m_http->answer(EmailsUrl, status, R"({"message":"Not Found"})");
        const Grant grant = redeem();
        QVERIFY(grant.ok());
        QVERIFY(!grant->identity.emailVerified);
    }
}

void tst_GitHubProvider::isUnavailableWhileTheApiIs_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const QByteArray &url : {UserUrl, EmailsUrl}) {
        QTest::addRow("%s 500", url.constData()) << url << 500 << QByteArray("[]");
        QTest::addRow("%s 429", url.constData()) << url << 429 << QByteArray("[]");
        QTest::addRow("%s page", url.constData()) << url << 200 << QByteArray("<html>");
        QTest::addRow("%s deep", url.constData())
            << url << 200 << QByteArray(1000, '[') + QByteArray(1000, ']');
    }
}

void tst_GitHubProvider::isUnavailableWhileTheApiIs()
{
    QFETCH(QByteArray, url);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_http->answer(url, status, body);
    expectFailure(Kind::Unavailable);
    m_http->fail(url, base::ErrorKind::TimedOut);
    expectFailure(Kind::Unavailable);
}

void tst_GitHubProvider::refusesATokenTheApiRefuses()
{
    m_http->answer(UserUrl, 401, R"({"message":"Bad credentials"})");
    expectFailure(Kind::Refused);
}

void tst_GitHubProvider::refusesAPersonWithoutId()
{
    for (const QByteArray body : {"{}", R"({"id":"583231"})", R"({"id":0})", R"({"id":-1})"}) {
        m_http->answer(UserUrl, 200, body);
        expectFailure(Kind::Refused);
    }
}

void tst_GitHubProvider::takesTheLoginForAMissingName()
{
    m_http->answer(UserUrl, 200, R"({"id":1,"login":"octocat","name":null})");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QCOMPARE(grant->identity.name, u"octocat"_s);
}

void tst_GitHubProvider::asksForTeamsOnlyWithTheScope()
{
    m_config.scopes = {"read:user", "user:email", "read:org"};
    makeProvider();
    m_http->answer(OrgsUrl, 200, R"([{"login":"acme"},{"login":""},7])");
    m_http->answer(
        TeamsUrl, 200, R"([{"slug":"gate","organization":{"login":"acme"}},{"slug":"lost"},{}])");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    const QList<QString> groups {u"acme"_s, u"acme/gate"_s};
    QCOMPARE(grant->identity.groups, groups);
}

void tst_GitHubProvider::finishesWithoutTeamsThatAreNotGranted()
{
    m_config.scopes = {"read:org"};
    makeProvider();
    m_http->answer(OrgsUrl, 403, "{}");
    m_http->answer(TeamsUrl, 404, "{}");
    const Grant grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(grant->identity.groups.isEmpty());
    m_http->answer(TeamsUrl, 502, "");
    expectFailure(Kind::Unavailable); // a person must not lose the team to a hiccup
}

void tst_GitHubProvider::doesNotTakeARateLimitForAMissingGrant()
{
    m_config.scopes = {"read:org"};
    makeProvider();
    m_http->answer(TeamsUrl, 200, "[]");
    m_http->answer(OrgsUrl, 403, "{}", {{"X-RateLimit-Remaining", "0"}});
    expectFailure(Kind::Unavailable);
    m_http->answer(OrgsUrl, 403, "{}", {{"Retry-After", "60"}});
    expectFailure(Kind::Unavailable);
    m_http->answer(OrgsUrl, 403, "{}", {{"X-RateLimit-Remaining", "17"}});
    QVERIFY(redeem().ok());
}

void tst_GitHubProvider::servesAnEnterpriseServer()
{
    m_config.kind = provider::ProviderKind::GitHub;
    for (const QByteArray accounts :
        {"https://git.example.com/api/v3/user", "https://git.example.com"}) {
        m_config.accountsUrl = accounts;
        const auto endpoints = provider::GitHubProvider::endpointsFor(m_config);
        QCOMPARE(endpoints.issuer, "https://git.example.com");
        QCOMPARE(endpoints.authorizationUrl, "https://git.example.com/login/oauth/authorize");
        QCOMPARE(endpoints.tokenUrl, "https://git.example.com/login/oauth/access_token");
        QCOMPARE(endpoints.apiUrl, "https://git.example.com/api/v3");
    }
    for (const QByteArray accounts : {"", "https://github.com", "https://api.github.com/user"}) {
        m_config.accountsUrl = accounts;
        QCOMPARE(provider::GitHubProvider::endpointsFor(m_config).apiUrl, "https://api.github.com");
    }
}

QTEST_GUILESS_MAIN(tst_GitHubProvider)
#include "tst_GitHubProvider.moc"
