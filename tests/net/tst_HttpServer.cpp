// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestFront.h"

#include <QSet>
#include <QThread>
#include <QTimer>

using namespace gatehouse;
using namespace gatehouse::net;
using gatehouse::test::RawAnswer;
using gatehouse::test::RawClient;
using gatehouse::test::TestFront;

namespace {

Response echo(const Request &request)
{
    return TestFront::text(methodName(request.method) + ' ' + request.path + '|' + request.query
        + '|' + request.pathArgument + '|' + request.headers.value("x-tag") + '|' + request.body);
}

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class tst_HttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheHandlerExactlyWhatWasSent();
    void keepsTheConnectionForTheNextRequest();
    void readsChunkedBodies();
    void findsRowsByTheLiteralPathOnly_data();
    void findsRowsByTheLiteralPathOnly();
    void prefersTheRowThatComesFirst();
    void namesTheMethodsOfAPathThatHasOthers();
    void answersHeadLikeGetWithoutTheBody();
    void answersPreflights();
    void opensOnlyMarkedRowsToEveryOrigin();
    void answersOnTheCoreThread();
    void answersPipelinedRequestsInOrder();
    void answersManyPipelinedRequests();
    void answers503WhenTheCoreCannotCommit();
    void answers500WhenAHandlerDropsItsReply();
    void answers500WhenACoreHandlerDropsItsRespond();
    void answersAHalfClosedClient();
    void answersAHalfClosedClientThatPipelined();
    void endsTheConnectionWhenAsked_data();
    void endsTheConnectionWhenAsked();
    void invitesABodyThatWaits();
    void refusesWithoutAskingAHandler_data();
    void refusesWithoutAskingAHandler();
    void survivesClientsThatLeaveBeforeTheCoreAnswers();
    void dropsAnswersThatComeTwice();
    void sendsLargeAnswersWhole();
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

void tst_HttpServer::findsRowsByTheLiteralPathOnly_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const QByteArray &path, int status, const QByteArray &body) {
        QTest::addRow("%s", path.constData()) << path << status << body;
    };
    row("/admin", 200, "admin");
    row("/item/1", 200, "item 1");
    row("/item/a%2Fb", 200, "item a%2Fb");
    row("/item/%61", 200, "item %61");
    row("/item/%2e%2e", 200, "item %2e%2e");
    row("/item/a+b", 200, "item a+b");
    row("/%61dmin", 404, "no row for /%61dmin");
    row("/admin/", 404, "no row for /admin/");
    row("/item//1", 404, "no row for /item//1");
    row("/x/../admin", 404, "no row for /x/../admin");
    row("/./admin", 404, "no row for /./admin");
    row("/item/../admin", 404, "no row for /item/../admin");
    row("/item/..", 404, "no row for /item/..");
    row("/item%2F1", 404, "no row for /item%2F1");
    row("/admin%00", 404, "no row for /admin%00");
    row("/admin;a=b", 404, "no row for /admin;a=b");
    row("/a.b", 200, "dot");
    row("/axb", 404, "no row for /axb");
    row("/%zz", 404, "no row for /%zz");
    row("/%", 404, "no row for /%");
    row("/%ff", 404, "no row for /%ff");
    row("/:80", 404, "no row for /:80");
    row("/@evil", 404, "no row for /@evil");
    row("/admin?x#", 400, "");
}

void tst_HttpServer::findsRowsByTheLiteralPathOnly()
{
    TestFront front({TestFront::onWorker(
                         "/admin", {Method::Get}, [](auto &) { return TestFront::text("admin"); }),
        TestFront::onWorker("/item/{x}", {Method::Get},
            [](const Request &request) { return TestFront::text("item " + request.pathArgument); }),
        TestFront::onWorker("/a.b", {Method::Get}, [](auto &) { return TestFront::text("dot"); })});
    QFETCH(const QByteArray, path);
    RawClient client = front.connect();
    client.send(get(path));
    const auto answer = client.answer();
    QVERIFY(answer);
    QTEST(answer->status, "status");
    QTEST(answer->body, "body");
}

void tst_HttpServer::prefersTheRowThatComesFirst()
{
    TestFront front({TestFront::onWorker("/a/special", {Method::Get},
                         [](auto &) { return TestFront::text("special"); }),
        TestFront::onWorker("/a/{x}", {Method::Get, Method::Post}, echo)});
    RawClient client = front.connect();
    client.send(get("/a/special") + get("/a/other") + post("/a/special", "x"));
    QCOMPARE(client.answer()->body, QByteArray("special"));
    QCOMPARE(client.answer()->body, QByteArray("GET /a/other||other||"));
    QCOMPARE(client.answer()->body, QByteArray("POST /a/special||special||x"));
}

void tst_HttpServer::namesTheMethodsOfAPathThatHasOthers()
{
    TestFront front({TestFront::onWorker("/a", {Method::Get}, echo)});
    RawClient client = front.connect();
    client.send(post("/a", QByteArray(2000, 'x')) + get("/a"));
    const auto refused = client.answer();
    QCOMPARE(refused->status, 405);
    QCOMPARE(refused->field("Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(refused->field("Content-Type"), QByteArray("application/json"));
    QVERIFY(refused->body.contains("\"error\":\"method_not_allowed\""));
    QCOMPARE(client.answer()->status, 200);
}

void tst_HttpServer::answersHeadLikeGetWithoutTheBody()
{
    TestFront front({TestFront::onWorker(
        "/a", {Method::Get}, [](const Request &) { return TestFront::text("twelve bytes"); })});
    RawClient client = front.connect();
    client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + get("/a"));
    const auto head = client.answer(false);
    QCOMPARE(head->status, 200);
    QCOMPARE(head->field("Content-Length"), QByteArray("12"));
    const auto whole = client.answer();
    QCOMPARE(whole->status, 200);
    QCOMPARE(whole->body, QByteArray("twelve bytes"));
}

void tst_HttpServer::answersPreflights()
{
    Route open = TestFront::onWorker("/open/{x}", {Method::Post, Method::Delete}, echo);
    open.cors = Cors::AnyOrigin;
    TestFront front({open, TestFront::onWorker("/closed", {Method::Get}, echo)});
    RawClient client = front.connect();
    const auto options = [&client](const QByteArray &path) {
        client.send("OPTIONS " + path
            + " HTTP/1.1\r\nHost: a\r\nOrigin: https://x.test\r\n"
              "Access-Control-Request-Method: POST\r\n\r\n");
        return client.answer().value_or(RawAnswer {});
    };
    const RawAnswer allowed = options("/open/1");
    QCOMPARE(allowed.status, 204);
    QCOMPARE(allowed.field("Access-Control-Allow-Origin"), QByteArray("*"));
    QCOMPARE(allowed.field("Access-Control-Allow-Methods"), QByteArray("DELETE, OPTIONS, POST"));
    QVERIFY(allowed.field("Access-Control-Allow-Headers").startsWith("Authorization, "));
    QVERIFY(!allowed.field("Access-Control-Max-Age").isEmpty());
    QVERIFY(allowed.field("Access-Control-Allow-Credentials").isEmpty());
    QVERIFY(allowed.field("Content-Length").isEmpty());
    const RawAnswer closed = options("/closed");
    QCOMPARE(closed.status, 204);
    QCOMPARE(closed.field("Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QVERIFY(!closed.head.contains("Access-Control"));
    QCOMPARE(options("/nowhere").status, 404);
}

void tst_HttpServer::opensOnlyMarkedRowsToEveryOrigin()
{
    Route open = TestFront::onWorker("/open", {Method::Get}, echo);
    open.cors = Cors::AnyOrigin;
    TestFront front({open, TestFront::onWorker("/closed", {Method::Get}, echo)});
    RawClient client = front.connect();
    client.send(get("/open") + post("/open", "") + get("/closed") + get("/nowhere"));
    for (const bool isOpen : {true, true, false, false}) {
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->field("Access-Control-Allow-Origin") == "*", isOpen);
        QCOMPARE(
            answer->field("Access-Control-Expose-Headers").contains("WWW-Authenticate"), isOpen);
        QVERIFY(answer->field("Access-Control-Allow-Credentials").isEmpty());
    }
}

void tst_HttpServer::answersOnTheCoreThread()
{
    QThread *ran = nullptr;
    TestFront front({{"/core/{x}", {Method::Post}, Cors::None, 1024,
        CoreHandler([&ran](const Request &request, const Respond &respond) {
            ran = QThread::currentThread();
            respond(echo(request));
        })}});
    RawClient client = front.connect();
    client.send(post("/core/1", "x") + post("/core/2", "y"));
    QCOMPARE(client.answer()->body, QByteArray("POST /core/1||1||x"));
    QCOMPARE(client.answer()->body, QByteArray("POST /core/2||2||y"));
    QCOMPARE(ran, QThread::currentThread());
}

void tst_HttpServer::answersPipelinedRequestsInOrder()
{
    std::vector<Respond> slow;
    TestFront front({{"/slow", {Method::Get}, Cors::None, 0,
                         CoreHandler([&slow](const Request &, const Respond &respond) {
                             slow.push_back(respond);
                         })},
        TestFront::onWorker("/fast", {Method::Get}, echo)});
    RawClient client = front.connect();
    client.send(get("/slow") + get("/fast") + get("/slow") + get("/fast"));
    QTRY_COMPARE(slow.size(), 1U);
    QVERIFY(!client.waitForText("HTTP/1.1", 100));
    slow[0](TestFront::text("first"));
    QCOMPARE(client.answer()->body, QByteArray("first"));
    QCOMPARE(client.answer()->body, QByteArray("GET /fast||||"));
    QTRY_COMPARE(slow.size(), 2U);
    slow[1](TestFront::text("third"));
    QCOMPARE(client.answer()->body, QByteArray("third"));
    QCOMPARE(client.answer()->body, QByteArray("GET /fast||||"));
}

void tst_HttpServer::answersManyPipelinedRequests()
{
    TestFront front({TestFront::onWorker("/a", {Method::Post}, echo)});
    RawClient client = front.connect();
    QByteArray all;
    const QByteArray padding(3000, 'x');
    for (int i = 0; i < 200; ++i)
        all += post("/a", QByteArray::number(i) + padding);
    client.send(all);
    for (int i = 0; i < 200; ++i) {
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->body, "POST /a||||" + QByteArray::number(i) + padding);
    }
}

void tst_HttpServer::answers503WhenTheCoreCannotCommit()
{
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
        CoreHandler(
            [](const Request &, const Respond &respond) { respond(TestFront::text("done")); })}});
    RawClient client = front.connect();
    front.commits = false;
    client.send(get("/core"));
    const auto failed = client.answer();
    QCOMPARE(failed->status, 503);
    QCOMPARE(failed->field("Retry-After"), QByteArray("5"));
    QVERIFY(failed->body.contains("\"error\":\"temporarily_unavailable\""));
    front.commits = true;
    client.send(get("/core"));
    QCOMPARE(client.answer()->body, QByteArray("done"));
}

void tst_HttpServer::answers500WhenAHandlerDropsItsReply()
{
    TestFront front({{"/drop", {Method::Get}, Cors::None, 0,
                         WorkerHandler([](const Request &, const Reply &) {})},
        TestFront::onWorker("/a", {Method::Get}, echo)});
    RawClient client = front.connect();
    client.send(get("/drop") + get("/a"));
    QCOMPARE(client.answer()->status, 500);
    QCOMPARE(client.answer()->status, 200);
}

void tst_HttpServer::answers500WhenACoreHandlerDropsItsRespond()
{
    TestFront front({{"/drop", {Method::Get}, Cors::None, 0,
        CoreHandler([](const Request &, const Respond &) {})}});
    RawClient client = front.connect();
    client.send(get("/drop") + get("/drop"));
    QCOMPARE(client.answer()->status, 500);
    QCOMPARE(client.answer()->status, 500);
}

void tst_HttpServer::answersAHalfClosedClient()
{
    std::vector<Respond> later;
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
        CoreHandler(
            [&later](const Request &, const Respond &respond) { later.push_back(respond); })}});
    RawClient client = front.connect();
    client.send(get("/core"));
    client.finishSending();
    QTRY_COMPARE(later.size(), 1U);
    later[0](TestFront::text("for you"));
    const auto all = client.untilClosed();
    QVERIFY(all);
    QVERIFY(all->endsWith("\r\n\r\nfor you"));
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_HttpServer::answersAHalfClosedClientThatPipelined()
{
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
        CoreHandler(
            [](const Request &request, const Respond &respond) { respond(echo(request)); })}});
    RawClient client = front.connect();
    client.send(get("/core?1") + get("/core?2") + get("/core?3") + "GET /unfinished");
    client.finishSending();
    for (const char *number : {"1", "2", "3"})
        QCOMPARE(client.answer()->body, "GET /core|" + QByteArray(number) + "|||");
    QCOMPARE(client.untilClosed(), QByteArray());
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

void tst_HttpServer::survivesClientsThatLeaveBeforeTheCoreAnswers()
{
    std::vector<Respond> later;
    TestFront front({{"/core", {Method::Post}, Cors::None, 1024,
                         CoreHandler([&later](const Request &, const Respond &respond) {
                             later.push_back(respond);
                         })},
        TestFront::onWorker("/a", {Method::Get}, echo)});
    for (int i = 0; i < 40; ++i) {
        RawClient client = front.connect();
        client.send(post("/core", "x"));
        QTRY_COMPARE(int(later.size()), i + 1);
        if (i % 2 == 0)
            client.reset();
        else
            client.close();
    }
    QTRY_VERIFY(front.server.counters().connections.load() <= 20); // the resets have been seen
    for (const Respond &respond : later)
        respond(TestFront::text("too late"));
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
    QCOMPARE(front.server.counters().bodyBytesInFlight.load(), 0);
    RawClient client = front.connect();
    client.send(get("/a"));
    QCOMPARE(client.answer()->status, 200);
}

void tst_HttpServer::dropsAnswersThatComeTwice()
{
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
                         CoreHandler([](const Request &, const Respond &respond) {
                             respond(TestFront::text("one"));
                             respond(TestFront::text("two"));
                         })},
        {"/worker", {Method::Get}, Cors::None, 0, WorkerHandler([](const Request &, Reply reply) {
             reply.send(TestFront::text("one"));
             reply.send(TestFront::text("two"));
             reply.begin(TestFront::text("three"));
             reply.end();
         })}});
    RawClient client = front.connect();
    client.send(get("/core") + get("/worker") + get("/core"));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.answer()->body, QByteArray("one"));
}

void tst_HttpServer::sendsLargeAnswersWhole()
{
    const QByteArray large = QByteArray("0123456789abcdef").repeated(512 * 1024); // 8 MiB
    TestFront front({TestFront::onWorker(
        "/a", {Method::Get}, [&large](const Request &) { return TestFront::text(large); })});
    RawClient client = front.connect(4096);
    client.send(get("/a") + get("/a", "Connection: close\r\n"));
    QCOMPARE(client.answer(true, 60'000)->body, large);
    QCOMPARE(client.answer(true, 60'000)->body, large);
    QCOMPARE(client.untilClosed(), QByteArray());
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
