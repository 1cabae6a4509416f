// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse::base;

class tst_Json : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnObject();
    void writesCompactly();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void refusesMoreBytesThanAllowed();
    void refusesWhatIsNestedTooDeep();
};

void tst_Json::readsAnObject()
{
    const auto object = parseJsonObject(R"( {"name": "J\u00fcrgen", "list": [1, {"x": null}]} )");
    QVERIFY(object);
    QCOMPARE(object->value("name"_L1).toString(), u"Jürgen"_s);
    QCOMPARE(object->value("list"_L1).toArray().size(), 2);
}

void tst_Json::writesCompactly()
{
    QCOMPARE(toJson(QJsonObject {{u"a"_s, 1}, {u"b"_s, u"ü"_s}}), R"({"a":1,"b":"ü"})");
    QCOMPARE(toJson(QJsonArray {1, u"x"_s, QJsonValue::Null}), R"([1,"x",null])");
}

void tst_Json::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("an array") << QByteArray("[]");
    QTest::addRow("a string") << QByteArray("\"x\"");
    QTest::addRow("cut") << QByteArray(R"({"a": 1)");
    QTest::addRow("cut in an escape") << QByteArray("{\"a\\");
    QTest::addRow("followed by more") << QByteArray(R"({"a": 1} x)");
    QTest::addRow("not UTF-8") << QByteArray("{\"a\": \"\xff\xfe\"}");
    QTest::addRow("a key without quotes") << QByteArray("{a: 1}");
    QTest::addRow("closing before opening") << QByteArray("]{}");
}

void tst_Json::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, text);
    const auto object = parseJsonObject(text);
    QVERIFY(!object);
    QCOMPARE(object.error().kind, ErrorKind::Invalid);
}

void tst_Json::refusesMoreBytesThanAllowed()
{
    const QByteArray text = R"({"a":1})";
    QVERIFY(parseJsonObject(text, text.size()));
    QVERIFY(!parseJsonObject(text, text.size() - 1));
}

void tst_Json::refusesWhatIsNestedTooDeep()
{
    const auto nested = [](int levels) {
        return R"({"a":)" + QByteArray(levels - 1, '[') + QByteArray(levels - 1, ']') + '}';
    };
    QVERIFY(parseJsonObject(nested(64)));
    QVERIFY(!parseJsonObject(nested(65)));
    QVERIFY(!parseJsonObject(nested(100'000)));
}

QTEST_GUILESS_MAIN(tst_Json)
#include "tst_Json.moc"
