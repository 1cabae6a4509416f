// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Printable.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gatehouse::base;
using namespace Qt::Literals::StringLiterals;

class tst_Printable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesWordsAlone();
    void spellsWhatATerminalWouldObey_data();
    void spellsWhatATerminalWouldObey();
    void jsonStaysTheSameJson();
};

void tst_Printable::leavesWordsAlone()
{
    const QString words = u"Zoë's café, 東京 \U0001F600"_s;
    QCOMPARE(printable(words), words);
}

void tst_Printable::spellsWhatATerminalWouldObey_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("escape") << u"\x1b[2J"_s << u"\\x1b[2J"_s;
    QTest::newRow("new line") << u"a\r\nb"_s << u"a\\x0d\\x0ab"_s;
    QTest::newRow("C1") << QString(QChar(0x9b)) + u'H' << u"\\x9bH"_s;
    QTest::newRow("delete") << QString(QChar(0x7f)) << u"\\x7f"_s;
    QTest::newRow("right to left") << QString(QChar(0x202e)) << u"\\x202e"_s;
    QTest::newRow("isolate") << QString(QChar(0x2066)) << u"\\x2066"_s;
}

void tst_Printable::spellsWhatATerminalWouldObey()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(printable(text), shown);
}

void tst_Printable::jsonStaysTheSameJson()
{
    const QJsonObject object {{u"name"_s, u"a\x1b\n"_s + QChar(0x9b) + QChar(0x202e)}};
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QByteArray shown = printableJson(json);
    for (const QChar c : QString::fromUtf8(shown))
        QVERIFY(!isControl(c.unicode()));
    QCOMPARE(QJsonDocument::fromJson(shown).object(), object);
}

QTEST_GUILESS_MAIN(tst_Printable)
#include "tst_Printable.moc"
