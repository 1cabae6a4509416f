// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"
#include "base/Json.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::admin;
using namespace gatehouse::test;
using protocol::FailureCode;

/// What each request does.
class tst_Requests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsTheStatus();
    void listsSessions();
    void endsASession();
    void endsAPersonsSessions();
    void endsAClientsSessions();
    void endsEverything();
    void refusesToEndSomethingUnclear_data();
    void refusesToEndSomethingUnclear();
    void whatCannotBeStoredIsNotDone();
    void listsPeople();
    void listsClients();
    void listsThePresetClientFirst();
    void blocksAndUnblocks();
    void knowsNoClientThatThereIsNot();
    void deletesAClient();
    void approvesWhoWaits();
    void deniesWhoWaits();
    void makesAClientForPeople();
    void makesAPublicClient();
    void makesAnAgent();
    void makesNoClientThatCannotBe_data();
    void makesNoClientThatCannotBe();
    void listsServersWithTheirSessions();
    void testsAProvider();
    void reloads();
    void stopsAfterItsAnswer();
    void everyRequestIsThereOnce();

private:
    QJsonObject ask(const QByteArray &method, const QByteArray &params = "{}")
    {
        return m_client->resultOf(method, params);
    }
    int failure(const QByteArray &method, const QByteArray &params = "{}")
    {
        return codeOf(m_client->errorOf(method, params));
    }
    int livingSessions() { return int((*m_rig->store.sessions(m_rig->clock.now())).size()); }

    std::unique_ptr<AdminRig> m_rig;
    std::unique_ptr<RawAdmin> m_client;
};

void tst_Requests::init()
{
    m_client.reset();
    m_rig = std::make_unique<AdminRig>();
    m_rig->start(30);
    m_client = std::make_unique<RawAdmin>(m_rig->client());
}

void tst_Requests::tellsTheStatus()
{
    m_rig->server->noteTraffic({}, {.requests = 5, .bytesIn = 7});
    const auto status = protocol::decode<protocol::Status>(ask("status"));
    QVERIFY2(status.ok(), qPrintable(status ? QString() : status.error().message));
    QCOMPARE(status->version, u"" GATEHOUSE_VERSION ""_s);
    QCOMPARE(status->issuer, "https://gate.example");
    QCOMPARE(status->mcpUrls,
        (QByteArrayList {"https://gate.example/mcp", "https://gate.example/mcp/two"}));
    QCOMPARE(status->upSince, m_rig->clock.now());
    QCOMPARE(status->sessions, 30);
    QCOMPARE(status->people, 10);
    QCOMPARE(status->gauges.connections, 3);
    QCOMPARE(status->traffic.requests, 5);
    QCOMPARE(status->providers.size(), 2);
    QVERIFY(status->health.good);
}

void tst_Requests::listsSessions()
{
    const auto page = protocol::decode<protocol::SessionsPage>(
        ask("sessions.list", R"({"filter":"user 3","sort":"opened","descending":true,"limit":2})"));
    QVERIFY(page.ok());
    QCOMPARE(page->total, 3);
    QCOMPARE(page->rows.size(), 2);
    QCOMPARE(page->rows.first().id, "s23");
}

void tst_Requests::endsASession()
{
    QCOMPARE(ask("sessions.end", R"({"session":"s4"})").value("sessions"_L1), QJsonValue(1));
    QCOMPARE(livingSessions(), 29);
    QCOMPARE(ask("status").value("sessions"_L1), QJsonValue(29));
    QCOMPARE(failure("sessions.end", R"({"session":"s4"})"), codeOf(FailureCode::NotFound));
    QVERIFY(!*m_rig->store.access(base::sha256("a4"), m_rig->clock.now()));
}

void tst_Requests::endsAPersonsSessions()
{
    const QByteArray user = m_rig->session(4).user.userId().value;
    QCOMPARE(
        ask("sessions.end", R"({"user":")" + user + R"("})").value("sessions"_L1), QJsonValue(3));
    QCOMPARE(livingSessions(), 27);
}

void tst_Requests::endsAClientsSessions()
{
    QCOMPARE(ask("sessions.end", R"({"client":"c1"})").value("sessions"_L1), QJsonValue(10));
    QCOMPARE(livingSessions(), 20);
    QCOMPARE(ask("sessions.end", R"({"client":"c1"})").value("sessions"_L1), QJsonValue(0));
}

void tst_Requests::endsEverything()
{
    QCOMPARE(ask("sessions.end", R"({"all":true})").value("sessions"_L1), QJsonValue(30));
    QCOMPARE(livingSessions(), 0);
}

void tst_Requests::refusesToEndSomethingUnclear_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("two things") << QByteArray(R"({"session":"s1","client":"c1"})");
    QTest::newRow("all and one") << QByteArray(R"({"all":true,"client":"c1"})");
    QTest::newRow("not all") << QByteArray(R"({"all":false})");
    QTest::newRow("a misspelt one") << QByteArray(R"({"sesion":"s1"})");
    QTest::newRow("null") << QByteArray(R"({"session":null})");
}

void tst_Requests::refusesToEndSomethingUnclear()
{
    QFETCH(QByteArray, params);
    QCOMPARE(failure("sessions.end", params), codeOf(FailureCode::InvalidParams));
    QCOMPARE(livingSessions(), 30);
}

void tst_Requests::whatCannotBeStoredIsNotDone()
{
    m_rig->store.failNextBatch();
    QCOMPARE(failure("sessions.end", R"({"all":true})"), codeOf(FailureCode::Unavailable));
    QCOMPARE(livingSessions(), 30);
    QCOMPARE(ask("status").value("sessions"_L1), QJsonValue(30));
    m_rig->store.failNextVerb();
    QCOMPARE(failure("sessions.end", R"({"session":"s1"})"), codeOf(FailureCode::Unavailable));
    QCOMPARE(livingSessions(), 30);
}

void tst_Requests::listsPeople()
{
    const auto people = protocol::decode<protocol::People>(ask("users.list", R"({"limit":3})"));
    QVERIFY(people.ok());
    QCOMPARE(people->total, 10);
    QCOMPARE(people->rows.size(), 3);
    QCOMPARE(people->rows.first().sessions, 3);
}

void tst_Requests::listsClients()
{
    m_rig->addClient("c1");
    m_rig->addClient("unused");
    const auto clients = protocol::decode<protocol::Clients>(ask("clients.list"));
    QVERIFY(clients.ok());
    QCOMPARE(clients->total, 2);
    QCOMPARE(clients->rows.first().id, "c1");
    QCOMPARE(clients->rows.first().sessions, 10);
    QCOMPARE(clients->rows.first().redirectUris, QByteArrayList {"https://c1.example/cb"});
    QVERIFY(!clients->rows.first().confidential);
    QCOMPARE(ask("clients.list", R"({"filter":"UNUSED"})").value("total"_L1), QJsonValue(1));
    QCOMPARE(ask("clients.list", R"({"offset":1,"limit":1})").value("rows"_L1).toArray().size(), 1);
}

void tst_Requests::listsThePresetClientFirst()
{
    m_rig->addClient("c1");
    m_rig->profile.preRegistered =
        domain::Client {.id = {"desk"}, .kind = domain::ClientKind::PreRegistered};
    QByteArrayList ids;
    for (const char *params : {R"({"limit":1})", R"({"offset":1,"limit":1})"}) {
        const auto page = protocol::decode<protocol::Clients>(ask("clients.list", params));
        QVERIFY(page.ok());
        QCOMPARE(page->total, 2);
        QCOMPARE(page->rows.size(), 1);
        ids.append(page->rows.first().id);
    }
    QCOMPARE(ids, (QByteArrayList {"desk", "c1"}));
    QCOMPARE(failure("clients.delete", R"({"client":"desk"})"), codeOf(FailureCode::Conflict));
}

void tst_Requests::blocksAndUnblocks()
{
    m_rig->addClient("c1");
    QCOMPARE(ask("clients.block", R"({"client":"c1"})").value("sessions"_L1), QJsonValue(10));
    QCOMPARE(livingSessions(), 20);
    QVERIFY((*m_rig->store.client({"c1"}))->isBlocked());
    const auto row = [this] {
        return ask("clients.list").value("rows"_L1).toArray().first().toObject();
    };
    QCOMPARE(row().value("standing"_L1), QJsonValue(u"blocked"_s));
    QVERIFY(m_client->ask("clients.unblock", R"({"client":"c1"})").contains("result"_L1));
    QCOMPARE(row().value("standing"_L1), QJsonValue(u"undecided"_s));
    // Before it was ever seen.
    const QByteArray document = R"({"client":"https://bad.example/client"})";
    QVERIFY(m_client->ask("clients.block", document).contains("result"_L1));
    QVERIFY(m_client->ask("clients.unblock", document).contains("result"_L1));
}

void tst_Requests::knowsNoClientThatThereIsNot()
{
    for (const char *method : {"clients.block", "clients.unblock", "clients.delete"})
        QCOMPARE(failure(method, R"({"client":"zebra"})"), codeOf(FailureCode::NotFound));
    for (const char *method : {"clients.approve", "clients.deny"})
        QCOMPARE(failure(method, R"({"code":"WDJB-MJHT"})"), codeOf(FailureCode::NotFound));
}

void tst_Requests::deletesAClient()
{
    m_rig->addClient("c1");
    QCOMPARE(ask("clients.delete", R"({"client":"c1"})").value("sessions"_L1), QJsonValue(10));
    QVERIFY(!*m_rig->store.client({"c1"}));
    QCOMPARE(livingSessions(), 20);
    QCOMPARE(failure("clients.delete", R"({"client":"c1"})"), codeOf(FailureCode::NotFound));
}

void tst_Requests::approvesWhoWaits()
{
    const domain::Client client = m_rig->addClient("app");
    m_rig->runBatch(
        [&] { m_rig->approval.ask(client, "https://app.example/cb", base::sha256("browser")); });
    const auto waiting = protocol::decode<protocol::Approvals>(ask("approvals.list"));
    QVERIFY(waiting.ok());
    QCOMPARE(waiting->rows.size(), 1);
    QCOMPARE(waiting->rows.first().client, "app");
    const QByteArray params = R"({"code":")" + waiting->rows.first().code.toLower() + R"("})";
    QCOMPARE(ask("clients.approve", params).value("client"_L1), QJsonValue(u"app"_s));
    QCOMPARE((*m_rig->store.client({"app"}))->standing, domain::ClientStanding::Approved);
    QVERIFY(m_rig->approval.waiting().isEmpty());
    m_rig->addClient("other");
    QCOMPARE(
        ask("clients.approve", R"({"code":"other"})").value("client"_L1), QJsonValue(u"other"_s));
}

void tst_Requests::deniesWhoWaits()
{
    const domain::Client client = m_rig->addClient("app");
    m_rig->runBatch(
        [&] { m_rig->approval.ask(client, "https://app.example/cb", base::sha256("browser")); });
    const QByteArray params = R"({"code":")" + m_rig->approval.waiting().first().code + R"("})";
    QVERIFY(m_client->ask("clients.deny", params).contains("result"_L1));
    QVERIFY(m_rig->approval.waiting().isEmpty());
    QCOMPARE((*m_rig->store.client({"app"}))->standing, domain::ClientStanding::Undecided);
}

void tst_Requests::makesAClientForPeople()
{
    const auto made = protocol::decode<protocol::CreatedClient>(ask("clients.create",
        R"({"name":"Desk","redirectUris":["https://desk.example/cb","http://localhost/cb"]})"));
    QVERIFY(made.ok());
    const auto client = *m_rig->store.client({made->client});
    QVERIFY(client);
    QCOMPARE(client->name, u"Desk"_s);
    QCOMPARE(client->kind, domain::ClientKind::PreRegistered);
    QCOMPARE(client->authMethod, domain::ClientAuthMethod::SecretBasic);
    QCOMPARE(client->secretDigest, base::sha256(made->secret));
    QVERIFY(made->secret.startsWith("gth_cs_"));
    QCOMPARE(client->redirectUris.size(), 2);
    // Shown this once.
    QVERIFY(!m_client->ask("clients.list").isEmpty());
    QVERIFY(!QJsonDocument(ask("clients.list")).toJson().contains(made->secret));
}

void tst_Requests::makesAPublicClient()
{
    const auto made = protocol::decode<protocol::CreatedClient>(ask("clients.create",
        R"({"name":"Editor","redirectUris":["http://127.0.0.1:33418/"],"public":true})"));
    QVERIFY(made.ok());
    QCOMPARE(made->secret, "");
    const auto client = *m_rig->store.client({made->client});
    QVERIFY(client && !client->isConfidential());
    QCOMPARE(client->kind, domain::ClientKind::PreRegistered);
    QVERIFY(!client->secretDigest);
    const auto again = protocol::decode<protocol::CreatedClient>(ask("clients.create",
        R"({"name":"Editor","redirectUris":["http://127.0.0.1:33418/"],"public":true})"));
    QVERIFY(again->client != made->client); // each is what somebody wanted
}

void tst_Requests::makesAnAgent()
{
    const auto made = protocol::decode<protocol::CreatedClient>(
        ask("clients.create", R"({"name":"Robot","servers":["https://gate.example/mcp/two"]})"));
    QVERIFY(made.ok());
    const auto rights = *m_rig->store.agent({made->client});
    QVERIFY(rights);
    QCOMPARE(rights->resources, QByteArrayList {"https://gate.example/mcp/two"});
    QCOMPARE(rights->scopes, domain::Scopes({"mcp"}));
    const QJsonObject row = ask("clients.list").value("rows"_L1).toArray().first().toObject();
    QCOMPARE(row.value("agent"_L1), QJsonValue(true));
}

void tst_Requests::makesNoClientThatCannotBe_data()
{
    QTest::addColumn<protocol::NewClient>("wanted");
    const QByteArrayList redirect {"https://a.example/cb"};
    const QByteArrayList server {"https://gate.example/mcp"};
    using New = protocol::NewClient;
    QTest::newRow("no name") << New {.name = u" "_s, .redirectUris = redirect};
    QTest::newRow("no purpose") << New {.name = u"A"_s};
    QTest::newRow("two purposes") << New {
        .name = u"A"_s, .redirectUris = redirect, .servers = server};
    QTest::newRow("a dangerous redirect")
        << New {.name = u"A"_s, .redirectUris = {"javascript:alert(1)"}};
    QTest::newRow("http elsewhere")
        << New {.name = u"A"_s, .redirectUris = {"http://a.example/cb"}};
    QTest::newRow("another server")
        << New {.name = u"A"_s, .servers = {"https://gate.example/mcp/three"}};
    QTest::newRow("an agent without a secret")
        << New {.name = u"A"_s, .servers = server, .isPublic = true};
    QTest::newRow("another scope") << New {.name = u"A"_s, .servers = server, .scopes = "root"};
    QTest::newRow("no scope at all") << New {.name = u"A"_s, .servers = server, .scopes = "\x01"};
}

void tst_Requests::makesNoClientThatCannotBe()
{
    QFETCH(protocol::NewClient, wanted);
    QCOMPARE(failure("clients.create", base::toJson(protocol::encode(wanted))),
        codeOf(FailureCode::InvalidParams));
    QCOMPARE(ask("clients.list").value("total"_L1), QJsonValue(0));
}

void tst_Requests::listsServersWithTheirSessions()
{
    const auto servers = protocol::decode<protocol::Servers>(ask("servers.list"));
    QVERIFY(servers.ok());
    QCOMPARE(servers->rows.size(), 1);
    QCOMPARE(servers->rows.first().sessions, 15);
}

void tst_Requests::testsAProvider()
{
    QVERIFY(m_client->ask("providers.test", R"({"name":"corp"})").contains("result"_L1));
    QVERIFY(m_client->ask("providers.test", R"({"name":"local"})").contains("result"_L1));
    QCOMPARE(failure("providers.test", R"({"name":"other"})"), codeOf(FailureCode::NotFound));
    m_rig->testOutcome = base::Err(base::Error {base::ErrorKind::Unavailable, u"No answer."_s});
    const QJsonObject error = m_client->errorOf("providers.test", R"({"name":"corp"})");
    QCOMPARE(codeOf(error), codeOf(FailureCode::Unavailable));
    QCOMPARE(error.value("message"_L1), QJsonValue(u"No answer."_s));
}

void tst_Requests::reloads()
{
    QVERIFY(m_client->ask("reload").contains("result"_L1));
    QCOMPARE(m_rig->configuration.reloads, 1);
    m_rig->configuration.outcome =
        base::Err(base::Error {base::ErrorKind::Invalid, u"Line 3 is wrong."_s});
    QCOMPARE(m_client->errorOf("reload").value("message"_L1), QJsonValue(u"Line 3 is wrong."_s));
}

void tst_Requests::stopsAfterItsAnswer()
{
    QCOMPARE(failure("stop", R"({"now":true})"), codeOf(FailureCode::InvalidParams));
    QCOMPARE(m_rig->stops, 0);
    QVERIFY(m_client->ask("stop").contains("result"_L1));
    QCOMPARE(m_rig->stops, 1);
}

void tst_Requests::everyRequestIsThereOnce()
{
    QSet<QString> methods;
    for (const RequestRow &row : m_rig->server->requests().rows()) {
        QVERIFY2(!methods.contains(row.method), qPrintable(row.method));
        methods.insert(row.method);
    }
    QVERIFY(methods.contains(u"sessions.list"_s));
    // The hello is the door's, not the table's.
    QVERIFY(!methods.contains(u"hello"_s));
}

QTEST_GUILESS_MAIN(tst_Requests)
#include "tst_Requests.moc"
