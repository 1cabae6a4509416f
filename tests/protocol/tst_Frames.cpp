// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Frames.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::protocol;
using namespace Qt::Literals::StringLiterals;

class tst_Frames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesNothingBeforeANewline();
    void givesFramesInTheirOrder();
    void givesTheSameFramesInPiecesOfAnySize();
    void knowsThatAFrameHasBegun();
    void takesAFrameOfTheLargestSize();
    void refusesALongerFrame_data();
    void refusesALongerFrame();
    void holdsNoMoreOfAnEndlessFrame();
    void writesOneLine();
    void refusesToWriteWhatNobodyWouldRead();
};

void tst_Frames::givesNothingBeforeANewline()
{
    FrameReader reader;
    QVERIFY(!reader.next());
    reader.feed("{\"a\":");
    QVERIFY(!reader.next());
    reader.feed("1}");
    QVERIFY(!reader.next());
    reader.feed("\n");
    QCOMPARE(reader.next().value(), QByteArray("{\"a\":1}"));
    QVERIFY(!reader.next());
}

void tst_Frames::givesFramesInTheirOrder()
{
    FrameReader reader;
    reader.feed("one\ntwo\n\nthree\nfo");
    for (const QByteArray expected : {"one", "two", "", "three"})
        QCOMPARE(reader.next().value(), expected);
    QVERIFY(!reader.next());
    reader.feed("ur\n");
    QCOMPARE(reader.next().value(), QByteArray("four"));
}

void tst_Frames::givesTheSameFramesInPiecesOfAnySize()
{
    const QByteArray sent = "a\nbb\n\nccc\n" + QByteArray(300, 'd') + "\ne\n";
    for (qsizetype step = 1; step <= sent.size(); ++step) {
        FrameReader reader;
        QByteArrayList frames;
        for (qsizetype at = 0; at < sent.size(); at += step) {
            reader.feed(QByteArrayView(sent).sliced(at, std::min(step, sent.size() - at)));
            while (auto frame = reader.next())
                frames.append(*frame);
        }
        QCOMPARE(frames.join('\n') + '\n', sent);
    }
}

void tst_Frames::knowsThatAFrameHasBegun()
{
    FrameReader reader;
    QVERIFY(!reader.hasBegun());
    reader.feed("a\nb");
    QVERIFY(reader.next() && !reader.next());
    QVERIFY(reader.hasBegun());
    reader.feed("\n");
    QVERIFY(reader.next());
    QVERIFY(!reader.hasBegun());
}

void tst_Frames::takesAFrameOfTheLargestSize()
{
    FrameReader reader;
    const QByteArray largest(MaxFrameBytes, 'x');
    reader.feed(largest);
    QVERIFY(!reader.next() && !reader.isTooLong());
    reader.feed("\n");
    QCOMPARE(reader.next().value(), largest);
}

void tst_Frames::refusesALongerFrame_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("whole") << QByteArray("x\n");
    QTest::newRow("begun") << QByteArray("x");
}

void tst_Frames::refusesALongerFrame()
{
    QFETCH(QByteArray, end);
    FrameReader reader;
    reader.feed("first\n" + QByteArray(MaxFrameBytes, 'x') + end);
    QCOMPARE(reader.next().value(), QByteArray("first"));
    QVERIFY(!reader.next());
    QVERIFY(reader.isTooLong());
    reader.feed("\nafter\n");
    QVERIFY(!reader.next());
}

void tst_Frames::holdsNoMoreOfAnEndlessFrame()
{
    FrameReader reader;
    const QByteArray piece(1 << 16, 'x');
    for (int i = 0; i < (1 << 30) / piece.size(); ++i) { // 1 GB
        reader.feed(piece);
        QVERIFY(!reader.next());
    }
    QVERIFY(reader.isTooLong());
    QVERIFY(!reader.hasBegun());
}

void tst_Frames::writesOneLine()
{
    const auto frame = frameOf({{u"text"_s, u"two\nlines"_s}});
    QVERIFY(frame.ok());
    QCOMPARE(*frame, QByteArray("{\"text\":\"two\\nlines\"}\n"));
}

void tst_Frames::refusesToWriteWhatNobodyWouldRead()
{
    const auto frame = frameOf({{u"text"_s, QString(MaxFrameBytes, u'x')}});
    QVERIFY(!frame.ok());
    QCOMPARE(frame.error().kind, base::ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(tst_Frames)
#include "tst_Frames.moc"
