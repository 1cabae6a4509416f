// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"

#include <QtTest>

using namespace gatehouse::base;

class tst_Base64Url : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellsTheVectorsOfRfc4648_data();
    void spellsTheVectorsOfRfc4648();
    void usesTheAlphabetThatUrlsCanCarry();
    void readsBackWhatItWrites();
    void refusesEveryOtherSpelling_data();
    void refusesEveryOtherSpelling();
};

void tst_Base64Url::spellsTheVectorsOfRfc4648_data()
{
    // RFC 4648 10, without the padding.
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const QList<std::pair<QByteArray, QByteArray>> vectors {{"", ""}, {"f", "Zg"}, {"fo", "Zm8"},
        {"foo", "Zm9v"}, {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto &[bytes, text] : vectors)
        QTest::addRow("%s", bytes.constData()) << bytes << text;
}

void tst_Base64Url::spellsTheVectorsOfRfc4648()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(toBase64Url(bytes), text);
    QCOMPARE(fromBase64Url(text).value(), bytes);
}

void tst_Base64Url::usesTheAlphabetThatUrlsCanCarry()
{
    QCOMPARE(toBase64Url("\xfb\xff\xfe"), "-__-");
    QCOMPARE(fromBase64Url("-__-").value(), "\xfb\xff\xfe");
}

void tst_Base64Url::readsBackWhatItWrites()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i) {
        bytes.append(char(i));
        QCOMPARE(fromBase64Url(toBase64Url(bytes)).value(), bytes);
    }
}

void tst_Base64Url::refusesEveryOtherSpelling_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("padding") << QByteArray("Zg==");
    QTest::addRow("plus") << QByteArray("+__-");
    QTest::addRow("slash") << QByteArray("-/_-");
    QTest::addRow("impossible length") << QByteArray("Zm9vY");
    QTest::addRow("one character") << QByteArray("Z");
    QTest::addRow("padding alone") << QByteArray("=");
    QTest::addRow("last bits not zero") << QByteArray("Zh");
    QTest::addRow("last bits not zero, two bytes") << QByteArray("Zm9");
    QTest::addRow("space") << QByteArray("Zm 9v");
    QTest::addRow("newline at the end") << QByteArray("Zm9v\n");
    QTest::addRow("zero byte") << QByteArray("Zm9v\0", 5);
    QTest::addRow("not ASCII") << QByteArray("Zm9\xc3\xbc");
}

void tst_Base64Url::refusesEveryOtherSpelling()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64Url(text));
}

QTEST_GUILESS_MAIN(tst_Base64Url)
#include "tst_Base64Url.moc"
