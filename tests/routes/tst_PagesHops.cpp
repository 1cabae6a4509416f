// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Pages.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::routes;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// The pages that lead on to somewhere else, at once, on a click or in a while.
class tst_PagesHops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hopsToAnAppAndToAWebsite();
    void hopsNowhereDangerous();
    void waitsForAClickWhenAsked();
    void leadsADeniedClientBackOnAClickOnly();
    void looksAgainByItselfWhileAProgramWaits();
};

namespace {

const Pages &pages()
{
    static const Pages one(u"Gatehouse"_s, "https://gate.example.com");
    return one;
}

ErrorPage errorPage(ErrorPage::Kind kind)
{
    ErrorPage page;
    page.kind = kind;
    return page;
}

QString bodyOf(const net::Response &response)
{
    return QString::fromUtf8(response.body);
}

} // namespace

void tst_PagesHops::hopsToAnAppAndToAWebsite()
{
    for (const QByteArray &url : {QByteArray("cursor://anysphere.cursor-mcp/oauth/callback?code=1"),
             QByteArray("https://claude.ai/cb?code=1")}) {
        const auto response = pages().hop({url, u"there"_s}, Language::English);
        QCOMPARE(response.status, 200);
        QVERIFY(
            response.body.contains("<meta http-equiv=\"refresh\" content=\"0;url=" + url + "\"/>"));
        QVERIFY(response.body.contains("href=\"" + url + "\""));
    }
}

void tst_PagesHops::hopsNowhereDangerous()
{
    for (const char *url : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x",
             "vbscript:x", "file:///etc/passwd", "blob:https://x/1", "/relative", "", " https://x/",
             "https://x/\" onclick=\"y"}) {
        const auto response = pages().hop({url, u"there"_s}, Language::English);
        QCOMPARE(response.status, 400);
        QVERIFY(!response.body.contains("http-equiv=\"refresh\""));
        QVERIFY(!response.body.contains("<a "));
    }
}

void tst_PagesHops::waitsForAClickWhenAsked()
{
    const auto response = pages().hop({"https://a.test/?error=x", u"a.test"_s,
                                          HopPage::Mode::OnClick, u"Claude"_s, u"It is wrong."_s},
        Language::English);
    QVERIFY(!response.body.contains("http-equiv=\"refresh\""));
    QVERIFY(response.body.contains("href=\"https://a.test/?error=x\""));
    QVERIFY(response.body.contains("Claude") && response.body.contains("It is wrong."));
}

void tst_PagesHops::leadsADeniedClientBackOnAClickOnly()
{
    const auto leads = [](ErrorPage::Kind kind) {
        ErrorPage page = errorPage(kind);
        page.clientUrl = "https://a.test/?error=access_denied";
        const auto html = pages().error(page, Language::English).body;
        return std::pair(html.contains("<a href=\"https://a.test/?error=access_denied\""),
            html.contains("http-equiv=\"refresh\""));
    };
    QCOMPARE(leads(ErrorPage::Kind::ApprovalDenied), std::pair(true, false));
    QCOMPARE(leads(ErrorPage::Kind::NotAllowed), std::pair(true, true));
}

void tst_PagesHops::looksAgainByItselfWhileAProgramWaits()
{
    const auto html = [](std::chrono::seconds left) {
        return bodyOf(pages().waiting({u"Claude"_s, {"c1"}, "claude.ai", "WDJB-MJHT", left,
                                          "https://gate.example.com/authorize/wait?a=1"},
            Language::English));
    };
    QVERIFY(
        html(300s).contains(u"<meta http-equiv=\"refresh\" "
                            "content=\"5;url=https://gate.example.com/authorize/wait?a=1\"/>"_s));
    QVERIFY(html(300s).contains(u"gatehousectl clients allow WDJB-MJHT"_s));
    QVERIFY(html(300s).contains(u"good for \u20685\u2069 minutes"_s));
    QVERIFY(html(61s).contains(u"good for \u20682\u2069 minutes"_s));
    QVERIFY(html(60s).contains(u"a minute at most"_s));
}

QTEST_GUILESS_MAIN(tst_PagesHops)
#include "tst_PagesHops.moc"
