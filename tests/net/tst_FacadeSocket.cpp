// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestFront.h"

#include <QRegularExpression>

#include <sys/resource.h>

#include <atomic>

using namespace gatehouse;
using namespace gatehouse::net;
using gatehouse::test::RawClient;
using gatehouse::test::TestFront;
using namespace std::chrono_literals;

namespace {

constexpr char Get[] = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

Route hello()
{
    return TestFront::onWorker("/a", {Method::Get, Method::Post},
        [](const Request &request) { return TestFront::text(request.body + "hello"); });
}

/// A row whose answers wait in \a later, on the core thread.
Route waiting(std::vector<Respond> &later)
{
    return {"/core", {Method::Post}, Cors::None, 1024 * 1024,
        CoreHandler(
            [&later](const Request &, const Respond &respond) { later.push_back(respond); })};
}

QByteArray post(const QByteArray &path, qsizetype length, const QByteArray &body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(length)
        + "\r\n\r\n" + body;
}

ListenOptions with(const Limits &limits)
{
    ListenOptions options;
    options.limits = limits;
    return options;
}

} // namespace

/// The limits and deadlines of a connection.
class tst_FacadeSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAnIdleConnection();
    void endsAConnectionThatNeverAsks();
    void doesNotWaitForASlowHead();
    void doesNotWaitForASlowHeadFedByteByByte();
    void doesNotWaitForASlowBody();
    void doesNotHurryAnAnswer();
    void cutsAClientThatDoesNotRead();
    void boundsConnectionsFromOneAddress();
    void boundsConnectionsInAll();
    void boundsBodiesInFlight();
    void countsChunkedBodiesInFlight();
    void letsARefusedUploadHearWhy();
    void doesNotDrainForEver();
    void holdsBackWhoSendsTooFarAhead();
    void survivesWithoutDescriptors();
    void closesEveryOneOfManySlowConnections();
};

void tst_FacadeSocket::endsAnIdleConnection()
{
    Limits limits;
    limits.idleTime = 100ms;
    TestFront front({hello()}, with(limits));
    RawClient client = front.connect();
    client.send(Get);
    QCOMPARE(client.answer()->status, 200);
    QCOMPARE(client.untilClosed(), QByteArray());
    QCOMPARE(front.server.counters().timedOut.load(), 1U);
}

void tst_FacadeSocket::endsAConnectionThatNeverAsks()
{
    Limits limits;
    limits.idleTime = 100ms;
    TestFront front({hello()}, with(limits));
    RawClient client = front.connect();
    QCOMPARE(client.untilClosed(), QByteArray());
}

void tst_FacadeSocket::doesNotWaitForASlowHead()
{
    Limits limits;
    limits.headTime = 100ms;
    TestFront front({hello()}, with(limits));
    RawClient client = front.connect();
    client.send("GET /a HTTP/1.1\r\nHost: a\r\nX-");
    QCOMPARE(client.answer()->status, 408);
    QCOMPARE(client.untilClosed(), QByteArray());
}

void tst_FacadeSocket::doesNotWaitForASlowHeadFedByteByByte()
{
    Limits limits;
    limits.headTime = 100ms;
    TestFront front({hello()}, with(limits));
    RawClient client = front.connect();
    client.send("GET /a HTTP/1.1\r\nHost: a\r\nX-");
    std::optional<test::RawAnswer> answer;
    for (int i = 0; !answer && i < 1000; ++i) {
        client.send("a");
        answer = client.answer(true, 10);
    }
    QVERIFY(answer);
    QCOMPARE(answer->status, 408);
}

void tst_FacadeSocket::doesNotWaitForASlowBody()
{
    Limits limits;
    limits.bodyTime = 100ms;
    TestFront front({hello()}, with(limits));
    RawClient client = front.connect();
    client.send(post("/a", 10, "hell"));
    QCOMPARE(client.answer()->status, 408);
    QCOMPARE(client.untilClosed(), QByteArray());
    QTRY_COMPARE(front.server.counters().bodyBytesInFlight.load(), 0);
}

void tst_FacadeSocket::doesNotHurryAnAnswer()
{
    Limits limits;
    limits.headTime = limits.bodyTime = limits.idleTime = limits.writeStallTime = 300ms;
    std::vector<Respond> later;
    TestFront front({waiting(later)}, with(limits));
    RawClient client = front.connect();
    client.send(post("/core", 1, "x"));
    QVERIFY(!client.answer(true, 900));
    later.at(0)(TestFront::text("patience"));
    QCOMPARE(client.answer()->body, QByteArray("patience"));
}

void tst_FacadeSocket::cutsAClientThatDoesNotRead()
{
    Limits limits;
    limits.writeStallTime = 100ms;
    const QByteArray large(16 * 1024 * 1024, 'x');
    TestFront front({TestFront::onWorker("/a", {Method::Get},
                        [&large](const Request &) { return TestFront::text(large); })},
        with(limits));
    RawClient client = front.connect(4096);
    client.send(Get);
    QTRY_COMPARE(front.server.counters().timedOut.load(), 1U);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_FacadeSocket::boundsConnectionsFromOneAddress()
{
    Limits limits;
    limits.maxConnectionsPerAddress = 3;
    ListenOptions options = with(limits);
    options.workers = 2;
    TestFront front({hello()}, options);
    std::vector<RawClient> seated;
    for (int i = 0; i < 3; ++i) {
        seated.push_back(front.connect());
        seated.back().send(Get);
        QCOMPARE(seated.back().answer()->status, 200);
    }
    RawClient tooMany = front.connect();
    const auto refused = tooMany.answer();
    QVERIFY(refused);
    QCOMPARE(refused->status, 503);
    QCOMPARE(refused->field("Retry-After"), QByteArray("5"));
    QCOMPARE(tooMany.untilClosed(), QByteArray());
    seated.pop_back();
    QTRY_COMPARE(front.server.counters().connections.load(), 2);
    RawClient next = front.connect();
    next.send(Get);
    QCOMPARE(next.answer()->status, 200);
}

void tst_FacadeSocket::boundsConnectionsInAll()
{
    Limits limits;
    limits.maxConnections = 2;
    TestFront front({hello()}, with(limits));
    RawClient first = front.connect();
    RawClient second = front.connect();
    QTRY_COMPARE(front.server.counters().connections.load(), 2);
    QCOMPARE(front.connect().answer()->status, 503);
    second.send(Get);
    QCOMPARE(second.answer()->status, 200);
}

void tst_FacadeSocket::boundsBodiesInFlight()
{
    Limits limits;
    limits.maxBodyBytesInFlight = 100'000;
    std::vector<Respond> later;
    TestFront front({hello(), waiting(later)}, with(limits));
    RawClient first = front.connect();
    first.send(post("/core", 80'000, QByteArray(80'000, 'x')));
    QTRY_COMPARE(later.size(), 1U);
    QCOMPARE(front.server.counters().bodyBytesInFlight.load(), 80'000);
    RawClient second = front.connect();
    second.send(post("/a", 30'000, QByteArray(30'000, 'x')));
    const auto refused = second.answer();
    QCOMPARE(refused->status, 503);
    QCOMPARE(refused->field("Retry-After"), QByteArray("5"));
    later[0](TestFront::text("done"));
    QCOMPARE(first.answer()->body, QByteArray("done"));
    QTRY_COMPARE(front.server.counters().bodyBytesInFlight.load(), 0);
    first.send(post("/a", 30'000, QByteArray(30'000, 'x')));
    QCOMPARE(first.answer()->status, 200);
}

void tst_FacadeSocket::countsChunkedBodiesInFlight()
{
    Limits limits;
    limits.maxBodyBytesInFlight = 1000;
    TestFront front({hello()}, with(limits));
    RawClient client = front.connect();
    client.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 3; ++i)
        client.send("200\r\n" + QByteArray(512, 'x') + "\r\n");
    QCOMPARE(client.answer()->status, 503);
    QTRY_COMPARE(front.server.counters().bodyBytesInFlight.load(), 0);
}

void tst_FacadeSocket::letsARefusedUploadHearWhy()
{
    TestFront front({TestFront::onWorker(
        "/a", {Method::Post}, [](const Request &) { return TestFront::text(""); }, 1000)});
    for (int i = 0; i < 20; ++i) {
        RawClient client = front.connect();
        // More than the socket buffers hold at once, as a client sends that does not wait.
        client.send(post("/a", 900'000, QByteArray(900'000, 'x')));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 413);
    }
}

void tst_FacadeSocket::doesNotDrainForEver()
{
    TestFront front({TestFront::onWorker(
        "/a", {Method::Post}, [](const Request &) { return TestFront::text(""); }, 1000)});
    RawClient client = front.connect();
    client.send(post("/a", 100'000'000, ""));
    const QByteArray block(1024 * 1024, 'x');
    int sent = 0;
    while (sent < 100 && client.send(block))
        ++sent;
    QVERIFY(sent < 100);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_FacadeSocket::holdsBackWhoSendsTooFarAhead()
{
    std::vector<Respond> later;
    TestFront front({hello(), waiting(later)});
    RawClient client = front.connect();
    client.send(post("/core", 1, "x"));
    QTRY_COMPARE(later.size(), 1U);
    // Far more than is kept: the rest stays in the socket buffers and with the client.
    const QByteArray behind = post("/a", 200'000, QByteArray(200'000, 'y')).repeated(20);
    std::thread sender([&client, &behind] { client.send(behind); });
    QTRY_VERIFY(front.server.counters().bodyBytesInFlight.load() == 1);
    later[0](TestFront::text("go on"));
    sender.join();
    QCOMPARE(client.answer()->body, QByteArray("go on"));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.answer()->body.size(), 200'005);
}

void tst_FacadeSocket::survivesWithoutDescriptors()
{
    TestFront front({hello()});
    RawClient before = front.connect();
    before.send(Get);
    QCOMPARE(before.answer()->status, 200);

    rlimit usual {};
    ::getrlimit(RLIMIT_NOFILE, &usual);
    // The next descriptor is the client's, then there is none for the server.
    const int next = ::dup(0);
    ::close(next);
    rlimit tight = usual;
    tight.rlim_cur = rlim_t(next) + 1;
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("New connections have to wait")));
    ::setrlimit(RLIMIT_NOFILE, &tight);
    RawClient client = front.connect();
    QVERIFY(client.isConnected());
    client.send(Get);
    rusage start {};
    ::getrusage(RUSAGE_SELF, &start);
    QVERIFY(!client.answer(true, 1000));
    rusage end {};
    ::getrusage(RUSAGE_SELF, &end);
    before.send(Get);
    QCOMPARE(before.answer()->status, 200);
    ::setrlimit(RLIMIT_NOFILE, &usual);
    QCOMPARE(client.answer()->status, 200);

    const auto spent = (end.ru_utime.tv_sec - start.ru_utime.tv_sec) * 1'000'000
        + (end.ru_utime.tv_usec - start.ru_utime.tv_usec)
        + (end.ru_stime.tv_sec - start.ru_stime.tv_sec) * 1'000'000
        + (end.ru_stime.tv_usec - start.ru_stime.tv_usec);
    QVERIFY2(spent < 500'000, "the accept loop was busy"); // microseconds of one second
}

void tst_FacadeSocket::closesEveryOneOfManySlowConnections()
{
    Limits limits;
    limits.headTime = 1s;
    ListenOptions options = with(limits);
    options.workers = 2;
    TestFront front({hello()}, options);
    std::vector<RawClient> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(front.connect());
        slow.back().send("POST / HTTP/1.1\r\nHost: a\r\nX-");
    }
    RawClient quick = front.connect();
    quick.send(Get);
    QCOMPARE(quick.answer()->status, 200);
    QTRY_COMPARE(front.server.counters().timedOut.load(), 200U);
    QTRY_COMPARE(front.server.counters().connections.load(), 1);
}

QTEST_GUILESS_MAIN(tst_FacadeSocket)
#include "tst_FacadeSocket.moc"
