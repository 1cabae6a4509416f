// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/HostChecks.h"
#include "doctor/SignInWalk.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"
#include "support/FakeRandom.h"
#include "support/FakeResolver.h"

#include <QJsonArray>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::doctor;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using protocol::FindingLevel;

namespace {

constexpr char Issuer[] = "https://gate.example";
constexpr char McpUrl[] = "https://gate.example/mcp";
constexpr char ConsentPage[] =
    R"(<form action="/authorize/consent"><input name="form_token" value="x"/></form>)";

/// What checks ask with, without a network.
struct Surroundings
{
    FakeHttpClient http;
    FakeResolver resolver;
    FakeRandom random;
    FakeClock clock;
    QByteArrayList forgotten;
    QByteArrayList approved;
    bool canMakeAgents = true;

    Means means() { return {Issuer, http, resolver, random, clock}; }
    Hooks hooks()
    {
        return {.makeAgent = [this](const QByteArray &) -> base::Result<ProbeClient> {
                    if (!canMakeAgents)
                        return base::Err(
                            base::Error {base::ErrorKind::Unavailable, u"The disk is full."_s});
                    return ProbeClient {"agent", base::Secret("secret")};
                },
            .approve = [this](const QByteArray &client) { approved.append(client); },
            .forget = [this](const QByteArray &client) { forgotten.append(client); }};
    }
    Findings run(Check check, std::chrono::milliseconds patience = 20s)
    {
        Doctor doctor(clock, patience);
        QSignalSpy finished(&doctor, &Doctor::finished);
        std::vector<Check> checks;
        checks.push_back(std::move(check));
        doctor.start(std::move(checks));
        if (!finished.wait(10'000))
            return {};
        return doctor.report().findings;
    }
    void answerAsAgent()
    {
        http.answer("https://gate.example/token", 200, R"({"access_token":"gth_at_x"})");
        http.answerOnce(McpUrl, 200,
            R"({"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}}}})");
        http.answerOnce(McpUrl, 202, "");
        http.answerOnce(McpUrl, 200,
            R"({"jsonrpc":"2.0","id":2,"result":{"tools":[{"name":"one"},{"name":"two"}]}})");
    }
    /// As a server does that is well; \a client makes no other requests.
    void answerAsServer(const KnownClient &client)
    {
        http.answer(McpUrl, 401, "{}", {{"WWW-Authenticate", "Bearer resource_metadata=\"x\""}});
        for (const auto &path : client.description.value("discovery"_L1).toArray())
            http.answer(Issuer + path.toString().toUtf8(), 200, "{}");
        http.answer("https://gate.example/register", 201, R"({"client_id":"registered"})");
    }
};

KnownClient knownClient(const QString &file)
{
    for (const KnownClient &client : knownClients()) {
        if (client.file == file)
            return client;
    }
    return {};
}

/// Its address is another one each time.
class AuthorizeAnswers final : public net::HttpClient
{
public:
    explicit AuthorizeAnswers(FakeHttpClient &others)
        : m_others(others)
    { }
    QByteArray page = ConsentPage;
    QByteArray asked;
    void send(net::OutgoingRequest request, QObject *context, Done done) override
    {
        if (request.url.startsWith("https://gate.example/authorize?")) {
            asked = request.url;
            m_others.answer(request.url, 200, page, {{"Content-Type", "text/html"}});
        }
        m_others.send(std::move(request), context, std::move(done));
    }

private:
    FakeHttpClient &m_others;
};

} // namespace

class tst_Doctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsChecksInTheirOrder();
    void goesOnAfterACheckWithoutAnEnd();
    void leavesOutWhatNeedsThePublicUrl();
    void readsTheStoreBesideItself();
    void looksTheNameUp();
    void comparesMetadata();
    void comparesClocks();
    void talksToAnMcpServer();
    void saysWhatAnMcpServerDoesWrong_data();
    void saysWhatAnMcpServerDoesWrong();
    void onlyReachesWhatAsksForAPerson();
    void signsInAsEveryKnownClient();
    void saysWhereAClientStops_data();
    void saysWhereAClientStops();
    void forgetsAClientWhenThereIsNoEnd();
};

void tst_Doctor::runsChecksInTheirOrder()
{
    const FakeClock clock;
    Doctor doctor(clock);
    QVERIFY(doctor.report().isFinished && doctor.report().checks.isEmpty());
    QSignalSpy finished(&doctor, &Doctor::finished);
    QStringList ran;
    std::vector<Check> checks;
    for (const QString &name : {u"one"_s, u"two"_s})
        checks.push_back(plainCheck(name, name, [&ran, name] {
            ran.append(name);
            return Findings {findings::good(name, u"Good."_s)};
        }));
    doctor.start(std::move(checks));
    QVERIFY(doctor.isRunning() && !doctor.report().isFinished);
    QCOMPARE(doctor.report().checks.first().state, protocol::CheckState::Waiting);
    QVERIFY(finished.wait());
    QCOMPARE(ran, (QStringList {u"one"_s, u"two"_s}));
    QVERIFY(!doctor.isRunning() && doctor.report().isFinished);
    QCOMPARE(doctor.report().findings.size(), 2);
    for (const protocol::CheckRow &row : doctor.report().checks)
        QCOMPARE(row.state, protocol::CheckState::Done);
}

void tst_Doctor::goesOnAfterACheckWithoutAnEnd()
{
    Surroundings around;
    Check::Done kept;
    QPointer<QObject> context;
    const Findings found = around.run({.name = u"slow"_s,
                                          .title = u"what is slow"_s,
                                          .run =
                                              [&](QObject *given, const Check::Done &done) {
                                                  context = given;
                                                  kept = done;
                                              }},
        50ms);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().level, FindingLevel::Problem);
    QVERIFY(found.first().what.contains(u"what is slow"));
    QVERIFY(!context);
}

void tst_Doctor::leavesOutWhatNeedsThePublicUrl()
{
    const FakeClock clock;
    Doctor doctor(clock);
    QSignalSpy finished(&doctor, &Doctor::finished);
    bool ran = false;
    const auto look = [&ran] {
        ran = true;
        return Findings();
    };
    std::vector<Check> checks;
    checks.push_back(plainCheck(u"tls"_s, u"the certificate"_s, [] {
        return Findings {findings::problem(u"tls"_s, u"It has expired."_s, {u"a"_s, u"b"_s})};
    }));
    checks.push_back(plainCheck(u"sign-in:cursor"_s, u"Cursor"_s, look));
    checks.back().needsPublicUrl = true;
    doctor.start(std::move(checks));
    QVERIFY(finished.wait());
    QVERIFY(!ran);
    QCOMPARE(doctor.report().findings.size(), 2);
    QCOMPARE(doctor.report().findings.last().level, FindingLevel::Warning);
}

void tst_Doctor::readsTheStoreBesideItself()
{
    Surroundings around;
    QThread *home = QThread::currentThread();
    bool isElsewhere = false;
    const Findings found = around.run(storeCheck([&](const std::atomic<bool> &) {
        isElsewhere = QThread::currentThread() != home;
        return base::Result<void>(
            base::Err(base::Error {base::ErrorKind::Corrupt, u"row 3 is missing."_s}));
    }));
    QVERIFY(isElsewhere);
    QCOMPARE(found.first().level, FindingLevel::Problem);
    // One that has no end is told to end.
    const Findings late = around.run(storeCheck([](const std::atomic<bool> &stop) {
        while (!stop)
            QThread::yieldCurrentThread();
        return base::Result<void>();
    }),
        50ms);
    QCOMPARE(late.first().level, FindingLevel::Problem);
}

void tst_Doctor::looksTheNameUp()
{
    Surroundings around;
    around.resolver.answer("gate.example", {{u"10.1.2.3"_s}});
    QCOMPARE(around.run(addressCheck(around.means())).first().level, FindingLevel::Warning);
    QCOMPARE(around.resolver.asked, QByteArrayList {"gate.example"});
    around.resolver.answer("gate.example", {});
    QCOMPARE(around.run(addressCheck(around.means())).first().level, FindingLevel::Problem);
    Means literal = around.means();
    literal.issuer = "http://127.0.0.1:3000";
    QCOMPARE(around.run(addressCheck(literal)).first().level, FindingLevel::Good);
}

void tst_Doctor::comparesMetadata()
{
    Surroundings around;
    const QList<ServedDocument> served {{"/a", "{\"a\":1}"}, {"/b", "{}"}, {"/c", "{}"}};
    around.http.answer("https://gate.example/a", 200, "{\"a\":1}");
    around.http.answer("https://gate.example/b", 200, "{ }"); // a proxy was helpful
    around.http.fail("https://gate.example/c", base::ErrorKind::Unavailable);
    const Findings found = around.run(metadataCheck(around.means(), served));
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).level, FindingLevel::Good);
    QCOMPARE(found.at(1).level, FindingLevel::Problem);
    QCOMPARE(found.at(2).level, FindingLevel::Problem);
}

void tst_Doctor::comparesClocks()
{
    Surroundings around;
    const net::Headers date {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}};
    around.http.fail("https://down.example/", base::ErrorKind::Unavailable);
    around.http.answer("https://idp.example/", 404, "", date);
    const auto check =
        clockCheck(around.means(), {"https://down.example/", "https://idp.example/"});
    const Findings found = around.run(check);
    QCOMPARE(found.first().level, FindingLevel::Problem);
    QVERIFY(found.first().what.contains(u"idp.example"));
    QCOMPARE(around.run(clockCheck(around.means(), {})).first().level, FindingLevel::Good);
}

void tst_Doctor::talksToAnMcpServer()
{
    Surroundings around;
    around.answerAsAgent();
    const Findings found =
        around.run(mcpCheck(around.means(), around.hooks(), {.name = "files", .url = McpUrl}));
    QVERIFY2(found.first().level == FindingLevel::Good, qPrintable(found.first().what));
    QVERIFY(found.first().what.contains(u"2 tools"));
    QCOMPARE(around.forgotten, QByteArrayList {"agent"});
    QCOMPARE(headerOf(around.http.last(McpUrl), "Authorization"), "Bearer gth_at_x");
    QCOMPARE(headerOf(around.http.last(McpUrl), "MCP-Protocol-Version"), "2025-11-25");
}

void tst_Doctor::saysWhatAnMcpServerDoesWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("it is down")
        << 502
        << QByteArray(
               R"({"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"The MCP server does not answer."}})")
        << u"The MCP server does not answer."_s;
    QTest::newRow("it is no MCP server") << 200 << QByteArray("<html>") << u"no JSON-RPC answer"_s;
}

void tst_Doctor::saysWhatAnMcpServerDoesWrong()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    Surroundings around;
    around.http.answer("https://gate.example/token", 200, R"({"access_token":"gth_at_x"})");
    around.http.answer(McpUrl, status, body);
    const McpPlace place {.name = "files", .url = McpUrl};
    const Findings found = around.run(mcpCheck(around.means(), around.hooks(), place));
    QCOMPARE(found.first().level, FindingLevel::Problem);
    QVERIFY2(found.first().what.contains(words), qPrintable(found.first().what));
    QCOMPARE(around.forgotten, QByteArrayList {"agent"});
    around.canMakeAgents = false;
    QVERIFY(around.run(mcpCheck(around.means(), around.hooks(), place))
                .first()
                .what.contains(u"The disk is full."));
}

void tst_Doctor::onlyReachesWhatAsksForAPerson()
{
    Surroundings around;
    McpPlace place {.name = "files",
        .url = McpUrl,
        .notAsked = u"its rules let only some people in"_s,
        .behind = "http://127.0.0.1:9000/mcp"};
    const auto level = [&] {
        return around.run(mcpCheck(around.means(), around.hooks(), place)).first().level;
    };
    QCOMPARE(level(), FindingLevel::Good); // 404 is an answer
    around.http.fail(place.behind, base::ErrorKind::Unavailable);
    QCOMPARE(level(), FindingLevel::Problem);
    place.behind.clear();
    place.program = u"sh"_s;
    QCOMPARE(level(), FindingLevel::Good);
    place.program = u"no-such-program-anywhere"_s;
    QCOMPARE(level(), FindingLevel::Problem);
    QVERIFY(around.forgotten.isEmpty());
}

void tst_Doctor::signsInAsEveryKnownClient()
{
    QVERIFY(knownClients().size() >= 14);
    for (const KnownClient &client : knownClients()) {
        Surroundings around;
        around.answerAsServer(client);
        AuthorizeAnswers answers(around.http);
        const Means means {Issuer, answers, around.resolver, around.random, around.clock};
        const Findings found = around.run(signInCheck(means, around.hooks(), client, McpUrl));
        QVERIFY2(found.first().level == FindingLevel::Good, qPrintable(found.first().what));
        QCOMPARE(found.first().id, u"sign-in:"_s + client.file);
        QCOMPARE(around.approved, QByteArrayList {"registered"});
        QCOMPARE(around.forgotten, QByteArrayList {"registered"});
        // Under a name of our own: a client that registers the same would share the registration.
        const QByteArray metadata = around.http.last("https://gate.example/register").body;
        QVERIFY2(
            metadata.contains("Gatehouse doctor ") && !metadata.contains('{' + QByteArray("port")),
            metadata.constData());
        QVERIFY(!metadata.contains("private_key_jwt") && !answers.asked.contains("%7B"));
    }
}

void tst_Doctor::saysWhereAClientStops_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("challenge") << QByteArray(McpUrl) << 200 << u"without a token"_s;
    QTest::newRow("metadata") << QByteArray(
        "https://gate.example/.well-known/oauth-authorization-server")
                              << 404 << u"reads the metadata"_s;
    QTest::newRow("registration") << QByteArray("https://gate.example/register") << 403
                                  << u"registers"_s;
    QTest::newRow("page") << QByteArray() << 0 << u"sends a person"_s;
}

void tst_Doctor::saysWhereAClientStops()
{
    QFETCH(QByteArray, url);
    QFETCH(int, status);
    QFETCH(QString, words);
    Surroundings around;
    const KnownClient cursor = knownClient(u"cursor"_s);
    around.answerAsServer(cursor);
    AuthorizeAnswers answers(around.http);
    if (url.isEmpty())
        answers.page = "<h1>Access denied by the company</h1>";
    else
        around.http.answer(url, status, "{}");
    const Means means {Issuer, answers, around.resolver, around.random, around.clock};
    const Findings found = around.run(signInCheck(means, around.hooks(), cursor, McpUrl));
    QCOMPARE(found.first().level, FindingLevel::Problem);
    QVERIFY2(found.first().what.startsWith(u"Cursor stops when it "_s)
            && found.first().what.contains(words),
        qPrintable(found.first().what));
    QCOMPARE(around.forgotten.size(), url.isEmpty() ? 1 : 0);
}

void tst_Doctor::forgetsAClientWhenThereIsNoEnd()
{
    Surroundings around;
    around.http.answer("https://gate.example/token", 200, R"({"access_token":"gth_at_x"})");
    around.http.hold();
    const Findings found = around.run(
        mcpCheck(around.means(), around.hooks(), {.name = "files", .url = McpUrl}), 50ms);
    QCOMPARE(found.first().level, FindingLevel::Problem);
    QCOMPARE(around.forgotten, QByteArrayList {"agent"});
}

QTEST_GUILESS_MAIN(tst_Doctor)
#include "tst_Doctor.moc"
