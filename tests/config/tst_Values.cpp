// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Values.h"

#include <QTest>

using namespace gatehouse::config;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class tst_Values : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDurations_data();
    void readsDurations();
    void readsSizes_data();
    void readsSizes();
    void writesDurationsAndSizesAsItReadsThem();
    void readsFlags();
    void splitsListsAtCommasAndWhiteSpace();
    void readsParametersAsQueryOrJson_data();
    void readsParametersAsQueryOrJson();
    void refusesParametersThatAreNone_data();
    void refusesParametersThatAreNone();
    void readsKeysOf32BytesOnly();
    void readsSubnets();
    void readsOrigins_data();
    void readsOrigins();
    void tellsLoopbackFromTheRest_data();
    void tellsLoopbackFromTheRest();
    void knowsEndpointUrls_data();
    void knowsEndpointUrls();
    void knowsRedirectUris_data();
    void knowsRedirectUris();
};

void tst_Values::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("bare") << QByteArray("90") << qint64(90);
    QTest::newRow("seconds") << QByteArray("90s") << qint64(90);
    QTest::newRow("minutes") << QByteArray("15m") << qint64(900);
    QTest::newRow("hours") << QByteArray("1h") << qint64(3600);
    QTest::newRow("days") << QByteArray("30d") << qint64(2'592'000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    for (const char *wrong : {"", "s", "-1", "+1", "1.5h", "1 h", "1w", "1H", "h1", "0x10",
             "99999999999999999999", "999999999999999d"})
        QTest::newRow(wrong) << QByteArray(wrong) << qint64(-1);
}

void tst_Values::readsDurations()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    QCOMPARE(parseDuration(text).value_or(-1s).count(), seconds);
}

void tst_Values::readsSizes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("bare") << QByteArray("4096") << qint64(4096);
    QTest::newRow("bytes") << QByteArray("4096B") << qint64(4096);
    QTest::newRow("KiB") << QByteArray("512KiB") << qint64(524'288);
    QTest::newRow("MiB") << QByteArray("4MiB") << qint64(4'194'304);
    QTest::newRow("GiB") << QByteArray("1GiB") << qint64(1'073'741'824);
    for (const char *wrong : {"", "MiB", "4 MiB", "4MB", "4M", "-4MiB", "99999999999GiB"})
        QTest::newRow(wrong) << QByteArray(wrong) << qint64(-1);
}

void tst_Values::readsSizes()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, bytes);
    QCOMPARE(parseSize(text).value_or(-1), bytes);
}

void tst_Values::writesDurationsAndSizesAsItReadsThem()
{
    QCOMPARE(formatDuration(0s), "0");
    QCOMPARE(formatDuration(60s), "1m");
    QCOMPARE(formatDuration(90s), "90s");
    QCOMPARE(formatDuration(720h), "30d");
    QCOMPARE(formatSize(4 * 1024 * 1024), "4MiB");
    QCOMPARE(formatSize(1025), "1025B");
    QCOMPARE(parseSize(formatSize(1025)).value_or(0), 1025);
}

void tst_Values::readsFlags()
{
    for (const char *yes : {"true", "TRUE", "yes", "on", "1"})
        QCOMPARE(parseBool(yes), std::optional(true));
    for (const char *no : {"false", "No", "off", "0"})
        QCOMPARE(parseBool(no), std::optional(false));
    for (const char *neither : {"", "2", "enabled", "true "})
        QVERIFY(!parseBool(neither));
}

void tst_Values::splitsListsAtCommasAndWhiteSpace()
{
    QCOMPARE(parseList(" a, b\tc\n,,d "), (QByteArrayList {"a", "b", "c", "d"}));
    QVERIFY(parseList(" , ").isEmpty());
}

void tst_Values::readsParametersAsQueryOrJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("query") << QByteArray("prompt=select+account&hd=a%26b");
    QTest::newRow("JSON") << QByteArray("{\"prompt\": \"select account\", \"hd\": \"a&b\"}");
}

void tst_Values::readsParametersAsQueryOrJson()
{
    QFETCH(QByteArray, text);
    const QMap<QByteArray, QByteArray> expected {{"prompt", "select account"}, {"hd", "a&b"}};
    QCOMPARE(parseParameters(text), std::optional(expected));
}

void tst_Values::refusesParametersThatAreNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no equals sign") << QByteArray("prompt");
    QTest::newRow("no name") << QByteArray("=consent");
    QTest::newRow("twice") << QByteArray("a=1&a=2");
    QTest::newRow("twice in disguise") << QByteArray("a=1&%61=2");
    QTest::newRow("empty pair") << QByteArray("a=1&&b=2");
    QTest::newRow("JSON number") << QByteArray("{\"a\": 1}");
    QTest::newRow("JSON without a name") << QByteArray("{\"\": \"1\"}");
    QTest::newRow("broken JSON") << QByteArray("{\"a\": ");
}

void tst_Values::refusesParametersThatAreNone()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseParameters(text));
}

void tst_Values::readsKeysOf32BytesOnly()
{
    const QByteArray key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    const auto keys = parseKeys(key + ", " + key);
    QVERIFY(keys && keys->size() == 2);
    QCOMPARE(keys->first().reveal().size(), 32);
    QCOMPARE(keys->first().reveal().at(31), '\x1f');
    QVERIFY(!parseKeys(key.chopped(1)));
    QVERIFY(!parseKeys(key + '='));
    QVERIFY(!parseKeys(key.first(42) + '+'));
    QVERIFY(!parseKeys(key + ",short"));
}

void tst_Values::readsSubnets()
{
    QCOMPARE(parseSubnets("10.0.0.0/8, 127.0.0.1 ::1"),
        std::optional(QStringList {u"10.0.0.0/8"_s, u"127.0.0.1/32"_s, u"::1/128"_s}));
    for (const char *wrong :
        {"0.0.0.0/0", "::/0", "10.0.0.0/33", "proxy.example.com", "10.0.0.0/x"})
        QVERIFY2(!parseSubnets(wrong), wrong);
}

void tst_Values::readsOrigins_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *text, const char *origin) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(origin);
    };
    row("https://gate.example.com", "https://gate.example.com");
    row("https://gate.example.com/", "https://gate.example.com");
    row("HTTPS://Gate.Example.com:443", "https://gate.example.com");
    row("https://gate.example.com:8443", "https://gate.example.com:8443");
    row("http://[::1]:3000", "http://[::1]:3000");
    for (const char *wrong :
        {"", "gate.example.com", "//gate.example.com", "https://", "ftp://a.example",
            "https://a.example/path", "https://a.example?", "https://a.example#",
            "https://a@b.example", "https://a.example:0", "https://a.example:70000",
            "https://a b.example", "https://a.example\\b", "https://a.example\n"})
        row(wrong, "");
}

void tst_Values::readsOrigins()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, origin);
    QCOMPARE(parseOrigin(text).value_or(QByteArray()), origin);
}

void tst_Values::tellsLoopbackFromTheRest_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("loopback");
    const auto row = [](const char *url, bool loopback) {
        QTest::newRow(url) << QByteArray(url) << loopback;
    };
    row("http://127.0.0.1:3000", true);
    row("http://127.8.9.1", true);
    row("http://[::1]", true);
    row("http://LOCALHOST/x", true);
    row("http://localhost.example.com", false);
    row("http://127.0.0.1.example.com", false);
    row("http://10.0.0.1", false);
    row("http://0.0.0.0", false);
    row("http://localhost@evil.example", false);
}

void tst_Values::tellsLoopbackFromTheRest()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, loopback);
    QCOMPARE(isOnLoopback(url), loopback);
}

void tst_Values::knowsEndpointUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *url, bool good) {
        QTest::newRow(url) << QByteArray(url) << good;
    };
    row("https://login.example.com/v2.0", true);
    row("https://login.example.com/authorize?tenant=a", true);
    row("http://127.0.0.1:9000/userinfo", true);
    row("http://login.example.com", false);
    row("https://user:word@login.example.com", false);
    row("https://login.example.com/#top", false);
    row("login.example.com", false);
    row("file:///etc/passwd", false);
}

void tst_Values::knowsEndpointUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, good);
    QCOMPARE(isEndpointUrl(url), good);
}

void tst_Values::knowsRedirectUris_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *uri, bool good) {
        QTest::newRow(uri) << QByteArray(uri) << good;
    };
    row("https://claude.ai/api/mcp/auth_callback", true);
    row("http://localhost/callback", true);
    row("cursor://anysphere.cursor-mcp/oauth/callback", true);
    row("com.example.app:/callback", true);
    row("http://example.com/callback", false);
    row("https://*.example.com/callback", false);
    row("https://example.com/callback#x", false);
    row("https://me@example.com/callback", false);
    row("/callback", false);
    row("JavaScript:alert(1)", false);
    row("data:text/html,x", false);
    row("https:///callback", false);
}

void tst_Values::knowsRedirectUris()
{
    QFETCH(QByteArray, uri);
    QFETCH(bool, good);
    QCOMPARE(isRedirectUri(uri), good);
}

QTEST_GUILESS_MAIN(tst_Values)
#include "tst_Values.moc"
