// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/PagesText.h"

#include <QTest>

using namespace gatehouse::routes;
using namespace Qt::Literals::StringLiterals;

class tst_PagesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsANameThatNobodyCouldSee_data();
    void knowsANameThatNobodyCouldSee();
    void cutsNamesAndUrls();
    void keepsNamesAsTheyAreWritten();
    void showsHostsInAscii_data();
    void showsHostsInAscii();
};

void tst_PagesText::knowsANameThatNobodyCouldSee_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("blank");
    QTest::addRow("empty") << u""_s << true;
    QTest::addRow("white space") << u" \t\n\u00a0\u2003"_s << true;
    QTest::addRow("zero width") << u"\u200b\u200d\ufeff"_s << true;
    QTest::addRow("tags") << u"\U000E0041\U000E007F"_s << true;
    QTest::addRow("fillers") << u"\u3164\u115f\uffa0\u2800"_s << true;
    QTest::addRow("a letter among them") << u"\u200ba"_s << false;
    QTest::addRow("an emoji") << u"🙂"_s << false;
}

void tst_PagesText::knowsANameThatNobodyCouldSee()
{
    QFETCH(QString, name);
    QFETCH(bool, blank);
    QCOMPARE(isBlank(name), blank);
}

void tst_PagesText::cutsNamesAndUrls()
{
    QCOMPARE(shownName(u"W"_s.repeated(80)), u"W"_s.repeated(80));
    QCOMPARE(shownName(u"W"_s.repeated(81)), u"W"_s.repeated(80) + u'…');
    QCOMPARE(shownName(u"🙂"_s.repeated(81)), u"🙂"_s.repeated(80) + u'…');
    QCOMPARE(shownName(u" a \n\n b "_s), u"a b"_s);
    QCOMPARE(shownName(u"a"_s + u"\u0301"_s.repeated(900) + u"b"_s), u"a\u0301\u0301\u0301b"_s);
    QCOMPARE(shownUrl(QByteArray(240, 'x')).size(), 240);
    QCOMPARE(shownUrl(QByteArray(241, 'x')), u"x"_s.repeated(240) + u'…');
}

void tst_PagesText::keepsNamesAsTheyAreWritten()
{
    for (const QString &name :
        {u"Éditeur d’Élise"_s, u"ตั้งค่า"_s, u"שָׁלוֹם"_s, u"क्षत्रिय"_s, u"日本語"_s})
        QCOMPARE(shownName(name), name);
}

void tst_PagesText::showsHostsInAscii_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("shown");
    QTest::addRow("plain") << QByteArray("claude.ai") << u"claude.ai"_s;
    QTest::addRow("loopback") << QByteArray("[::1]:8080") << u"[::1]:8080"_s;
    QTest::addRow("scheme") << QByteArray("cursor:") << u"cursor:"_s;
    QTest::addRow("umlaut") << QByteArray("b\xc3\xbc"
                                          "cher.example")
                            << u"xn--bcher-kva.example"_s;
    QTest::addRow("cannot be encoded")
        << QByteArray("b\xc3\xbc.example:80") << u"b%C3%BC.example:80"_s;
    QTest::addRow("not UTF-8") << QByteArray("a\xff.example") << u"a%EF%BF%BD.example"_s;
}

void tst_PagesText::showsHostsInAscii()
{
    QFETCH(QByteArray, host);
    QFETCH(QString, shown);
    QCOMPARE(shownHost(host), shown);
}

QTEST_GUILESS_MAIN(tst_PagesText)
#include "tst_PagesText.moc"
