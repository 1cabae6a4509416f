// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/JsonScan.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace gatehouse::base;

class tst_JsonScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresDepth_data();
    void measuresDepth();
    void findsTheEndOfAString_data();
    void findsTheEndOfAString();
    void findsDoubleMembers_data();
    void findsDoubleMembers();
    void takesTimeByTheSizeOfTheTextOnly_data();
    void takesTimeByTheSizeOfTheTextOnly();
};

void tst_JsonScan::measuresDepth_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("depth");
    QTest::addRow("nothing") << QByteArray() << 0;
    QTest::addRow("a number") << QByteArray("1") << 0;
    QTest::addRow("side by side") << QByteArray("[[],[],{}]") << 2;
    QTest::addRow("inside a string") << QByteArray(R"(["[[[", "\"[[["])") << 1;
    QTest::addRow("after an escaped backslash") << QByteArray(R"(["\\", [[]]])") << 3;
    QTest::addRow("never closed") << QByteArray("[[[[") << 4;
    QTest::addRow("closed before") << QByteArray("]]]][[[[") << 4;
}

void tst_JsonScan::measuresDepth()
{
    QFETCH(QByteArray, text);
    QFETCH(int, depth);
    QCOMPARE(jsonDepth(text), depth);
}

void tst_JsonScan::findsTheEndOfAString_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("end");
    QTest::addRow("an empty one") << QByteArray(R"("")") << 2;
    QTest::addRow("letters") << QByteArray(R"("abc", 1)") << 5;
    QTest::addRow("an escaped quote") << QByteArray(R"("a\"b" )") << 6;
    QTest::addRow("an escaped backslash") << QByteArray(R"("a\\" ")") << 5;
    QTest::addRow("escapes without end") << QByteArray(R"("\"\"\")") << 7;
    QTest::addRow("a backslash at the end") << QByteArray(R"("a\)") << 3;
    QTest::addRow("no end") << QByteArray(R"("abc)") << 4;
    QTest::addRow("a quote alone") << QByteArray(R"(")") << 1;
}

void tst_JsonScan::findsTheEndOfAString()
{
    QFETCH(QByteArray, text);
    QFETCH(int, end);
    QCOMPARE(endOfJsonString(text, 0), qsizetype(end));
}

void tst_JsonScan::findsDoubleMembers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isDouble");
    const auto row = [](const QByteArray &text, bool isDouble) {
        QTest::addRow("%s", text.constData()) << text << isDouble;
    };
    row(R"({"a":1,"b":2})", false);
    row(R"({"a":1,"a":2})", true);
    row(R"({"a":1,"A":2})", true);
    row(R"({"a":1,"\u0061":2})", true);
    row(R"({"k":1,"K":2})", true);
    row(R"({"k":1,"\u212a":2})", true); // the Kelvin sign
    row(R"({"p":{"n":1,"n":2}})", true);
    row(R"({"p":{"q":{"n":1,"n":2}}})", false); // the third level is nobody's business
    row(R"({"p":{"a":1},"q":{"a":2}})", false);
    row(R"({"a":"a","b":["a","a"]})", false);
    row(R"({"a":"\",\"a\":","b":1})", false);
    row(R"([{"a":1},{"a":1}])", false);
    row(R"([{"a":1,"a":1}])", true);
}

void tst_JsonScan::findsDoubleMembers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isDouble);
    QCOMPARE(hasDoubleMembers(text, 2), isDouble);
}

void tst_JsonScan::takesTimeByTheSizeOfTheTextOnly_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addRow("escapes") << QByteArray(R"(\n)");
    QTest::addRow("escaped quotes") << QByteArray(R"(\")");
    QTest::addRow("brackets") << QByteArray("[");
    QTest::addRow("strings") << QByteArray(R"("",)");
    QTest::addRow("members") << QByteArray(R"("a\n":1,)");
}

/// Work that grows with the square of a body would let one request hold a thread for minutes.
void tst_JsonScan::takesTimeByTheSizeOfTheTextOnly()
{
    QFETCH(QByteArray, piece);
    const QByteArray text = R"({"a":")" + piece.repeated(500'000);
    const QByteArray names = "{" + piece.repeated(500'000);
    QElapsedTimer timer;
    timer.start();
    jsonDepth(text);
    hasDoubleMembers(text, 2);
    hasDoubleMembers(names, 2);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(tst_JsonScan)
#include "tst_JsonScan.moc"
