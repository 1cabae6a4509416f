// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/LineReader.h"

#include <QTest>

using gatehouse::process::LineReader;
using Line = LineReader::Line;

class tst_LineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAtEveryNewline();
    void keepsWhatHasNoEndYet();
    void takesCarriageReturnsOff();
    void tellsALineThatIsTooLongAtOnceAndSkipsItsRest();
    void takesALineOfExactlyTheBound();
    void givesTheSameInPiecesOfAnySize();
    void endsWithWhatIsLeft();
};

namespace {

std::vector<Line> linesOf(LineReader reader, QByteArrayView bytes, qsizetype step)
{
    std::vector<Line> lines;
    const auto add = [&lines](const std::vector<Line> &more) {
        lines.insert(lines.end(), more.begin(), more.end());
    };
    for (qsizetype at = 0; at < bytes.size(); at += step)
        add(reader.feed(bytes.sliced(at, std::min(step, bytes.size() - at))));
    add(reader.finish());
    return lines;
}

} // namespace

void tst_LineReader::cutsAtEveryNewline()
{
    LineReader reader(100);
    QCOMPARE(reader.feed("a\n\nbc\n"), (std::vector<Line> {{"a"}, {""}, {"bc"}}));
}

void tst_LineReader::keepsWhatHasNoEndYet()
{
    LineReader reader(100);
    QVERIFY(reader.feed("{\"a\":").empty());
    QCOMPARE(reader.feed("1}\n{"), (std::vector<Line> {{"{\"a\":1}"}}));
}

void tst_LineReader::takesCarriageReturnsOff()
{
    LineReader reader(100);
    QCOMPARE(reader.feed("a\r\nb\rc\n"), (std::vector<Line> {{"a"}, {"b\rc"}}));
}

void tst_LineReader::tellsALineThatIsTooLongAtOnceAndSkipsItsRest()
{
    LineReader reader(4);
    QCOMPARE(reader.feed("abcde"), (std::vector<Line> {{"abcd", true}}));
    QVERIFY(reader.feed("fghijklmnopqrstuvwxyz").empty());
    QCOMPARE(reader.feed("z\nok\n"), (std::vector<Line> {{"ok"}}));
}

void tst_LineReader::takesALineOfExactlyTheBound()
{
    LineReader reader(4);
    QCOMPARE(reader.feed("abcd\n"), (std::vector<Line> {{"abcd"}}));
}

void tst_LineReader::givesTheSameInPiecesOfAnySize()
{
    const QByteArray text = "one\r\n\ntwo, which is too long\nthree\nfour";
    const auto whole = linesOf(LineReader(8), text, text.size());
    QCOMPARE(whole.size(), std::size_t(5));
    for (qsizetype step = 1; step < text.size(); ++step)
        QCOMPARE(linesOf(LineReader(8), text, step), whole);
}

void tst_LineReader::endsWithWhatIsLeft()
{
    LineReader reader(4);
    reader.feed("a\nb\r");
    QCOMPARE(reader.finish(), (std::vector<Line> {{"b"}}));
    QVERIFY(reader.finish().empty());
    reader.feed("abcdefgh");
    QVERIFY(reader.finish().empty());
}

QTEST_GUILESS_MAIN(tst_LineReader)
#include "tst_LineReader.moc"
