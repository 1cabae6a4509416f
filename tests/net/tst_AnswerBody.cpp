// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AnswerBody.h"

#include <QTest>

using namespace gatehouse::net;
using State = AnswerBody::State;

namespace {

struct Outcome
{
    State state = State::NeedMore;
    QByteArray content;
    QByteArray rest;
};

/// Feeds \a bytes in pieces of \a size.
Outcome feed(const AnswerHead &head, const QByteArray &bytes, qsizetype size)
{
    AnswerBody body = AnswerBody::after(head);
    Outcome outcome;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        QByteArrayView piece = QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at));
        while (body.state() == State::NeedMore && !piece.isEmpty())
            outcome.content += body.take(piece);
        outcome.rest += piece;
    }
    outcome.state = body.state();
    return outcome;
}

AnswerHead chunked()
{
    return {.status = 200, .chunked = true};
}

} // namespace

class tst_AnswerBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsALength();
    void readsChunks();
    void refusesChunks_data();
    void refusesChunks();
    void someAnswersHaveNone();
    void theEndOfTheStreamEndsOnlyOneKind();
};

void tst_AnswerBody::readsALength()
{
    for (const qsizetype size : {1, 2, 100}) {
        const Outcome outcome = feed({.status = 200, .contentLength = 5}, "helloHTTP", size);
        QCOMPARE(outcome.state, State::Complete);
        QCOMPARE(outcome.content, "hello");
        QCOMPARE(outcome.rest, "HTTP");
    }
    QCOMPARE(feed({.status = 200, .contentLength = 5}, "hell", 9).state, State::NeedMore);
}

void tst_AnswerBody::readsChunks()
{
    for (const qsizetype size : {1, 2, 3, 100}) {
        const Outcome outcome = feed(chunked(),
            "5\r\nhello\r\n00000A;ext=\"1\"\r\n, world!!!\r\n0\r\nX: y\r\nZ: \r\n\r\nnext", size);
        QCOMPARE(outcome.state, State::Complete);
        QCOMPARE(outcome.content, "hello, world!!!");
        QCOMPARE(outcome.rest, "next");
    }
}

void tst_AnswerBody::refusesChunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes;
    };
    row("no size", "\r\n");
    row("a sign", "-5\r\n");
    row("hex with a prefix", "0x5\r\n");
    row("a blank", " 5\r\n");
    row("a bare LF", "5\nhello");
    row("a huge size", "1000000000000\r\n");
    row("no CRLF behind", "5\r\nhelloXX");
    row("a bare LF in a trailer", "0\r\n\n");
    row("NUL in an extension", QByteArray("5;\0\r\n", 5));
    row("an extension without end", "5;" + QByteArray(20'000, 'x'));
    row("trailers without end", "0\r\n" + QByteArray("A: b\r\n").repeated(4000));
}

void tst_AnswerBody::refusesChunks()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(feed(chunked(), bytes, 1).state, State::Malformed);
    QCOMPARE(feed(chunked(), bytes, bytes.size()).state, State::Malformed);
}

void tst_AnswerBody::someAnswersHaveNone()
{
    // RFC 9112 6.3: whatever their fields say.
    for (const int status : {204, 304})
        QCOMPARE(
            AnswerBody::after({.status = status, .contentLength = 5}).state(), State::Complete);
    QCOMPARE(AnswerBody::after({.status = 200, .contentLength = 0}).state(), State::Complete);
}

void tst_AnswerBody::theEndOfTheStreamEndsOnlyOneKind()
{
    AnswerBody untilClose = AnswerBody::after({.status = 200});
    QVERIFY(untilClose.isUntilClose());
    QByteArrayView bytes = "abc";
    QCOMPARE(untilClose.take(bytes), QByteArrayView("abc"));
    untilClose.endOfStream();
    QCOMPARE(untilClose.state(), State::Complete);
    AnswerBody length = AnswerBody::after({.status = 200, .contentLength = 5});
    length.endOfStream();
    QCOMPARE(length.state(), State::Malformed);
    AnswerBody chunks = AnswerBody::after(chunked());
    chunks.endOfStream();
    QCOMPARE(chunks.state(), State::Malformed);
}

QTEST_APPLESS_MAIN(tst_AnswerBody)
#include "tst_AnswerBody.moc"
