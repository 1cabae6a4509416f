// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/Flow.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// The table of all URLs, as the running server answers them.
class tst_routes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersThePreflightOfEachPath_data();
    void answersThePreflightOfEachPath();
    void refusesOtherMethodsAndSaysWhichItKnows_data();
    void refusesOtherMethodsAndSaysWhichItKnows();
    void headIsGetWithoutABody_data();
    void headIsGetWithoutABody();
    void takesNoBodyWhereNoneBelongs_data();
    void takesNoBodyWhereNoneBelongs();
    void answersWhatItDoesNotKnowInTheReadersLanguage_data();
    void answersWhatItDoesNotKnowInTheReadersLanguage();
    void showsThePageForPeopleAtTheDoorToNoScript();

private:
    Flow m_flow {"1"};
};

void tst_routes::answersThePreflightOfEachPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allowed");
    QTest::addColumn<bool>("anyOrigin");
    const auto row = [](const QByteArray &path, const QByteArray &allowed, bool anyOrigin) {
        QTest::newRow(path) << path << allowed << anyOrigin;
    };
    for (const QByteArray path :
        {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp",
            "/.well-known/oauth-protected-resource/mcp/files",
            "/.well-known/oauth-authorization-server",
            "/.well-known/oauth-authorization-server/mcp",
            "/.well-known/oauth-authorization-server/mcp/files",
            "/.well-known/openid-configuration", "/.well-known/openid-configuration/mcp",
            "/.well-known/openid-configuration/mcp/files"})
        row(path, "GET, HEAD, OPTIONS", true);
    row("/mcp", "DELETE, GET, HEAD, OPTIONS, POST", true);
    row("/mcp/files", "DELETE, GET, HEAD, OPTIONS, POST", true);
    for (const QByteArray path : {"/token", "/register", "/revoke", "/introspect"})
        row(path, "OPTIONS, POST", true);
    row("/register/somebody", "DELETE, GET, HEAD, OPTIONS, PUT", true);
    row("/authorize", "GET, HEAD, OPTIONS, POST", false);
    for (const QByteArray path :
        {"/authorize/consent", "/authorize/provider", "/authorize/account"})
        row(path, "OPTIONS, POST", false);
    for (const QByteArray path : {"/authorize/wait", "/oauth/callback", "/oauth/provider-callback",
             "/oauth/provider-callback/google", "/health", "/health/ready", "/"})
        row(path, "GET, HEAD, OPTIONS", false);
}

void tst_routes::answersThePreflightOfEachPath()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, allowed);
    QFETCH(bool, anyOrigin);
    const RawAnswer answer = m_flow.send("OPTIONS", path,
        {"Origin: https://inspector.example", "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization"});
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.field("Allow"), allowed);
    QCOMPARE(answer.field("Access-Control-Allow-Origin"), anyOrigin ? "*" : "");
    QVERIFY(!answer.head.contains("Access-Control-Allow-Credentials"));
}

void tst_routes::refusesOtherMethodsAndSaysWhichItKnows_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allowed");
    QTest::newRow("metadata") << QByteArray("/.well-known/oauth-authorization-server")
                              << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("token") << QByteArray("/token") << QByteArray("OPTIONS, POST");
    QTest::newRow("door") << QByteArray("/mcp") << QByteArray("DELETE, GET, HEAD, OPTIONS, POST");
    QTest::newRow("authorize") << QByteArray("/authorize")
                               << QByteArray("GET, HEAD, OPTIONS, POST");
}

void tst_routes::refusesOtherMethodsAndSaysWhichItKnows()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, allowed);
    const RawAnswer answer = m_flow.send("PATCH", path, {"Content-Length: 0"});
    QCOMPARE(answer.status, 405); // RFC 9110 15.5.6
    QCOMPARE(answer.field("Allow"), allowed);
}

void tst_routes::headIsGetWithoutABody_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const QByteArray path : {"/.well-known/oauth-authorization-server",
             "/.well-known/oauth-protected-resource/mcp", "/health", "/health/ready", "/"})
        QTest::newRow(path) << path;
}

void tst_routes::headIsGetWithoutABody()
{
    QFETCH(QByteArray, path);
    const RawAnswer full = m_flow.send("GET", path);
    QCOMPARE(full.status, 200);
    RawClient client = m_flow.connect();
    client.send(m_flow.wire("HEAD", path) + m_flow.wire("GET", path));
    const auto head = client.answer(false);
    QVERIFY(head);
    QCOMPARE(head->status, 200);
    QCOMPARE(head->field("Content-Length"), full.field("Content-Length"));
    // Had it sent a body, the next answer would begin with it.
    const auto next = client.answer();
    QVERIFY(next);
    QCOMPARE(next->body, full.body);
}

void tst_routes::takesNoBodyWhereNoneBelongs_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("token") << QByteArray("/token") << qsizetype(64 * 1024 + 1);
    QTest::newRow("register") << QByteArray("/register") << qsizetype(64 * 1024 + 1);
    QTest::newRow("consent") << QByteArray("/authorize/consent") << qsizetype(64 * 1024 + 1);
    QTest::newRow("door") << QByteArray("/mcp") << qsizetype(4 * 1024 * 1024 + 1);
}

void tst_routes::takesNoBodyWhereNoneBelongs()
{
    QFETCH(QByteArray, path);
    QFETCH(qsizetype, size);
    // Refused by what it announces; not a byte of it is sent.
    RawClient client = m_flow.connect();
    client.send("POST " + path + " HTTP/1.1\r\nHost: " + m_flow.origin().sliced(7)
        + "\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n");
    const auto answer = client.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 413);
}

void tst_routes::answersWhatItDoesNotKnowInTheReadersLanguage_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("contentType");
    const QByteArray page = "text/html; charset=utf-8";
    const QByteArray json = "application/json";
    const QByteArray browser = "text/html,application/xhtml+xml";
    QTest::newRow("program") << QByteArray("/nowhere") << QByteArray("*/*") << json;
    QTest::newRow("person") << QByteArray("/nowhere") << browser << page;
    QTest::newRow("metadata") << QByteArray("/.well-known/nothing") << browser << json;
    QTest::newRow("other server") << QByteArray("/.well-known/oauth-protected-resource/mcp/nothing")
                                  << browser << json;
}

void tst_routes::answersWhatItDoesNotKnowInTheReadersLanguage()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, contentType);
    const RawAnswer answer = m_flow.send("GET", path, {"Accept: " + accept});
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.field("Content-Type"), contentType);
}

void tst_routes::showsThePageForPeopleAtTheDoorToNoScript()
{
    const RawAnswer page =
        m_flow.send("GET", "/mcp", {"Accept: text/html", "Origin: http://localhost:6274"});
    QCOMPARE(page.status, 200);
    QVERIFY(page.field("Content-Type").startsWith("text/html"));
    QVERIFY(!page.head.contains("Access-Control"));
    const RawAnswer refused = m_flow.send("POST", "/mcp", {"Origin: http://localhost:6274"}, "{}");
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.field("Access-Control-Allow-Origin"), "*");
}

QTEST_GUILESS_MAIN(tst_routes)
#include "tst_routes.moc"
