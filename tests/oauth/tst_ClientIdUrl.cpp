// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientIdUrl.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;

namespace {

const DocumentRules AnyHost {.enabled = true};

} // namespace

/// Client ID Metadata Document, section 3.
class tst_ClientIdUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsHttpsUrlsWithAPath_data();
    void acceptsHttpsUrlsWithAPath();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void refusesAllWhenSwitchedOff();
    void comparesWholeLabelsWithTheList_data();
    void comparesWholeLabelsWithTheList();
    void acceptsLoopbackOnlyWhenTold_data();
    void acceptsLoopbackOnlyWhenTold();
    void letsKeysHaveAQuery();
    void tellsUrlsFromOtherIds();
    void namesTheHostForPeople();
};

void tst_ClientIdUrl::acceptsHttpsUrlsWithAPath_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"https://claude.ai/oauth/mcp-oauth-client-metadata",
             "https://chatgpt.com/oauth/IbUR3zxyNQ16/client.json",
             "https://github.com/copilot/cli/client-metadata.json",
             "https://app.example:443/client.json", "https://xn--bcher-kva.example/x",
             "https://a.b-c.d1.example/x/", "https://app.example/%7Euser/a..b/...",
             "https://app.example/a:b@c;d=e,f!$&'()*+"})
        QTest::newRow(id) << QByteArray(id);
}

void tst_ClientIdUrl::acceptsHttpsUrlsWithAPath()
{
    QFETCH(QByteArray, id);
    const auto checked = checkClientIdUrl(id, AnyHost);
    QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(checked.error().message));
}

void tst_ClientIdUrl::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("id");
    const auto row = [](const char *title, const QByteArray &id) { QTest::newRow(title) << id; };
    row("empty", "");
    row("http", "http://app.example/client.json");
    row("scheme in capitals", "HTTPS://app.example/client.json");
    row("another scheme", "ftp://app.example/client.json");
    row("no authority", "https:/app.example/client.json");
    row("no path", "https://app.example");
    row("the root", "https://app.example/");
    row("fragment", "https://app.example/client.json#a");
    row("empty fragment", "https://app.example/client.json#");
    row("query", "https://app.example/client.json?a=b");
    row("empty query", "https://app.example/client.json?");
    row("user", "https://user@app.example/client.json");
    row("user and password", "https://user:pw@app.example/client.json");
    row("empty user", "https://@app.example/client.json");
    row("single dot", "https://app.example/./client.json");
    row("double dot", "https://app.example/a/../client.json");
    row("dots at the end", "https://app.example/a/..");
    row("encoded dots", "https://app.example/a/%2E%2e/client.json");
    row("half encoded dots", "https://app.example/a/.%2e/client.json");
    row("host in capitals", "https://App.example/client.json");
    row("no host", "https:///client.json");
    row("one label", "https://intranet/client.json");
    row("localhost", "https://localhost/client.json");
    row("dot at the end of the host", "https://app.example./client.json");
    row("empty label", "https://app..example/client.json");
    row("label that begins with a hyphen", "https://-app.example/client.json");
    row("underscore", "https://a_b.example/client.json");
    row("percent in the host", "https://app%2eexample/client.json");
    row("letters beyond ASCII", "https://b\xc3\xbc\x63her.example/client.json");
    row("IPv4", "https://127.0.0.1/client.json");
    row("IPv4 of another spelling", "https://127.1/client.json");
    row("hexadecimal IPv4", "https://1.0x7f/client.json");
    row("number", "https://2130706433/client.json");
    row("IPv6", "https://[::1]/client.json");
    row("another port", "https://app.example:8443/client.json");
    row("empty port", "https://app.example:/client.json");
    row("port with zeros", "https://app.example:0443/client.json");
    row("backslash", "https://app.example\\@evil.example/client.json");
    row("backslash in the path", "https://app.example/a\\b");
    row("blank", "https://app.example/a b");
    row("line break", "https://app.example/a\n");
    row("NUL", QByteArray("https://app.example/a\0b", 23));
    row("broken percent", "https://app.example/%zz");
    row("percent at the end", "https://app.example/a%4");
    row("quote", "https://app.example/\"");
    row("too long", "https://app.example/" + QByteArray(2030, 'a'));
    row("host too long", "https://" + QByteArray("a.").repeated(130) + "example/x");
    row("label too long", "https://" + QByteArray(64, 'a') + ".example/x");
}

void tst_ClientIdUrl::refusesEverythingElse()
{
    QFETCH(QByteArray, id);
    const auto checked = checkClientIdUrl(id, AnyHost);
    QVERIFY(!checked.ok());
    QVERIFY(!checked.error().message.isEmpty());
}

void tst_ClientIdUrl::refusesAllWhenSwitchedOff()
{
    QVERIFY(!checkClientIdUrl("https://app.example/client.json", {}));
}

void tst_ClientIdUrl::comparesWholeLabelsWithTheList_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("the host") << QByteArray("claude.ai") << true;
    QTest::newRow("below the host") << QByteArray("www.claude.ai") << false;
    QTest::newRow("ends like the host") << QByteArray("notclaude.ai") << false;
    QTest::newRow("begins like the host") << QByteArray("claude.ai.evil.example") << false;
    QTest::newRow("below the domain") << QByteArray("a.corp.example") << true;
    QTest::newRow("deep below the domain") << QByteArray("a.b.corp.example") << true;
    QTest::newRow("the domain itself") << QByteArray("corp.example") << false;
    QTest::newRow("ends like the domain") << QByteArray("evilcorp.example") << false;
    QTest::newRow("another") << QByteArray("other.example") << false;
}

void tst_ClientIdUrl::comparesWholeLabelsWithTheList()
{
    QFETCH(QByteArray, host);
    const DocumentRules rules {.enabled = true, .allowedHosts = {"claude.ai", "*.corp.example"}};
    QTEST(checkClientIdUrl("https://" + host + "/x", rules).ok(), "allowed");
}

void tst_ClientIdUrl::acceptsLoopbackOnlyWhenTold_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("accepted");
    for (const char *id : {"http://127.0.0.1:8080/x", "http://localhost:8080/x",
             "http://[::1]:8080/x", "http://localhost/x"})
        QTest::newRow(id) << QByteArray(id) << true;
    for (const char *id : {"http://127.0.0.2:8080/x", "http://localhost.evil.example:80/x",
             "http://localhost:0/x", "http://localhost:99999/x", "http://a@localhost:80/x",
             "http://app.example/x", "https://localhost:8080/x", "http://localhost:8080"})
        QTest::newRow(id) << QByteArray(id) << false;
}

void tst_ClientIdUrl::acceptsLoopbackOnlyWhenTold()
{
    QFETCH(QByteArray, id);
    QTEST(checkClientIdUrl(id, {.enabled = true, .allowLoopback = true}).ok(), "accepted");
    QVERIFY(!checkClientIdUrl(id, AnyHost));
}

void tst_ClientIdUrl::letsKeysHaveAQuery()
{
    QVERIFY(checkKeysUrl("https://app.example/keys?set=1", AnyHost));
    QVERIFY(checkKeysUrl("https://app.example/", AnyHost));
    QVERIFY(!checkKeysUrl("https://app.example/keys#1", AnyHost));
    QVERIFY(!checkKeysUrl("https://127.0.0.1/keys", AnyHost));
    QVERIFY(!checkKeysUrl("https://app.example:8443/keys", AnyHost));
    QVERIFY(!checkKeysUrl("http://app.example/keys", AnyHost));
}

void tst_ClientIdUrl::tellsUrlsFromOtherIds()
{
    QVERIFY(isUrlId("https://app.example/x"));
    QVERIFY(isUrlId("HTTP:x"));
    QVERIFY(!isUrlId("httpsapp"));
    QVERIFY(!isUrlId("app"));
    QVERIFY(!isUrlId(""));
}

void tst_ClientIdUrl::namesTheHostForPeople()
{
    QCOMPARE(hostOfUrlId("https://claude.ai/x"), "claude.ai");
    QCOMPARE(hostOfUrlId("https://claude.ai:443/x"), "claude.ai");
    QCOMPARE(hostOfUrlId("http://127.0.0.1:8080/x"), "127.0.0.1:8080");
    QCOMPARE(hostOfUrlId("app"), "");
}

QTEST_GUILESS_MAIN(tst_ClientIdUrl)
#include "tst_ClientIdUrl.moc"
