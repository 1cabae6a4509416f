// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/BodyReader.h"

#include <QTest>

using namespace gatehouse::net;
using State = BodyReader::State;

namespace {

constexpr qsizetype MaxBytes = 100;

struct Outcome
{
    State state;
    qsizetype consumed = 0;
    QByteArray body;
};

Outcome feed(BodyReader reader, const QByteArray &bytes, qsizetype step)
{
    Outcome outcome {reader.state(), 0, {}};
    while (reader.state() == State::NeedMore && outcome.consumed < bytes.size()) {
        const qsizetype count = std::min(step, bytes.size() - outcome.consumed);
        outcome.consumed += reader.feed(QByteArrayView(bytes).sliced(outcome.consumed, count));
    }
    outcome.state = reader.state();
    outcome.body = reader.take();
    return outcome;
}

} // namespace

class tst_BodyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNothingToReadWithoutABody();
    void readsAKnownLength();
    void refusesALengthAboveTheLimitBeforeReading();
    void readsChunks_data();
    void readsChunks();
    void refusesChunks_data();
    void refusesChunks();
    void waitsForTheRest();
    void doesNotBelieveAPromisedLength();
};

void tst_BodyReader::hasNothingToReadWithoutABody()
{
    BodyReader none;
    QCOMPARE(none.state(), State::Complete);
    QCOMPARE(none.feed("GET"), 0);
    QCOMPARE(BodyReader::ofLength(0, 0).state(), State::Complete);
}

void tst_BodyReader::readsAKnownLength()
{
    for (const qsizetype step : {1, 2, 3, 100}) {
        const Outcome outcome = feed(BodyReader::ofLength(5, MaxBytes), "helloGET /", step);
        QCOMPARE(outcome.state, State::Complete);
        QCOMPARE(outcome.consumed, 5);
        QCOMPARE(outcome.body, QByteArray("hello"));
    }
}

void tst_BodyReader::refusesALengthAboveTheLimitBeforeReading()
{
    QCOMPARE(BodyReader::ofLength(MaxBytes, MaxBytes).state(), State::NeedMore);
    QCOMPARE(BodyReader::ofLength(MaxBytes + 1, MaxBytes).state(), State::TooLarge);
    QCOMPARE(BodyReader::ofLength(1, 0).state(), State::TooLarge);
}

void tst_BodyReader::readsChunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("empty") << QByteArray("0\r\n\r\n") << QByteArray();
    QTest::addRow("one") << QByteArray("5\r\nhello\r\n0\r\n\r\n") << QByteArray("hello");
    QTest::addRow("several") << QByteArray("2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")
                             << QByteArray("hello");
    QTest::addRow("hexadecimal") << "1a\r\n" + QByteArray(26, 'x') + "\r\n1A\r\n"
            + QByteArray(26, 'y')
            + "\r\n0\r\n\r\n" << QByteArray(26, 'x') + QByteArray(26, 'y');
    QTest::addRow("leading zeros")
        << QByteArray("0000005\r\nhello\r\n000\r\n\r\n") << QByteArray("hello");
    QTest::addRow("line ends inside")
        << QByteArray("4\r\n\r\n\r\n\r\n0\r\n\r\n") << QByteArray("\r\n\r\n");
    QTest::addRow("exactly the limit") << "64\r\n" + QByteArray(100, 'x') + "\r\n0\r\n\r\n"
                                       << QByteArray(100, 'x');
}

void tst_BodyReader::readsChunks()
{
    QFETCH(const QByteArray, bytes);
    for (const qsizetype step : {1, 2, 3, 7, 1000}) {
        const Outcome outcome =
            feed(BodyReader::chunked(MaxBytes), bytes + "GET / HTTP/1.1\r\n", step);
        QCOMPARE(outcome.state, State::Complete);
        QCOMPARE(outcome.consumed, bytes.size());
        QTEST(outcome.body, "body");
    }
}

void tst_BodyReader::refusesChunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<State>("state");
    const auto row = [](const char *name, const QByteArray &bytes, State state = State::Malformed) {
        QTest::addRow("%s", name) << bytes << state;
    };
    row("no size", "\r\nhello");
    row("bad digits", "zz\r\n\r\n");
    row("negative", "-5\r\nhello\r\n0\r\n\r\n");
    row("signed", "+5\r\nhello\r\n0\r\n\r\n");
    row("0x", "0x5\r\nhello\r\n0\r\n\r\n");
    row("blank before the size", " 5\r\nhello\r\n0\r\n\r\n");
    row("blank after the size", "5 \r\nhello\r\n0\r\n\r\n");
    row("extension", "5;a=b\r\nhello\r\n0\r\n\r\n");
    row("extension at the end", "5\r\nhello\r\n0;a\r\n\r\n");
    row("bare LF after the size", "5\nhello\r\n0\r\n\r\n");
    row("bare CR after the size", "5\rhello\r\n0\r\n\r\n");
    row("bare LF after the data", "5\r\nhello\n0\r\n\r\n");
    row("missing line end", "5\r\nhelloXX0\r\n\r\n");
    row("too much data", "4\r\nhello\r\n0\r\n\r\n");
    row("trailer", "5\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n");
    row("smuggling trailer", "5\r\nhello\r\n0\r\nXXGET /admin HTTP/1.1\r\n\r\n");
    row("bare LF at the end", "0\r\n\n");
    row("above the limit", "65\r\n" + QByteArray(101, 'x'), State::TooLarge);
    row("above the limit together", "60\r\n" + QByteArray(96, 'x') + "\r\n5\r\nhello",
        State::TooLarge);
    row("huge", "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n", State::TooLarge);
    row("many zeros", "00000005\r\nhello\r\n0\r\n\r\n", State::TooLarge);
}

void tst_BodyReader::refusesChunks()
{
    QFETCH(const QByteArray, bytes);
    for (const qsizetype step : {1, 2, 3, 1000}) {
        const Outcome outcome = feed(BodyReader::chunked(MaxBytes), bytes, step);
        QTEST(outcome.state, "state");
    }
}

void tst_BodyReader::waitsForTheRest()
{
    const QByteArray whole = "5\r\nhello\r\n0\r\n\r\n";
    for (qsizetype length = 0; length < whole.size(); ++length)
        QCOMPARE(
            feed(BodyReader::chunked(MaxBytes), whole.first(length), 100).state, State::NeedMore);
}

void tst_BodyReader::doesNotBelieveAPromisedLength()
{
    BodyReader reader = BodyReader::ofLength(1'000'000'000, 2'000'000'000);
    reader.feed("x");
    QCOMPARE(reader.size(), 1);
    QVERIFY(reader.take().capacity() < 1'000'000);
}

QTEST_APPLESS_MAIN(tst_BodyReader)
#include "tst_BodyReader.moc"
