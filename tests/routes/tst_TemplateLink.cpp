// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/TemplateLink.h"

#include <QTest>

using namespace gatehouse::routes;

class tst_TemplateLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesWhatMayBeLinked_data();
    void decidesWhatMayBeLinked();
    void keepsTheUrlAsItWasSent();
};

void tst_TemplateLink::decidesWhatMayBeLinked_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("web");
    QTest::addColumn<bool>("app");
    const auto row = [](const char *name, const QByteArray &url, bool web, bool app) {
        QTest::addRow("%s", name) << url << web << app;
    };
    row("https", "https://claude.ai/api?x=1#y", true, true);
    row("http loopback", "http://127.0.0.1:8787/callback", true, true);
    row("upper case", "HTTPS://a.test/", true, true);
    row("IPv6", "http://[::1]:80/", true, true);
    row("cursor", "cursor://anysphere.cursor-mcp/oauth/callback?code=a&iss=b", false, true);
    row("reverse domain", "com.example.app:/oauth", false, true);
    row("javascript", "javascript:alert(1)", false, false);
    row("javascript in mixed case", "JaVaScRiPt:alert(1)", false, false);
    row("javascript after a space", " javascript:alert(1)", false, false);
    row("javascript after a control", "\x01javascript:alert(1)", false, false);
    row("javascript with a tab", "java\tscript:alert(1)", false, false);
    row("javascript with a line end", "javascript\n:alert(1)", false, false);
    row("javascript with slashes", "javascript://a.test/%0aalert(1)", false, false);
    row("data", "data:text/html,x", false, false);
    row("vbscript", "vbscript:x", false, false);
    row("file", "file:///etc/passwd", false, false);
    row("blob", "blob:https://a.test/1", false, false);
    row("filesystem", "filesystem:https://a.test/1", false, false);
    row("about", "about:blank", false, false);
    row("view-source", "view-source:https://a.test/", false, false);
    row("chrome", "chrome://settings", false, false);
    row("intent", "intent://x#Intent;end", false, false);
    row("web socket", "wss://a.test/", false, false);
    row("no scheme", "//a.test/", false, false);
    row("path", "/x", false, false);
    row("empty", "", false, false);
    row("colon first", ":x", false, false);
    row("digit first", "1a:x", false, false);
    row("no host", "https:///x", false, false);
    row("no slashes", "https:a.test", false, false);
    row("backslash", "https:\\\\a.test/", false, false);
    row("backslash later", "https://a.test\\@b.test/", false, false);
    row("space", "https://a.test/ x", false, false);
    row("quote", "https://a.test/\"x", false, false);
    row("line end", "https://a.test/\nx", false, false);
    row("not ASCII", "https://\xc3\xa4.test/", false, false);
    row("NUL", QByteArray("https://a.test/\0x", 17), false, false);
}

void tst_TemplateLink::decidesWhatMayBeLinked()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, web);
    QFETCH(bool, app);
    QCOMPARE(TemplateLink::toWeb(url).has_value(), web);
    QCOMPARE(TemplateLink::toWebOrApp(url).has_value(), app);
}

void tst_TemplateLink::keepsTheUrlAsItWasSent()
{
    const QByteArray url = "HTTPS://A.test:443/%7e?b=2&a='1'";
    QCOMPARE(TemplateLink::toWeb(url)->url(), url);
}

QTEST_GUILESS_MAIN(tst_TemplateLink)
#include "tst_TemplateLink.moc"
