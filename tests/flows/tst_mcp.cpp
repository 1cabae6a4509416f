// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpstreamFlow.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

namespace {

QJsonValue resultOf(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value("result"_L1);
}

constexpr char Initialize[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";
constexpr char List[] = R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})";

} // namespace

/// The MCP flow: a client finds the way to a token, then talks to the built-in server.
class tst_mcp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientFindsTheWayByItself();
    void initializesListsAndCalls();
    void sessionsAreKnownToEveryWorker();
    void sessionsLiveThroughARotationOfTheKey_data();
    void sessionsLiveThroughARotationOfTheKey();
    void needsNoSessionInTheStatelessRevision();
    void neverAnswersSomethingElseThanTheDoor();
    void pagesOfAnyOriginMayReadTheChallenge();
};

void tst_mcp::aClientFindsTheWayByItself()
{
    const Flow flow;
    const RawAnswer refused = flow.callMcp("", Initialize);
    QCOMPARE(refused.status, 401);
    const QByteArray challenge = refused.field("WWW-Authenticate");
    const QByteArray wanted = "resource_metadata=\"" + flow.origin();
    QVERIFY2(challenge.contains(wanted), challenge);
    const qsizetype start = challenge.indexOf(wanted) + wanted.size();
    const QByteArray path = challenge.sliced(start, challenge.indexOf('"', start) - start);
    const QJsonObject resource = QJsonDocument::fromJson(flow.send("GET", path).body).object();
    QCOMPARE(resource.value("resource"_L1).toString().toUtf8(), flow.mcpUrl());
    QCOMPARE(resource.value("authorization_servers"_L1)[0].toString().toUtf8(), flow.origin());
    const QJsonObject server =
        QJsonDocument::fromJson(flow.send("GET", "/.well-known/oauth-authorization-server").body)
            .object();
    QCOMPARE(server.value("issuer"_L1).toString().toUtf8(), flow.origin());
    QCOMPARE(server.value("token_endpoint"_L1).toString().toUtf8(), flow.origin() + "/token");
}

void tst_mcp::initializesListsAndCalls()
{
    const Flow flow;
    const QByteArray token = Journey(flow).tokens().access;
    const RawAnswer opened = flow.callMcp(token, Initialize);
    QCOMPARE(opened.status, 200);
    QCOMPARE(opened.field("Content-Type"), "application/json");
    const QList<QByteArray> session {
        "Mcp-Session-Id: " + opened.field("Mcp-Session-Id"), "MCP-Protocol-Version: 2025-11-25"};
    QCOMPARE(
        flow.callMcp(token, R"({"jsonrpc":"2.0","method":"notifications/initialized"})", session)
            .status,
        202);
    const QJsonArray tools = resultOf(flow.callMcp(token, List, session))["tools"_L1].toArray();
    QCOMPARE(tools.size(), 3);
    const QJsonValue echoed = resultOf(flow.callMcp(token,
        R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"echo","arguments":{"text":"grüß Gott"}}})",
        session));
    QCOMPARE(echoed["content"_L1][0]["text"_L1].toString(), u"grüß Gott"_s);
    const QJsonValue who = resultOf(flow.callMcp(token,
        R"({"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"whoami"}})", session));
    QCOMPARE(who["structuredContent"_L1]["name"_L1].toString(), u"ann"_s);
    QCOMPARE(who["structuredContent"_L1]["clientName"_L1].toString(), u"Some client"_s);

    const QList<QByteArray> ending = session + QList<QByteArray> {"Authorization: Bearer " + token};
    QCOMPARE(flow.send("DELETE", "/mcp", ending).status, 204);
    QCOMPARE(flow.callMcp(token, List, session).status, 404);
}

void tst_mcp::sessionsAreKnownToEveryWorker()
{
    const Flow flow("3");
    const QByteArray token = Journey(flow).tokens().access;
    const QByteArray session =
        "Mcp-Session-Id: " + flow.callMcp(token, Initialize).field("Mcp-Session-Id");
    for (int i = 0; i < 48; ++i)
        QCOMPARE(flow.callMcp(token, List, {session}).status, 200);
    QCOMPARE(flow.send("DELETE", "/mcp", {session, "Authorization: Bearer " + token}).status, 204);
    for (int i = 0; i < 48; ++i)
        QCOMPARE(flow.callMcp(token, List, {session}).status, 404);
}

void tst_mcp::sessionsLiveThroughARotationOfTheKey_data()
{
    QTest::addColumn<bool>("isBuiltin");
    QTest::newRow("built-in") << true;
    QTest::newRow("a server with a URL") << false;
}

/// RS_TOKENS_ENC_KEY: the new key in front, the old one still listed, then no more.
void tst_mcp::sessionsLiveThroughARotationOfTheKey()
{
    QFETCH(bool, isBuiltin);
    const base::Secret oldKey(QByteArray(32, 'o'));
    const base::Secret newKey(QByteArray(32, 'n'));
    ScriptedServer upstream([](const SeenRequest &request, QTcpSocket &socket) {
        if (request.body.contains("initialize") || request.field("Mcp-Session-Id") == "its-own")
            socket.write(ScriptedServer::json(
                R"({"jsonrpc":"2.0","id":2,"result":{}})", "Mcp-Session-Id: its-own\r\n"));
        else
            socket.write("HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n");
    });
    const ServersFile file(UpstreamFlow::entry("up", upstream.url()));
    Flow flow("1",
        isBuiltin ? MoreSettings() : MoreSettings {{"MCP_SERVERS_FILE", file.path().toUtf8()}});
    flow.restartWith({oldKey});
    const QByteArray token = Journey(flow).tokens().access;
    const QByteArray session =
        "Mcp-Session-Id: " + flow.callMcp(token, Initialize).field("Mcp-Session-Id");
    QCOMPARE(flow.callMcp(token, List, {session}).status, 200);
    flow.restartWith({newKey, oldKey});
    QCOMPARE(flow.callMcp(token, List, {session}).status, 200);
    flow.restartWith({newKey});
    QCOMPARE(flow.callMcp(token, List, {session}).status, 404);
}

void tst_mcp::needsNoSessionInTheStatelessRevision()
{
    const Flow flow;
    const QByteArray token = Journey(flow).tokens().access;
    const RawAnswer answer = flow.callMcp(token,
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"x"},)"
        R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}})",
        {"MCP-Protocol-Version: 2026-07-28", "Mcp-Method: tools/call", "Mcp-Name: echo"});
    QCOMPARE(answer.status, 200);
    QCOMPARE(resultOf(answer)["resultType"_L1].toString(), u"complete"_s);
}

void tst_mcp::neverAnswersSomethingElseThanTheDoor()
{
    const Flow flow("1");
    const QList<std::pair<QByteArray, int>> targets {{"/mcp?access_token=x", 401}, {"/mcp2", 404},
        {"/mcp/", 404}, {"/mcp/x", 404}, {"/mcp/x/y", 404}, {"/mcp;x", 404}, {"/%6dcp", 404},
        {"//mcp", 400}, {"/MCP", 404}, {"/mcp/../mcp", 404}, {"/mcp/..", 404}, {"/mcp/.", 404},
        {"/mcp%2fx", 404}, {"/mcp/%2e%2e", 404}, {"/health/../mcp", 404}};
    for (const auto &[target, status] : targets) {
        const RawAnswer answer =
            flow.send("POST", target, {"Content-Type: application/json"}, Initialize);
        QVERIFY2(answer.status == status, target + ": " + QByteArray::number(answer.status));
    }
}

void tst_mcp::pagesOfAnyOriginMayReadTheChallenge()
{
    const Flow flow("1");
    const RawAnswer refused = flow.callMcp("x", Initialize);
    QCOMPARE(refused.field("Access-Control-Allow-Origin"), "*");
    QVERIFY(refused.field("Access-Control-Allow-Credentials").isEmpty());
    QVERIFY(refused.field("Access-Control-Expose-Headers").toLower().contains("www-authenticate"));
    const RawAnswer preflight = flow.send(
        "OPTIONS", "/mcp", {"Origin: https://page.example", "Access-Control-Request-Method: POST"});
    QCOMPARE(preflight.status, 204);
    const QByteArray allowed = preflight.field("Access-Control-Allow-Headers").toLower();
    for (const char *name : {"authorization", "mcp-session-id", "mcp-protocol-version",
             "mcp-method", "mcp-name", "last-event-id"})
        QVERIFY2(allowed.contains(name), name);
}

QTEST_GUILESS_MAIN(tst_mcp)
#include "tst_mcp.moc"
