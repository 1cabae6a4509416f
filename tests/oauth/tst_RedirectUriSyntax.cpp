// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RedirectUri.h"

#include <QTest>

using namespace gatehouse::oauth;

class tst_RedirectUriSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatRealClientsRegister_data();
    void acceptsWhatRealClientsRegister();
    void refusesDangerousSchemes_data();
    void refusesDangerousSchemes();
    void refusesMalformedUris_data();
    void refusesMalformedUris();
    void refusesNamesOfTheAnswerInTheQuery_data();
    void refusesNamesOfTheAnswerInTheQuery();
    void showsTheHostOrTheSchemeToThePerson_data();
    void showsTheHostOrTheSchemeToThePerson();
};

namespace {

void addRow(const char *name, const QByteArray &uri)
{
    QTest::newRow(name) << uri;
}

} // namespace

void tst_RedirectUriSyntax::acceptsWhatRealClientsRegister_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *uri, RedirectKind kind) {
        QTest::newRow(uri) << QByteArray(uri) << int(kind);
    };
    row("https://claude.ai/api/mcp/auth_callback", RedirectKind::Web);
    row("https://claude.com/api/mcp/auth_callback", RedirectKind::Web);
    row("https://chatgpt.com/connector/oauth/abc-123_X", RedirectKind::Web);
    row("https://global.consent.azure-apim.net/redirect/x", RedirectKind::Web);
    row("https://vscode.dev/redirect", RedirectKind::Web);
    row("https://client.example:8443/cb?tenant=a%2Fb&x", RedirectKind::Web);
    const QByteArray longest = "https://" + QByteArray(63, 'a') + ".example/cb";
    row(longest.constData(), RedirectKind::Web);
    row("https://localhost/cb", RedirectKind::Web);
    row("https://[2001:db8::1]/cb", RedirectKind::Web);
    row("http://localhost/callback", RedirectKind::Loopback);
    row("http://localhost:6274/oauth/callback/debug", RedirectKind::Loopback);
    row("http://127.0.0.1:33418/", RedirectKind::Loopback);
    row("http://127.0.0.1:1455/callback/srv-1", RedirectKind::Loopback);
    row("http://[::1]:8080/cb", RedirectKind::Loopback);
    row("http://127.255.255.254/cb", RedirectKind::Loopback);
    row("cursor://anysphere.cursor-mcp/oauth/callback", RedirectKind::PrivateUse);
    row("vscode://vscode.github-authentication/did-authenticate", RedirectKind::PrivateUse);
    row("vscode-insiders://publisher.extension/cb", RedirectKind::PrivateUse);
    row("claude://oauth/callback", RedirectKind::PrivateUse);
    row("com.example.app:/cb", RedirectKind::PrivateUse);
    row("com.example.app:/oauth2redirect/example-provider", RedirectKind::PrivateUse);
    row("COM.example.App:/cb", RedirectKind::PrivateUse);
}

void tst_RedirectUriSyntax::acceptsWhatRealClientsRegister()
{
    QFETCH(QByteArray, uri);
    const auto checked = checkRedirectUri(uri);
    QVERIFY2(checked.ok(), checked.ok() ? "" : checked.error().description.constData());
    QTEST(int(*checked), "kind");
}

void tst_RedirectUriSyntax::refusesDangerousSchemes_data()
{
    QTest::addColumn<QByteArray>("uri");
    for (const char *scheme :
        {"javascript", "data", "file", "vbscript", "blob", "about", "ws", "wss", "http", "ftp",
            "ftps", "chrome", "chrome-extension", "chrome-untrusted", "chrome-search", "devtools",
            "moz-extension", "moz-icon", "safari-extension", "safari-web-extension", "edge",
            "microsoft-edge", "resource", "view-source", "filesystem", "jar", "mailto", "tel",
            "sms", "intent", "android-app", "content", "urn", "cid", "mid", "mhtml", "res", "hcp",
            "shell", "search", "search-ms", "ms-settings", "ms-its", "ms-msdt", "ms-word", "ldap",
            "ldaps", "gopher", "telnet", "ssh", "sftp", "smb", "nfs", "afp", "git", "svn", "jnlp",
            "jnlps", "livescript", "mocha", "feed", "view", "vnc", "rdp", "x-javascript", "its",
            "mk", "wyciwyg", "dict", "tftp", "imap", "pop", "news", "nntp", "irc"})
        QTest::newRow(scheme) << QByteArray(scheme);
}

void tst_RedirectUriSyntax::refusesDangerousSchemes()
{
    QFETCH(QByteArray, uri);
    QByteArray mixed = uri;
    for (qsizetype i = 0; i < mixed.size(); i += 2)
        mixed[i] = QChar::fromLatin1(mixed[i]).toUpper().toLatin1();
    for (const QByteArray &scheme : {uri, uri.toUpper(), mixed}) {
        for (const char *rest : {":x", "://evil.example/cb", ":/cb", "://"}) {
            const QByteArray attempt = scheme + rest;
            for (const QByteArray &before :
                {QByteArray(), QByteArray(" "), QByteArray("\t"), QByteArray("\n"),
                    QByteArray("\r\n"), QByteArray("\x01"), QByteArray("\x1b"), QByteArray(1, '\0'),
                    QByteArray("\x0b"), QByteArray("\xc2\xa0"), QByteArray("\xe2\x80\x8b")}) {
                const auto checked = checkRedirectUri(before + attempt);
                QVERIFY2(!checked.ok(), (before + attempt).constData());
                QCOMPARE(checked.error().code, ErrorCode::InvalidRedirectUri);
            }
        }
    }
    QVERIFY(!checkRedirectUri(uri.first(1) + '\t' + uri.sliced(1) + ":x").ok());
    QVERIFY(!checkRedirectUri(uri + "\n:x").ok());
    QVERIFY(!checkRedirectUri(uri + "%3ax").ok());
}

void tst_RedirectUriSyntax::refusesMalformedUris_data()
{
    QTest::addColumn<QByteArray>("uri");
    addRow("empty", "");
    addRow("relative", "/cb");
    addRow("scheme-relative", "//client.example/cb");
    addRow("a word", "cb");
    addRow("no scheme", "://client.example/cb");
    addRow("scheme that starts with a digit", "1app:/cb");
    addRow("scheme with an underscore", "my_app:/cb");
    addRow("scheme and nothing else", "com.example.app:");
    addRow("scheme and an empty authority", "com.example.app://");
    addRow("fragment", "com.example.app:/cb#x");
    addRow("user information under a private-use scheme", "cursor://a@b/cb");
    addRow("dot segment under a private-use scheme", "cursor://a/../cb");
    addRow("http on a name", "http://client.example/cb");
    addRow("http on a private address", "http://192.168.0.1/cb");
    addRow("http on a name that begins with localhost", "http://localhost.evil.example/cb");
    addRow("http on a name that ends with localhost", "http://evil-localhost/cb");
    addRow("http on a name that begins with an address", "http://127.0.0.1.evil.example/cb");
    addRow("http on 127.1", "http://127.1/cb");
    addRow("http on a loopback address in octal", "http://127.0.0.010/cb");
    addRow("http on a loopback address with zeros in front", "http://127.000.000.001/cb");
    addRow("http on a number too large", "http://127.0.0.256/cb");
    addRow("https without a host", "https:///cb");
    addRow("https on a part of a name that is too long",
        "https://" + QByteArray(64, 'a') + ".example/cb");
    addRow("https on a part of a name that ends with a hyphen", "https://a-.example/cb");
    addRow("https on a part of a name that begins with a hyphen", "https://client.-example/cb");
    addRow("https on a name that is too long",
        "https://" + QByteArray("abcdefg.").repeated(32) + "example/cb");
    addRow("https with only a port", "https://:443/cb");
    addRow("https with a leading dot", "https://.client.example/cb");
    addRow("https on an address that is none", "https://[dddddddddd]/cb");
    addRow("https with an open bracket", "https://[::1/cb");
    addRow("https with a name in brackets", "https://[client.example]/cb");
    addRow("port zero", "https://client.example:0/cb");
    addRow("port 65536", "https://client.example:65536/cb");
    addRow("underscore in the host", "https://client_1.example/cb");
    addRow("wildcard host", "https://*.client.example/cb");
    addRow("wildcard port", "http://localhost:*/cb");
    addRow("IDN",
        "https://b\xc3\xbc"
        "cher.example/cb");
    addRow("space", "https://client.example/c b");
    addRow("quote", "https://client.example/\"onload=x");
    addRow("angle bracket", "https://client.example/<script>");
    addRow("backslash", "https://client.example/a\\b");
    addRow("a percent that is none", "https://client.example/100%");
    addRow("a percent before letters", "https://client.example/%zz");
    addRow("half a percent sequence", "https://client.example/cb?x=%4");
    addRow("2049 characters", "https://client.example/" + QByteArray(2026, 'a'));
}

void tst_RedirectUriSyntax::refusesMalformedUris()
{
    QFETCH(QByteArray, uri);
    const auto checked = checkRedirectUri(uri);
    QVERIFY(!checked.ok());
    QCOMPARE(checked.error().code, ErrorCode::InvalidRedirectUri);
    QVERIFY(!checked.error().description.isEmpty());
}

void tst_RedirectUriSyntax::refusesNamesOfTheAnswerInTheQuery_data()
{
    QTest::addColumn<QByteArray>("query");
    addRow("iss", "iss=https://evil.example");
    addRow("code", "x=1&code=y");
    addRow("state", "state=a");
    addRow("error", "error=access_denied");
    addRow("without a value", "iss");
    addRow("encoded", "%69ss=a");
    addRow("with a control character", "x=%0d%0a");
}

void tst_RedirectUriSyntax::refusesNamesOfTheAnswerInTheQuery()
{
    // RFC 9207 2: the client compares the one iss it gets; two would leave it the choice.
    QFETCH(QByteArray, query);
    for (const char *uri :
        {"https://client.example/cb?", "http://localhost:1/cb?", "cursor://a/b?"})
        QVERIFY2(!checkRedirectUri(uri + query).ok(), uri);
}

void tst_RedirectUriSyntax::showsTheHostOrTheSchemeToThePerson_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("audience");
    QTest::newRow("web") << QByteArray("https://claude.ai/cb") << QByteArray("claude.ai");
    QTest::newRow("port") << QByteArray("https://a.example:8443/cb") << QByteArray("a.example");
    QTest::newRow("loopback") << QByteArray("http://[::1]:80/cb") << QByteArray("[::1]");
    QTest::newRow("private") << QByteArray("cursor://claude.ai/cb") << QByteArray("cursor:");
    QTest::newRow("no slashes") << QByteArray("com.example.app:/cb")
                                << QByteArray("com.example.app:");
}

void tst_RedirectUriSyntax::showsTheHostOrTheSchemeToThePerson()
{
    QFETCH(QByteArray, uri);
    QTEST(redirectAudience(uri), "audience");
}

QTEST_GUILESS_MAIN(tst_RedirectUriSyntax)

#include "tst_RedirectUriSyntax.moc"
