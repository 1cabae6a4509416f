// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RedirectUri.h"
#include "support/FakeRandom.h"

#include <QTest>
#include <QUrl>

using namespace gatehouse;
using namespace gatehouse::oauth;

class tst_RedirectUri : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesNothingThatDiffers_data();
    void matchesNothingThatDiffers();
    void matchesNoLoopbackLookalike_data();
    void matchesNoLoopbackLookalike();
    void letsOnlyTheLoopbackPortDiffer_data();
    void letsOnlyTheLoopbackPortDiffer();
    void matchesTheSameBytes_data();
    void matchesTheSameBytes();
    void matchesNothingThatMayNotBeRegistered_data();
    void matchesNothingThatMayNotBeRegistered();
    void aMatchImpliesTheSameHost();
    void namesTheFirstDifference_data();
    void namesTheFirstDifference();
};

namespace {

void addRow(const char *name, const QByteArray &uri)
{
    QTest::newRow(name) << uri;
}

} // namespace

void tst_RedirectUri::matchesNothingThatDiffers_data()
{
    QTest::addColumn<QByteArray>("requested");
    addRow("other host", "https://evil.example/cb");
    addRow("suffix", "https://client.example.evil/cb");
    addRow("suffix after a hyphen", "https://client.example-evil.test/cb");
    addRow("prefix", "https://evil-client.example/cb");
    addRow("subdomain", "https://www.client.example/cb");
    addRow("parent domain", "https://example/cb");
    addRow("host as user name", "https://client.example@evil.example/cb");
    addRow("host as user and password", "https://client.example:443@evil.example/cb");
    addRow("host before an encoded at", "https://client.example%40evil.example/cb");
    addRow("user information", "https://user@client.example/cb");
    addRow("empty user information", "https://@client.example/cb");
    addRow("user and password", "https://a:b@client.example/cb");
    addRow("port added", "https://client.example:444/cb");
    addRow("default port spelled out", "https://client.example:443/cb");
    addRow("empty port", "https://client.example:/cb");
    addRow("port that is a name", "https://client.example:x/cb");
    addRow("host as scheme-relative port", "https://evil.example:client.example/cb");
    addRow("http instead of https", "http://client.example/cb");
    addRow("no scheme", "//client.example/cb");
    addRow("no scheme and no slashes", "client.example/cb");
    addRow("scheme in capitals", "HTTPS://client.example/cb");
    addRow("one capital in the scheme", "httpS://client.example/cb");
    addRow("host in capitals", "https://CLIENT.example/cb");
    addRow("path in capitals", "https://client.example/CB");
    addRow("trailing dot of the host", "https://client.example./cb");
    addRow("two dots in the host", "https://client..example/cb");
    addRow("encoded dot in the host", "https://client%2eexample/cb");
    addRow("encoded letter in the host", "https://clien%74.example/cb");
    addRow("full-width host", "https://\xef\xbd\x83lient.example/cb");
    addRow("ideographic full stop",
        "https://client\xe3\x80\x82"
        "example/cb");
    addRow("Cyrillic letter", "https://\xd1\x81lient.example/cb");
    addRow("its punycode", "https://xn--lient-6ve.example/cb");
    addRow("soft hyphen in the host",
        "https://cli\xc2\xad"
        "ent.example/cb");
    addRow("other path", "https://client.example/other");
    addRow("path added", "https://client.example/cb/x");
    addRow("trailing slash", "https://client.example/cb/");
    addRow("no path", "https://client.example");
    addRow("root path", "https://client.example/");
    addRow("longer last segment", "https://client.example/cb2");
    addRow("shorter last segment", "https://client.example/c");
    addRow("double slash", "https://client.example//cb");
    addRow("dot segment", "https://client.example/./cb");
    addRow("dot dot segment", "https://client.example/x/../cb");
    addRow("dot dot to elsewhere", "https://client.example/cb/../open?u=evil");
    addRow("encoded dot dot", "https://client.example/x/%2e%2e/cb");
    addRow("half encoded dot dot", "https://client.example/x/.%2E/cb");
    addRow("dot dot with a parameter", "https://client.example/x/..;/cb");
    addRow("encoded slash", "https://client.example%2fcb");
    addRow("encoded slash in the path", "https://client.example/%2fcb");
    addRow("encoded letter in the path", "https://client.example/%63b");
    addRow("encoded NUL", "https://client.example/cb%00");
    addRow("path parameter", "https://client.example/cb;x");
    addRow("query added", "https://client.example/cb?x=1");
    addRow("empty query", "https://client.example/cb?");
    addRow("fragment", "https://client.example/cb#x");
    addRow("empty fragment", "https://client.example/cb#");
    addRow("fragment before the host ends", "https://evil.example#client.example/cb");
    addRow("query before the host ends", "https://evil.example?client.example/cb");
    addRow("backslash before the host ends", "https://evil.example\\client.example/cb");
    addRow("backslash and at", "https://evil.example\\@client.example/cb");
    addRow("backslashes for slashes", "https:\\\\client.example\\cb");
    addRow("one backslash in the path", "https://client.example\\cb");
    addRow("three slashes", "https:///client.example/cb");
    addRow("one slash", "https:/client.example/cb");
    addRow("no slashes", "https:client.example/cb");
    addRow("tab in the host", "https://client.exa\tmple/cb");
    addRow("newline in the host", "https://client.exa\nmple/cb");
    addRow("newline at the end", "https://client.example/cb\n");
    addRow("header injection", "https://client.example/cb\r\nSet-Cookie: a=b");
    addRow("space at the end", "https://client.example/cb ");
    addRow("space in front", " https://client.example/cb");
    addRow("tab in front", "\thttps://client.example/cb");
    addRow("byte order mark in front", "\xef\xbb\xbfhttps://client.example/cb");
    addRow("NUL at the end", QByteArray("https://client.example/cb\0", 26));
    addRow("registered one inside another", "https://evil.example/https://client.example/cb");
    addRow("two of them", "https://client.example/cb https://client.example/cb");
    addRow("wildcard", "https://*/cb");
    addRow("javascript", "javascript://client.example/cb");
    addRow("data", "data:text/html,https://client.example/cb");
    addRow("empty", "");
}

void tst_RedirectUri::matchesNothingThatDiffers()
{
    QFETCH(QByteArray, requested);
    QVERIFY(!redirectMatches("https://client.example/cb", requested));
    QVERIFY(!redirectMatches("cursor://client.example/cb", requested));
    QVERIFY(!redirectMatches("http://localhost/cb", requested));
}

void tst_RedirectUri::matchesNoLoopbackLookalike_data()
{
    QTest::addColumn<QByteArray>("requested");
    addRow("user information that looks like a port", "http://localhost:x@evil.example/cb");
    addRow("numeric user information", "http://localhost:8080@evil.example/cb");
    addRow("localhost as a subdomain", "http://localhost.evil/cb");
    addRow("localhost as a subdomain with a port", "http://localhost.evil:8080/cb");
    addRow("suffix", "http://localhostevil/cb");
    addRow("localdomain", "http://localhost.localdomain/cb");
    addRow("trailing dot", "http://localhost./cb");
    addRow("in capitals", "http://LOCALHOST/cb");
    addRow("an address as a subdomain", "http://127.0.0.1.evil.test/cb");
    addRow("two numbers", "http://127.1/cb");
    addRow("one number", "http://2130706433/cb");
    addRow("octal", "http://0177.0.0.1/cb");
    addRow("leading zeros", "http://127.000.000.001/cb");
    addRow("hexadecimal", "http://0x7f.0.0.1/cb");
    addRow("five numbers", "http://127.0.0.1.1/cb");
    addRow("a number too large", "http://127.0.0.256/cb");
    addRow("another address of the block", "http://127.0.0.2/cb");
    addRow("any address", "http://0.0.0.0/cb");
    addRow("a neighbour", "http://128.0.0.1/cb");
    addRow("mapped", "http://[::ffff:127.0.0.1]/cb");
    addRow("mapped in hexadecimal", "http://[::ffff:7f00:1]/cb");
    addRow("the long form of ::1", "http://[0:0:0:0:0:0:0:1]/cb");
    addRow("a zone", "http://[::1%25lo]/cb");
    addRow("no brackets", "http://::1/cb");
    addRow("something after the bracket", "http://[::1].evil.test/cb");
    addRow("unspecified", "http://[::]/cb");
    addRow("https on loopback", "https://localhost/cb");
    addRow("https on loopback with a port", "https://127.0.0.1:8080/cb");
    addRow("port zero", "http://localhost:0/cb");
    addRow("port too large", "http://localhost:65536/cb");
    addRow("port of six digits", "http://localhost:080800/cb");
    addRow("port with a sign", "http://localhost:+80/cb");
    addRow("port with a letter", "http://localhost:80a/cb");
    addRow("port with a space", "http://localhost:80 /cb");
    addRow("empty port", "http://localhost:/cb");
    addRow("two ports", "http://localhost:80:80/cb");
    addRow("other path", "http://localhost:8080/other");
    addRow("path in capitals", "http://127.0.0.1:8080/CB");
    addRow("trailing slash", "http://localhost:8080/cb/");
    addRow("double slash", "http://localhost:8080//cb");
    addRow("dot segments", "http://localhost:8080/x/../cb");
    addRow("encoded dot segments", "http://localhost:8080/x/%2e%2e/cb");
    addRow("encoded slash", "http://localhost:8080/%2fcb");
    addRow("query", "http://localhost:8080/cb?x=1");
    addRow("empty query", "http://127.0.0.1:8080/cb?");
    addRow("fragment", "http://localhost:8080/cb#x");
    addRow("user information", "http://a@localhost:8080/cb");
    addRow("empty user information", "http://@127.0.0.1:8080/cb");
    addRow("backslash", "http://localhost:8080\\@evil.example/cb");
    addRow("newline", "http://localhost:8080/cb\n");
    addRow("scheme in capitals", "HTTP://localhost:8080/cb");
}

void tst_RedirectUri::matchesNoLoopbackLookalike()
{
    QFETCH(QByteArray, requested);
    for (const char *registered : {"http://localhost/cb", "http://localhost:3000/cb",
             "http://127.0.0.1/cb", "http://127.0.0.1:33418/cb", "http://[::1]/cb"})
        QVERIFY2(!redirectMatches(registered, requested), registered);
}

void tst_RedirectUri::letsOnlyTheLoopbackPortDiffer_data()
{
    QTest::addColumn<QByteArray>("registered");
    QTest::addColumn<QByteArray>("requested");
    const auto pair = [](const char *name, const char *registered, const char *requested) {
        QTest::newRow(name) << QByteArray(registered) << QByteArray(requested);
    };
    // RFC 8252 7.3, and what CIMD documents publish.
    pair("port absent, then present", "http://127.0.0.1/cb", "http://127.0.0.1:51004/cb");
    pair("port present, then absent", "http://127.0.0.1:51004/cb", "http://127.0.0.1/cb");
    pair("another port", "http://127.0.0.1:51004/cb", "http://127.0.0.1:61023/cb");
    pair("the lowest and the highest", "http://127.0.0.1:1/cb", "http://127.0.0.1:65535/cb");
    pair("Claude Code", "http://localhost/callback", "http://localhost:41234/callback");
    pair("Copilot's published port", "http://127.0.0.1:33418/", "http://127.0.0.1:50123/");
    pair("mcp-remote", "http://localhost:3334/oauth/callback",
        "http://localhost:9876/oauth/callback");
    pair("IPv6", "http://[::1]/cb", "http://[::1]:8080/cb");
    pair("IPv6 without a port", "http://[::1]:8080/cb", "http://[::1]/cb");
    pair("another address of the block", "http://127.8.0.1/cb", "http://127.8.0.1:9/cb");
    pair("with a query", "http://localhost:1/cb?x=1", "http://localhost:2/cb?x=1");
    pair("without a path", "http://localhost:1", "http://localhost:2");
}

void tst_RedirectUri::letsOnlyTheLoopbackPortDiffer()
{
    QFETCH(QByteArray, registered);
    QFETCH(QByteArray, requested);
    QVERIFY(redirectMatches(registered, requested));
    QVERIFY(redirectMatches(requested, registered));
    QVERIFY(!redirectMatches(registered, requested + "x"));
    QVERIFY(!redirectMatches(QByteArray(registered).replace("http:", "https:"), requested));
}

void tst_RedirectUri::matchesTheSameBytes_data()
{
    QTest::addColumn<QByteArray>("uri");
    addRow("web", "https://client.example/cb");
    addRow("web with a port and a query", "https://client.example:8443/cb?x=1");
    addRow("loopback", "http://127.0.0.1:33418/");
    addRow("private use with a host", "cursor://anysphere.cursor-mcp/oauth/callback");
    addRow("private use without", "com.example.app:/cb");
}

void tst_RedirectUri::matchesTheSameBytes()
{
    QFETCH(QByteArray, uri);
    QVERIFY(redirectMatches(uri, uri));
    QVERIFY(!redirectMatches(uri, uri + "/x"));
    QVERIFY(!redirectMatches(uri, uri.chopped(1)));
}

void tst_RedirectUri::matchesNothingThatMayNotBeRegistered_data()
{
    QTest::addColumn<QByteArray>("uri");
    // A list in the settings or an old row in the store may hold what is refused today.
    addRow("javascript", "javascript:alert(1)");
    addRow("http on another host", "http://client.example/cb");
    addRow("user information", "https://a@client.example/cb");
    addRow("fragment", "https://client.example/cb#x");
    addRow("header injection", "https://client.example/cb\r\nX: y");
    addRow("wildcard host", "https://*.client.example/cb");
    addRow("a loopback port that is none", "http://localhost:x/cb");
    addRow("user information on loopback", "http://a@localhost/cb");
    addRow("empty", "");
}

void tst_RedirectUri::matchesNothingThatMayNotBeRegistered()
{
    QFETCH(QByteArray, uri);
    QVERIFY(!redirectMatches(uri, uri));
    QVERIFY(!redirectMatches(uri, "http://localhost/cb"));
}

void tst_RedirectUri::aMatchImpliesTheSameHost()
{
    const QByteArrayList seeds {"https://client.example/cb", "https://client.example:8443/cb?x=1",
        "http://localhost/cb", "http://localhost:3000/cb", "http://127.0.0.1:8080/cb",
        "http://[::1]/cb", "http://[::1]:80/cb", "cursor://a.b/cb", "com.example.app:/cb"};
    const QByteArrayList pieces {"@", ":", "/", "//", "?", "#", "\\", ".", "..", "%2e", "%2f",
        "%40", "[", "]", "0", "1", "80", ":8080", ":x@", "evil.example", "localhost", "127.0.0.1",
        "x", "\t", "\n", " ", "*", "+", ";", "&", "L", "\xc2\xad"};
    test::FakeRandom random;
    const auto pick = [&](qsizetype count) {
        const QByteArray two = random.bytes(2);
        return (uchar(two[0]) * 256 + uchar(two[1])) % count;
    };
    const auto edit = [&](QByteArray uri) {
        for (qsizetype edits = pick(4); edits > 0; --edits) {
            const qsizetype at = pick(uri.size() + 1);
            if (pick(3) == 0)
                uri.remove(at, pick(4));
            else
                uri.insert(at, pieces[pick(pieces.size())]);
        }
        return uri;
    };
    int matches = 0;
    for (int round = 0; round < 60'000; ++round) {
        const QByteArray seed = seeds[pick(seeds.size())];
        const QByteArray registered = pick(3) == 0 ? edit(seed) : seed;
        const QByteArray requested = edit(pick(4) == 0 ? seeds[pick(seeds.size())] : registered);
        if (registered == requested || !redirectMatches(registered, requested))
            continue;
        ++matches;
        const QUrl known = QUrl::fromEncoded(registered, QUrl::StrictMode);
        const QUrl asked = QUrl::fromEncoded(requested, QUrl::StrictMode);
        QVERIFY2(known.isValid() && asked.isValid(), (registered + ' ' + requested).constData());
        QCOMPARE(asked.host(), known.host());
        QCOMPARE(asked.scheme(), known.scheme());
        QCOMPARE(asked.path(), known.path());
        QCOMPARE(asked.query(), known.query());
        QVERIFY2(asked.userInfo().isEmpty() && !asked.hasFragment(), requested.constData());
    }
    QVERIFY2(matches > 100, "the generator makes too few matches to prove anything");
}

void tst_RedirectUri::namesTheFirstDifference_data()
{
    QTest::addColumn<QByteArray>("registered");
    QTest::addColumn<QByteArray>("requested");
    QTest::addColumn<int>("part");
    const auto row = [](const char *registered, const char *requested, UriPart part) {
        QTest::newRow(requested) << QByteArray(registered) << QByteArray(requested) << int(part);
    };
    row("https://a.example/cb", "http://a.example/cb", UriPart::Scheme);
    row("https://a.example/cb", "cb", UriPart::Scheme);
    row("https://a.example/cb", "https://b.example/cb", UriPart::Host);
    row("https://a.example/cb", "https://x@a.example/cb", UriPart::Host);
    row("http://localhost/cb", "http://127.0.0.1/cb", UriPart::Host);
    row("https://a.example/cb", "https://a.example:444/cb", UriPart::Port);
    row("https://localhost:1/cb", "https://localhost:2/cb", UriPart::Port);
    row("http://localhost:1/cb", "http://localhost:2/callback", UriPart::Path);
    row("https://a.example/cb", "https://a.example/cb/", UriPart::Path);
    row("https://a.example/cb", "https://a.example/cb?x", UriPart::Query);
}

void tst_RedirectUri::namesTheFirstDifference()
{
    QFETCH(QByteArray, registered);
    QFETCH(QByteArray, requested);
    QTEST(int(differingPart(registered, requested)), "part");
}

QTEST_GUILESS_MAIN(tst_RedirectUri)

#include "tst_RedirectUri.moc"
