// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Requests.h"

using namespace gatehouse::net;
using namespace gatehouse::test;

/// Which row answers a request, and what the row lets browsers do.
class tst_HttpRouting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRowsByTheLiteralPathOnly_data();
    void findsRowsByTheLiteralPathOnly();
    void prefersTheRowThatComesFirst();
    void namesTheMethodsOfAPathThatHasOthers();
    void answersHeadLikeGetWithoutTheBody();
    void answersPreflights();
    void opensOnlyMarkedRowsToEveryOrigin();
};

void tst_HttpRouting::findsRowsByTheLiteralPathOnly_data()
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

void tst_HttpRouting::findsRowsByTheLiteralPathOnly()
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

void tst_HttpRouting::prefersTheRowThatComesFirst()
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

void tst_HttpRouting::namesTheMethodsOfAPathThatHasOthers()
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

void tst_HttpRouting::answersHeadLikeGetWithoutTheBody()
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

void tst_HttpRouting::answersPreflights()
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

void tst_HttpRouting::opensOnlyMarkedRowsToEveryOrigin()
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

QTEST_GUILESS_MAIN(tst_HttpRouting)
#include "tst_HttpRouting.moc"
