// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Table.h"

#include <QTest>

#include <clocale>

using namespace gatehouse::ctl;
using namespace Qt::Literals::StringLiterals;

class tst_Table : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::setlocale(LC_ALL, "C.UTF-8"); }
    void columnsAreAsWideAsTheyNeed();
    void fitsATerminal_data();
    void fitsATerminal();
    void elidesTheWidestFirst();
    void countsColumnsNotLetters();
    void showsWhatATerminalWouldObey();
    void elides();
};

void tst_Table::columnsAreAsWideAsTheyNeed()
{
    Table table({u"A"_s, u"LONG"_s, u"C"_s});
    table.add({u"aaa"_s, u"b"_s, u"c"_s});
    table.add({u"a"_s, u"bbbbbb"_s, u""_s});
    QCOMPARE(table.text({}),
        u"A    LONG    C\n"
        "aaa  b       c\n"
        "a    bbbbbb\n"_s);
}

void tst_Table::fitsATerminal_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {25, 40, 80, 200})
        QTest::addRow("%d", width) << width;
}

void tst_Table::fitsATerminal()
{
    QFETCH(int, width);
    Table table({u"PERSON"_s, u"CLIENT"_s, u"SERVER"_s});
    table.add({QString(70, u'p'), QString(50, u'東'), QString(30, u's')});
    const QStringList lines = table.text(width).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    for (const QString &line : lines)
        QVERIFY2(columnsOf(line) <= width, qPrintable(line));
}

void tst_Table::elidesTheWidestFirst()
{
    Table table({u"A"_s, u"B"_s});
    table.add({u"short"_s, u"a very long cell indeed"_s});
    QCOMPARE(table.text(20), u"A      B\nshort  a very long …\n"_s);
}

void tst_Table::countsColumnsNotLetters()
{
    QCOMPARE(columnsOf(u"東京"_s), 4);
    QCOMPARE(columnsOf(u"e\u0301"_s), 1);
    Table table({u"A"_s, u"B"_s});
    table.add({u"東京"_s, u"x"_s});
    table.add({u"abcd"_s, u"y"_s});
    QVERIFY(table.text({}).contains(u"東京  x\nabcd  y\n"));
}

void tst_Table::showsWhatATerminalWouldObey()
{
    Table table({u"NAME"_s});
    table.add({u"\x1b[31mred\nnext"_s});
    QCOMPARE(table.text({}), u"NAME\n\\x1b[31mred\\x0anext\n"_s);
}

void tst_Table::elides()
{
    QCOMPARE(elided(u"abcdef"_s, 6), u"abcdef"_s);
    QCOMPARE(elided(u"abcdef"_s, 5), u"abcd…"_s);
    QCOMPARE(elided(u"東京都"_s, 4), u"東…"_s);
    QCOMPARE(elided(u"\U0001F600\U0001F600"_s, 3), u"\U0001F600…"_s);
}

QTEST_GUILESS_MAIN(tst_Table)
#include "tst_Table.moc"
