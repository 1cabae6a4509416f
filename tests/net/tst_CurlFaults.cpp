// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlBench.h"

#include <QElapsedTimer>
#include <QTimer>

using namespace gatehouse;
using namespace gatehouse::test;
using base::ErrorKind;
using net::CurlHttpClient;
using net::OutgoingRequest;

/// Servers that send too much, too little or nothing, and clients that end meanwhile.
class tst_CurlFaults : public CurlBench
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAnAnswerThatIsTooLarge_data();
    void refusesAnAnswerThatIsTooLarge();
    void refusesHeadersWithoutEnd();
    void givesUpWhenTheTimeIsOver();
    void givesUpOnAnAnswerThatTrickles();
    void reportsAnEarlyClose();
    void reportsAnAnswerThatIsNotHttp();
    void reportsAClosedPort();
    void refusesUrlsAndHeadersThatCannotBe_data();
    void refusesUrlsAndHeadersThatCannotBe();
    void dropsTheTransferWhenItsContextIsGone();
    void survivesItsOwnEndInsideDone();
    void endsWithTransfersUnderWay();
};

void tst_CurlFaults::refusesAnAnswerThatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("fits");
    const QByteArray body(1000, 'x');
    QTest::addRow("exactly as large as allowed") << ok(body) << true;
    QTest::addRow("one byte more") << ok(body + 'x') << false;
    QTest::addRow("without a length")
        << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body + 'x') << false;
    QTest::addRow("in chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3E8\r\n" + body
        + "\r\n1\r\nx\r\n0\r\n\r\n")
                               << false;
}

void tst_CurlFaults::refusesAnAnswerThatIsTooLarge()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, fits);
    ScriptedServer server;
    server.answer = answer;
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url(), 10s, 1000), this);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->ok(), fits);
    if (!fits)
        QCOMPARE(outcome.result->error().kind, ErrorKind::Invalid);
}

void tst_CurlFaults::refusesHeadersWithoutEnd()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 2000; ++i)
        server.answer += "X-" + QByteArray::number(i) + ": " + QByteArray(60, 'x') + "\r\n";
    QCOMPARE(errorOf(toGet(server.url())), ErrorKind::Invalid);
}

void tst_CurlFaults::givesUpWhenTheTimeIsOver()
{
    ScriptedServer server; // says nothing
    QString message;
    QCOMPARE(errorOf(toGet(server.url("/secret"), 100ms), &message), ErrorKind::TimedOut);
    QVERIFY2(!message.contains(QLatin1String("secret")), qPrintable(message));
    QTRY_VERIFY(server.nobodyConnected());
}

void tst_CurlFaults::givesUpOnAnAnswerThatTrickles()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
    QTimer drop;
    connect(&drop, &QTimer::timeout, this, [&] {
        for (const auto &socket : server.sockets) {
            if (socket && !server.requests.isEmpty())
                socket->write("x");
        }
    });
    drop.start(10);
    QElapsedTimer taken;
    taken.start();
    QCOMPARE(errorOf(toGet(server.url(), 200ms)), ErrorKind::TimedOut);
    QVERIFY(taken.elapsed() < 3000);
}

void tst_CurlFaults::reportsAnEarlyClose()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";
    QCOMPARE(errorOf(toGet(server.url())), ErrorKind::Unavailable);
    server.answer = "HTTP/1.1 2";
    QCOMPARE(errorOf(toGet(server.url())), ErrorKind::Unavailable);
}

void tst_CurlFaults::reportsAnAnswerThatIsNotHttp()
{
    ScriptedServer server;
    server.answer = "220 mail.example.com ESMTP\r\n";
    QCOMPARE(errorOf(toGet(server.url())), ErrorKind::Unavailable);
}

void tst_CurlFaults::reportsAClosedPort()
{
    QByteArray url;
    {
        const ScriptedServer server;
        url = server.url();
    }
    QCOMPARE(errorOf(toGet(url)), ErrorKind::Unavailable);
}

void tst_CurlFaults::refusesUrlsAndHeadersThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("header");
    const QByteArray url = "http://127.0.0.1:9/";
    QTest::addRow("file") << QByteArray("GET") << QByteArray("file:///etc/passwd") << QByteArray();
    QTest::addRow("gopher") << QByteArray("GET") << QByteArray("gopher://127.0.0.1/")
                            << QByteArray();
    QTest::addRow("no scheme") << QByteArray("GET") << QByteArray("127.0.0.1/") << QByteArray();
    QTest::addRow("empty") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::addRow("user") << QByteArray("GET") << QByteArray("http://u:p@127.0.0.1/")
                          << QByteArray();
    QTest::addRow("line break in the URL")
        << QByteArray("GET") << QByteArray("http://127.0.0.1/\r\nX: y") << QByteArray();
    QTest::addRow("line break in a header") << QByteArray("GET") << url << QByteArray("a\r\nX: y");
    QTest::addRow("line break in the method")
        << QByteArray("GET / HTTP/1.1\r\n") << url << QByteArray();
}

void tst_CurlFaults::refusesUrlsAndHeadersThatCannotBe()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, header);
    OutgoingRequest request = toPost(url, {{"X-Header", header}}, {});
    request.method = method;
    QCOMPARE(errorOf(request), ErrorKind::Invalid);
}

void tst_CurlFaults::dropsTheTransferWhenItsContextIsGone()
{
    ScriptedServer server;
    CurlHttpClient client(net::HttpClientOptions {});
    auto context = std::make_unique<QObject>();
    const Outcome &outcome = send(client, toGet(server.url()), context.get());
    QTRY_COMPARE(server.requests.size(), 1);
    context.reset();
    QTRY_VERIFY(server.nobodyConnected());
    QCOMPARE(outcome.calls, 0);

    server.answer = ok("next");
    const Outcome &next = send(client, toGet(server.url()), this);
    QTRY_COMPARE(next.calls, 1);
    QVERIFY(next.result->ok());
}

void tst_CurlFaults::survivesItsOwnEndInsideDone()
{
    ScriptedServer server;
    server.answer = ok("{}");
    auto client = std::make_unique<CurlHttpClient>(net::HttpClientOptions {});
    bool called = false;
    client->send(toGet(server.url()), this, [&](const auto &) {
        client.reset();
        called = true;
    });
    QTRY_VERIFY(called);
}

void tst_CurlFaults::endsWithTransfersUnderWay()
{
    ScriptedServer server;
    QObject context;
    auto client = std::make_unique<CurlHttpClient>(net::HttpClientOptions {});
    const Outcome &outcome = send(*client, toGet(server.url()), &context);
    QTRY_COMPARE(server.requests.size(), 1);
    client.reset();
    QTRY_VERIFY(server.nobodyConnected());
    QCOMPARE(outcome.calls, 0);
}

QTEST_GUILESS_MAIN(tst_CurlFaults)
#include "tst_CurlFaults.moc"
