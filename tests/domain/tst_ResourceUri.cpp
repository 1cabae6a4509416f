// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ResourceUri.h"

#include <QtTest>

using namespace gatehouse::domain;

class tst_ResourceUri : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsSpellingsOfOneResourceTogether_data();
    void bringsSpellingsOfOneResourceTogether();
    void keepsDifferentResourcesApart_data();
    void keepsDifferentResourcesApart();
    void refusesWhatIsNoResource_data();
    void refusesWhatIsNoResource();
};

void tst_ResourceUri::bringsSpellingsOfOneResourceTogether_data()
{
    // RFC 3986 6.2.2 and 6.2.3.
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const char *uri, const char *canonical) {
        QTest::addRow("%s", name) << QByteArray(uri) << QByteArray(canonical);
    };
    row("as it is", "https://gate.example/mcp", "https://gate.example/mcp");
    row("upper-case scheme", "HTTPS://gate.example/mcp", "https://gate.example/mcp");
    row("upper-case host", "https://GATE.Example/mcp", "https://gate.example/mcp");
    row("default port", "https://gate.example:443/mcp", "https://gate.example/mcp");
    row("default port of http", "http://localhost:80/mcp", "http://localhost/mcp");
    row("default port with zeros", "https://gate.example:0443/mcp", "https://gate.example/mcp");
    row("empty port", "https://gate.example:/mcp", "https://gate.example/mcp");
    row("other port", "http://127.0.0.1:3000/mcp", "http://127.0.0.1:3000/mcp");
    row("http on 443", "http://gate.example:443/mcp", "http://gate.example:443/mcp");
    row("trailing slash", "https://gate.example/mcp/", "https://gate.example/mcp");
    row("root", "https://gate.example", "https://gate.example");
    row("root with slash", "https://gate.example/", "https://gate.example");
    row("two levels", "https://gate.example/mcp/files/", "https://gate.example/mcp/files");
    row("case of the path", "https://gate.example/MCP", "https://gate.example/MCP");
    row("unreserved as escape", "https://gate.example/%6d%63p%7e", "https://gate.example/mcp~");
    row("case of an escape", "https://gate.example/a%2fb", "https://gate.example/a%2Fb");
    row("IPv6", "http://[::1]:3000/mcp", "http://[::1]:3000/mcp");
    row("IPv6 spelled out", "http://[0:0:0:0:0:0:0:1]/mcp", "http://[::1]/mcp");
    row("IPv6 upper case", "https://[2001:DB8::A]/mcp", "https://[2001:db8::a]/mcp");
    row("punycode", "https://XN--Bcher-KVA.example/mcp", "https://xn--bcher-kva.example/mcp");
    row("at sign in the path", "https://gate.example/@team/mcp", "https://gate.example/@team/mcp");
}

void tst_ResourceUri::bringsSpellingsOfOneResourceTogether()
{
    QFETCH(QByteArray, uri);
    QFETCH(QByteArray, canonical);
    QCOMPARE(canonicalResource(uri).value_or("nothing"), canonical);
    QCOMPARE(canonicalResource(canonical).value_or("nothing"), canonical);
}

void tst_ResourceUri::keepsDifferentResourcesApart_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const char *one, const char *other) {
        QTest::addRow("%s", name) << QByteArray(one) << QByteArray(other);
    };
    row("path prefix", "https://gate.example/mcp", "https://gate.example/mcp2");
    row("path case", "https://gate.example/mcp", "https://gate.example/MCP");
    row("scheme", "https://gate.example/mcp", "http://gate.example/mcp");
    row("port", "https://gate.example/mcp", "https://gate.example:8443/mcp");
    row("host suffix", "https://gate.example/mcp", "https://gate.example.evil/mcp");
    row("dot after the host", "https://gate.example/mcp", "https://gate.example./mcp");
    row("escaped slash", "https://gate.example/mcp/files", "https://gate.example/mcp%2Ffiles");
    row("parameter", "https://gate.example/mcp", "https://gate.example/mcp;x");
}

void tst_ResourceUri::keepsDifferentResourcesApart()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QVERIFY(canonicalResource(one));
    QVERIFY(canonicalResource(one) != canonicalResource(other));
}

void tst_ResourceUri::refusesWhatIsNoResource_data()
{
    QTest::addColumn<QByteArray>("uri");
    const auto row = [](const char *name, const QByteArray &uri) {
        QTest::addRow("%s", name) << uri;
    };
    row("nothing", "");
    row("relative", "/mcp");
    row("no scheme", "gate.example/mcp");
    row("scheme-relative", "//gate.example/mcp");
    row("other scheme", "ftp://gate.example/mcp");
    row("urn", "urn:example:mcp");
    row("no host", "https:///mcp");
    row("no authority", "https:/mcp");
    row("query", "https://gate.example/mcp?x=1");
    row("empty query", "https://gate.example/mcp?");
    row("fragment", "https://gate.example/mcp#x"); // RFC 8707 2: MUST NOT include one
    row("empty fragment", "https://gate.example/mcp#");
    row("user", "https://ada@gate.example/mcp");
    row("user and password", "https://ada:secret@gate.example/mcp");
    row("empty user", "https://@gate.example/mcp");
    row("user that looks like the host", "https://gate.example@evil.example/mcp");
    row("backslash", "https://gate.example\\@evil.example/mcp");
    row("space", "https://gate.example/m cp");
    row("space in front", " https://gate.example/mcp");
    row("newline", "https://gate.example/mcp\n");
    row("tab in the scheme", "ht\ttps://gate.example/mcp");
    row("zero", QByteArray("https://gate.example/mcp\0x", 26));
    row("not ASCII",
        "https://b\xc3\xbc"
        "cher.example/mcp");
    row("port too large", "https://gate.example:65536/mcp");
    row("port that is no number", "https://gate.example:x/mcp");
    row("escaped host", "https://g%61te.example/mcp");
    row("dot segment", "https://gate.example/x/../mcp");
    row("dot segment at the end", "https://gate.example/mcp/..");
    row("single dot", "https://gate.example/./mcp");
    row("escaped dot segment", "https://gate.example/x/%2e%2E/mcp");
    row("empty segment", "https://gate.example//mcp");
    row("two trailing slashes", "https://gate.example/mcp//");
    row("half an escape", "https://gate.example/mcp%2");
    row("broken IPv6", "https://[::1/mcp");
}

void tst_ResourceUri::refusesWhatIsNoResource()
{
    QFETCH(QByteArray, uri);
    const auto canonical = canonicalResource(uri);
    QVERIFY2(!canonical, canonical.value_or(QByteArray()));
}

QTEST_GUILESS_MAIN(tst_ResourceUri)
#include "tst_ResourceUri.moc"
