// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Scopes.h"

#include <QtTest>

using namespace gatehouse::domain;

class tst_Scopes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfFirstAppearance();
    void readsNothingAsNoScope();
    void refusesForeignCharacters_data();
    void refusesForeignCharacters();
    void takesEveryCharacterOfRfc6749();
    void isASetWhateverTheOrder();
    void knowsWhatItContains();
    void intersectsInItsOwnOrder();
    void addsAndRemovesOneToken();
};

void tst_Scopes::keepsTheOrderOfFirstAppearance()
{
    const auto scopes = Scopes::parse("mcp offline_access mcp  openid ").value();
    QCOMPARE(scopes.tokens(), QByteArrayList({"mcp", "offline_access", "openid"}));
    QCOMPARE(scopes.toString(), "mcp offline_access openid");
}

void tst_Scopes::readsNothingAsNoScope()
{
    for (const char *text : {"", " ", "   "}) {
        const auto scopes = Scopes::parse(text).value();
        QVERIFY(scopes.isEmpty());
        QCOMPARE(scopes.toString(), QByteArray());
        QCOMPARE(scopes, Scopes());
    }
}

void tst_Scopes::refusesForeignCharacters_data()
{
    // RFC 6749 3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E )
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("quote") << QByteArray("mcp \"x\"");
    QTest::addRow("backslash") << QByteArray("mcp\\x");
    QTest::addRow("tab") << QByteArray("mcp\tx");
    QTest::addRow("newline") << QByteArray("mcp\nx");
    QTest::addRow("zero") << QByteArray("mcp\0x", 5);
    QTest::addRow("delete") << QByteArray("mcp\x7f");
    QTest::addRow("not ASCII") << QByteArray("m\xc3\xbc");
}

void tst_Scopes::refusesForeignCharacters()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Scopes::parse(text));
}

void tst_Scopes::takesEveryCharacterOfRfc6749()
{
    QByteArray token;
    for (char c = 0x21; c < 0x7f; ++c) {
        if (c != '"' && c != '\\')
            token.append(c);
    }
    QCOMPARE(Scopes::parse(token).value().tokens(), QByteArrayList({token}));
}

/// RFC 6749 3.3: their order does not matter.
void tst_Scopes::isASetWhateverTheOrder()
{
    QCOMPARE(Scopes({"a", "b"}), Scopes({"b", "a"}));
    QVERIFY(Scopes({"a", "b"}) != Scopes({"a"}));
    QVERIFY(Scopes({"a"}) != Scopes({"a", "b"}));
    QVERIFY(Scopes({"a", "b"}) != Scopes({"a", "c"}));
    QVERIFY(Scopes({"a"}) != Scopes({"A"}));
}

void tst_Scopes::knowsWhatItContains()
{
    const Scopes scopes({"a", "b"});
    QVERIFY(scopes.contains("a"));
    QVERIFY(!scopes.contains("c"));
    QVERIFY(scopes.containsAll(Scopes({"b"})));
    QVERIFY(scopes.containsAll(Scopes()));
    QVERIFY(!scopes.containsAll(Scopes({"a", "c"})));
}

void tst_Scopes::intersectsInItsOwnOrder()
{
    const Scopes both = Scopes({"c", "a", "b"}).intersected(Scopes({"a", "c", "d"}));
    QCOMPARE(both.tokens(), QByteArrayList({"c", "a"}));
    QVERIFY(Scopes({"a"}).intersected(Scopes()).isEmpty());
}

void tst_Scopes::addsAndRemovesOneToken()
{
    const Scopes scopes({"a", "b"});
    QCOMPARE(scopes.with("c").tokens(), QByteArrayList({"a", "b", "c"}));
    QCOMPARE(scopes.with("a"), scopes);
    QCOMPARE(scopes.without("a").tokens(), QByteArrayList({"b"}));
    QCOMPARE(scopes.without("c"), scopes);
}

QTEST_GUILESS_MAIN(tst_Scopes)
#include "tst_Scopes.moc"
