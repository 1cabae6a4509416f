// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpstreamFlow.h"

#include <QElapsedTimer>

#include <csignal>

using namespace gatehouse;
using namespace test;

namespace {

QByteArray stdioEntry(const QByteArray &more = {})
{
    return R"("tools":{"command":")" GATEHOUSE_TEST_STDIO_SERVER "\"" + more + '}';
}

QByteArray callWith(const QByteArray &tool, const QByteArray &text, const QByteArray &id = "1")
{
    return R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":"tools/call","params":{"name":")" + tool
        + R"(","arguments":{"text":")" + text + R"("}}})";
}

const QByteArray Initialize = R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":)"
                              R"({"protocolVersion":"2025-11-25","capabilities":{}}})";

QString textOf(const RawAnswer &answer)
{
    return bodyOf(answer)["result"_L1]["content"_L1][0]["text"_L1].toString();
}

/// The whole server with a program behind it.
struct StdioFlow
{
    explicit StdioFlow(const QByteArray &moreMembers = {}, MoreSettings more = {})
        : file(stdioEntry(moreMembers))
        , flow("2", withFile(std::move(more)))
    { }
    MoreSettings withFile(MoreSettings more) const
    {
        more.insert("MCP_SERVERS_FILE", file.path().toUtf8());
        return more;
    }

    ServersFile file;
    Flow flow;
};

/// Somebody with an MCP session.
struct Client
{
    explicit Client(const Flow &theFlow, const QByteArray &name = "Some client")
        : flow(theFlow)
        , journey(theFlow, name)
        , tokens(journey.tokens())
    {
        const RawAnswer answer = post(Initialize);
        session = answer.field("Mcp-Session-Id");
    }
    RawAnswer post(const QByteArray &body) const
    {
        return flow.callMcp(tokens.access, body, fields());
    }
    /// Takes no events for an answer.
    RawAnswer postPlain(const QByteArray &body) const
    {
        return flow.send("POST", "/mcp",
            fields()
                + QList<QByteArray> {"Authorization: Bearer " + tokens.access,
                    "Content-Type: application/json", "Accept: application/json"},
            body);
    }
    RawClient open(const QByteArray &method, const QByteArray &body = {},
        const QList<QByteArray> &more = {}, int receiveBuffer = 0) const
    {
        RawClient client(quint16(QUrl(QString::fromUtf8(flow.origin())).port()), receiveBuffer);
        QList<QByteArray> all = fields() + more;
        all.append("Authorization: Bearer " + tokens.access);
        all.append("Accept: application/json, text/event-stream");
        if (!body.isEmpty())
            all.append("Content-Type: application/json");
        client.send(flow.wire(method, "/mcp", all, body));
        return client;
    }
    QList<QByteArray> fields() const
    {
        return session.isEmpty() ? QList<QByteArray>()
                                 : QList<QByteArray> {"Mcp-Session-Id: " + session};
    }

    const Flow &flow;
    Journey journey;
    Tokens tokens;
    QByteArray session;
};

bool isAlive(const QString &pid)
{
    return pid.toInt() > 0 && ::kill(pid.toInt(), 0) == 0;
}

} // namespace

/// A server that is a program, from HTTP to its standard input and back.
class tst_stdio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortAnswerIsJson();
    void aTalkativeAnswerIsAStream();
    void aSessionIsNobodyElses();
    void aClientWithoutEventsGetsJson();
    void theStreamOfASessionTellsAndRepeats();
    void workersShareChildren();
    void aClientWithoutSessionsIsServed();
    void aLostClientCancels();
    void aClientThatDoesNotReadIsCut();
    void revokingCutsStreamsAndChildrenAtOnce();
    void stoppingEndsChildrenAndStreams();
    void aServerTakenAwayEndsItsChildren();
    void aStreamThatTheDoorHasEndedHoldsNoServer();
    void aProgramDoesNotWorkWhereKeysAndDatabaseAre();
    void aLocalAccountHasNoTokenOfAProvider();
};

void tst_stdio::aShortAnswerIsJson()
{
    const StdioFlow it;
    const Client client(it.flow);
    QVERIFY(!client.session.isEmpty());
    const RawAnswer answer = client.post(callWith("echo", "hello"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Type"), "application/json");
    QCOMPARE(textOf(answer), u"hello"_s);
    QCOMPARE(client.post(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").status, 202);
}

void tst_stdio::aTalkativeAnswerIsAStream()
{
    const StdioFlow it;
    const Client client(it.flow);
    RawClient stream = client.open("POST",
        R"({"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"progress",)"
        R"("arguments":{"text":"x"},"_meta":{"progressToken":"mine"}}})",
        {"MCP-Protocol-Version: 2025-11-25"});
    QVERIFY(stream.waitForText("0\r\n\r\n"));
    const QByteArray text = stream.received();
    QVERIFY(text.contains("Content-Type: text/event-stream"));
    QVERIFY(text.contains("X-Accel-Buffering: no"));
    // MCP 2025-11-25: an event to come back to, before anything else.
    const qsizetype first = text.indexOf("-0\ndata: \n\n");
    const qsizetype progress = text.indexOf("\"progressToken\":\"mine\"");
    const qsizetype answer = text.indexOf("\"id\":5");
    QVERIFY2(first > 0 && first < progress && progress < answer, text.constData());
}

void tst_stdio::aSessionIsNobodyElses()
{
    const StdioFlow it;
    const Client ann(it.flow);
    const Client other(it.flow, "Another client");
    const auto with = [&it](const QByteArray &token, const QByteArray &session) {
        return it.flow.callMcp(token, callWith("echo", "x"),
            session.isEmpty() ? QList<QByteArray>()
                              : QList<QByteArray> {"Mcp-Session-Id: " + session});
    };
    QCOMPARE(with(ann.tokens.access, ann.session).status, 200);
    const RawAnswer stolen = with(other.tokens.access, ann.session);
    QCOMPARE(stolen.status, 404);
    QCOMPARE(bodyOf(stolen)["error"_L1]["code"_L1].toInt(), -32001);
    QCOMPARE(with(ann.tokens.access, "unknown").status, 404);
    QCOMPARE(with(ann.tokens.access, {}).status, 400);
    RawClient end = ann.open("DELETE");
    QCOMPARE(end.answer()->status, 204);
    QCOMPARE(with(ann.tokens.access, ann.session).status, 404);
}

void tst_stdio::aClientWithoutEventsGetsJson()
{
    const StdioFlow it;
    const Client client(it.flow);
    const RawAnswer answer = client.postPlain(
        R"({"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"progress",)"
        R"("arguments":{"text":"x"},"_meta":{"progressToken":1}}})");
    QCOMPARE(answer.field("Content-Type"), "application/json");
    QCOMPARE(textOf(answer), u"x"_s);
}

void tst_stdio::theStreamOfASessionTellsAndRepeats()
{
    const StdioFlow it;
    const Client client(it.flow);
    RawClient first = client.open("GET");
    QVERIFY(first.waitForText(": open\n\n"));
    client.post(callWith("notify", "notifications/message"));
    client.post(callWith("notify", "notifications/message", "2"));
    QVERIFY(first.waitForText("notifications/message"));
    QTRY_COMPARE((first.waitForText("zzz", 1), first.received().count("id: 0-")), 2);
    first.close();
    RawClient again = client.open("GET", {}, {"Last-Event-ID: 0-1"});
    QVERIFY(again.waitForText("notifications/message"));
    QVERIFY(again.received().contains("id: 0-") && !again.received().contains("id: 0-1\n"));
}

void tst_stdio::workersShareChildren()
{
    const StdioFlow it(R"(,"isolation":"shared")");
    const Client client(it.flow);
    QSet<QString> pids;
    for (int i = 0; i < 32; ++i) // each on a connection of its own, so on either worker
        pids.insert(textOf(client.post(callWith("pid", ""))));
    QCOMPARE(pids.size(), 1);
    QVERIFY(isAlive(*pids.begin()));
}

void tst_stdio::aClientWithoutSessionsIsServed()
{
    const StdioFlow it;
    const Client client(it.flow);
    const QByteArray meta = R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                            R"("io.modelcontextprotocol/clientCapabilities":{}})";
    const auto send = [&](const QByteArray &method, const QByteArray &params,
                          const QList<QByteArray> &fields) {
        return it.flow.callMcp(client.tokens.access,
            R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":{)" + params + meta
                + "}}",
            QList<QByteArray> {"MCP-Protocol-Version: 2026-07-28", "Mcp-Method: " + method}
                + fields);
    };
    const RawAnswer found = send("server/discover", {}, {});
    QCOMPARE(found.status, 200);
    QVERIFY(bodyOf(found)["result"_L1]["supportedVersions"_L1].toArray().contains(u"2026-07-28"_s));
    const QByteArray echo = R"("name":"echo","arguments":{"text":"hi"},)";
    const RawAnswer called = send("tools/call", echo, {"Mcp-Name: echo"});
    QCOMPARE(textOf(called), u"hi"_s);
    QVERIFY(called.field("Mcp-Session-Id").isEmpty());
    // What is done is decided on the body; a header that contradicts it is refused.
    const RawAnswer mismatch = send("tools/call", echo, {"Mcp-Name: other"});
    QCOMPARE(mismatch.status, 400);
    QCOMPARE(bodyOf(mismatch)["error"_L1]["code"_L1].toInt(), -32020);
    QCOMPARE(send("no/such", {}, {}).status, 404);
}

void tst_stdio::aLostClientCancels()
{
    const StdioFlow it;
    const Client client(it.flow);
    RawClient waiting = client.open("POST", callWith("hold", "x", "7"));
    const auto seen = [&client] { return client.post(callWith("seen", "")).body; };
    QTRY_VERIFY(seen().contains("\"hold\""));
    QVERIFY(!seen().contains("notifications/cancelled"));
    waiting.close();
    QTRY_VERIFY(seen().contains("notifications/cancelled"));
}

void tst_stdio::aClientThatDoesNotReadIsCut()
{
    const StdioFlow it;
    const Client client(it.flow);
    RawClient slow = client.open("GET", {}, {}, 4096);
    QVERIFY(slow.waitForText(": open\n\n"));
    // 6 MB of events at a time; its session goes on, and it can come back.
    for (int i = 0; i < 4; ++i)
        QCOMPARE(textOf(client.postPlain(callWith("flood", "over"))), u"over"_s);
    const auto rest = slow.untilClosed();
    QVERIFY(rest && rest->size() < 20 * 1024 * 1024);
    RawClient again = client.open("GET", {}, {"Last-Event-ID: 0-1"});
    QVERIFY(again.waitForText("notifications/message"));
}

void tst_stdio::revokingCutsStreamsAndChildrenAtOnce()
{
    const StdioFlow it;
    const Client mine(it.flow);
    const Client other(it.flow, "Another client");
    const QString pid = textOf(mine.post(callWith("pid", "")));
    const QString otherPid = textOf(other.post(callWith("pid", "")));
    QCOMPARE(textOf(mine.post(callWith("deaf", "x"))), u"x"_s);
    RawClient stream = mine.open("GET");
    QVERIFY(stream.waitForText(": open\n\n"));
    RawClient waiting = mine.open("POST", callWith("hold", "x"));
    QTRY_VERIFY(mine.post(callWith("seen", "")).body.contains("\"hold\""));
    QVERIFY(isAlive(pid) && isAlive(otherPid));
    QCOMPARE(mine.journey.revoke(mine.tokens.refresh).status, 200);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(stream.waitForText("0\r\n\r\n", 1000));
    while (isAlive(pid) && timer.elapsed() < 5000)
        QThread::yieldCurrentThread();
    QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()));
    // Cut, or told that its session is over, when it had not begun; ended when it had.
    const bool isTold = waiting.waitForText("\r\n\r\n", 1000)
        && (waiting.received().startsWith("HTTP/1.1 404 ")
            || waiting.waitForText("0\r\n\r\n", 1000));
    QVERIFY2(isTold || waiting.untilClosed(1000), waiting.received());
    QVERIFY(isAlive(otherPid));
}

void tst_stdio::stoppingEndsChildrenAndStreams()
{
    QString pid;
    std::optional<RawClient> stream;
    {
        const StdioFlow it;
        const Client client(it.flow);
        pid = textOf(client.post(callWith("pid", "")));
        QCOMPARE(textOf(client.post(callWith("deaf", "x"))), u"x"_s);
        stream.emplace(client.open("GET"));
        QVERIFY(stream->waitForText(": open\n\n"));
        QVERIFY(isAlive(pid));
    }
    QVERIFY(stream->waitForText("0\r\n\r\n"));
    QVERIFY(!isAlive(pid));
}

void tst_stdio::aServerTakenAwayEndsItsChildren()
{
    StdioFlow it;
    const Client client(it.flow);
    const QString pid = textOf(client.post(callWith("pid", "")));
    QVERIFY(isAlive(pid));
    it.file.write(stdioEntry(R"(,"title":"changed")"));
    it.flow.reload();
    QTRY_VERIFY(!isAlive(pid));
    // The session was the other one's: the client begins again.
    QCOMPARE(client.post(callWith("echo", "x")).status, 404);
}

void tst_stdio::aStreamThatTheDoorHasEndedHoldsNoServer()
{
    StdioFlow it;
    const Client mine(it.flow);
    const Client other(it.flow, "Another client");
    const QString pid = textOf(other.post(callWith("pid", "")));
    RawClient stream = mine.open("GET");
    QVERIFY(stream.waitForText(": open\n\n"));
    QCOMPARE(mine.journey.revoke(mine.tokens.refresh).status, 200);
    QVERIFY(stream.waitForText("0\r\n\r\n"));
    QVERIFY(isAlive(pid));
    it.file.write(stdioEntry(R"(,"title":"changed")"));
    it.flow.reload();
    QTRY_VERIFY(!isAlive(pid));
}

void tst_stdio::aProgramDoesNotWorkWhereKeysAndDatabaseAre()
{
    const StdioFlow it;
    const QDir data = QFileInfo(it.flow.databasePath()).dir();
    QCOMPARE(textOf(Client(it.flow).post(callWith("folder", ""))), data.filePath(u"programs"_s));

    const StdioFlow elsewhere(R"(,"cwd":"/")");
    QCOMPARE(textOf(Client(elsewhere.flow).post(callWith("folder", ""))), u"/"_s);
}

void tst_stdio::aLocalAccountHasNoTokenOfAProvider()
{
    const StdioFlow it(R"(,"forward":"provider-token")");
    const RawAnswer answer = Client(it.flow).post(Initialize);
    QCOMPARE(answer.status, 403);
    QVERIFY2(answer.body.contains("a local account"), answer.body);
}

QTEST_GUILESS_MAIN(tst_stdio)
#include "tst_stdio.moc"
