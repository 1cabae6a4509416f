// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

const QByteArray List = R"({"jsonrpc":"2.0","id":7,"method":"tools/list"})";
QJsonObject errorOf(const net::Response &response)
{
    return jsonOf(response).value("error"_L1).toObject();
}

} // namespace

class tst_BuiltinServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOnARevision_data();
    void agreesOnARevision();
    void initializeNeedsAVersion();
    void sessionsStartWithInitializeOnly();
    void listsAndCallsInASession();
    void refusesWithoutASession();
    void refusesAnUnknownSession();
    void refusesSomebodyElsesSession();
    void refusesAnEndedSession();
    void outlivesARestart();
    void refusesAnUnknownVersionHeader();
    void takesNotificationsAndResponses();
    void hasNoEventStream();
    void takesJsonOnly_data();
    void takesJsonOnly();
    void refusesWhatIsNoJson_data();
    void refusesWhatIsNoJson();
    void refusesADepthBomb();
    void answersBatchesOfTheFirstRevision();
    void refusesBatchesOfLaterRevisions_data();
    void refusesBatchesOfLaterRevisions();
    void refusesEmptyAndHugeBatches();
};

void tst_BuiltinServer::agreesOnARevision_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("agreed");
    QTest::newRow("oldest") << QByteArray("2025-03-26") << u"2025-03-26"_s;
    QTest::newRow("middle") << QByteArray("2025-06-18") << u"2025-06-18"_s;
    QTest::newRow("newest") << QByteArray("2025-11-25") << u"2025-11-25"_s;
    QTest::newRow("too old") << QByteArray("2024-11-05") << u"2025-11-25"_s;
    QTest::newRow("stateless") << QByteArray("2026-07-28") << u"2025-11-25"_s;
    QTest::newRow("nonsense") << QByteArray("x") << u"2025-11-25"_s;
}

void tst_BuiltinServer::agreesOnARevision()
{
    QFETCH(QByteArray, asked);
    QFETCH(QString, agreed);
    const McpBench bench;
    const net::Response response = bench.initialize(asked);
    QCOMPARE(response.status, 200);
    const QJsonObject result = resultOf(response);
    QCOMPARE(result.value("protocolVersion"_L1).toString(), agreed);
    QCOMPARE(result.value("serverInfo"_L1)["name"_L1].toString(), u"gatehouse"_s);
    QCOMPARE(result.value("serverInfo"_L1)["title"_L1].toString(), u"Test server"_s);
    QCOMPARE(result.value("instructions"_L1).toString(), u"Be kind."_s);
    QVERIFY(result.value("capabilities"_L1)["tools"_L1].isObject());
    QVERIFY(!response.headers.value("Mcp-Session-Id").isEmpty());
}

void tst_BuiltinServer::initializeNeedsAVersion()
{
    const McpBench bench;
    for (const QByteArray params : {"{}", "{\"protocolVersion\":1}"}) {
        const net::Response response =
            bench.post(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":)" + params + '}');
        QCOMPARE(response.status, 400);
        QCOMPARE(errorCode(response), -32602);
        QVERIFY(!response.headers.contains("Mcp-Session-Id"));
    }
}

void tst_BuiltinServer::sessionsStartWithInitializeOnly()
{
    const McpBench bench;
    // A notification of that name starts nothing.
    const net::Response response = bench.post(
        R"({"jsonrpc":"2.0","method":"initialize","params":{"protocolVersion":"2025-11-25"}})");
    QCOMPARE(response.status, 400);
    QVERIFY(!response.headers.contains("Mcp-Session-Id"));
}

void tst_BuiltinServer::listsAndCallsInASession()
{
    const McpBench bench;
    for (const QByteArray version : {"2025-03-26", "2025-06-18", "2025-11-25"}) {
        const QList<net::Header> fields {bench.session(version), {"MCP-Protocol-Version", version}};
        const net::Response list = bench.post(List, fields);
        QCOMPARE(list.status, 200);
        QCOMPARE(jsonOf(list).value("id"_L1).toInt(), 7);
        QCOMPARE(resultOf(list).value("tools"_L1).toArray().size(), 3);
        // What only the stateless revision has is not in here.
        QVERIFY(!resultOf(list).contains("resultType"_L1));

        const net::Response call = bench.post(
            R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hi"}}})",
            fields);
        QCOMPARE(resultOf(call).value("content"_L1)[0]["text"_L1].toString(), u"hi"_s);
        const net::Response ping =
            bench.post(R"({"jsonrpc":"2.0","id":2,"method":"ping"})", fields);
        QCOMPARE(ping.body, R"({"id":2,"jsonrpc":"2.0","result":{}})");
        const net::Response unknown =
            bench.post(R"({"jsonrpc":"2.0","id":3,"method":"no/such"})", fields);
        QCOMPARE(unknown.status, 200);
        QCOMPARE(errorCode(unknown), -32601);
        const net::Response noTool = bench.post(
            R"({"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"rm"}})", fields);
        QCOMPARE(errorCode(noTool), -32602);
    }
}

void tst_BuiltinServer::refusesWithoutASession()
{
    const McpBench bench;
    const net::Response post = bench.post(List, {{"MCP-Protocol-Version", "2025-11-25"}});
    QCOMPARE(post.status, 400);
    QCOMPARE(jsonOf(post).value("id"_L1).toInt(), 7);
    QCOMPARE(bench.post(List, {{"Mcp-Session-Id", ""}}).status, 400);
    QCOMPARE(bench.builtin.answer(mcpRequest(net::Method::Delete), bench.caller).status, 400);
    QCOMPARE(bench.post('[' + List + ']').status, 400);
}

void tst_BuiltinServer::refusesAnUnknownSession()
{
    const McpBench bench;
    const net::Header unknown {"Mcp-Session-Id", "00000000-0000-4000-8000-000000000000"};
    const QList<net::Response> responses {bench.post(List, {unknown}),
        bench.post('[' + List + ']', {unknown}),
        bench.builtin.answer(mcpRequest(net::Method::Delete, {unknown}), bench.caller)};
    for (const net::Response &response : responses) {
        QCOMPARE(response.status, 404);
        QCOMPARE(errorCode(response), -32001);
    }
}

void tst_BuiltinServer::refusesSomebodyElsesSession()
{
    const McpBench bench;
    const net::Header session = bench.session();
    const oauth::AccessRecord other = callerOf("two");
    const net::Response response = bench.builtin.answer(mcpPost(List, {session}), other);
    QCOMPARE(response.status, 404);
    QCOMPARE(errorCode(response), -32001);
    // Nor can it be ended from there.
    QCOMPARE(bench.builtin.answer(mcpRequest(net::Method::Delete, {session}), other).status, 404);
    QCOMPARE(bench.post(List, {session}).status, 200);
}

void tst_BuiltinServer::refusesAnEndedSession()
{
    const McpBench bench;
    const net::Header session = bench.session();
    const auto end = [&] {
        return bench.builtin.answer(mcpRequest(net::Method::Delete, {session}), bench.caller);
    };
    const net::Response ended = end();
    QCOMPARE(ended.status, 204);
    QVERIFY(ended.body.isEmpty());
    QCOMPARE(bench.post(List, {session}).status, 404);
    QCOMPARE(errorCode(bench.post(List, {session})), -32001);
    QCOMPARE(end().status, 404);
}

void tst_BuiltinServer::outlivesARestart()
{
    const McpBench before;
    const McpBench after;
    QCOMPARE(after.post(List, {before.session()}).status, 200);
}

void tst_BuiltinServer::refusesAnUnknownVersionHeader()
{
    const McpBench bench;
    const net::Header session = bench.session();
    const net::Response response =
        bench.post(List, {session, {"MCP-Protocol-Version", "2024-11-05"}});
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), -32022);
    const QJsonValue data = errorOf(response).value("data"_L1);
    QCOMPARE(stringsOf(data["supported"_L1]), ServedRevisions);
    QCOMPARE(data["requested"_L1].toString(), u"2024-11-05"_s);
}

void tst_BuiltinServer::takesNotificationsAndResponses()
{
    const McpBench bench;
    const net::Header session = bench.session();
    for (const QByteArray body : {R"({"jsonrpc":"2.0","method":"notifications/initialized"})",
             R"({"jsonrpc":"2.0","method":"tools/call","params":{"name":"echo"}})",
             R"({"jsonrpc":"2.0","id":1,"result":{}})"}) {
        const net::Response response = bench.post(body, {session});
        QCOMPARE(response.status, 202);
        QVERIFY(response.body.isEmpty() && response.contentType.isEmpty());
    }
}

void tst_BuiltinServer::hasNoEventStream()
{
    const McpBench bench;
    for (const net::Method method : {net::Method::Get, net::Method::Head}) {
        const net::Response response = bench.builtin.answer(
            mcpRequest(method, {{"Accept", "text/event-stream"}}), bench.caller);
        QCOMPARE(response.status, 405);
        QCOMPARE(response.headers.value("Allow"), "POST, DELETE");
    }
}

void tst_BuiltinServer::takesJsonOnly_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("plain") << QByteArray("application/json") << 200;
    QTest::newRow("with charset") << QByteArray("Application/JSON ; charset=utf-8") << 200;
    QTest::newRow("none") << QByteArray() << 415;
    QTest::newRow("text") << QByteArray("text/plain") << 415;
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("longer") << QByteArray("application/jsonx") << 415;
    QTest::newRow("other") << QByteArray("application/json-rpc") << 415;
    QTest::newRow("as a parameter") << QByteArray("text/plain; application/json") << 415;
}

void tst_BuiltinServer::takesJsonOnly()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    const McpBench bench;
    const net::Request request =
        mcpRequest(net::Method::Post, {bench.session(), {"Content-Type", type}}, List);
    QCOMPARE(bench.builtin.answer(request, bench.caller).status, status);
}

void tst_BuiltinServer::refusesWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QByteArray() << -32700;
    QTest::newRow("half") << QByteArray("{\"jsonrpc\":\"2.0\"") << -32700;
    QTest::newRow("two") << List + List << -32700;
    QTest::newRow("a string") << QByteArray("\"x\"") << -32700;
    QTest::newRow("null") << QByteArray("null") << -32700;
    QTest::newRow("bad UTF-8") << QByteArray("{\"jsonrpc\":\"2.0\",\"method\":\"\xff\"}") << -32700;
    QTest::newRow("a NUL") << List + QByteArray("\0", 1) << -32700;
    QTest::newRow("an empty object") << QByteArray("{}") << -32600;
    QTest::newRow("id null") << QByteArray(R"({"jsonrpc":"2.0","id":null,"method":"ping"})")
                             << -32600;
}

void tst_BuiltinServer::refusesWhatIsNoJson()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    const McpBench bench;
    const net::Response response = bench.post(body, {bench.session()});
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), code);
    QVERIFY(jsonOf(response).value("id"_L1).isNull());
}

void tst_BuiltinServer::refusesADepthBomb()
{
    const McpBench bench;
    const net::Header session = bench.session();
    const auto nested = [](qsizetype levels) {
        return R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":)" + QByteArray(levels, '[')
            + QByteArray(levels, ']') + "}}";
    };
    QCOMPARE(bench.post(nested(62), {session}).status, 200);
    for (const qsizetype levels : {qsizetype(63), qsizetype(2'000'000)}) {
        const net::Response response = bench.post(nested(levels), {session});
        QCOMPARE(response.status, 400);
        QCOMPARE(errorCode(response), -32700);
    }
    QCOMPARE(errorCode(bench.post(QByteArray(2'000'000, '['), {session})), -32700);
}

void tst_BuiltinServer::answersBatchesOfTheFirstRevision()
{
    const McpBench bench;
    const net::Response response = bench.post('[' + List
            + R"(,{"jsonrpc":"2.0","method":"notifications/x"},{"jsonrpc":"2.0","id":"b","method":"no"},3,)"
            + R"({"jsonrpc":"2.0","id":9,"result":{}},)"
            + R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26"}}])",
        {bench.session("2025-03-26")});
    QCOMPARE(response.status, 200);
    const QJsonArray answers = QJsonDocument::fromJson(response.body).array();
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0]["id"_L1].toInt(), 7);
    QCOMPARE(answers[0]["result"_L1]["tools"_L1].toArray().size(), 3);
    QCOMPARE(answers[1]["error"_L1]["code"_L1].toInt(), -32601);
    QCOMPARE(answers[2]["error"_L1]["code"_L1].toInt(), -32600);
    QVERIFY(answers[2]["id"_L1].isNull());
    // MCP 2025-03-26: initialize must not be part of a batch.
    QCOMPARE(answers[3]["error"_L1]["code"_L1].toInt(), -32601);
    QVERIFY(!response.headers.contains("Mcp-Session-Id"));

    const net::Response silent = bench.post(
        R"([{"jsonrpc":"2.0","method":"notifications/x"}])", {bench.session("2025-03-26")});
    QCOMPARE(silent.status, 202);
    QVERIFY(silent.body.isEmpty());
}

void tst_BuiltinServer::refusesBatchesOfLaterRevisions_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("2025-06-18") << QByteArray("2025-06-18");
    QTest::newRow("2025-11-25") << QByteArray("2025-11-25");
}

void tst_BuiltinServer::refusesBatchesOfLaterRevisions()
{
    QFETCH(QByteArray, version);
    const McpBench bench;
    const net::Header session = bench.session(version);
    // What was agreed on counts, not what a header says later.
    for (const QByteArray &claimed : {version, QByteArray("2025-03-26")}) {
        const net::Response response =
            bench.post('[' + List + ']', {session, {"MCP-Protocol-Version", claimed}});
        QCOMPARE(response.status, 400);
        QCOMPARE(errorCode(response), -32600);
    }
}

void tst_BuiltinServer::refusesEmptyAndHugeBatches()
{
    const McpBench bench;
    const net::Header session = bench.session("2025-03-26");
    const auto batch = [](int size) {
        return '[' + QByteArray(List + ',').repeated(size).chopped(1) + ']';
    };
    QCOMPARE(bench.post("[]", {session}).status, 400);
    QCOMPARE(bench.post(batch(51), {session}).status, 400);
    QCOMPARE(bench.post(batch(50), {session}).status, 200);
}

QTEST_GUILESS_MAIN(tst_BuiltinServer)
#include "tst_BuiltinServer.moc"
