// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/JsonText.h"

#include <QTest>

using namespace gatehouse::base;
using namespace Qt::Literals::StringLiterals;

class tst_JsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKindWithItsLine();
    void readsEscapes();
    void refusesWhatIsNotJson_data();
    void refusesWhatIsNotJson();
};

void tst_JsonText::readsEveryKindWithItsLine()
{
    const auto root =
        parseJsonText("{\n \"a\": [1, -2.5e1,\n true, null],\n \"b\": {\"c\": \"x\"}\n}\n");
    QVERIFY(root);
    QCOMPARE(root->members.size(), 2U);
    const JsonNode &list = root->members[0].value;
    QCOMPARE(list.line, 2);
    QCOMPARE(list.items.size(), 4U);
    QCOMPARE(list.items[1].number, -25.0);
    QVERIFY(list.items[2].boolean && list.items[2].line == 3);
    QVERIFY(list.items[3].kind == JsonNode::Kind::Null);
    QCOMPARE(root->members[1].line, 4);
    QCOMPARE(root->members[1].value.members[0].value.text, u"x"_s);
}

void tst_JsonText::readsEscapes()
{
    const auto root = parseJsonText(R"(["\u0041\ud83d\ude00\n\"\\\/", "ä"])");
    QVERIFY(root);
    QCOMPARE(root->items[0].text, u"A😀\n\"\\/"_s);
    QCOMPARE(root->items[1].text, u"ä"_s);
}

void tst_JsonText::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QByteArray &text, int line) {
        QTest::newRow(name) << text << line;
    };
    row("nothing", "", 1);
    row("half an object", "{\n\"a\": 1", 2);
    row("a comma too many", "{\"a\": 1,\n}", 2);
    row("a comma too few", "[1\n2]", 2);
    row("no quotes", "{a: 1}", 1);
    row("single quotes", "{'a': 1}", 1);
    row("a comment", "{ // no\n}", 1);
    row("something behind", "{}\n\nx", 3);
    row("a number with a leading zero", "[01]", 1);
    row("a bare point", "[1.]", 1);
    row("a bare exponent", "[1e]", 1);
    row("no number", "[-]", 1);
    row("a number that is too large", "[3e6666636]", 1);
    row("a number that is too small", "[\n3e-6666636]", 2);
    row("an unknown word", "[nil]", 1);
    row("a line break in a text", "[\"a\nb\"]", 1);
    row("half a character", R"(["\ud83d"])", 1);
    row("the wrong half", R"(["\ude00\ud83d"])", 1);
    row("a broken escape", R"(["\x41"])", 1);
    row("short hex", R"(["\u00"])", 1);
    row("no UTF-8", "[\"\xff\"]", 1);
    row("too deep", QByteArray(65, '[') + QByteArray(65, ']'), 1);
}

void tst_JsonText::refusesWhatIsNotJson()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto root = parseJsonText(text);
    QVERIFY(!root);
    QCOMPARE(root.error().line, line);
    QVERIFY(!root.error().problem.isEmpty());
}

QTEST_APPLESS_MAIN(tst_JsonText)
#include "tst_JsonText.moc"
