// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpstreamFlow.h"

using namespace gatehouse;
using namespace test;

namespace {

constexpr char Pong[] = R"({"jsonrpc":"2.0","id":1,"result":{}})";
constexpr char Initialize[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";
constexpr char List[] = R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})";
constexpr char Tools[] =
    R"({"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"read"},{"name":"delete_all"}]}})";

void pong(const SeenRequest &, QTcpSocket &socket)
{
    socket.write(ScriptedServer::json(Pong));
}

/// A server with sessions, as the older revisions have them; forgets them when told.
struct SessionServer
{
    int made = 0;
    QList<QByteArray> known;
    int refusal = 404;

    void operator()(const SeenRequest &request, QTcpSocket &socket)
    {
        if (request.body.contains("\"initialize\"")) {
            known.append("upstream-" + QByteArray::number(++made));
            socket.write(ScriptedServer::json(Pong, "Mcp-Session-Id: " + known.last() + "\r\n"));
        } else if (!known.contains(request.field("Mcp-Session-Id"))) {
            const QByteArray body = R"({"error":{"code":-32000,"message":"No valid session ID"}})";
            socket.write("HTTP/1.1 " + QByteArray::number(refusal)
                + " x\r\nContent-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        } else if (!request.body.contains("\"id\"")) {
            socket.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        } else {
            socket.write(ScriptedServer::json(Pong));
        }
    }
};

QByteArray sessionField(const RawAnswer &answer)
{
    return "Mcp-Session-Id: " + answer.field("Mcp-Session-Id");
}

} // namespace

/// Several servers, their rules, their sessions, and changes while everything runs.
class tst_servers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachServerHasItsAddressAndAudience();
    void rulesDecideWhoMayUseAServer();
    void scopesAreDemandedWithAllThatIsNeeded();
    void toolsAreFilteredAndRefusedAlike();
    void aCallInADoubtfulBodyIsRefused_data();
    void aCallInADoubtfulBodyIsRefused();
    void headersMustSayWhatTheBodySays();
    void sessionsAreNobodyElses();
    void aForgottenSessionBeginsAgain_data();
    void aForgottenSessionBeginsAgain();
    void limitsAreKept();
    void reloadingDisturbsNobody();
    void aWrongFileChangesNothing();
    void countsForPrometheus();
};

void tst_servers::eachServerHasItsAddressAndAudience()
{
    ScriptedServer one(pong);
    ScriptedServer two(pong);
    const ServersFile file(UpstreamFlow::entry("one", one.url()) + ','
        + UpstreamFlow::entry("two", two.url(), R"(,"title":"Second")"));
    const Flow flow("2", {{"MCP_SERVERS_FILE", file.path().toUtf8()}});
    const QByteArray forTwo = Journey(flow, "c", "/mcp/two").tokens().access;
    const QByteArray forDefault = Journey(flow).tokens().access;
    QCOMPARE(flow.callMcp(forTwo, call("x"), {}, "/mcp/two").status, 200);
    QCOMPARE(two.seen().size(), 1);
    // RFC 8707 2.2: a token for one is no token for another.
    QCOMPARE(flow.callMcp(forTwo, call("x")).status, 401);
    QCOMPARE(flow.callMcp(forTwo, call("x"), {}, "/mcp/one").status, 401);
    QCOMPARE(flow.callMcp(forDefault, call("x"), {}, "/mcp/two").status, 401);
    QCOMPARE(flow.callMcp(forDefault, call("x")).status, 200);
    QCOMPARE(one.seen().size(), 1);
    for (const QByteArray path : {"/mcp", "/mcp/one", "/mcp/two"}) {
        const RawAnswer answer = flow.send("GET", "/.well-known/oauth-protected-resource" + path);
        QCOMPARE(bodyOf(answer).value("resource"_L1).toString().toUtf8(), flow.origin() + path);
        QVERIFY(flow.callMcp("x", call("x"), {}, path)
                    .field("WWW-Authenticate")
                    .contains("/.well-known/oauth-protected-resource" + path + '"'));
    }
    QCOMPARE(bodyOf(flow.send("GET", "/.well-known/oauth-protected-resource/mcp/two"))
                 .value("resource_name"_L1)
                 .toString(),
        u"Second"_s);
    QCOMPARE(flow.send("GET", "/.well-known/oauth-protected-resource/mcp/three").status, 404);
    QCOMPARE(flow.callMcp(forTwo, call("x"), {}, "/mcp/three").status, 404);
}

void tst_servers::rulesDecideWhoMayUseAServer()
{
    for (const auto &[rule, status] : QList<std::pair<QByteArray, int>> {
             {R"(,"allow":["ann"])", 200}, {R"(,"allow":["*"])", 200}, {R"(,"allow":["bob"])", 403},
             {R"(,"groups":["team"])", 403}, {R"(,"clients":["other"])", 403}}) {
        const UpstreamFlow it(pong, rule);
        const RawAnswer got = it.flow.callMcp(Journey(it.flow).tokens().access, call("x"));
        QCOMPARE(got.status, status);
        QCOMPARE(it.upstream.seen().size(), status == 200 ? 1 : 0);
    }
}

void tst_servers::scopesAreDemandedWithAllThatIsNeeded()
{
    const UpstreamFlow it(pong, R"(,"scopes":["admin"])");
    const QByteArray lacking = Journey(it.flow).tokens().access;
    const RawAnswer refused = it.flow.callMcp(lacking, call("x"));
    QCOMPARE(refused.status, 403);
    const QByteArray challenge = refused.field("WWW-Authenticate");
    QVERIFY2(challenge.contains("error=\"insufficient_scope\"")
            && challenge.contains("scope=\"mcp admin\"")
            && challenge.contains("resource_metadata=\""),
        challenge);
    QVERIFY(it.upstream.seen().isEmpty());
    const QByteArray whole = Journey(it.flow, "c", "/mcp", "mcp admin").tokens().access;
    QCOMPARE(it.flow.callMcp(whole, call("x")).status, 200);
    QVERIFY(it.flow.callMcp("x", call("x")).field("WWW-Authenticate").contains("scope=\"admin\""));
}

void tst_servers::toolsAreFilteredAndRefusedAlike()
{
    bool asEvents = false;
    const UpstreamFlow it(
        [&asEvents](const SeenRequest &, QTcpSocket &socket) {
            socket.write(asEvents ? ScriptedServer::eventHead()
                        + ScriptedServer::chunk(
                            QByteArray("event: message\ndata: ") + Tools + "\n\n")
                        + "0\r\n\r\n"
                                  : ScriptedServer::json(Tools));
        },
        R"(,"tools":{"deny":["delete_*"]})");
    const QByteArray token = Journey(it.flow).tokens().access;
    for (asEvents = false;; asEvents = true) {
        const RawAnswer list = it.flow.callMcp(token, List);
        QCOMPARE(list.status, 200);
        QVERIFY2(list.body.contains("\"read\"") && !list.body.contains("delete_all"), list.body);
        if (asEvents)
            break;
    }
    // A stream that is resumed may bring the list of an earlier request.
    RawClient resumed = it.get(token, {"Last-Event-ID: 1"});
    const auto events = resumed.answer();
    QVERIFY(events && !events->body.contains("delete_all") && events->body.contains("\"read\""));
    const qsizetype before = it.upstream.seen().size();
    const RawAnswer refused = it.flow.callMcp(token, call("Delete_All", "9"));
    QCOMPARE(refused.status, 403);
    QCOMPARE(bodyOf(refused).value("id"_L1).toInt(), 9);
    QCOMPARE(it.upstream.seen().size(), before);
    asEvents = false;
    QCOMPARE(it.flow.callMcp(token, call("read")).status, 200);
}

void tst_servers::aCallInADoubtfulBodyIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
    row("the name twice",
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_x","name":"read"}})");
    row("the name in another case",
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read","Name":"delete_x"}})");
    row("the name escaped",
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read","n\u0061me":"delete_x"}})");
    row("the method twice",
        R"({"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":{"name":"delete_x"}})");
    row("the name as a number",
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":1}})");
    row("no name",
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"Name":"delete_x"}})");
    row("an escaped name",
        R"({"jsonrpc":"2.0","id":1,"method":"tools\/call","params":{"name":"\u0064elete_x"}})");
    row("a notification",
        R"({"jsonrpc":"2.0","method":"tools/call","params":{"name":"delete_x"}})");
    row("an answer that is a call in another case",
        R"({"jsonrpc":"2.0","id":1,"result":{},"Method":"tools/call","Params":{"Name":"delete_x"}})");
    row("an answer with another method",
        R"({"jsonrpc":"2.0","id":1,"error":{},"METHOD":"tools/call","params":{"name":"delete_x"}})");
    row("parameters in another case",
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","Params":{"name":"delete_x"}})");
    row("the second of a batch", "[" + call("read") + "," + call("delete_x", "2") + "]");
}

void tst_servers::aCallInADoubtfulBodyIsRefused()
{
    QFETCH(QByteArray, body);
    const UpstreamFlow it(pong, R"(,"tools":{"deny":["delete_*"]})");
    const RawAnswer got = it.flow.callMcp(Journey(it.flow).tokens().access, body);
    QVERIFY2(got.status == 400 || got.status == 403, QByteArray::number(got.status));
    QVERIFY(it.upstream.seen().isEmpty());
}

void tst_servers::headersMustSayWhatTheBodySays()
{
    const UpstreamFlow it(pong, R"(,"tools":{"deny":["delete_*"]})");
    const QByteArray token = Journey(it.flow).tokens().access;
    const QByteArray body =
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read",)"
        R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
        R"("io.modelcontextprotocol/clientCapabilities":{}}}})";
    const auto statusWith = [&](const QByteArray &method, const QByteArray &name) {
        return it.flow
            .callMcp(token, body,
                {"MCP-Protocol-Version: 2026-07-28", "Mcp-Method: " + method, "Mcp-Name: " + name})
            .status;
    };
    QCOMPARE(statusWith("tools/list", "read"), 400);
    QCOMPARE(statusWith("tools/call", "echo"), 400);
    QCOMPARE(statusWith("tools/call", "=?base64?ZGVsZXRlX3g=?="), 400);
    QVERIFY(it.upstream.seen().isEmpty());
    QCOMPARE(statusWith("tools/call", "read"), 200);
    QCOMPARE(it.upstream.seen().last().field("Mcp-Name"), "read");
}

void tst_servers::sessionsAreNobodyElses()
{
    SessionServer server;
    const UpstreamFlow it(std::ref(server));
    const QByteArray ann = Journey(it.flow).tokens().access;
    const QByteArray other = Journey(it.flow, "Another client").tokens().access;
    const RawAnswer opened = it.flow.callMcp(ann, Initialize);
    QCOMPARE(opened.status, 200);
    QVERIFY(opened.field("Mcp-Session-Id") != "upstream-1");
    QCOMPARE(it.flow.callMcp(ann, call("x"), {sessionField(opened)}).status, 200);
    QCOMPARE(it.upstream.seen().last().field("Mcp-Session-Id"), "upstream-1");
    const qsizetype before = it.upstream.seen().size();
    for (const QByteArray &field :
        {sessionField(opened), QByteArray("Mcp-Session-Id: upstream-1")}) {
        const RawAnswer stolen = it.flow.callMcp(other, call("x"), {field});
        QCOMPARE(stolen.status, 404);
        QCOMPARE(bodyOf(stolen)["error"_L1]["code"_L1].toInt(), -32001);
    }
    QCOMPARE(
        it.flow.callMcp(ann, call("x"), {sessionField(opened), sessionField(opened)}).status, 404);
    QCOMPARE(it.upstream.seen().size(), before);
}

void tst_servers::aForgottenSessionBeginsAgain_data()
{
    QTest::addColumn<int>("refusal");
    QTest::newRow("404") << 404;
    QTest::newRow("400, as servers of the older SDK say") << 400;
}

void tst_servers::aForgottenSessionBeginsAgain()
{
    QFETCH(int, refusal);
    SessionServer server;
    server.refusal = refusal;
    const UpstreamFlow it(std::ref(server));
    const QByteArray token = Journey(it.flow).tokens().access;
    const QByteArray session = sessionField(it.flow.callMcp(token, Initialize));
    for (int restart = 0; restart < 3; ++restart) {
        server.known.clear();
        QCOMPARE(it.flow.callMcp(token, call("x"), {session}).status, 200);
        QCOMPARE(server.made, restart + 2);
        QCOMPARE(it.flow.callMcp(token, call("x"), {session}).status, 200);
        QCOMPARE(server.made, restart + 2);
    }
    QVERIFY(it.upstream.seen().at(2).body.contains("initialize"));
    // Whoever ends a session that is gone has what was wanted.
    server.known.clear();
    QCOMPARE(
        it.flow.send("DELETE", "/mcp", {session, "Authorization: Bearer " + token}).status, 204);
    QCOMPARE(it.flow.callMcp(token, call("x"), {session}).status, 404);
}

void tst_servers::limitsAreKept()
{
    const UpstreamFlow it(
        [](const SeenRequest &request, QTcpSocket &socket) {
            if (request.method == "GET")
                socket.write(ScriptedServer::eventHead());
            else if (!request.body.contains("hang"))
                socket.write(ScriptedServer::json(Pong));
        },
        {}, {{"CONCURRENCY_LIMIT", "2"}, {"MAX_STREAMS_PER_SESSION", "1"}, {"RPS_LIMIT", "8"}});
    const QByteArray token = Journey(it.flow).tokens().access;
    const QByteArray other = Journey(it.flow, "Another client").tokens().access;
    {
        RawClient first = it.post(token, call("hang"));
        RawClient second = it.post(token, call("hang"));
        QTRY_COMPARE(it.upstream.seen().size(), 2);
        const RawAnswer refused = it.flow.callMcp(token, call("x"));
        QCOMPARE(refused.status, 429);
        QVERIFY(!refused.field("Retry-After").isEmpty());
        QCOMPARE(it.flow.callMcp(other, call("x")).status, 200);
    }
    QTRY_COMPARE(it.flow.callMcp(token, call("x")).status, 200);
    RawClient stream = it.get(token);
    QVERIFY(stream.waitForText(": open"));
    QCOMPARE(it.get(token).answer()->status, 429);
    stream.close();
    int refused = 0;
    for (int i = 0; i < 60; ++i)
        refused += it.flow.callMcp(other, call("x")).status == 429;
    QVERIFY(refused > 0);
}

void tst_servers::reloadingDisturbsNobody()
{
    UpstreamFlow it([](const SeenRequest &request, QTcpSocket &socket) {
        if (request.method == "GET")
            socket.write(ScriptedServer::eventHead());
        else if (request.body.contains("slow"))
            socket.write(ScriptedServer::eventHead() + ScriptedServer::chunk(": begun\n\n"));
        else
            socket.write(ScriptedServer::json(Pong));
    });
    ScriptedServer second(pong);
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient stream = it.get(token);
    QVERIFY(stream.waitForText(": open"));
    QCOMPARE(it.flow.callMcp(token, call("x")).status, 200);
    const int connections = it.upstream.connections();

    it.file.write(UpstreamFlow::entry("up", it.upstream.url()) + ','
        + UpstreamFlow::entry("second", second.url()));
    it.flow.reload();
    const QByteArray forSecond = Journey(it.flow, "c", "/mcp/second").tokens().access;
    QCOMPARE(it.flow.callMcp(forSecond, call("x"), {}, "/mcp/second").status, 200);
    QCOMPARE(second.seen().size(), 1);
    QVERIFY(!stream.waitForText("0\r\n\r\n", 50));
    QVERIFY(it.upstream.connections() <= connections + 1); // at most the other worker's first

    // Changed and taken away: from now on. Answers that are under way go on, but a stream that
    // would stay open ends, so that its client comes back to what there is now.
    RawClient answer = it.post(token, call("slow"));
    QVERIFY(answer.waitForText("begun"));
    it.file.write(UpstreamFlow::entry("up", second.url()));
    it.flow.reload();
    QCOMPARE(it.flow.callMcp(token, call("x")).status, 200);
    QCOMPARE(second.seen().size(), 2);
    QCOMPARE(it.flow.callMcp(forSecond, call("x"), {}, "/mcp/second").status, 404);
    QCOMPARE(it.flow.send("GET", "/.well-known/oauth-protected-resource/mcp/second").status, 404);
    QVERIFY(stream.waitForText("0\r\n\r\n"));
    QVERIFY(!answer.waitForText("0\r\n\r\n", 50));
}

void tst_servers::aWrongFileChangesNothing()
{
    UpstreamFlow it(pong);
    const QByteArray token = Journey(it.flow).tokens().access;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"line 1.*mcpServers.b.url"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"stay as they were"_s));
    it.file.write(R"("a":{"url":"http://127.0.0.1:1/"},"b":{"url":"ftp://x"})");
    it.flow.reload();
    QCOMPARE(it.flow.callMcp(token, call("x")).status, 200);
}

void tst_servers::countsForPrometheus()
{
    quint16 port = 0;
    {
        const ScriptedServer free(pong);
        port = free.port();
    }
    const UpstreamFlow it(pong, {}, {{"METRICS_ADDRESS", QByteArray::number(port)}});
    const QByteArray token = Journey(it.flow).tokens().access;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(it.flow.callMcp(token, call("read\\\"x")).status, 200);
    const auto metrics = [port] {
        RawClient client(port);
        client.send("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        return client.answer().value_or(RawAnswer());
    };
    // What workers count reaches the core within a second or so.
    QTRY_VERIFY(metrics().body.contains(
        "gatehouse_mcp_requests_total{server=\"up\",tool=\"read\\\"x\"} 3\n"));
    const RawAnswer answer = metrics();
    QCOMPARE(answer.field("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    QVERIFY(answer.body.contains("gatehouse_mcp_request_duration_seconds_bucket{server=\"up\",tool="
                                 "\"read\\\"x\",le=\"+Inf\"} 3\n"));
    QVERIFY(!answer.body.contains(token));
    // Never on the public port.
    QCOMPARE(it.flow.send("GET", "/metrics").status, 404);
}

QTEST_GUILESS_MAIN(tst_servers)
#include "tst_servers.moc"
