// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Requests.h"

#include <QThread>

using namespace gatehouse::net;
using namespace gatehouse::test;

/// Answers that come late, twice, never, or when nobody waits for them any more.
class tst_HttpAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnTheCoreThread();
    void answersPipelinedRequestsInOrder();
    void answersManyPipelinedRequests();
    void answers503WhenTheCoreCannotCommit();
    void answers500WhenAHandlerDropsItsReply();
    void answers500WhenACoreHandlerDropsItsRespond();
    void answersAHalfClosedClient();
    void answersAHalfClosedClientThatPipelined();
    void survivesClientsThatLeaveBeforeTheCoreAnswers();
    void dropsAnswersThatComeTwice();
    void sendsLargeAnswersWhole();
};

void tst_HttpAnswers::answersOnTheCoreThread()
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

void tst_HttpAnswers::answersPipelinedRequestsInOrder()
{
    std::vector<Respond> slow;
    TestFront front({{"/slow", {Method::Get}, Cors::None, 0,
                         CoreHandler([&slow](const Request &, const Respond &respond) {
                             slow.push_back(respond);
                         })},
        TestFront::onWorker("/fast", {Method::Get}, echo)});
    RawClient client = front.connect();
    client.send(get("/slow") + get("/fast"));
    QTRY_COMPARE(slow.size(), 1U);
    client.send(get("/slow") + get("/fast")); // while the first one is being answered
    QVERIFY(!client.waitForText("HTTP/1.1", 100));
    slow[0](TestFront::text("first"));
    QCOMPARE(client.answer()->body, QByteArray("first"));
    QCOMPARE(client.answer()->body, QByteArray("GET /fast||||"));
    QTRY_COMPARE(slow.size(), 2U);
    slow[1](TestFront::text("third"));
    QCOMPARE(client.answer()->body, QByteArray("third"));
    QCOMPARE(client.answer()->body, QByteArray("GET /fast||||"));
}

void tst_HttpAnswers::answersManyPipelinedRequests()
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

void tst_HttpAnswers::answers503WhenTheCoreCannotCommit()
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

void tst_HttpAnswers::answers500WhenAHandlerDropsItsReply()
{
    TestFront front({{"/drop", {Method::Get}, Cors::None, 0,
                         WorkerHandler([](const Request &, const Reply &) {})},
        TestFront::onWorker("/a", {Method::Get}, echo)});
    RawClient client = front.connect();
    client.send(get("/drop") + get("/a"));
    QCOMPARE(client.answer()->status, 500);
    QCOMPARE(client.answer()->status, 200);
}

void tst_HttpAnswers::answers500WhenACoreHandlerDropsItsRespond()
{
    TestFront front({{"/drop", {Method::Get}, Cors::None, 0,
        CoreHandler([](const Request &, const Respond &) {})}});
    RawClient client = front.connect();
    client.send(get("/drop") + get("/drop"));
    QCOMPARE(client.answer()->status, 500);
    QCOMPARE(client.answer()->status, 500);
}

void tst_HttpAnswers::answersAHalfClosedClient()
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

void tst_HttpAnswers::answersAHalfClosedClientThatPipelined()
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

void tst_HttpAnswers::survivesClientsThatLeaveBeforeTheCoreAnswers()
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

void tst_HttpAnswers::dropsAnswersThatComeTwice()
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

void tst_HttpAnswers::sendsLargeAnswersWhole()
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

QTEST_GUILESS_MAIN(tst_HttpAnswers)
#include "tst_HttpAnswers.moc"
