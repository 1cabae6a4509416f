// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestFront.h"

#include <QThread>
#include <QTimer>

#include <atomic>

using namespace gatehouse;
using namespace gatehouse::net;
using gatehouse::test::RawClient;
using gatehouse::test::TestFront;

namespace {

constexpr char Get[] = "GET /s HTTP/1.1\r\nHost: a\r\n\r\n";

Response events()
{
    return {200, QByteArrayLiteral("text/event-stream"), {}, {}};
}

Route stream(WorkerHandler handler)
{
    return {"/s", {Method::Get}, Cors::None, 0, std::move(handler)};
}

/// Writes \a pieces, one at each turn of the worker's loop, then ends.
WorkerHandler counting(int pieces)
{
    return [pieces](const Request &, Reply reply) {
        reply.begin(events());
        auto *timer = new QTimer;
        QObject::connect(timer, &QTimer::timeout, timer, [timer, reply, pieces, n = 0]() mutable {
            if (n == pieces || !reply.write("data: " + QByteArray::number(n) + "\n\n")) {
                reply.end();
                timer->deleteLater();
            }
            ++n;
        });
        timer->start(0);
    };
}

} // namespace

class tst_Reply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesInPieces();
    void keepsTheConnectionAfterTheLastPiece();
    void runsUntilCloseForHttp10();
    void hasNoPiecesForHead();
    void doesNotEndEarlyByAnEmptyPiece();
    void tellsWhenTheClientGoes_data();
    void tellsWhenTheClientGoes();
    void tellsAWaitingHandlerToo();
    void saysNothingAfterACompleteAnswer();
    void dropsWhatComesAfterTheClientHasGone();
    void cutsAStreamWhoseClientDoesNotRead();
    void cutsAStreamItsHandlerForgot();
    void cutsAStreamWhoseClientSendsTooMuch();
    void answersLater();
    void mayBeAnsweredInsideWhenGone();
};

void tst_Reply::comesInPieces()
{
    TestFront front({stream(counting(5))});
    RawClient client = front.connect();
    client.send(Get);
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->field("Transfer-Encoding"), QByteArray("chunked"));
    QCOMPARE(answer->field("Content-Type"), QByteArray("text/event-stream"));
    QVERIFY(answer->field("Content-Length").isEmpty());
    QCOMPARE(answer->body, QByteArray("data: 0\n\ndata: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n"));
}

void tst_Reply::keepsTheConnectionAfterTheLastPiece()
{
    TestFront front({stream(counting(3)),
        TestFront::onWorker("/a", {Method::Get}, [](auto &) { return TestFront::text("a"); })});
    RawClient client = front.connect();
    client.send(QByteArray(Get) + "GET /a HTTP/1.1\r\nHost: a\r\n\r\n" + Get);
    QCOMPARE(client.answer()->body.count("data"), 3);
    QCOMPARE(client.answer()->body, QByteArray("a"));
    QCOMPARE(client.answer()->body.count("data"), 3);
}

void tst_Reply::runsUntilCloseForHttp10()
{
    TestFront front({stream(counting(3))});
    RawClient client = front.connect();
    client.send("GET /s HTTP/1.0\r\n\r\n");
    const auto all = client.untilClosed();
    QVERIFY(all);
    QVERIFY(all->endsWith("\r\n\r\ndata: 0\n\ndata: 1\n\ndata: 2\n\n"));
    QVERIFY(!all->contains("Transfer-Encoding"));
    QVERIFY(all->contains("Connection: close"));
}

void tst_Reply::hasNoPiecesForHead()
{
    TestFront front({stream(counting(3))});
    RawClient client = front.connect();
    client.send("HEAD /s HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.answer(false)->status, 200);
    client.send(Get);
    QCOMPARE(client.answer()->body.count("data"), 3);
}

void tst_Reply::doesNotEndEarlyByAnEmptyPiece()
{
    TestFront front({stream([](const Request &, Reply reply) {
        reply.begin(events());
        reply.write("one");
        reply.write("");
        reply.write("two");
        reply.end();
        reply.write("three");
    })});
    RawClient client = front.connect();
    client.send(Get);
    QCOMPARE(client.answer()->body, QByteArray("onetwo"));
    client.send(Get);
    QCOMPARE(client.answer()->body, QByteArray("onetwo"));
}

void tst_Reply::tellsWhenTheClientGoes_data()
{
    QTest::addColumn<bool>("byReset");
    QTest::addRow("FIN") << false;
    QTest::addRow("RST") << true;
}

void tst_Reply::tellsWhenTheClientGoes()
{
    QFETCH(const bool, byReset);
    std::atomic<int> gone {0};
    std::atomic<QThread *> workerThread {nullptr};
    std::atomic<QThread *> goneThread {nullptr};
    std::optional<Reply> kept; // touched on the worker's thread only
    {
        TestFront front({stream([&](const Request &, Reply reply) {
            workerThread = QThread::currentThread();
            kept = reply;
            reply.whenGone([&] {
                goneThread = QThread::currentThread();
                kept.reset();
                ++gone;
            });
            reply.begin(events());
            reply.write("data: 1\n\n");
        })});
        RawClient client = front.connect();
        client.send(Get);
        QVERIFY(client.waitForText("data: 1"));
        if (byReset)
            client.reset();
        else
            client.close();
        QTRY_COMPARE(gone.load(), 1);
        QTRY_COMPARE(front.server.counters().connections.load(), 0);
    }
    QCOMPARE(gone.load(), 1);
    QCOMPARE(goneThread.load(), workerThread.load());
}

void tst_Reply::tellsAWaitingHandlerToo()
{
    std::atomic<int> gone {0};
    std::optional<Reply> kept; // touched on the worker's thread only
    TestFront front({stream([&](const Request &, Reply reply) {
        kept = reply;
        reply.whenGone([&] {
            kept->send(TestFront::text("nobody"));
            kept.reset();
            ++gone;
        });
    })});
    RawClient client = front.connect();
    client.send(Get);
    QTRY_COMPARE(front.server.counters().requests.load(), 1U);
    client.close();
    QTRY_COMPARE(gone.load(), 1);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_Reply::saysNothingAfterACompleteAnswer()
{
    std::atomic<int> gone {0};
    TestFront front({stream([&gone](const Request &, Reply reply) {
        reply.whenGone([&gone] { ++gone; });
        reply.send(TestFront::text("done"));
    })});
    {
        RawClient client = front.connect();
        client.send(Get);
        QCOMPARE(client.answer()->body, QByteArray("done"));
    }
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
    QCOMPARE(gone.load(), 0);
}

void tst_Reply::dropsWhatComesAfterTheClientHasGone()
{
    std::atomic<bool> refused {false};
    TestFront front({stream([&refused](const Request &, Reply reply) {
        reply.begin(events());
        reply.write("data: 1\n\n");
        auto *timer = new QTimer;
        QObject::connect(timer, &QTimer::timeout, timer, [timer, reply, &refused]() mutable {
            if (!reply.isGone())
                return;
            const bool isTaken = reply.write("data: 2\n\n");
            reply.end();
            reply.send(TestFront::text("more"));
            timer->deleteLater();
            refused = !isTaken && reply.backlog() == 0;
        });
        timer->start(1);
    })});
    {
        RawClient client = front.connect();
        client.send(Get);
        QVERIFY(client.waitForText("data: 1"));
    }
    QTRY_VERIFY(refused);
}

void tst_Reply::cutsAStreamWhoseClientDoesNotRead()
{
    ListenOptions options;
    options.limits.maxStreamBacklogBytes = 64 * 1024;
    std::atomic<bool> isCut {false};
    std::atomic<qint64> largest {0};
    TestFront front({stream([&](const Request &, Reply reply) {
        reply.begin(events());
        auto *timer = new QTimer;
        QObject::connect(timer, &QTimer::timeout, timer, [=, &isCut, &largest]() mutable {
            largest = std::max(largest.load(), reply.backlog());
            if (reply.write(QByteArray(16 * 1024, 'x')))
                return;
            isCut = reply.isGone();
            timer->deleteLater();
        });
        timer->start(0);
    })},
        options);
    RawClient client = front.connect(4096);
    client.send(Get);
    QTRY_VERIFY(isCut);
    QVERIFY(largest > 0);
    QVERIFY(largest <= 64 * 1024);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_Reply::cutsAStreamItsHandlerForgot()
{
    TestFront front({stream([](const Request &, Reply reply) {
        reply.begin(events());
        reply.write("part");
    })});
    RawClient client = front.connect();
    client.send(Get);
    const auto all = client.untilClosed();
    QVERIFY(all);
    QVERIFY(!all->contains("\r\n0\r\n")); // nobody may take it for the whole
}

void tst_Reply::cutsAStreamWhoseClientSendsTooMuch()
{
    std::optional<Reply> kept; // touched on the worker's thread only
    std::atomic<int> gone {0};
    TestFront front({stream([&](const Request &, Reply reply) {
        kept = reply;
        reply.whenGone([&] {
            kept.reset();
            ++gone;
        });
        reply.begin(events());
    })});
    RawClient client = front.connect();
    client.send(Get);
    QVERIFY(client.waitForText("\r\n\r\n"));
    client.send(QByteArray(1024 * 1024, 'x'));
    QTRY_COMPARE(gone.load(), 1);
}

void tst_Reply::answersLater()
{
    TestFront front({stream([](const Request &, const Reply &reply) {
        QTimer::singleShot(20, [later = reply]() mutable { later.send(TestFront::text("later")); });
    })});
    RawClient client = front.connect();
    client.send(QByteArray(Get) + Get);
    QCOMPARE(client.answer()->body, QByteArray("later"));
    QCOMPARE(client.answer()->body, QByteArray("later"));
}

void tst_Reply::mayBeAnsweredInsideWhenGone()
{
    std::atomic<int> gone {0};
    TestFront front({stream([&gone](const Request &, Reply reply) {
        // The callback keeps its own reply alive: being told frees it.
        reply.whenGone([reply, &gone]() mutable {
            reply.send(TestFront::text("too late"));
            ++gone;
        });
    })});
    RawClient client = front.connect();
    client.send(Get);
    QTRY_COMPARE(front.server.counters().requests.load(), 1U);
    client.reset();
    QTRY_COMPARE(gone.load(), 1);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

QTEST_GUILESS_MAIN(tst_Reply)
#include "tst_Reply.moc"
