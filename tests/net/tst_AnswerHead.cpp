// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AnswerHead.h"

#include <QTest>

using namespace gatehouse::net;
using Outcome = AnswerHeadResult::Outcome;

class tst_AnswerHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStatusAndFields();
    void skipsInterimAnswers();
    void readsFramingAndPersistence_data();
    void readsFramingAndPersistence();
    void refuses_data();
    void refuses();
    void waitsForTheRest();
    void refusesAHeadWithoutEnd();
};

void tst_AnswerHead::readsStatusAndFields()
{
    const QByteArray text =
        "HTTP/1.1 404 Not Found\r\nContent-Type: a/b\r\nX:  y \r\nX: z\r\n\r\nbody";
    const AnswerHeadResult result = parseAnswerHead(text);
    QCOMPARE(result.outcome, Outcome::Complete);
    QCOMPARE(text.sliced(result.consumed), "body");
    QCOMPARE(result.head.status, 404);
    QCOMPARE(result.head.headers.value("content-type"), "a/b");
    QCOMPARE(result.head.headers.values("x"), QList<QByteArray>({"y", "z"}));
    QCOMPARE(parseAnswerHead("HTTP/1.1 200\r\n\r\n").head.status, 200);
}

void tst_AnswerHead::skipsInterimAnswers()
{
    const QByteArray text =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
        "HTTP/1.1 204 No Content\r\n\r\nrest";
    const AnswerHeadResult result = parseAnswerHead(text);
    QCOMPARE(result.outcome, Outcome::Complete);
    QCOMPARE(result.head.status, 204);
    QVERIFY(!result.head.headers.contains("Link"));
    QCOMPARE(text.sliced(result.consumed), "rest");
    // RFC 9110 15.2.2: we never ask for another protocol.
    QCOMPARE(parseAnswerHead("HTTP/1.1 101 Switching\r\n\r\n").outcome, Outcome::Malformed);
    QCOMPARE(parseAnswerHead(QByteArray("HTTP/1.1 100 x\r\n\r\n").repeated(11)).outcome,
        Outcome::Malformed);
}

void tst_AnswerHead::readsFramingAndPersistence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("length"); ///< -1: none
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<bool>("keepAlive");
    const auto row = [](const char *name, const QByteArray &rest, qint64 length, bool chunked,
                         bool keepAlive) {
        QTest::newRow(name) << rest << length << chunked << keepAlive;
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 5, false, true);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n", -1, true, true);
    row("close", "HTTP/1.1 200 OK\r\nConnection: x, Close\r\n\r\n", -1, false, false);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", 0, false, false);
}

void tst_AnswerHead::readsFramingAndPersistence()
{
    QFETCH(QByteArray, text);
    const AnswerHeadResult result = parseAnswerHead(text);
    QCOMPARE(result.outcome, Outcome::Complete);
    QTEST(result.head.contentLength.value_or(-1), "length");
    QTEST(result.head.chunked, "chunked");
    QTEST(result.head.keepAlive, "keepAlive");
}

void tst_AnswerHead::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("no HTTP", "SSH-2.0-x\r\n\r\n");
    row("HTTP/2", "HTTP/2 200\r\n\r\n");
    row("HTTP/1.2", "HTTP/1.2 200 OK\r\n\r\n");
    row("no status", "HTTP/1.1 \r\n\r\n");
    row("a short status", "HTTP/1.1 20\r\n\r\n");
    row("a long status", "HTTP/1.1 2000\r\n\r\n");
    row("a status of 600", "HTTP/1.1 600 x\r\n\r\n");
    row("a status of 099", "HTTP/1.1 099 x\r\n\r\n");
    row("an empty head", "\r\n\r\n");
    row("bare LF", "HTTP/1.1 200 OK\nA: b\n\n");
    row("bare CR", "HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n");
    row("NUL", QByteArray("HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n", 27));
    row("a folded field", "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n");
    row("a blank before the colon", "HTTP/1.1 200 OK\r\nA : b\r\n\r\n");
    row("no colon", "HTTP/1.1 200 OK\r\nA\r\n\r\n");
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n");
    row("a list of lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\n");
    row("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
    row("a huge length", "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999\r\n\r\n");
    row("length and chunks",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("another coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n");
    row("chunks in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("too many fields", "HTTP/1.1 200 OK\r\n" + QByteArray("A: b\r\n").repeated(129) + "\r\n");
}

void tst_AnswerHead::refuses()
{
    QFETCH(QByteArray, text);
    QCOMPARE(parseAnswerHead(text).outcome, Outcome::Malformed);
}

void tst_AnswerHead::waitsForTheRest()
{
    const QByteArray text = "HTTP/1.1 100 x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";
    for (qsizetype size = 0; size < text.size(); ++size)
        QCOMPARE(parseAnswerHead(text.first(size)).outcome, Outcome::NeedMore);
    QCOMPARE(parseAnswerHead(text).outcome, Outcome::Complete);
}

void tst_AnswerHead::refusesAHeadWithoutEnd()
{
    const QByteArray text = "HTTP/1.1 200 OK\r\nA: " + QByteArray(MaxAnswerHeadBytes, 'x');
    QCOMPARE(parseAnswerHead(text).outcome, Outcome::Malformed);
    QCOMPARE(parseAnswerHead(text.first(MaxAnswerHeadBytes)).outcome, Outcome::NeedMore);
}

QTEST_APPLESS_MAIN(tst_AnswerHead)
#include "tst_AnswerHead.moc"
