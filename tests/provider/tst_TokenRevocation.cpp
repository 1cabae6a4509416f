// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "OidcBench.h"

#include <QJsonDocument>

using namespace gatehouse;
using namespace gatehouse::test;
using domain::ProviderTokens;
using provider::RevocationReply;
using ReplyKind = RevocationReply::Kind;

namespace {

const QByteArray RevokeUrl = Issuer + "/revoke";
const QByteArray GitHubUrl = "https://api.github.com/applications/gatehouse/token";

} // namespace

/// How providers are told that tokens are over: RFC 7009, and GitHub's own way.
class tst_TokenRevocation : public OidcBench
{
    Q_OBJECT

    RevocationReply revoke(const ProviderTokens &tokens)
    {
        std::optional<RevocationReply> result;
        m_provider->revokeTokens(
            tokens, this, [&](const RevocationReply &reply) { result = reply; });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }))
            return {ReplyKind::Later, u"done came too soon or never"_s};
        return *result;
    }
    static ProviderTokens pair()
    {
        return {base::Secret("the+access"), base::Secret("the+refresh"), std::nullopt};
    }
    static ProviderTokens single() { return {base::Secret("the+access"), {}, std::nullopt}; }
    QByteArrayList bodiesTo(const QByteArray &url) const
    {
        QByteArrayList bodies;
        for (const net::OutgoingRequest &request : m_http->requests) {
            if (request.url == url)
                bodies.append(request.body);
        }
        return bodies;
    }
    void makeGitHub(const QByteArray &revocationUrl = {})
    {
        provider::ProviderConfig gitHub = config();
        gitHub.kind = provider::ProviderKind::GitHub;
        gitHub.accountsUrl.clear();
        gitHub.revocationUrl = revocationUrl;
        makeProvider(gitHub);
    }
    void makePlain(const QByteArray &revocationUrl)
    {
        provider::ProviderConfig plain = config();
        plain.accountsUrl = UserinfoUrl;
        plain.authorizationUrl = Issuer + "/authorize";
        plain.tokenUrl = TokenUrl;
        plain.revocationUrl = revocationUrl;
        makeProvider(plain);
    }

private Q_SLOTS:
    void init();
    void revokesTheRefreshTokenThenTheAccessToken();
    void revokesTheAccessTokenAlone();
    void sortsAnswers_data();
    void sortsAnswers();
    void isRevokedThoughTheAccessTokenWentAlong();
    void triesAgainWhenOnlyOneCouldBeRevoked();
    void isUnsupportedWithoutAnEndpoint();
    void usesTheSettingsUrlFirst();
    void waitsForDiscovery();
    void provesItselfAsTheProviderWantsIt_data();
    void provesItselfAsTheProviderWantsIt();
    void learnsTheOtherWayToProveItself();
    void takesARefusedClientForOurOwnFault();
    void tellsAPlainProvider();
    void plainWithoutAUrlIsUnsupported();
    void tellsGitHubItsOwnWay();
    void sortsGitHubsAnswers_data();
    void sortsGitHubsAnswers();
    void isSilentOnceItsContextIsGone();
};

void tst_TokenRevocation::init()
{
    start();
    m_metadata.insert(u"revocation_endpoint"_s, QString::fromUtf8(RevokeUrl));
    publish();
    m_http->answer(RevokeUrl, 200, {});
}

void tst_TokenRevocation::revokesTheRefreshTokenThenTheAccessToken()
{
    // RFC 7009 2.1.
    QCOMPARE(revoke(pair()), (RevocationReply {ReplyKind::Revoked, {}}));
    QCOMPARE(bodiesTo(RevokeUrl),
        QByteArrayList({"token=the%2Brefresh&token_type_hint=refresh_token",
            "token=the%2Baccess&token_type_hint=access_token"}));
    const net::OutgoingRequest request = m_http->last(RevokeUrl);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(headerOf(request, "Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(headerOf(request, "Authorization"),
        "Basic " + QByteArray("gatehouse:s3cret%2F%2B").toBase64());
}

void tst_TokenRevocation::revokesTheAccessTokenAlone()
{
    QCOMPARE(revoke(single()).kind, ReplyKind::Revoked);
    QCOMPARE(
        bodiesTo(RevokeUrl), QByteArrayList({"token=the%2Baccess&token_type_hint=access_token"}));
}

void tst_TokenRevocation::sortsAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ReplyKind>("kind");
    QTest::newRow("200") << 200 << ReplyKind::Revoked;
    QTest::newRow("204") << 204 << ReplyKind::Revoked;
    QTest::newRow("a redirect") << 302 << ReplyKind::Later;
    QTest::newRow("400, as Google for a token it does not know") << 400 << ReplyKind::Refused;
    QTest::newRow("403") << 403 << ReplyKind::Refused;
    QTest::newRow("404") << 404 << ReplyKind::Refused;
    QTest::newRow("our credentials") << 401 << ReplyKind::Later;
    QTest::newRow("time-out") << 408 << ReplyKind::Later;
    QTest::newRow("too many") << 429 << ReplyKind::Later;
    QTest::newRow("500") << 500 << ReplyKind::Later;
    QTest::newRow("503, as RFC 7009 2.2.1 has it") << 503 << ReplyKind::Later;
    QTest::newRow("no answer") << 0 << ReplyKind::Later;
}

void tst_TokenRevocation::sortsAnswers()
{
    QFETCH(int, status);
    if (status == 0)
        m_http->fail(RevokeUrl, base::ErrorKind::TimedOut);
    else
        m_http->answer(RevokeUrl, status, "{}");
    const RevocationReply reply = revoke(single());
    QTEST(reply.kind, "kind");
    QCOMPARE(reply.message.isEmpty(), reply.kind == ReplyKind::Revoked);
    QVERIFY(!reply.message.contains(u"access"_s));
}

void tst_TokenRevocation::isRevokedThoughTheAccessTokenWentAlong()
{
    // RFC 7009 2.1: the access token SHOULD go with the refresh token, and is unknown then.
    m_http->answerOnce(RevokeUrl, 200, {});
    m_http->answerOnce(RevokeUrl, 400, R"({"error":"invalid_token"})");
    QCOMPARE(revoke(pair()).kind, ReplyKind::Revoked);
    QCOMPARE(m_http->count(RevokeUrl), 2);
    // The other way round the access token is what was revoked.
    m_http->answerOnce(RevokeUrl, 400, R"({"error":"invalid_token"})");
    m_http->answerOnce(RevokeUrl, 200, {});
    QCOMPARE(revoke(pair()).kind, ReplyKind::Revoked);
    m_http->answer(RevokeUrl, 400, R"({"error":"invalid_token"})");
    QCOMPARE(revoke(pair()).kind, ReplyKind::Refused);
}

void tst_TokenRevocation::triesAgainWhenOnlyOneCouldBeRevoked()
{
    m_http->answerOnce(RevokeUrl, 200, {});
    m_http->answerOnce(RevokeUrl, 503, {});
    QCOMPARE(revoke(pair()).kind, ReplyKind::Later);
    m_http->answerOnce(RevokeUrl, 503, {});
    QCOMPARE(revoke(pair()).kind, ReplyKind::Later);
    QCOMPARE(m_http->count(RevokeUrl), 3); // the access token waits with its refresh token
}

void tst_TokenRevocation::isUnsupportedWithoutAnEndpoint()
{
    m_metadata.remove(u"revocation_endpoint"_s);
    publish();
    const RevocationReply reply = revoke(pair());
    QCOMPARE(reply.kind, ReplyKind::Unsupported);
    QVERIFY(reply.message.contains(u"OAUTH_REVOCATION_URL"_s));
    QCOMPARE(m_http->count(RevokeUrl), 0);
}

void tst_TokenRevocation::usesTheSettingsUrlFirst()
{
    provider::ProviderConfig own = config();
    own.revocationUrl = Issuer + "/own-revoke";
    makeProvider(own);
    m_http->answer(own.revocationUrl, 200, {});
    QCOMPARE(revoke(single()).kind, ReplyKind::Revoked);
    QCOMPARE(m_http->count(own.revocationUrl), 1);
    QCOMPARE(m_http->count(RevokeUrl), 0);
}

void tst_TokenRevocation::waitsForDiscovery()
{
    m_http->answer(Place, 503, {});
    QCOMPARE(revoke(pair()).kind, ReplyKind::Later);
    QCOMPARE(m_http->count(RevokeUrl), 0);
    publish();
    QCOMPARE(revoke(pair()).kind, ReplyKind::Revoked);
}

void tst_TokenRevocation::provesItselfAsTheProviderWantsIt_data()
{
    QTest::addColumn<QStringList>("token");
    QTest::addColumn<QStringList>("revocation");
    QTest::addColumn<bool>("basic");
    const QStringList basic {u"client_secret_basic"_s};
    const QStringList post {u"client_secret_post"_s};
    QTest::newRow("it does not say") << QStringList() << QStringList() << true;
    QTest::newRow("as at the token endpoint") << post << QStringList() << false;
    QTest::newRow("its own word goes first") << post << basic << true;
    QTest::newRow("its own word goes first, post") << basic << post << false;
    QTest::newRow("both") << QStringList() << post + basic << true;
}

void tst_TokenRevocation::provesItselfAsTheProviderWantsIt()
{
    QFETCH(QStringList, token);
    QFETCH(QStringList, revocation);
    QFETCH(bool, basic);
    if (!token.isEmpty())
        m_metadata.insert(
            u"token_endpoint_auth_methods_supported"_s, QJsonArray::fromStringList(token));
    if (!revocation.isEmpty())
        m_metadata.insert(u"revocation_endpoint_auth_methods_supported"_s,
            QJsonArray::fromStringList(revocation));
    publish();
    QCOMPARE(revoke(single()).kind, ReplyKind::Revoked);
    const net::OutgoingRequest request = m_http->last(RevokeUrl);
    QCOMPARE(!headerOf(request, "Authorization").isEmpty(), basic);
    QCOMPARE(request.body.contains("&client_id=gatehouse&client_secret=s3cret%2F%2B"), !basic);
}

void tst_TokenRevocation::learnsTheOtherWayToProveItself()
{
    m_http->answerOnce(RevokeUrl, 401, R"({"error":"invalid_client"})");
    QCOMPARE(revoke(pair()).kind, ReplyKind::Revoked);
    QCOMPARE(m_http->count(RevokeUrl), 3);
    QVERIFY(headerOf(m_http->last(RevokeUrl), "Authorization").isEmpty());
}

void tst_TokenRevocation::takesARefusedClientForOurOwnFault()
{
    // A wrong PROVIDER_CLIENT_SECRET says nothing about the token, and can be put right.
    m_http->answer(RevokeUrl, 400, R"({"error":"invalid_client"})");
    QCOMPARE(revoke(pair()).kind, ReplyKind::Later);
    QCOMPARE(m_http->count(RevokeUrl), 2);
}

void tst_TokenRevocation::tellsAPlainProvider()
{
    makePlain(RevokeUrl);
    QCOMPARE(revoke(pair()).kind, ReplyKind::Revoked);
    QCOMPARE(m_http->count(RevokeUrl), 2);
}

void tst_TokenRevocation::plainWithoutAUrlIsUnsupported()
{
    makePlain({});
    QCOMPARE(revoke(pair()).kind, ReplyKind::Unsupported);
    QVERIFY(m_http->requests.isEmpty());
}

void tst_TokenRevocation::tellsGitHubItsOwnWay()
{
    // https://docs.github.com/rest/apps/oauth-applications: the token alone, not the grant, which
    // would end the person's other sessions too.
    makeGitHub();
    m_http->answer(GitHubUrl, 204, {});
    QCOMPARE(revoke(single()).kind, ReplyKind::Revoked);
    const net::OutgoingRequest request = m_http->last(GitHubUrl);
    QCOMPARE(request.method, QByteArray("DELETE"));
    QCOMPARE(
        headerOf(request, "Authorization"), "Basic " + QByteArray("gatehouse:s3cret/+").toBase64());
    QVERIFY(!headerOf(request, "User-Agent").isEmpty());
    QCOMPARE(QJsonDocument::fromJson(request.body).object(),
        QJsonObject({{u"access_token"_s, u"the+access"_s}}));
    const QByteArray own = "https://ghe.example.com/api/v3/applications/gatehouse/token";
    makeGitHub(own);
    m_http->answer(own, 204, {});
    QCOMPARE(revoke(single()).kind, ReplyKind::Revoked);
    QCOMPARE(m_http->count(own), 1);
}

void tst_TokenRevocation::sortsGitHubsAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ReplyKind>("kind");
    QTest::newRow("done") << 204 << ReplyKind::Revoked;
    QTest::newRow("unknown") << 404 << ReplyKind::Refused;
    QTest::newRow("not a token of this app") << 422 << ReplyKind::Refused;
    QTest::newRow("our credentials") << 401 << ReplyKind::Later;
    QTest::newRow("asked too often") << 403 << ReplyKind::Later;
    QTest::newRow("too many") << 429 << ReplyKind::Later;
    QTest::newRow("500") << 500 << ReplyKind::Later;
    QTest::newRow("no answer") << 0 << ReplyKind::Later;
}

void tst_TokenRevocation::sortsGitHubsAnswers()
{
    QFETCH(int, status);
    makeGitHub();
    if (status == 0)
        m_http->fail(GitHubUrl, base::ErrorKind::Unavailable);
    else
        m_http->answer(GitHubUrl, status, {});
    QTEST(revoke(single()).kind, "kind");
}

void tst_TokenRevocation::isSilentOnceItsContextIsGone()
{
    m_http->hold();
    bool called = false;
    {
        QObject context;
        m_provider->revokeTokens(pair(), &context, [&](const RevocationReply &) { called = true; });
        QVERIFY(QTest::qWaitFor([&] { return !m_http->requests.isEmpty(); }));
    }
    m_http->release();
    QCOMPARE(revoke(single()).kind, ReplyKind::Revoked); // whatever waited has come by now
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(tst_TokenRevocation)

#include "tst_TokenRevocation.moc"
