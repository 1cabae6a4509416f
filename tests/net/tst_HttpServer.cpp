// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Requests.h"

#include <QSet>
#include <QThread>
#include <QTimer>

using namespace gatehouse::net;
using namespace gatehouse::test;

/// What the server takes for a request, and how it starts and stops.
class tst_HttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheHandlerExactlyWhatWasSent();
    void keepsTheConnectionForTheNextRequest();
    void readsChunkedBodies();
    void endsTheConnectionWhenAsked_data();
    void endsTheConnectionWhenAsked();
    void invitesABodyThatWaits();
    void refusesWithoutAskingAHandler_data();
    void refusesWithoutAskingAHandler();
    void asksTheCoreWhileSomebodyElseKeepsItsWorkerBusy();
    void servesFromEveryWorker();
    void listensOnIpv6();
    void stopsWithinItsPatience();
    void finishesAnswersUnderWayWhenStopped();
    void canBeDestroyedWithRequestsUnderWay();
};

void tst_HttpServer::showsTheHandlerExactlyWhatWasSent()
{
    TestFront front({TestFront::onWorker("/a/{x}", {Method::Post}, echo)});
    RawClient client = front.connect();
    client.send("POST /a/b%2Fc?q=%20&r=1 HTTP/1.1\r\nHost: a\r\nX-Tag:  one \r\nX-Tag: two\r\n"
                "Content-Length: 4\r\n\r\nbody");
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("POST /a/b%2Fc|q=%20&r=1|b%2Fc|one|body"));
    QCOMPARE(answer->field("Content-Type"), QByteArray("text/plain"));
    QVERIFY(!answer->field("Date").isEmpty());
    QVERIFY(answer->field("Server").isEmpty());
}

void tst_HttpServer::keepsTheConnectionForTheNextRequest()
{
    TestFront front({TestFront::onWorker("/a", {Method::Get, Method::Post}, echo)});
    RawClient client = front.connect();
    for (int i = 0; i < 20; ++i) {
        client.send(
            i % 2 == 0 ? get("/a?" + QByteArray::number(i)) : post("/a", QByteArray::number(i)));
        const auto answer = client.answer();
        QVERIFY(answer);
        const QByteArray number = QByteArray::number(i);
        QCOMPARE(answer->body, i % 2 == 0 ? "GET /a|" + number + "|||" : "POST /a||||" + number);
    }
    QCOMPARE(front.server.counters().requests.load(), 20U);
    QCOMPARE(front.server.counters().connections.load(), 1);
}

void tst_HttpServer::readsChunkedBodies()
{
    TestFront front({TestFront::onWorker("/a", {Method::Post}, echo)});
    RawClient client = front.connect();
    const QByteArray request = "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    client.send(request + request);
    QCOMPARE(client.answer()->body, QByteArray("POST /a||||hello world"));
    QCOMPARE(client.answer()->body, QByteArray("POST /a||||hello world"));
    for (const char byte : request)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.answer()->body, QByteArray("POST /a||||hello world"));
}

void tst_HttpServer::endsTheConnectionWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addRow("Connection: close") << get("/a", "Connection: close\r\n");
    QTest::addRow("HTTP/1.0") << QByteArray("GET /a HTTP/1.0\r\n\r\n");
}

void tst_HttpServer::endsTheConnectionWhenAsked()
{
    TestFront front({TestFront::onWorker("/a", {Method::Get}, echo)});
    QFETCH(const QByteArray, request);
    RawClient client = front.connect();
    client.send(request + get("/a"));
    const auto answer = client.answer();
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->field("Connection"), QByteArray("close"));
    QCOMPARE(client.untilClosed(), QByteArray());
}

void tst_HttpServer::invitesABodyThatWaits()
{
    TestFront front({TestFront::onWorker("/a", {Method::Post}, echo, 10)});
    RawClient client = front.connect();
    const QByteArray head = "POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
    client.send(head + "Content-Length: 5\r\n\r\n");
    QCOMPARE(client.answer()->status, 100);
    client.send("hello");
    QCOMPARE(client.answer()->body, QByteArray("POST /a||||hello"));
    // Nobody is invited to send what will be refused.
    client.send(head + "Content-Length: 11\r\n\r\n");
    QCOMPARE(client.answer()->status, 413);
}

void tst_HttpServer::refusesWithoutAskingAHandler_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray head = "POST /a HTTP/1.1\r\nHost: a\r\n";
    const QByteArray second = get("/a?smuggled");
    QTest::addRow("CL and TE") << head
            + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n"
              "0\r\n\r\n"
            + second << 400;
    QTest::addRow("two lengths") << head + "Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello"
            + second << 400;
    QTest::addRow("chunk trailer") << head
            + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"
              "X: 1\r\n\r\n"
            + second << 400;
    QTest::addRow("trailer that is a request")
        << head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nXX" + second << 400;
    QTest::addRow("bare LF in an open head") << QByteArray("GET /a HTTP/1.1\nHost: a\n") << 400;
    QTest::addRow("unknown coding") << head + "Transfer-Encoding: gzip\r\n\r\n" + second << 501;
    QTest::addRow("body too large by length") << head + "Content-Length: 101\r\n\r\n" << 413;
    QTest::addRow("body too large by chunks") << head + "Transfer-Encoding: chunked\r\n\r\n65\r\n"
                                              << 413;
    QTest::addRow("head too large") << head + "X: " + QByteArray(17000, 'x') << 431;
    QTest::addRow("too many fields") << head + QByteArray("X: 1\r\n").repeated(64) + "\r\n" << 431;
    QTest::addRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
}

void tst_HttpServer::refusesWithoutAskingAHandler()
{
    std::atomic<int> asked = 0;
    TestFront front({TestFront::onWorker(
        "/a", {Method::Get, Method::Post},
        [&asked](const Request &request) {
            ++asked;
            return echo(request);
        },
        100)});
    QFETCH(const QByteArray, bytes);
    RawClient client = front.connect();
    client.send(bytes);
    const auto answer = client.answer();
    QVERIFY(answer);
    QTEST(answer->status, "status");
    QCOMPARE(answer->field("Connection"), QByteArray("close"));
    QCOMPARE(client.untilClosed(), QByteArray());
    QCOMPARE(asked.load(), 0);
    QCOMPARE(front.server.counters().rejected.load(), 1U);
}

/// Requests in a row on one connection are a chain of turns in which the worker never waits.
void tst_HttpServer::asksTheCoreWhileSomebodyElseKeepsItsWorkerBusy()
{
    constexpr int InARow = 1500; // in what is read at once
    std::atomic<int> served {0};
    int servedAtCore = 0;
    TestFront front({TestFront::onWorker("/busy", {Method::Get},
                         [&served](const Request &) {
                             ++served;
                             return TestFront::text("busy");
                         }),
        {"/core", {Method::Get}, Cors::None, 0,
            CoreHandler([&](const Request &, const Respond &respond) {
                servedAtCore = served;
                respond(TestFront::text("core"));
            })}});
    RawClient busy = front.connect();
    RawClient one = front.connect();
    // The one may come too late on a machine that is busy itself.
    for (int attempt = 0; attempt < 20; ++attempt) {
        const int before = served;
        QVERIFY(busy.send(get("/busy").repeated(InARow)) && one.send(get("/core")));
        QCOMPARE(one.answer().value().body, "core");
        for (int i = 0; i < InARow; ++i)
            QVERIFY(busy.answer());
        if (servedAtCore < before + InARow)
            return;
    }
    QFAIL("The core was asked only when the worker had nothing else to do.");
}

void tst_HttpServer::servesFromEveryWorker()
{
    std::mutex mutex;
    QSet<QThread *> threads;
    ListenOptions options;
    options.workers = 3;
    TestFront front({TestFront::onWorker("/a", {Method::Get},
                        [&](const Request &) {
                            const std::lock_guard lock(mutex);
                            threads.insert(QThread::currentThread());
                            return TestFront::text("a");
                        })},
        options);
    for (int i = 0; i < 100; ++i) {
        RawClient client = front.connect();
        client.send(get("/a"));
        QCOMPARE(client.answer()->status, 200);
    }
    const std::lock_guard lock(mutex);
    QCOMPARE(threads.size(), 3);
}

void tst_HttpServer::listensOnIpv6()
{
    ListenOptions options;
    options.address = QHostAddress(QHostAddress::Any); // both, by one socket
    options.workers = 2;
    QHostAddress peer;
    TestFront front({TestFront::onWorker("/a", {Method::Get},
                        [&peer](const Request &request) {
                            peer = request.peer;
                            return TestFront::text("a");
                        })},
        options);
    RawClient client = front.connect();
    client.send(get("/a"));
    QCOMPARE(client.answer()->status, 200);
    QCOMPARE(peer, QHostAddress(QHostAddress::LocalHost)); // not ::ffff:127.0.0.1
}

void tst_HttpServer::stopsWithinItsPatience()
{
    std::vector<Respond> never;
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
        CoreHandler(
            [&never](const Request &, const Respond &respond) { never.push_back(respond); })}});
    RawClient waiting = front.connect();
    waiting.send(get("/core"));
    QTRY_COMPARE(never.size(), 1U);
    QElapsedTimer timer;
    timer.start();
    front.server.stop(std::chrono::milliseconds(200));
    QVERIFY(timer.elapsed() >= 200);
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(waiting.untilClosed(), QByteArray());
    QVERIFY(!front.connect().isConnected());
}

void tst_HttpServer::finishesAnswersUnderWayWhenStopped()
{
    std::vector<Respond> later;
    ListenOptions options;
    options.workers = 2;
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
                        CoreHandler([&later](const Request &, const Respond &respond) {
                            later.push_back(respond);
                        })}},
        options);
    RawClient idle = front.connect();
    RawClient waiting = front.connect();
    waiting.send(get("/core"));
    QTRY_COMPARE(later.size(), 1U);
    QTimer::singleShot(50, this, [&later] { later[0](TestFront::text("still")); });
    QElapsedTimer timer;
    timer.start();
    front.server.stop(std::chrono::seconds(30));
    QVERIFY(timer.elapsed() < 10'000);
    const auto answer = waiting.answer();
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("still"));
    QCOMPARE(answer->field("Connection"), QByteArray("close"));
    QCOMPARE(idle.untilClosed(), QByteArray());
}

void tst_HttpServer::canBeDestroyedWithRequestsUnderWay()
{
    std::vector<Respond> later;
    std::optional<RawClient> client;
    {
        TestFront front({{"/core", {Method::Get}, Cors::None, 0,
            CoreHandler(
                [&later](const Request &, const Respond &respond) { later.push_back(respond); })}});
        client.emplace(front.connect());
        client->send(get("/core"));
        QTRY_COMPARE(later.size(), 1U);
    }
    QCOMPARE(client->untilClosed(), QByteArray());
    later[0](TestFront::text("nobody hears"));
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_HttpServer.moc"
