// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/SafeUrl.h"

#include <QTest>

using namespace gatehouse;
using provider::isLoopbackHttp;
using provider::isSafeEndpoint;
using provider::Transport;

class tst_SafeUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesHttps_data();
    void takesHttps();
    void takesHttpOnLoopbackWhenAsked_data();
    void takesHttpOnLoopbackWhenAsked();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
};

void tst_SafeUrl::takesHttps_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : {"https://id.example.com",
             "https://id.example.com/authorize?brand=a&x=%20", "https://id.example.com:8443/a/b~c",
             "https://[2001:db8::1]/x", "https://127.0.0.1/x", "HTTPS://ID.example.com/"})
        QTest::addRow("%s", url) << QByteArray(url);
}

void tst_SafeUrl::takesHttps()
{
    QFETCH(QByteArray, url);
    QVERIFY(isSafeEndpoint(url, Transport::HttpsOnly));
    QVERIFY(isSafeEndpoint(url, Transport::LoopbackHttpToo));
    QVERIFY(!isLoopbackHttp(url));
}

void tst_SafeUrl::takesHttpOnLoopbackWhenAsked_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : {"http://127.0.0.1/", "http://127.3.2.1:80/x", "http://localhost:3000/x",
             "http://[::1]:3000/x", "http://LOCALHOST/"})
        QTest::addRow("%s", url) << QByteArray(url);
}

void tst_SafeUrl::takesHttpOnLoopbackWhenAsked()
{
    QFETCH(QByteArray, url);
    QVERIFY(isLoopbackHttp(url));
    QVERIFY(!isSafeEndpoint(url, Transport::HttpsOnly));
    QVERIFY(isSafeEndpoint(url, Transport::LoopbackHttpToo));
}

void tst_SafeUrl::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : {"", "https:", "https://", "https:///path", "//id.example.com/x",
             "id.example.com", "http://id.example.com/", "http://127.0.0.1.evil.example/",
             "http://localhost.evil.example/", "http://10.0.0.1/", "ftp://id.example.com/",
             "file:///etc/passwd", "javascript:alert(1)", "javascript://id.example.com/%0aalert(1)",
             "data:text/html,x", "https://user@id.example.com/",
             "https://user:pass@id.example.com/", "https://id.example.com/#fragment",
             "https://id.example.com/a b", "https://id.example.com/\na",
             "https://id.example.com/;calc", "https://id.example.com/`id`",
             "https://id.example.com/$(id)", "https://id.example.com/|id",
             "https://id.example.com/'", "https://id.example.com/\"", "https://id.example.com/<x>",
             "https://id.example.com\\@evil/", "https://id.example.com/{x}",
             "https://id.example.com/\xc3\xa4", "https://id.example.com:99999/"})
        QTest::addRow("%s", url) << QByteArray(url);
    QTest::addRow("too long") << "https://id.example.com/" + QByteArray(2048, 'x');
    QTest::addRow("NUL") << QByteArray("https://id.example.com/\0x", 25);
}

void tst_SafeUrl::refusesEverythingElse()
{
    QFETCH(QByteArray, url);
    QVERIFY(!isSafeEndpoint(url, Transport::HttpsOnly));
    QVERIFY(!isSafeEndpoint(url, Transport::LoopbackHttpToo));
}

QTEST_GUILESS_MAIN(tst_SafeUrl)
#include "tst_SafeUrl.moc"
