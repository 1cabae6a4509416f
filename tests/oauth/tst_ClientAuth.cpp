// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

class tst_ClientAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheExamplesOfRfc6749Section231_data();
    void acceptsTheExamplesOfRfc6749Section231();
    void acceptsAPublicClientThatNamesItself();
    void refusesWrongCredentialsWithOneAnswer_data();
    void refusesWrongCredentialsWithOneAnswer();
    void decodesBothHalvesOfBasic();
    void challengesOnlyWhoTriedBasic();
    void refusesTwoMethodsAtOnce();
    void refusesAConfidentialClientWithoutASecretInTheStore();
    void refusesAnotherMethodThanTheRegisteredOne();
    void letsTheClientOfTheSettingsUseEitherMethod();
    void refusesABlockedClient();
    void letsNobodyInWhenTheStandingIsUnknown();
    void knowsTheClientOfTheSettings();
    void prefersTheClientOfTheSettings();
    void looksUpNoEndlessId();
    void saysThatItIsTheStoreThatFails();
};

namespace {

const QByteArray Secret = "7Fjfp0ZBr1KtDRbnfVdmIw";

QByteArray basic(const QByteArray &credentials)
{
    return "Basic " + credentials.toBase64();
}

OAuthResult<domain::Client> authenticate(
    Bench &bench, const QByteArray &authorization, const QByteArray &body)
{
    const EndpointRequest request {"application/x-www-form-urlencoded", authorization, body};
    const auto parameters = parseForm(request);
    if (!parameters)
        return Err(parameters.error());
    const auto client = authenticateClient(request, *parameters, bench.clients);
    if (!client)
        return Err(client.error());
    return client->client;
}

} // namespace

void tst_ClientAuth::acceptsTheExamplesOfRfc6749Section231_data()
{
    QTest::addColumn<domain::ClientAuthMethod>("method");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("body");
    const auto basicOne = domain::ClientAuthMethod::SecretBasic;
    QTest::newRow("in the header field")
        << basicOne << QByteArray("Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3")
        << QByteArray();
    QTest::newRow("in the body")
        << domain::ClientAuthMethod::SecretPost << QByteArray()
        << QByteArray("client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw");
    QTest::newRow("scheme in lower case")
        << basicOne << QByteArray("basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3")
        << QByteArray();
    QTest::newRow("with the client_id in the body too")
        << basicOne << QByteArray("Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3")
        << QByteArray("client_id=s6BhdRkqt3");
}

void tst_ClientAuth::acceptsTheExamplesOfRfc6749Section231()
{
    QFETCH(domain::ClientAuthMethod, method);
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, body);
    Bench bench;
    const domain::Client known = bench.addConfidentialClient("s6BhdRkqt3", Secret, method);
    const auto client = authenticate(bench, authorization, body);
    QVERIFY(client.ok());
    QCOMPARE(*client, known);
}

void tst_ClientAuth::acceptsAPublicClientThatNamesItself()
{
    Bench bench;
    const domain::Client known = bench.addClient("app");
    QCOMPARE(*authenticate(bench, {}, "client_id=app"), known);
    QCOMPARE(*authenticate(bench, basic("app:"), {}), known);
    QCOMPARE(*authenticate(bench, "Bearer x", "client_id=app"), known);
}

void tst_ClientAuth::refusesWrongCredentialsWithOneAnswer_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &authorization, const QByteArray &body) {
        QTest::newRow(name) << authorization << body;
    };
    row("nothing", {}, {});
    row("unknown client", {}, "client_id=stranger");
    row("unknown client with a secret", basic("stranger:" + Secret), {});
    row("no secret", {}, "client_id=s6BhdRkqt3");
    row("empty secret", {}, "client_id=s6BhdRkqt3&client_secret=");
    row("wrong secret", {}, "client_id=s6BhdRkqt3&client_secret=" + Secret.toLower());
    row("shorter secret", {}, "client_id=s6BhdRkqt3&client_secret=" + Secret.chopped(1));
    row("longer secret", basic("s6BhdRkqt3:" + Secret + "x"), {});
    row("the digest of the secret", basic("s6BhdRkqt3:" + base::sha256(Secret).toBytes().toHex()),
        {});
    row("empty secret in Basic", basic("s6BhdRkqt3:"), {});
    row("no colon", basic("s6BhdRkqt3"), {});
    row("no id", basic(":" + Secret), {});
    row("id in capitals", basic("S6BHDRKQT3:" + Secret), {});
    row("no base64", "Basic s6BhdRkqt3:" + Secret, {});
    row("empty Basic", "Basic ", {});
    row("broken form encoding", basic("s6BhdRkqt3:%zz"), {});
    row("a secret with a tail behind an ampersand", basic("s6BhdRkqt3:" + Secret + "&x"), {});
    row("an id with a tail behind an ampersand", basic("s6BhdRkqt3&x:" + Secret), {});
    row("a newline behind the secret", basic("s6BhdRkqt3:" + Secret + "\n"), {});
    row("another client_id in the body", basic("s6BhdRkqt3:" + Secret), "client_id=app");
}

void tst_ClientAuth::refusesWrongCredentialsWithOneAnswer()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, body);
    Bench bench;
    bench.addConfidentialClient("s6BhdRkqt3", Secret);
    bench.addClient("app");
    const auto client = authenticate(bench, authorization, body);
    QVERIFY(!client.ok());
    QCOMPARE(client.error(),
        (OAuthError {ErrorCode::InvalidClient, "Unknown client, or its credentials are wrong."}));
}

void tst_ClientAuth::decodesBothHalvesOfBasic()
{
    // RFC 6749 2.3.1: form-encoded first, then joined.
    Bench bench;
    bench.addConfidentialClient("urn:app/a b", "s:e+c%r&e=t");
    QVERIFY(authenticate(bench, basic("urn%3Aapp%2Fa+b:s%3Ae%2Bc%25r%26e%3Dt"), {}).ok());
    Bench other;
    other.addConfidentialClient("urn:app/a b", "s:e+c%r&e=t", domain::ClientAuthMethod::SecretPost);
    QVERIFY(authenticate(other, {}, "client_id=urn%3Aapp%2Fa+b&client_secret=s%3Ae%2Bc%25r%26e%3Dt")
                .ok());
}

void tst_ClientAuth::challengesOnlyWhoTriedBasic()
{
    // RFC 6749 5.2.
    Bench bench;
    bench.addConfidentialClient("s6BhdRkqt3", Secret);
    for (const Bench::Answer answer : {&answerToken, &answerRevoke}) {
        const EndpointAnswer tried = bench.ask(answer, {}, basic("s6BhdRkqt3:wrong"));
        QCOMPARE(tried.status, 401);
        QCOMPARE(errorOf(tried), QByteArray("invalid_client"));
        QVERIFY(tried.challengeBasic);
        const EndpointAnswer other =
            bench.ask(answer, "client_id=s6BhdRkqt3&client_secret=wrong", {});
        QCOMPARE(other.status, 401);
        QVERIFY(!other.challengeBasic);
    }
}

void tst_ClientAuth::refusesTwoMethodsAtOnce()
{
    // RFC 6749 2.3.
    Bench bench;
    bench.addConfidentialClient("s6BhdRkqt3", Secret);
    const auto client =
        authenticate(bench, basic("s6BhdRkqt3:" + Secret), "client_secret=" + Secret);
    QVERIFY(!client.ok());
    QCOMPARE(client.error().code, ErrorCode::InvalidRequest);
}

void tst_ClientAuth::refusesAConfidentialClientWithoutASecretInTheStore()
{
    Bench bench;
    QVERIFY(bench.memory.registerClient(
        {.id = {"half"}, .authMethod = domain::ClientAuthMethod::SecretPost},
        base::sha256("half")));
    QVERIFY(!authenticate(bench, {}, "client_id=half").ok());
    QVERIFY(!authenticate(bench, {}, "client_id=half&client_secret=x").ok());
    QVERIFY(!authenticate(bench, basic("half:"), {}).ok());
}

/// RFC 7591 2: what it registered is what it uses.
void tst_ClientAuth::refusesAnotherMethodThanTheRegisteredOne()
{
    Bench bench;
    bench.addConfidentialClient("basic", Secret);
    bench.addConfidentialClient("post", Secret, domain::ClientAuthMethod::SecretPost);
    const auto refusal =
        OAuthError {ErrorCode::InvalidClient, "Unknown client, or its credentials are wrong."};
    const auto inTheBody = authenticate(bench, {}, "client_id=basic&client_secret=" + Secret);
    QVERIFY(!inTheBody.ok());
    QCOMPARE(inTheBody.error(), refusal);
    const auto inTheHeader = authenticate(bench, basic("post:" + Secret), {});
    QVERIFY(!inTheHeader.ok());
    QCOMPARE(inTheHeader.error(), refusal);
    QVERIFY(authenticate(bench, basic("basic:" + Secret), {}).ok());
    QVERIFY(authenticate(bench, {}, "client_id=post&client_secret=" + Secret).ok());
}

/// Its owner typed it into a product, which chooses the method.
void tst_ClientAuth::letsTheClientOfTheSettingsUseEitherMethod()
{
    Bench bench;
    bench.profile.preRegistered = domain::Client {.id = {"owner"},
        .kind = domain::ClientKind::PreRegistered,
        .authMethod = domain::ClientAuthMethod::SecretBasic,
        .secretDigest = base::sha256(Secret)};
    QVERIFY(authenticate(bench, basic("owner:" + Secret), {}).ok());
    QVERIFY(authenticate(bench, {}, "client_id=owner&client_secret=" + Secret).ok());
}

void tst_ClientAuth::refusesABlockedClient()
{
    Bench bench;
    bench.addClient("app");
    bench.addConfidentialClient("s6BhdRkqt3", Secret);
    bench.profile.preRegistered = domain::Client {.id = {"owner"},
        .kind = domain::ClientKind::PreRegistered,
        .authMethod = domain::ClientAuthMethod::SecretBasic,
        .secretDigest = base::sha256(Secret)};
    const auto passes = [&bench](const char *id) {
        return authenticate(bench, basic(id + (':' + Secret)), {}).ok();
    };
    for (const char *id : {"app", "s6BhdRkqt3", "owner"}) {
        QVERIFY2(passes(id), id);
        QVERIFY(bench.control.block({id}));
        QVERIFY2(!passes(id), id);
        QVERIFY(bench.control.unblock({id}));
        QVERIFY2(passes(id), id);
        QVERIFY(bench.control.block({id}));
        QVERIFY(bench.control.approve({id}));
        QVERIFY2(passes(id), id);
    }
}

void tst_ClientAuth::letsNobodyInWhenTheStandingIsUnknown()
{
    Bench bench;
    bench.profile.preRegistered =
        domain::Client {.id = {"owner"}, .kind = domain::ClientKind::PreRegistered};
    bench.store.failNext("clientStanding");
    const auto client = authenticate(bench, {}, "client_id=owner");
    QVERIFY(!client.ok());
    QCOMPARE(client.error().code, ErrorCode::TemporarilyUnavailable);
}

void tst_ClientAuth::knowsTheClientOfTheSettings()
{
    Bench bench;
    bench.profile.preRegistered = domain::Client {.id = {"owner"},
        .kind = domain::ClientKind::PreRegistered,
        .authMethod = domain::ClientAuthMethod::SecretPost,
        .secretDigest = base::sha256(Secret)};
    bench.store.failNext("client"); // it is not asked
    QVERIFY(authenticate(bench, basic("owner:" + Secret), {}).ok());
    QVERIFY(!authenticate(bench, {}, "client_id=owner").ok());
    QVERIFY(!bench.store.hasFailed());
}

void tst_ClientAuth::prefersTheClientOfTheSettings()
{
    Bench bench;
    bench.addClient("owner"); // public, in the store
    bench.profile.preRegistered = domain::Client {.id = {"owner"},
        .kind = domain::ClientKind::PreRegistered,
        .authMethod = domain::ClientAuthMethod::SecretBasic,
        .secretDigest = base::sha256(Secret)};
    QVERIFY(!authenticate(bench, {}, "client_id=owner").ok());
}

void tst_ClientAuth::looksUpNoEndlessId()
{
    Bench bench;
    const QByteArray longest(2048, 'a');
    bench.addClient(longest);
    bench.addClient(longest + 'a');
    QVERIFY(authenticate(bench, {}, "client_id=" + longest).ok());
    QVERIFY(!authenticate(bench, {}, "client_id=" + longest + 'a').ok());
}

void tst_ClientAuth::saysThatItIsTheStoreThatFails()
{
    // invalid_client would make the client throw its registration away.
    Bench bench;
    bench.addClient("app");
    bench.store.failNext("client");
    const auto client = authenticate(bench, {}, "client_id=app");
    QVERIFY(!client.ok());
    QCOMPARE(client.error().code, ErrorCode::TemporarilyUnavailable);
}

QTEST_GUILESS_MAIN(tst_ClientAuth)

#include "tst_ClientAuth.moc"
