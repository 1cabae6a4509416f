// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PercentEncoding.h"
#include "Bench.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_TokenEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void redeemsACode();
    void redeemsACodeWithoutARedirectUri();
    void refusesWhatIsNoForm_data();
    void refusesWhatIsNoForm();
    void acceptsAFormWithACharset();
    void refusesMalformedRequests_data();
    void refusesMalformedRequests();
    void redeemsACodeOnce();
    void redeemsACodeOnceAmongFiftyParallelAttempts();
    void endsTheSessionWhenItsCodeIsReplayed();
    void endsTheSessionWhoeverReplaysItsCode();
    void burnsTheCodeThatWasPresentedWrongly_data();
    void burnsTheCodeThatWasPresentedWrongly();
    void refusesACodeThatIsTooOld();
    void refusesWhatIsNoCode();
    void acceptsTheAuthorizedResource_data();
    void acceptsTheAuthorizedResource();
    void movesTheProvidersTokensToTheSession();
    void opensNothingWhenTheProvidersTokensDoNotOpen();
    void consumesNothingWhenTheStoreFails_data();
    void consumesNothingWhenTheStoreFails();
    void saysWhoIsNew();
    void publishesNothingThatIsNotDurable();

private:
    std::optional<Bench> m_bench;
    domain::Client m_app;

    Bench &bench() { return *m_bench; }
};

void tst_TokenEndpoint::init()
{
    m_bench.emplace();
    m_app = bench().addClient("app");
    bench().addClient("other");
}

void tst_TokenEndpoint::redeemsACode()
{
    const EndpointAnswer answer =
        bench().redeem("app", bench().addCode(m_app, domain::Scopes({"read", "offline_access"})));
    QCOMPARE(answer.status, 200);
    QCOMPARE(text(answer, "token_type"), QByteArray("Bearer"));
    QCOMPARE(json(answer)["expires_in"_L1], QJsonValue(3600));
    QCOMPARE(text(answer, "scope"), QByteArray("read offline_access"));
    QVERIFY(text(answer, "refresh_token").startsWith("gth_rt_"));

    const auto snapshot = bench().published.find(accessDigest(text(answer, "access_token")));
    QVERIFY(snapshot);
    QCOMPARE(snapshot->session.user, bench().ada);
    QCOMPARE(snapshot->session.clientId, m_app.id);
    QCOMPARE(snapshot->session.resource, QByteArray("https://gate.example/mcp"));
    QCOMPARE(snapshot->session.provider, QByteArray("corp"));
    QCOMPARE(snapshot->session.openedAt, bench().clock.now());
    QCOMPARE(snapshot->session.endsAt, bench().clock.now() + bench().profile.refreshMaxTtl);
    QCOMPARE(snapshot->scopes, domain::Scopes({"read", "offline_access"}));
    QCOMPARE(snapshot->expiresAt, bench().clock.now() + 3600s);
    const auto kept = must(
        bench().memory.access(accessDigest(text(answer, "access_token")), bench().clock.now()));
    QVERIFY(kept);
    QCOMPARE(*kept, *snapshot);
}

void tst_TokenEndpoint::redeemsACodeWithoutARedirectUri()
{
    // OAuth 2.1 4.1.3 has no redirect_uri any more.
    QCOMPARE(bench()
                 .token(form({{"grant_type", "authorization_code"}, {"client_id", "app"},
                     {"code", bench().addCode(m_app)}, {"code_verifier", CodeVerifier}}))
                 .status,
        200);
}

void tst_TokenEndpoint::refusesWhatIsNoForm_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::newRow("JSON") << QByteArray("application/json");
    QTest::newRow("multipart") << QByteArray("multipart/form-data; boundary=x");
    QTest::newRow("plain text") << QByteArray("text/plain");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("longer") << QByteArray("application/x-www-form-urlencodedx");
    QTest::newRow("as a parameter") << QByteArray("text/plain; application/x-www-form-urlencoded");
}

void tst_TokenEndpoint::refusesWhatIsNoForm()
{
    QFETCH(QByteArray, contentType);
    const QByteArray code = bench().addCode(m_app);
    const QByteArray body = form({{"grant_type", "authorization_code"}, {"client_id", "app"},
        {"code", code}, {"code_verifier", CodeVerifier}});
    for (const auto answer : {&answerToken, &answerRevoke}) {
        const EndpointAnswer refused =
            answer({contentType, {}, body}, bench().clients, bench().grants());
        QCOMPARE(refused.status, 400);
        QCOMPARE(errorOf(refused), QByteArray("invalid_request"));
    }
    QCOMPARE(bench().redeem("app", code).status, 200);
}

void tst_TokenEndpoint::acceptsAFormWithACharset()
{
    const QByteArray body = form({{"grant_type", "authorization_code"}, {"client_id", "app"},
        {"code", bench().addCode(m_app)}, {"code_verifier", CodeVerifier}});
    QCOMPARE(answerToken({"Application/X-WWW-Form-URLencoded ; charset=UTF-8", {}, body},
                 bench().clients, bench().grants())
                 .status,
        200);
}

void tst_TokenEndpoint::refusesMalformedRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &body, const char *error) {
        QTest::newRow(name) << body << QByteArray(error);
    };
    row("empty", "", "invalid_client");
    row("broken encoding", "client_id=app&grant_type=%", "invalid_request");
    row("bad UTF-8", "client_id=app&grant_type=%ff", "invalid_request");
    row("NUL", "client_id=app&grant_type=%00", "invalid_request");
    row("no grant_type", "client_id=app", "invalid_request");
    row("empty grant_type", "client_id=app&grant_type=", "invalid_request");
    row("password", "client_id=app&grant_type=password&username=a&password=b",
        "unsupported_grant_type");
    row("client_credentials", "client_id=app&grant_type=client_credentials", "unauthorized_client");
    row("implicit", "client_id=app&grant_type=implicit", "unsupported_grant_type");
    row("in capitals", "client_id=app&grant_type=Refresh_Token", "unsupported_grant_type");
    row("no code", "client_id=app&grant_type=authorization_code", "invalid_request");
    row("no refresh_token", "client_id=app&grant_type=refresh_token", "invalid_request");
    row("repeated grant_type", "client_id=app&grant_type=refresh_token&grant_type=refresh_token",
        "invalid_request");
    row("repeated client_id", "client_id=app&client_id=app&grant_type=refresh_token",
        "invalid_request");
    row("repeated code", "client_id=app&grant_type=authorization_code&code=a&code=b",
        "invalid_request");
    row("unknown client", "client_id=stranger&grant_type=authorization_code&code=a",
        "invalid_client");
}

void tst_TokenEndpoint::refusesMalformedRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, error);
    const EndpointAnswer answer = bench().token(body);
    QCOMPARE(errorOf(answer), error);
    QCOMPARE(answer.status, error == "invalid_client" ? 401 : 400);
    QVERIFY(!answer.challengeBasic);
    for (const char c : text(answer, "error_description")) // RFC 6749 5.2
        QVERIFY(c >= 0x20 && c < 0x7f && c != '"' && c != '\\');
}

void tst_TokenEndpoint::redeemsACodeOnce()
{
    const QByteArray code = bench().addCode(m_app);
    QCOMPARE(bench().redeem("app", code).status, 200);
    const EndpointAnswer again = bench().redeem("app", code);
    QCOMPARE(again.status, 400);
    QCOMPARE(errorOf(again), QByteArray("invalid_grant"));
}

void tst_TokenEndpoint::redeemsACodeOnceAmongFiftyParallelAttempts()
{
    const QByteArray code = bench().addCode(m_app);
    const QByteArray body = form({{"grant_type", "authorization_code"}, {"client_id", "app"},
        {"code", code}, {"code_verifier", CodeVerifier}});
    int good = 0;
    QByteArray access;
    QVERIFY(bench().memory.batch([&] {
        for (int i = 0; i < 50; ++i) {
            const EndpointAnswer answer = answerToken(
                {"application/x-www-form-urlencoded", {}, body}, bench().clients, bench().grants());
            if (answer.status != 200)
                continue;
            ++good;
            access = text(answer, "access_token");
        }
    }));
    bench().published.applyStaged();
    QCOMPARE(good, 1);
    // The replays in the same batch ended what the first one opened.
    QVERIFY(!bench().isPublished(access));
    QVERIFY(!bench().storeKnows(access));
}

void tst_TokenEndpoint::endsTheSessionWhenItsCodeIsReplayed()
{
    // RFC 6749 4.1.2, also after the token was refreshed and the code would have expired.
    const QByteArray code = bench().addCode(m_app);
    const EndpointAnswer first = bench().redeem("app", code);
    const EndpointAnswer refreshed = bench().refresh("app", text(first, "refresh_token"));
    bench().clock.advance(600s);
    QVERIFY(bench().isPublished(text(first, "access_token")));
    QCOMPARE(errorOf(bench().redeem("app", code)), QByteArray("invalid_grant"));
    QVERIFY(!bench().isPublished(text(first, "access_token")));
    QVERIFY(!bench().isPublished(text(refreshed, "access_token")));
    QVERIFY(!bench().storeKnows(text(refreshed, "access_token")));
    QCOMPARE(errorOf(bench().refresh("app", text(refreshed, "refresh_token"))),
        QByteArray("invalid_grant"));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_TokenEndpoint::endsTheSessionWhoeverReplaysItsCode()
{
    const QByteArray code = bench().addCode(m_app);
    const EndpointAnswer first = bench().redeem("app", code);
    QCOMPARE(errorOf(bench().redeem("other", code, {})), QByteArray("invalid_grant"));
    QVERIFY(!bench().isPublished(text(first, "access_token")));
}

void tst_TokenEndpoint::burnsTheCodeThatWasPresentedWrongly_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &changes, const char *error) {
        QTest::newRow(name) << changes << QByteArray(error);
    };
    row("wrong verifier", "code_verifier=" + QByteArray(43, 'a'), "invalid_grant");
    row("no verifier", "code_verifier=", "invalid_grant");
    row("the challenge as verifier", "code_verifier=" + CodeChallenge, "invalid_grant");
    row("verifier with a tail", "code_verifier=" + CodeVerifier + "A", "invalid_grant");
    row("other client", "client_id=other", "invalid_grant");
    row("other redirect_uri of the client", "redirect_uri=http://localhost/cb", "invalid_grant");
    row("redirect_uri with a slash", "redirect_uri=https://app.example/cb/", "invalid_grant");
    row("other resource", "resource=https://gate.example/mcp/files", "invalid_target");
    row("foreign resource", "resource=https://evil.example/mcp", "invalid_target");
    row("one good and one other resource",
        "resource=https://gate.example/mcp&resource=https://gate.example/mcp/files",
        "invalid_target");
}

void tst_TokenEndpoint::burnsTheCodeThatWasPresentedWrongly()
{
    QFETCH(QByteArray, changes);
    const QByteArray code = bench().addCode(m_app);
    QByteArray body = changes;
    for (const auto &[name, value] : QList<std::pair<QByteArray, QByteArray>> {
             {"grant_type", "authorization_code"}, {"client_id", "app"}, {"code", code},
             {"redirect_uri", "https://app.example/cb"}, {"code_verifier", CodeVerifier}}) {
        if (!changes.startsWith(name + '='))
            body += '&' + name + '=' + base::percentEncoded(value);
    }
    const EndpointAnswer wrong = bench().token(body);
    QCOMPARE(wrong.status, 400);
    QTEST(errorOf(wrong), "error");
    QCOMPARE(bench().published.size(), std::size_t(0));
    QCOMPARE(errorOf(bench().redeem("app", code)), QByteArray("invalid_grant"));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_TokenEndpoint::refusesACodeThatIsTooOld()
{
    const QByteArray fresh = bench().addCode(m_app);
    bench().clock.advance(59s);
    QCOMPARE(bench().redeem("app", fresh).status, 200);
    const QByteArray old = bench().addCode(m_app);
    bench().clock.advance(60s);
    QCOMPARE(errorOf(bench().redeem("app", old)), QByteArray("invalid_grant"));
}

void tst_TokenEndpoint::refusesWhatIsNoCode()
{
    const EndpointAnswer tokens = bench().redeem("app", bench().addCode(m_app));
    for (const QByteArray &other :
        {QByteArray("gth_ac_x"), text(tokens, "access_token"), text(tokens, "refresh_token")})
        QCOMPARE(errorOf(bench().redeem("app", other)), QByteArray("invalid_grant"));
    QVERIFY(bench().isPublished(text(tokens, "access_token")));
}

void tst_TokenEndpoint::acceptsTheAuthorizedResource_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::newRow("byte for byte") << QByteArray("https://gate.example/mcp");
    QTest::newRow("trailing slash") << QByteArray("https://gate.example/mcp/");
    QTest::newRow("capitals and default port") << QByteArray("HTTPS://Gate.Example:443/mcp");
    QTest::newRow("the issuer") << QByteArray("https://gate.example");
}

void tst_TokenEndpoint::acceptsTheAuthorizedResource()
{
    QFETCH(QByteArray, resource);
    QCOMPARE(bench()
                 .redeem("app", bench().addCode(m_app), CodeVerifier,
                     "&resource=" + base::percentEncoded(resource))
                 .status,
        200);
}

void tst_TokenEndpoint::movesTheProvidersTokensToTheSession()
{
    const QByteArray code = "gth_ac_with_tokens";
    const QByteArray record = "code " + base::sha256(code).toBytes();
    QVERIFY(bench().memory.saveCode(base::sha256(code),
        {.clientId = m_app.id,
            .redirectUri = m_app.redirectUris.first(),
            .codeChallenge = CodeChallenge,
            .resource = "https://gate.example/mcp",
            .user = bench().ada,
            .sealedProviderTokens = bench().keys.seal("provider secret", record),
            .expiresAt = bench().clock.now() + 60s}));
    const EndpointAnswer answer = bench().redeem("app", code);
    QCOMPARE(answer.status, 200);
    const auto session =
        bench().published.find(accessDigest(text(answer, "access_token")))->session.id;
    const QByteArray sealed = must(bench().memory.sealedProviderTokens(session)).value();
    QVERIFY(!sealed.contains("provider secret"));
    QCOMPARE(must(bench().keys.open(sealed, providerTokensRecord(session))),
        QByteArray("provider secret"));
    QVERIFY(!bench().keys.open(sealed, providerTokensRecord({"another"})).ok());
}

void tst_TokenEndpoint::opensNothingWhenTheProvidersTokensDoNotOpen()
{
    const QByteArray code = "gth_ac_moved";
    QVERIFY(bench().memory.saveCode(base::sha256(code),
        {.clientId = m_app.id,
            .redirectUri = m_app.redirectUris.first(),
            .codeChallenge = CodeChallenge,
            .resource = "https://gate.example/mcp",
            .user = bench().ada,
            .sealedProviderTokens = bench().keys.seal("provider secret", "code of somebody else"),
            .expiresAt = bench().clock.now() + 60s}));
    QCOMPARE(errorOf(bench().redeem("app", code)), QByteArray("invalid_grant"));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_TokenEndpoint::consumesNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"client", "redeemCode", "batch"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_TokenEndpoint::consumesNothingWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    const QByteArray code = bench().addCode(m_app);
    bench().store.failNext(verb);
    const EndpointAnswer failed = bench().redeem("app", code);
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(failed.status, 503);
    QCOMPARE(errorOf(failed), QByteArray("temporarily_unavailable"));
    QCOMPARE(bench().published.size(), std::size_t(0));
    QCOMPARE(bench().redeem("app", code).status, 200);
}

void tst_TokenEndpoint::saysWhoIsNew()
{
    QCOMPARE(bench().redeem("app", bench().addCode(m_app)).status, 200);
    const auto first = bench().events.last<SessionOpened>().session;
    QCOMPARE(bench().events.last<PersonArrived>(), PersonArrived {first.id});
    QCOMPARE(bench().redeem("app", bench().addCode(m_app)).status, 200);
    QCOMPARE(bench().events.count<PersonArrived>(), 1);
    bench().store.failNext("knowsPerson"); // nobody waits at the door for it
    QCOMPARE(bench().redeem("app", bench().addCode(m_app)).status, 200);
    QCOMPARE(bench().events.count<SessionOpened>(), 3);
    QCOMPARE(bench().events.count<PersonArrived>(), 1);
}

void tst_TokenEndpoint::publishesNothingThatIsNotDurable()
{
    const QByteArray code = bench().addCode(m_app);
    bench().memory.failNextBatch();
    QCOMPARE(bench().redeem("app", code).status, 503);
    QCOMPARE(bench().published.size(), std::size_t(0));
    QCOMPARE(bench().redeem("app", code).status, 200);

    QCOMPARE(bench().events.count<SessionOpened>(), 2); // said in both batches, told of one only
    const QByteArray second = bench().addCode(m_app);
    bench().store.failNext("redeemCode");
    QCOMPARE(bench().redeem("app", second).status, 503);
    QCOMPARE(bench().published.size(), std::size_t(1));
    QCOMPARE(bench().sessionCount(), 1);
}

QTEST_GUILESS_MAIN(tst_TokenEndpoint)

#include "tst_TokenEndpoint.moc"
