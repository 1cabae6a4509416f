// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

/// RFC 7592.
class tst_ClientManagement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsTheRegistration();
    void refusesWhoeverDoesNotOwnTheClient_data();
    void refusesWhoeverDoesNotOwnTheClient();
    void tellsNobodyWhichClientsThereAre();
    void letsNobodyManageASharedClient();
    void letsNoBlockedClientManageItself();
    void replacesTheMetadataAndTheToken();
    void forgetsWhatAnUpdateLeavesOut();
    void keepsTheSecretInAnUpdate();
    void refusesAFaultyUpdate_data();
    void refusesAFaultyUpdate();
    void needsTheOwnersApprovalAgain();
    void deletingEndsEverySession();
    void deletingTellsTheProviderOfACodeNobodyRedeemed();
    void consumesNothingWhenTheStoreFails_data();
    void consumesNothingWhenTheStoreFails();

private:
    struct Registered
    {
        QByteArray id;
        QByteArray secret;
        QByteArray token;
    };

    Registered registerOne(const QByteArray &method = "client_secret_basic")
    {
        const QByteArray body = base::toJson({{u"client_name"_s, u"One"_s}, {u"scope"_s, u"read"_s},
            {u"redirect_uris"_s, QJsonArray {u"https://one.example/cb"_s}},
            {u"token_endpoint_auth_method"_s, QString::fromLatin1(method)}});
        const EndpointAnswer answer = m_bench->inBatch([&] {
            return answerRegister(
                {.contentType = "application/json", .body = body}, m_bench->registration());
        });
        return {text(answer, "client_id"), text(answer, "client_secret"),
            text(answer, "registration_access_token")};
    }
    EndpointAnswer ask(ManagementMethod method, const QByteArray &id,
        const QByteArray &authorization, const QByteArray &body = {})
    {
        return m_bench->inBatch([&] {
            return answerManagement(method, {id},
                {.contentType = "application/json", .authorization = authorization, .body = body},
                m_bench->registration(), m_bench->control);
        });
    }
    EndpointAnswer read(const Registered &client)
    {
        return ask(ManagementMethod::Read, client.id, "Bearer " + client.token);
    }
    EndpointAnswer update(const Registered &client, const QJsonObject &metadata)
    {
        return ask(
            ManagementMethod::Update, client.id, "Bearer " + client.token, base::toJson(metadata));
    }
    QJsonObject metadata(const Registered &client, const QJsonObject &more = {}) const
    {
        QJsonObject object {{u"client_id"_s, QString::fromLatin1(client.id)},
            {u"redirect_uris"_s, QJsonArray {u"https://two.example/cb"_s}}};
        for (auto it = more.begin(); it != more.end(); ++it)
            object.insert(it.key(), it.value());
        return object;
    }

    std::unique_ptr<Bench> m_bench;
};

void tst_ClientManagement::init()
{
    m_bench = std::make_unique<Bench>();
}

void tst_ClientManagement::readsTheRegistration()
{
    const Registered client = registerOne();
    const EndpointAnswer answer = read(client);
    QCOMPARE(answer.status, 200);
    const QJsonObject given = json(answer);
    QCOMPARE(text(answer, "client_id"), client.id);
    QCOMPARE(text(answer, "client_name"), "One");
    QCOMPARE(text(answer, "scope"), "read");
    QCOMPARE(text(answer, "token_endpoint_auth_method"), "client_secret_basic");
    QCOMPARE(given["redirect_uris"_L1].toArray(), QJsonArray {u"https://one.example/cb"_s});
    QCOMPARE(text(answer, "registration_access_token"), client.token); // RFC 7592 3: required
    QCOMPARE(text(answer, "registration_client_uri"), "https://gate.example/register/" + client.id);
    // It was shown once; here it is a digest.
    QVERIFY(!given.contains("client_secret"_L1));
    QVERIFY(ask(ManagementMethod::Read, client.id, "bearer " + client.token).status == 200);
}

void tst_ClientManagement::refusesWhoeverDoesNotOwnTheClient_data()
{
    QTest::addColumn<QByteArray>("authorization"); // OWN and OTHER stand for tokens
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an empty token") << QByteArray("Bearer ");
    QTest::newRow("the token of another client") << QByteArray("Bearer OTHER");
    QTest::newRow("made up") << QByteArray("Bearer gth_rat_" + QByteArray(43, 'a'));
    QTest::newRow("the token in Basic") << QByteArray("Basic OWN");
    QTest::newRow("the token alone") << QByteArray("OWN");
    QTest::newRow("in capitals") << QByteArray("Bearer UPPER");
    QTest::newRow("cut off") << QByteArray("Bearer CUT");
    QTest::newRow("the secret") << QByteArray("Bearer SECRET");
    QTest::newRow("two tokens") << QByteArray("Bearer OWN OTHER");
    QTest::newRow("all zero") << QByteArray("Bearer " + QByteArray(32, '0'));
}

void tst_ClientManagement::refusesWhoeverDoesNotOwnTheClient()
{
    QFETCH(QByteArray, authorization);
    const Registered client = registerOne();
    const Registered other = registerOne();
    authorization.replace("OWN", client.token)
        .replace("OTHER", other.token)
        .replace("UPPER", client.token.toUpper())
        .replace("CUT", client.token.chopped(1))
        .replace("SECRET", client.secret);
    for (const auto method :
        {ManagementMethod::Read, ManagementMethod::Update, ManagementMethod::Delete}) {
        const EndpointAnswer answer =
            ask(method, client.id, authorization, base::toJson(metadata(client)));
        QCOMPARE(answer.status, 401);
        QCOMPARE(errorOf(answer), "invalid_token");
        QVERIFY(answer.challengeBearer);
    }
    QCOMPARE(text(read(client), "client_name"), "One");
}

void tst_ClientManagement::tellsNobodyWhichClientsThereAre()
{
    const Registered client = registerOne();
    m_bench->addClient("public");
    for (const QByteArray &authorization : {QByteArray(), "Bearer " + client.token + 'x'}) {
        const EndpointAnswer known = ask(ManagementMethod::Read, client.id, authorization);
        for (const QByteArray &id : {QByteArray("nobody"), QByteArray("public"), QByteArray()}) {
            const EndpointAnswer unknown = ask(ManagementMethod::Read, id, authorization);
            QCOMPARE(unknown.status, known.status);
            QCOMPARE(unknown.body, known.body);
            QCOMPARE(unknown.challengeBearer, known.challengeBearer);
        }
    }
    // Nor does a good token open another client.
    QCOMPARE(ask(ManagementMethod::Read, "public", "Bearer " + client.token).status, 401);
}

void tst_ClientManagement::letsNobodyManageASharedClient()
{
    const Registered shared = registerOne("none");
    QVERIFY(shared.token.isEmpty());
    for (const QByteArray &authorization :
        {QByteArray(), QByteArray("Bearer "), "Bearer " + QByteArray(32, '\0')}) {
        QCOMPARE(ask(ManagementMethod::Delete, shared.id, authorization).status, 401);
        QCOMPARE(
            ask(ManagementMethod::Update, shared.id, authorization, base::toJson(metadata(shared)))
                .status,
            401);
    }
    QVERIFY(must(m_bench->memory.client({shared.id})));
}

void tst_ClientManagement::letsNoBlockedClientManageItself()
{
    const Registered client = registerOne();
    QVERIFY(m_bench->control.block({client.id}));
    QCOMPARE(read(client).status, 401);
    QCOMPARE(update(client, metadata(client)).status, 401);
    QCOMPARE(ask(ManagementMethod::Delete, client.id, "Bearer " + client.token).status, 401);
    QVERIFY(m_bench->control.unblock({client.id}));
    QCOMPARE(read(client).status, 200);
}

void tst_ClientManagement::replacesTheMetadataAndTheToken()
{
    const Registered client = registerOne();
    const EndpointAnswer answer = update(client,
        metadata(client,
            {{u"client_name"_s, u"Two"_s},
                {u"token_endpoint_auth_method"_s, u"client_secret_post"_s}}));
    QCOMPARE(answer.status, 200);
    QCOMPARE(text(answer, "client_name"), "Two");
    const auto kept = must(m_bench->memory.client({client.id}));
    QCOMPARE(kept->redirectUris, QByteArrayList {"https://two.example/cb"});
    QCOMPARE(kept->authMethod, domain::ClientAuthMethod::SecretPost);
    QCOMPARE(m_bench->events.last<ClientReplaced>().client.id.value, client.id);
    QCOMPARE(m_bench->events.last<ClientReplaced>().client.name, u"Two"_s);

    const QByteArray token = text(answer, "registration_access_token");
    QVERIFY(token.startsWith("gth_rat_") && token != client.token);
    QCOMPARE(read(client).status, 401); // the token it was replaced with is used up
    QCOMPARE(read({client.id, client.secret, token}).status, 200);
}

void tst_ClientManagement::forgetsWhatAnUpdateLeavesOut()
{
    // RFC 7592 2.2: left out is the same as taken out.
    const Registered client = registerOne("client_secret_post");
    const EndpointAnswer answer = update(client, metadata(client));
    QCOMPARE(answer.status, 200);
    QVERIFY(!json(answer).contains("client_name"_L1));
    QVERIFY(!json(answer).contains("scope"_L1));
    QCOMPARE(text(answer, "token_endpoint_auth_method"), "client_secret_basic");
}

void tst_ClientManagement::keepsTheSecretInAnUpdate()
{
    Registered client = registerOne();
    const EndpointAnswer answer = update(
        client, metadata(client, {{u"client_secret"_s, QString::fromLatin1(client.secret)}}));
    QCOMPARE(answer.status, 200);
    QVERIFY(!json(answer).contains("client_secret"_L1));
    const auto kept = must(m_bench->memory.client({client.id}));
    QCOMPARE(kept->secretDigest, base::sha256(client.secret));
}

void tst_ClientManagement::refusesAFaultyUpdate_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QJsonObject &more,
                         const char *error = "invalid_client_metadata") {
        QTest::newRow(name) << more << QByteArray(error);
    };
    row("another client_id", {{u"client_id"_s, u"another"_s}});
    row("no client_id", {{u"client_id"_s, QJsonValue::Null}});
    row("a secret of its own", {{u"client_secret"_s, u"chosen by the client"_s}});
    row("an empty secret", {{u"client_secret"_s, QString()}});
    row("a secret that is no string", {{u"client_secret"_s, 1}});
    row("a registration access token", {{u"registration_access_token"_s, u"x"_s}});
    row("a configuration address", {{u"registration_client_uri"_s, u"https://a.example/"_s}});
    row("an end of the secret", {{u"client_secret_expires_at"_s, 0}});
    row("an issue time", {{u"client_id_issued_at"_s, 0}});
    row("to do without a secret", {{u"token_endpoint_auth_method"_s, u"none"_s}});
    row("no redirect URI", {{u"redirect_uris"_s, QJsonArray {}}}, "invalid_redirect_uri");
    row("a dangerous redirect URI", {{u"redirect_uris"_s, QJsonArray {u"javascript:alert(1)"_s}}},
        "invalid_redirect_uri");
    row("a name without end", {{u"client_name"_s, QString(201, u'x')}});
}

void tst_ClientManagement::refusesAFaultyUpdate()
{
    QFETCH(QJsonObject, more);
    const Registered client = registerOne();
    const EndpointAnswer answer = update(client, metadata(client, more));
    QCOMPARE(answer.status, 400);
    QTEST(errorOf(answer), "error");
    QCOMPARE(text(read(client), "client_name"), "One"); // nothing changed, the token neither
}

void tst_ClientManagement::needsTheOwnersApprovalAgain()
{
    const Registered client = registerOne();
    QVERIFY(m_bench->control.approve({client.id}));
    QCOMPARE(update(client, metadata(client)).status, 200);
    QCOMPARE(
        must(m_bench->memory.client({client.id}))->standing, domain::ClientStanding::Undecided);
}

void tst_ClientManagement::deletingEndsEverySession()
{
    const Registered client = registerOne("client_secret_post");
    const auto known = must(m_bench->memory.client({client.id}));
    const auto redeem = [&](const QByteArray &code) {
        return text(
            m_bench->token(form({{"grant_type", "authorization_code"}, {"client_id", client.id},
                {"client_secret", client.secret}, {"code", code},
                {"redirect_uri", "https://one.example/cb"}, {"code_verifier", CodeVerifier}})),
            "access_token");
    };
    const QByteArray first = redeem(m_bench->addCode(*known));
    const QByteArray second = redeem(m_bench->addCode(*known));
    const domain::Client bystander = m_bench->addClient("bystander");
    const QByteArray other =
        text(m_bench->redeem("bystander", m_bench->addCode(bystander)), "access_token");
    QVERIFY(m_bench->isPublished(first) && m_bench->isPublished(second));

    const EndpointAnswer answer =
        ask(ManagementMethod::Delete, client.id, "Bearer " + client.token);
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.body.isEmpty());
    for (const QByteArray &token : {first, second})
        QVERIFY(!m_bench->isPublished(token) && !m_bench->storeKnows(token));
    QVERIFY(m_bench->isPublished(other));
    QCOMPARE(m_bench->events.count<ClientRemoved>(), 1);
    QVERIFY(!must(m_bench->memory.client({client.id})));
    QCOMPARE(read(client).status, 401);
}

void tst_ClientManagement::deletingTellsTheProviderOfACodeNobodyRedeemed()
{
    const Registered client = registerOne();
    const CodeRecord code {.clientId = {client.id},
        .user = m_bench->ada,
        .provider = "corp",
        .sealedProviderTokens = "sealed",
        .expiresAt = m_bench->clock.now() + Authorization::CodeLife};
    QVERIFY(m_bench->memory.saveCode(base::sha256("code"), code));
    QCOMPARE(ask(ManagementMethod::Delete, client.id, "Bearer " + client.token).status, 204);
    const auto due = must(m_bench->memory.dueRevocations(m_bench->clock.now(), 10));
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().sealedTokens, "sealed");
}

void tst_ClientManagement::consumesNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<ManagementMethod>("method");
    QTest::newRow("looking it up") << QByteArray("client") << ManagementMethod::Read;
    QTest::newRow("replacing") << QByteArray("replaceClient") << ManagementMethod::Update;
    QTest::newRow("ending its sessions") << QByteArray("endSessions") << ManagementMethod::Delete;
    QTest::newRow("removing") << QByteArray("removeClient") << ManagementMethod::Delete;
}

void tst_ClientManagement::consumesNothingWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    QFETCH(ManagementMethod, method);
    const Registered client = registerOne();
    m_bench->store.failNext(verb);
    const EndpointAnswer answer =
        ask(method, client.id, "Bearer " + client.token, base::toJson(metadata(client)));
    QVERIFY(m_bench->store.hasFailed());
    QCOMPARE(answer.status, 503);
    QCOMPARE(errorOf(answer), "temporarily_unavailable");
    QCOMPARE(read(client).status, 200);
}

QTEST_GUILESS_MAIN(tst_ClientManagement)

#include "tst_ClientManagement.moc"
