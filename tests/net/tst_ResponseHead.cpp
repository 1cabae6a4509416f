// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpDate.h"
#include "net/ResponseHead.h"

#include <QRegularExpression>
#include <QTest>

using namespace gatehouse::net;

class tst_ResponseHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellsStatusFieldsAndLength();
    void neverSplitsAnAnswer_data();
    void neverSplitsAnAnswer();
    void keepsTheFramingItsOwn();
    void framesEachAnswer();
    void hasNoContentWhereNoneMayBe();
    void opensAnswersToEveryOriginWithoutCredentials();
    void opensNoPageToAnotherOrigin();
    void answersAPreflight();
    void saysWhenTheConnectionEnds();
    void spellsDates();
};

void tst_ResponseHead::spellsStatusFieldsAndLength()
{
    const QByteArray head = responseHead(
        {429, "application/json", {{"Retry-After", "5"}, {"Cache-Control", "no-store"}}, "{}"}, {});
    QVERIFY(head.startsWith("HTTP/1.1 429 Too Many Requests\r\n"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    for (const char *line : {"\r\nContent-Type: application/json\r\n", "\r\nContent-Length: 2\r\n",
             "\r\nRetry-After: 5\r\n", "\r\nCache-Control: no-store\r\n",
             "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nDate: "})
        QVERIFY2(head.contains(line), line);
    QVERIFY(!head.contains("Server:"));
    QVERIFY(!head.contains("Access-Control"));
}

void tst_ResponseHead::neverSplitsAnAnswer_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addRow("CRLF in a value") << QByteArray("X-A") << QByteArray("a\r\nX-Evil: 1");
    QTest::addRow("LF in a value") << QByteArray("X-A") << QByteArray("a\nX-Evil: 1");
    QTest::addRow("CR in a value") << QByteArray("X-A") << QByteArray("a\rX-Evil: 1");
    QTest::addRow("NUL in a value") << QByteArray("X-A") << QByteArray("a\0X-Evil: 1", 11);
    QTest::addRow("CRLF in a name") << QByteArray("X-Evil: 1\r\nX-A") << QByteArray("a");
    QTest::addRow("colon in a name") << QByteArray("X-Evil: 1") << QByteArray("a");
    QTest::addRow("empty name") << QByteArray() << QByteArray("X-Evil");
}

void tst_ResponseHead::neverSplitsAnAnswer()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was left out")));
    const QByteArray head = responseHead({200, {}, {{name, value}, {"X-B", "b"}}, {}}, {});
    QVERIFY(!head.contains("X-Evil"));
    QVERIFY(head.contains("\r\nX-B: b\r\n"));
    QCOMPARE(head.count("\r\n\r\n"), 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was left out")));
    QVERIFY(!responseHead({200, "a\r\nX-Evil: 1", {}, {}}, {}).contains("X-Evil"));
}

void tst_ResponseHead::keepsTheFramingItsOwn()
{
    const QByteArray head =
        responseHead({200, "text/plain",
                         {{"content-length", "99"}, {"Transfer-Encoding", "chunked"},
                             {"Connection", "keep-alive"}, {"Date", "never"}, {"Server", "x/1.0"}},
                         "four"},
            {});
    QCOMPARE(head.toLower().count("content-length"), 1);
    QVERIFY(head.contains("Content-Length: 4\r\n"));
    QVERIFY(!head.contains("Transfer-Encoding"));
    QVERIFY(!head.contains("Connection"));
    QVERIFY(!head.contains("never"));
    QVERIFY(!head.contains("x/1.0"));
}

void tst_ResponseHead::framesEachAnswer()
{
    const Response response {200, "text/event-stream", {}, {}};
    QVERIFY(responseHead(response, {Framing::Chunked}).contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(!responseHead(response, {Framing::Chunked}).contains("Content-Length"));
    const QByteArray untilClose = responseHead(response, {Framing::UntilClose, true});
    QVERIFY(!untilClose.contains("Content-Length"));
    QVERIFY(!untilClose.contains("Transfer-Encoding"));
    QVERIFY(responseHead({202, {}, {}, {}}, {}).contains("Content-Length: 0\r\n"));
}

void tst_ResponseHead::hasNoContentWhereNoneMayBe()
{
    for (const int status : {204, 304})
        QVERIFY(!responseHead({status, {}, {}, {}}, {}).contains("Content-Length"));
    QVERIFY(!mayHaveBody(204));
    QVERIFY(!mayHaveBody(304));
    QVERIFY(mayHaveBody(200));
    QVERIFY(mayHaveBody(404));
}

void tst_ResponseHead::opensNoPageToAnotherOrigin()
{
    const AnswerShape shape {.anyOrigin = true};
    const QByteArray head = responseHead({200, "text/html; charset=utf-8", {}, "hi"}, shape);
    QVERIFY(!head.contains("Access-Control"));
}

void tst_ResponseHead::opensAnswersToEveryOriginWithoutCredentials()
{
    const QByteArray head = responseHead({401, {}, {}, {}}, {Framing::Length, false, true});
    QVERIFY(head.contains("\r\nAccess-Control-Allow-Origin: *\r\n"));
    QVERIFY(head.contains("\r\nAccess-Control-Expose-Headers: WWW-Authenticate, Mcp-Session-Id, "
                          "Mcp-Protocol-Version, Retry-After\r\n"));
    QVERIFY(!head.contains("Credentials"));
}

void tst_ResponseHead::answersAPreflight()
{
    const Response open = preflightAnswer("GET, POST", true);
    QCOMPARE(open.status, 204);
    QCOMPARE(open.headers.value("Allow"), QByteArray("GET, POST"));
    QCOMPARE(open.headers.value("Access-Control-Allow-Methods"), QByteArray("GET, POST"));
    for (const char *name : {"Authorization", "Content-Type", "Mcp-Session-Id",
             "Mcp-Protocol-Version", "Mcp-Method", "Mcp-Name", "Last-Event-ID", "DPoP"})
        QVERIFY(open.headers.value("Access-Control-Allow-Headers")
                    .split(',')
                    .contains(QByteArray(" ") + name)
            || open.headers.value("Access-Control-Allow-Headers").startsWith(name));
    QVERIFY(open.headers.contains("Access-Control-Max-Age"));
    QVERIFY(!open.headers.contains("Access-Control-Allow-Credentials"));
    const Response closed = preflightAnswer("GET", false);
    QCOMPARE(closed.headers.fields().size(), 1);
}

void tst_ResponseHead::saysWhenTheConnectionEnds()
{
    QVERIFY(responseHead({}, {Framing::Length, true}).contains("\r\nConnection: close\r\n"));
    QVERIFY(!responseHead({}, {}).contains("Connection"));
}

void tst_ResponseHead::spellsDates()
{
    using namespace std::chrono;
    // RFC 9110 5.6.7.
    QCOMPARE(
        httpDate(sys_seconds(seconds(784111777))), QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(
        httpDate(sys_seconds(seconds(1709164800))), QByteArray("Thu, 29 Feb 2024 00:00:00 GMT"));
    const auto now = floor<seconds>(system_clock::now());
    QVERIFY(currentHttpDate() == httpDate(now) || currentHttpDate() == httpDate(now + 1s));
}

QTEST_APPLESS_MAIN(tst_ResponseHead)
#include "tst_ResponseHead.moc"
