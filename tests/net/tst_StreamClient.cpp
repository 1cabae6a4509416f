// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/StreamClient.h"
#include "support/ScriptedServer.h"

#include <QTest>

#include <algorithm>

using namespace gatehouse::net;
using namespace gatehouse::test;

namespace {

/// Writes down what it hears.
struct Listener final : ExchangeOwner
{
    int status = 0;
    QByteArray body;
    bool hasEnded = false;
    std::optional<ExchangeFault> fault;
    std::function<void()> onFirstPiece;

    bool isOver() const { return hasEnded || fault; }

    void onHead(const AnswerHead &head) override { status = head.status; }
    void onBody(QByteArrayView piece) override
    {
        body += piece;
        if (const auto action = std::exchange(onFirstPiece, nullptr))
            action();
    }
    void onEnd() override { hasEnded = true; }
    void onFault(ExchangeFault what) override { fault = what; }
};

StreamClientOptions optionsFor(const ScriptedServer &server)
{
    return {.address = *serverAddress(server.url())};
}

} // namespace

class tst_StreamClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void sendsARequestAndHandsOnItsAnswer();
    void usesAConnectionAgain();
    void keepsNoConnectionTheServerEnds();
    void aConnectionThatWasClosedMeanwhileIsNotUsed();
    void handsOnPiecesAsTheyCome();
    void givingUpClosesTheConnection();
    void givingUpInTheMiddleOfACallIsSafe();
    void stopsReadingWhenTold();
    void tellsFaults_data();
    void tellsFaults();
    void waitsForTheHeadOnlySoLong();
    void neverCutsASilentEventStream();
    void aBodyThatStandsStillIsAFault();
    void nobodyListensAtThatPort();
    void refusesAServerWithoutATrustedCertificate();
};

void tst_StreamClient::readsAddresses_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("hostField"); ///< empty: refused
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *url, const char *host, const char *target) {
        QTest::addRow("%s", url) << QByteArray(url) << QByteArray(host) << QByteArray(target);
    };
    row("http://h", "h", "/");
    row("http://h:80/mcp", "h", "/mcp");
    row("http://h:81/mcp?a=%20b", "h:81", "/mcp?a=%20b");
    row("https://h:443/", "h", "/");
    row("https://h:80/", "h:80", "/");
    row("http://[::1]:9/x", "[::1]:9", "/x");
    row("http://u@h/", "", "");
    row("http://h/#f", "", "");
    row("ftp://h/", "", "");
    row("h", "", "");
}

void tst_StreamClient::readsAddresses()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, hostField);
    const auto address = serverAddress(url);
    QCOMPARE(address.has_value(), !hostField.isEmpty());
    if (!address)
        return;
    QCOMPARE(address->hostField, hostField);
    QTEST(address->target, "target");
    QCOMPARE(address->tls, url.startsWith("https"));
}

void tst_StreamClient::sendsARequestAndHandsOnItsAnswer()
{
    ScriptedServer server([](const SeenRequest &request, QTcpSocket &socket) {
        socket.write(ScriptedServer::json(request.body + "!"));
    });
    StreamClient client(optionsFor(server));
    Listener listener;
    const auto exchange =
        client.send({.method = "POST", .headers = {{"X-A", "b"}}, .body = "hello"}, listener);
    QVERIFY(!listener.isOver());
    QTRY_VERIFY(listener.hasEnded);
    QCOMPARE(listener.status, 200);
    QCOMPARE(listener.body, "hello!");
    const SeenRequest &seen = server.seen().first();
    QCOMPARE(seen.method, "POST");
    QCOMPARE(seen.target, "/mcp");
    QCOMPARE(seen.field("X-A"), "b");
    QCOMPARE(seen.field("Host"), "127.0.0.1:" + QByteArray::number(server.port()));
}

void tst_StreamClient::usesAConnectionAgain()
{
    ScriptedServer server([](const SeenRequest &, QTcpSocket &socket) {
        socket.write(ScriptedServer::eventHead() + ScriptedServer::chunk("x") + "0\r\n\r\n");
    });
    StreamClient client(optionsFor(server));
    for (int i = 0; i < 20; ++i) {
        Listener listener;
        const auto exchange = client.send({}, listener);
        QTRY_VERIFY(listener.hasEnded);
        QCOMPARE(listener.body, "x");
    }
    QCOMPARE(server.connections(), 1);
}

void tst_StreamClient::keepsNoConnectionTheServerEnds()
{
    ScriptedServer server([](const SeenRequest &, QTcpSocket &socket) {
        socket.write(ScriptedServer::json("1", "Connection: close\r\n"));
    });
    StreamClient client(optionsFor(server));
    for (int i = 0; i < 3; ++i) {
        Listener listener;
        const auto exchange = client.send({}, listener);
        QTRY_VERIFY(listener.hasEnded);
        QCOMPARE(client.connections(), 0U);
    }
    QCOMPARE(server.connections(), 3);
}

void tst_StreamClient::aConnectionThatWasClosedMeanwhileIsNotUsed()
{
    QPointer<QTcpSocket> last;
    ScriptedServer server([&last](const SeenRequest &, QTcpSocket &socket) {
        last = &socket;
        socket.write(ScriptedServer::json("1"));
    });
    StreamClient client(optionsFor(server));
    for (int i = 0; i < 5; ++i) {
        Listener listener;
        const auto exchange = client.send({}, listener);
        QTRY_VERIFY(listener.isOver());
        QVERIFY(listener.hasEnded);
        last->disconnectFromHost(); // the client has had no turn to notice
    }
    QCOMPARE(server.connections(), 5);
}

void tst_StreamClient::handsOnPiecesAsTheyCome()
{
    QPointer<QTcpSocket> open;
    ScriptedServer server([&open](const SeenRequest &, QTcpSocket &socket) {
        open = &socket;
        socket.write(ScriptedServer::eventHead());
    });
    StreamClient client(optionsFor(server));
    Listener listener;
    const auto exchange = client.send({.method = "GET"}, listener);
    QTRY_COMPARE(listener.status, 200);
    for (const QByteArray piece : {"one", "two"}) {
        open->write(ScriptedServer::chunk(piece));
        QTRY_VERIFY(listener.body.endsWith(piece));
        QVERIFY(!listener.isOver());
    }
    open->write("0\r\n\r\n");
    QTRY_VERIFY(listener.hasEnded);
}

void tst_StreamClient::givingUpClosesTheConnection()
{
    ScriptedServer server(
        [](const SeenRequest &, QTcpSocket &socket) { socket.write(ScriptedServer::eventHead()); });
    StreamClient client(optionsFor(server));
    Listener listener;
    auto exchange = client.send({}, listener);
    QTRY_COMPARE(listener.status, 200);
    QCOMPARE(server.open(), 1);
    exchange.reset();
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(!listener.isOver());
    // Also while it still connects.
    client.send({}, listener).reset();
    QCOMPARE(client.connections(), 0U);
}

void tst_StreamClient::givingUpInTheMiddleOfACallIsSafe()
{
    ScriptedServer server([](const SeenRequest &, QTcpSocket &socket) {
        socket.write(
            ScriptedServer::eventHead() + ScriptedServer::chunk("x").repeated(100) + "0\r\n\r\n");
    });
    StreamClient client(optionsFor(server));
    Listener listener;
    std::unique_ptr<Exchange> exchange;
    listener.onFirstPiece = [&exchange] { exchange.reset(); };
    exchange = client.send({}, listener);
    QTRY_COMPARE(listener.body, "x");
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(!listener.isOver());
    QCOMPARE(listener.body, "x");
}

void tst_StreamClient::stopsReadingWhenTold()
{
    constexpr qsizetype Size = 32 * 1024 * 1024;
    QPointer<QTcpSocket> open;
    ScriptedServer server([&open](const SeenRequest &, QTcpSocket &socket) {
        open = &socket;
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(Size) + "\r\n\r\n");
        socket.write(QByteArray(Size, 'x'));
    });
    StreamClient client(optionsFor(server));
    Listener listener;
    std::unique_ptr<Exchange> exchange;
    listener.onFirstPiece = [&exchange] { exchange->setReading(false); };
    exchange = client.send({}, listener);
    QTRY_VERIFY(!listener.body.isEmpty());
    // What the kernel holds for both ends is bounded; the rest stays with the server.
    QTRY_VERIFY(open->bytesToWrite() > 0);
    qint64 before = 0;
    QTRY_VERIFY(before == std::exchange(before, open->bytesToWrite()));
    QVERIFY(listener.body.size() < 1024 * 1024);
    QVERIFY(open->bytesToWrite() > Size / 2);
    exchange->setReading(true);
    QTRY_VERIFY(listener.hasEnded);
    QCOMPARE(listener.body.size(), Size);
}

void tst_StreamClient::tellsFaults_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ExchangeFault>("fault");
    const auto row = [](const char *name, const QByteArray &answer, ExchangeFault fault) {
        QTest::newRow(name) << answer << fault;
    };
    row("closed at once", "", ExchangeFault::Lost);
    row("closed in the head", "HTTP/1.1 200", ExchangeFault::Lost);
    row("closed in the body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
        ExchangeFault::Lost);
    row("closed in a chunk", ScriptedServer::eventHead() + "5\r\nab", ExchangeFault::Lost);
    row("no HTTP", "220 smtp.example ESMTP\r\n", ExchangeFault::Malformed);
    row("two framings",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ExchangeFault::Malformed);
    row("a bad chunk", ScriptedServer::eventHead() + "zz\r\n", ExchangeFault::Malformed);
}

void tst_StreamClient::tellsFaults()
{
    QFETCH(QByteArray, answer);
    QFETCH(ExchangeFault, fault);
    ScriptedServer server([&answer](const SeenRequest &, QTcpSocket &socket) {
        socket.write(answer);
        socket.disconnectFromHost();
    });
    StreamClient client(optionsFor(server));
    Listener listener;
    const auto exchange = client.send({}, listener);
    QTRY_VERIFY(listener.isOver());
    QVERIFY(listener.fault == fault);
    QCOMPARE(client.connections(), 0U);
}

void tst_StreamClient::waitsForTheHeadOnlySoLong()
{
    ScriptedServer server([](const SeenRequest &, QTcpSocket &) {});
    StreamClientOptions options = optionsFor(server);
    options.headTime = std::chrono::milliseconds(50);
    StreamClient client(options);
    Listener listener;
    const auto exchange = client.send({}, listener);
    QTRY_VERIFY(listener.fault == ExchangeFault::TimedOut);
    QTRY_COMPARE(server.open(), 0);
}

void tst_StreamClient::neverCutsASilentEventStream()
{
    QPointer<QTcpSocket> open;
    ScriptedServer server([&open](const SeenRequest &, QTcpSocket &socket) {
        open = &socket;
        socket.write(ScriptedServer::eventHead());
    });
    StreamClientOptions options = optionsFor(server);
    options.stallTime = options.keepTime = std::chrono::milliseconds(20);
    StreamClient client(options);
    Listener listener;
    const auto exchange = client.send({}, listener);
    QTRY_COMPARE(listener.status, 200);
    // Ten times longer than any deadline, told by another time-out of the same length.
    Listener other;
    for (int i = 0; i < 10; ++i) {
        ScriptedServer silent([](const SeenRequest &, QTcpSocket &) {});
        StreamClientOptions short20 = optionsFor(silent);
        short20.headTime = std::chrono::milliseconds(20);
        StreamClient second(short20);
        other = {};
        const auto waiting = second.send({}, other);
        QTRY_VERIFY(other.fault);
    }
    QVERIFY(!listener.isOver());
    open->write(ScriptedServer::chunk("still there"));
    QTRY_COMPARE(listener.body, "still there");
}

void tst_StreamClient::aBodyThatStandsStillIsAFault()
{
    ScriptedServer server([](const SeenRequest &, QTcpSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab");
    });
    StreamClientOptions options = optionsFor(server);
    options.stallTime = std::chrono::milliseconds(50);
    StreamClient client(options);
    Listener listener;
    const auto exchange = client.send({}, listener);
    QTRY_VERIFY(listener.fault == ExchangeFault::TimedOut);
    QCOMPARE(listener.body, "ab");
}

void tst_StreamClient::nobodyListensAtThatPort()
{
    quint16 port = 0;
    {
        const ScriptedServer gone([](const SeenRequest &, QTcpSocket &) {});
        port = gone.port();
    }
    StreamClient client(
        {.address = *serverAddress("http://127.0.0.1:" + QByteArray::number(port) + "/")});
    Listener listener;
    const auto exchange = client.send({}, listener);
    QVERIFY(!listener.isOver());
    QTRY_VERIFY(listener.fault == ExchangeFault::Unreachable);
}

void tst_StreamClient::refusesAServerWithoutATrustedCertificate()
{
    // It speaks no TLS at all: nothing of the request may reach it.
    ScriptedServer server([](const SeenRequest &, QTcpSocket &) {});
    StreamClientOptions options = optionsFor(server);
    options.address.tls = true;
    options.tls = *clientTls({});
    options.connectTime = std::chrono::milliseconds(300);
    StreamClient client(options);
    Listener listener;
    const auto exchange = client.send({.body = "secret"}, listener);
    QTRY_VERIFY(listener.fault);
    QVERIFY(server.seen().isEmpty());
}

QTEST_GUILESS_MAIN(tst_StreamClient)
#include "tst_StreamClient.moc"
