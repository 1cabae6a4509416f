// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpstreamFlow.h"

using namespace gatehouse;
using namespace test;

namespace {

constexpr char Pong[] = R"({"jsonrpc":"2.0","id":1,"result":{}})";

void pong(const SeenRequest &, QTcpSocket &socket)
{
    socket.write(ScriptedServer::json(Pong));
}

} // namespace

/// The door with a server behind it: what passes, what streams, what happens when either end goes.
class tst_upstream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesARequestOnAndItsAnswerBack();
    void streamsEventsWithAFirstByteAtOnce();
    void aClientThatLeavesEndsTheRequestUpstream();
    void aClientThatDoesNotReadHoldsTheServerBack();
    void aLargeAnswerIsNotGathered();
    void faultsAreJsonRpcErrors_data();
    void faultsAreJsonRpcErrors();
    void nobodyThere();
    void aStreamThatBreaksOffEndsWithAnError();
    void aStreamWithIdsEndsWithoutOne();
    void anAnswerThatBreaksOffIsNeverTakenForWhole();
    void refusalsOfTheServerPass_data();
    void refusalsOfTheServerPass();
    void revokingCutsAStreamAtOnce();
    void stoppingEndsAStreamProperly();
    void connectionsAreUsedAgain();
    void aServerThatGoesWhileASessionBeginsAgainEndsNothing();
};

void tst_upstream::passesARequestOnAndItsAnswerBack()
{
    const UpstreamFlow it(pong);
    const QByteArray token = Journey(it.flow).tokens().access;
    const RawAnswer answer = it.flow.callMcp(token, call("echo"), {"X-Gatehouse-User: root"});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Type"), "application/json");
    QCOMPARE(answer.body, Pong);
    const SeenRequest &seen = it.upstream.seen().last();
    QCOMPARE(seen.method, "POST");
    QCOMPARE(seen.body, call("echo"));
    QVERIFY(!seen.has("Authorization") && !seen.has("X-Gatehouse-User"));
    for (const auto &[name, value] : seen.fields)
        QVERIFY(!value.contains(token));
}

void tst_upstream::streamsEventsWithAFirstByteAtOnce()
{
    QPointer<QTcpSocket> open;
    const UpstreamFlow it([&open](const SeenRequest &, QTcpSocket &socket) {
        open = &socket;
        socket.write(ScriptedServer::eventHead());
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient client = it.get(token);
    QVERIFY(client.waitForText(": open\n\n"));
    const QByteArray head = client.received();
    QVERIFY(head.contains("Content-Type: text/event-stream\r\n"));
    QVERIFY(head.contains("X-Accel-Buffering: no\r\n"));
    QVERIFY(head.contains("Cache-Control: no-cache, no-transform\r\n"));
    for (const QByteArray event : {"data: one\n\n", "data: two\n\n"}) {
        open->write(ScriptedServer::chunk(event));
        QVERIFY(client.waitForText(event));
    }
    open->write("0\r\n\r\n");
    QVERIFY(client.waitForText("0\r\n\r\n"));
}

void tst_upstream::aClientThatLeavesEndsTheRequestUpstream()
{
    const UpstreamFlow it(
        [](const SeenRequest &, QTcpSocket &socket) { socket.write(ScriptedServer::eventHead()); });
    const QByteArray token = Journey(it.flow).tokens().access;
    for (const bool abruptly : {false, true}) {
        RawClient client = it.post(token, call("echo"));
        QVERIFY(client.waitForText(": open"));
        QTRY_COMPARE(it.upstream.open(), 1);
        abruptly ? client.reset() : client.close();
        QTRY_COMPARE(it.upstream.open(), 0);
    }
    // Also before there is any answer.
    const UpstreamFlow silent([](const SeenRequest &, QTcpSocket &) {});
    const QByteArray other = Journey(silent.flow).tokens().access;
    RawClient client = silent.post(other, call("echo"));
    QTRY_COMPARE(silent.upstream.seen().size(), 1);
    client.close();
    QTRY_COMPARE(silent.upstream.open(), 0);
}

void tst_upstream::aClientThatDoesNotReadHoldsTheServerBack()
{
    constexpr qsizetype Event = 1024 * 1024;
    constexpr qsizetype Total = 32 * Event;
    QPointer<QTcpSocket> open;
    const UpstreamFlow it([&open](const SeenRequest &, QTcpSocket &socket) {
        open = &socket;
        socket.write(ScriptedServer::eventHead());
        for (qsizetype sent = 0; sent < Total; sent += Event)
            socket.write(ScriptedServer::chunk("data: " + QByteArray(Event - 8, 'x') + "\n\n"));
        socket.write("0\r\n\r\n");
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient client = it.post(token, call("echo"), 16 * 1024);
    QTRY_VERIFY(open);
    // It comes to rest with most of it still at the server, and nobody is cut.
    qint64 before = 0;
    QTRY_VERIFY(open && before == std::exchange(before, open->bytesToWrite()) && before > 0);
    QVERIFY2(before > Total - 16 * Event, QByteArray::number(before));
    // Others are served meanwhile.
    const UpstreamFlow other(pong);
    const QByteArray otherToken = Journey(other.flow).tokens().access;
    QCOMPARE(other.flow.callMcp(otherToken, call("echo")).status, 200);
    // When it reads, it gets all of it.
    const auto all = client.untilClosed(30'000);
    QVERIFY(all);
    QVERIFY(all->endsWith("0\r\n\r\n"));
    QVERIFY2(all->count('x') >= 32 * (Event - 8), QByteArray::number(all->count('x')));
}

void tst_upstream::aLargeAnswerIsNotGathered()
{
    QPointer<QTcpSocket> open;
    const QByteArray part = "[\"" + QByteArray(200'000, 'x');
    const UpstreamFlow it([&](const SeenRequest &, QTcpSocket &socket) {
        open = &socket;
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(part.size() * 2) + "\r\n\r\n" + part);
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient client = it.post(token, call("echo"));
    QVERIFY(client.waitForText(QByteArray(1000, 'x')));
    open->write(part);
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->body, part + part);
}

void tst_upstream::faultsAreJsonRpcErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &answer, int status,
                         const QString &reason) {
        QTest::newRow(name) << answer << status << reason;
    };
    const QByteArray typed = "HTTP/1.1 200 OK\r\nContent-Type: ";
    row("closed at once", "", 502, u"lost"_s);
    row("no HTTP", "hello\r\n\r\n", 502, u"malformed"_s);
    row("a page", typed + "text/html\r\nContent-Length: 4\r\n\r\n<p/>", 502, u"malformed"_s);
    row("a large page",
        typed + "text/html\r\nContent-Length: 100000\r\n\r\n" + QByteArray(100'000, 'x'), 502,
        u"malformed"_s);
    row("no JSON", typed + "application/json\r\nContent-Length: 4\r\n\r\noops", 502,
        u"malformed"_s);
    row("nothing", typed + "application/json\r\nContent-Length: 0\r\n\r\n", 502, u"malformed"_s);
    row("compressed",
        typed + "application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 502,
        u"malformed"_s);
    row("a redirect",
        "HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 502,
        u"redirect"_s);
    row("401", "HTTP/1.1 401 x\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n", 502,
        u"credentials_refused"_s);
    row("403", "HTTP/1.1 403 x\r\nContent-Length: 0\r\n\r\n", 502, u"credentials_refused"_s);
    row("500 without JSON", "HTTP/1.1 500 x\r\nContent-Length: 4\r\n\r\noops", 502, u"failed"_s);
}

void tst_upstream::faultsAreJsonRpcErrors()
{
    QFETCH(QByteArray, answer);
    const UpstreamFlow it([&answer](const SeenRequest &, QTcpSocket &socket) {
        socket.write(answer);
        socket.disconnectFromHost();
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    const RawAnswer got = it.flow.callMcp(token, call("echo", "\"my id\""));
    QTEST(got.status, "status");
    QCOMPARE(got.field("Content-Type"), "application/json");
    QCOMPARE(bodyOf(got).value("id"_L1).toString(), u"my id"_s);
    QTEST(reasonOf(got), "reason");
    // A client that saw a challenge would throw its own token away.
    QVERIFY(got.field("WWW-Authenticate").isEmpty());
    QCOMPARE(it.upstream.seen().size(), 1);
}

void tst_upstream::nobodyThere()
{
    UpstreamFlow it(pong);
    const QByteArray token = Journey(it.flow).tokens().access;
    QCOMPARE(it.flow.callMcp(token, call("echo")).status, 200);
    it.upstream.kill();
    const RawAnswer got = it.flow.callMcp(token, call("echo"));
    QCOMPARE(got.status, 502);
    QCOMPARE(reasonOf(got), u"unreachable"_s);
    const UpstreamFlow slow([](const SeenRequest &, QTcpSocket &) {}, R"(,"timeout":1)");
    const RawAnswer late = slow.flow.callMcp(Journey(slow.flow).tokens().access, call("echo"));
    QCOMPARE(late.status, 504);
    QCOMPARE(reasonOf(late), u"timeout"_s);
}

void tst_upstream::aStreamThatBreaksOffEndsWithAnError()
{
    const UpstreamFlow it([](const SeenRequest &, QTcpSocket &socket) {
        socket.write(ScriptedServer::eventHead() + ScriptedServer::chunk("data: {}\n\n"));
        socket.disconnectFromHost();
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient client = it.post(token, call("echo", "42"));
    const auto answer = client.answer();
    QVERIFY(answer);
    const QByteArray last = answer->body.trimmed().split('\n').last();
    const QJsonObject message = QJsonDocument::fromJson(last.sliced(6)).object();
    QCOMPARE(message.value("id"_L1).toInt(), 42);
    QVERIFY(message.value("error"_L1).isObject());
}

void tst_upstream::aStreamWithIdsEndsWithoutOne()
{
    const UpstreamFlow it([](const SeenRequest &, QTcpSocket &socket) {
        socket.write(ScriptedServer::eventHead() + ScriptedServer::chunk("id: 7\ndata: {}\n\n"));
        socket.disconnectFromHost();
    });
    RawClient client = it.post(Journey(it.flow).tokens().access, call("echo", "42"));
    const auto answer = client.answer();
    QVERIFY(answer);
    QVERIFY2(answer->body.endsWith("id: 7\ndata: {}\n\n"), answer->body);
}

void tst_upstream::anAnswerThatBreaksOffIsNeverTakenForWhole()
{
    const UpstreamFlow it([](const SeenRequest &, QTcpSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                     "Content-Length: 500000\r\n\r\n"
            + QByteArray(200'000, 'x'));
        socket.disconnectFromHost();
    });
    RawClient client = it.post(Journey(it.flow).tokens().access, call("echo"));
    const auto all = client.untilClosed();
    QVERIFY(all);
    QVERIFY(!all->endsWith("0\r\n\r\n"));
}

void tst_upstream::refusalsOfTheServerPass_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("asJson");
    for (const int status : {400, 404, 405, 406, 409, 415, 429, 500, 503}) {
        QTest::addRow("%d with JSON", status) << status << true;
        if (status < 500)
            QTest::addRow("%d without", status) << status << false;
    }
}

void tst_upstream::refusalsOfTheServerPass()
{
    QFETCH(int, status);
    QFETCH(bool, asJson);
    const QByteArray body =
        asJson ? R"({"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"m"}})" : "<h1>no</h1>";
    const UpstreamFlow it([&](const SeenRequest &, QTcpSocket &socket) {
        socket.write("HTTP/1.1 " + QByteArray::number(status)
            + " x\r\nContent-Type: " + (asJson ? "application/json" : "text/html")
            + "\r\nRetry-After: 3\r\nAllow: POST\r\nSet-Cookie: a=b\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    });
    const RawAnswer got = it.flow.callMcp(Journey(it.flow).tokens().access, call("echo"));
    QCOMPARE(got.status, status);
    QVERIFY(bodyOf(got).value("error"_L1).isObject());
    QCOMPARE(got.field("Retry-After"), "3");
    QCOMPARE(got.field("Allow"), "POST");
    QVERIFY(got.field("Set-Cookie").isEmpty() && !got.body.contains("<h1>"));
}

void tst_upstream::revokingCutsAStreamAtOnce()
{
    const UpstreamFlow it([](const SeenRequest &request, QTcpSocket &socket) {
        if (request.method == "GET")
            socket.write(ScriptedServer::eventHead());
    });
    const Journey mine(it.flow);
    const Tokens tokens = mine.tokens();
    const Journey other(it.flow, "Another client");
    std::vector<RawClient> streams;
    for (int i = 0; i < 8; ++i) {
        streams.push_back(it.get(tokens.access));
        QVERIFY(streams.back().waitForText(": open"));
    }
    RawClient untouched = it.get(other.tokens().access);
    QVERIFY(untouched.waitForText(": open"));
    RawClient waiting = it.post(tokens.access, call("echo"));
    QTRY_COMPARE(it.upstream.seen().size(), 10);
    QCOMPARE(mine.revoke(tokens.refresh).status, 200);
    QElapsedTimer timer;
    timer.start();
    for (RawClient &stream : streams)
        QVERIFY(stream.waitForText("0\r\n\r\n", 1000));
    QVERIFY(waiting.untilClosed(1000));
    QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()));
    QTRY_COMPARE(it.upstream.open(), 1);
    QVERIFY(!untouched.waitForText("0\r\n\r\n", 50));
}

void tst_upstream::stoppingEndsAStreamProperly()
{
    UpstreamFlow it([](const SeenRequest &request, QTcpSocket &socket) {
        if (request.method == "GET")
            socket.write(ScriptedServer::eventHead());
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient stream = it.get(token);
    QVERIFY(stream.waitForText(": open"));
    QElapsedTimer timer;
    timer.start();
    it.flow.stop();
    QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()));
    QVERIFY(stream.waitForText("0\r\n\r\n"));
}

void tst_upstream::connectionsAreUsedAgain()
{
    const UpstreamFlow it(pong);
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient client = it.flow.connect();
    for (int i = 0; i < 50; ++i) {
        client.send(it.flow.wire("POST", "/mcp",
            {"Content-Type: application/json", "Authorization: Bearer " + token}, call("echo")));
        QVERIFY(client.answer());
    }
    QCOMPARE(it.upstream.seen().size(), 50);
    QCOMPARE(it.upstream.connections(), 1);
}

void tst_upstream::aServerThatGoesWhileASessionBeginsAgainEndsNothing()
{
    QByteArray known = "first";
    bool goes = false;
    const UpstreamFlow it([&](const SeenRequest &request, QTcpSocket &socket) {
        const bool begins = request.body.contains("\"initialize\"");
        if (begins && goes)
            socket.disconnectFromHost();
        else if (begins || request.field("Mcp-Session-Id") == known)
            socket.write(ScriptedServer::json(Pong, "Mcp-Session-Id: " + known + "\r\n"));
        else
            socket.write("HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n");
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    const RawAnswer opened =
        it.flow.callMcp(token, R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})");
    const QByteArray session = "Mcp-Session-Id: " + opened.field("Mcp-Session-Id");
    known = "second";
    goes = true;
    // 404 would tell the client that its session is over.
    const RawAnswer lost = it.flow.callMcp(token, call("echo"), {session});
    QCOMPARE(lost.status, 502);
    QCOMPARE(reasonOf(lost), u"lost"_s);
    goes = false;
    QCOMPARE(it.flow.callMcp(token, call("echo"), {session}).status, 200);
}

QTEST_GUILESS_MAIN(tst_upstream)
#include "tst_upstream.moc"
