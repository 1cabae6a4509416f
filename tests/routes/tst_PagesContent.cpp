// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Pages.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::routes;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class tst_PagesContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheHostThatStandsBehindADocument();
    void answersEachErrorWithItsStatus_data();
    void answersEachErrorWithItsStatus();
    void showsWhereTheAnswerGoes_data();
    void showsWhereTheAnswerGoes();
    void showsAClientUriOnlyWhenHttps();
    void warnsOnlyWhenThereIsReason();
    void writesKnownScopesAsSentences();
    void showsAForeignHostInAscii();
    void offersAllowAndDenyAlike();
    void saysThatAYesIsRememberedOnlyWhenItIs();
    void letsPeopleGoOnAfterAStop();
    void cutsALongName();
    void namesAClientWithoutAName();
    void sendsTheLostToTheFirstPage();
    void saysThatThePageMayBeClosedOnlyWhenItStays();
    void saysHowLongToWait();
    void keepsThePasswordOutOfThePage();
    void namesTheComponentThatDiffers();
    void fillsTheSnippetsWithTheAddress();
};

namespace {

const Pages &pages()
{
    static const Pages one(u"Gatehouse"_s, "https://gate.example.com");
    return one;
}

ConsentPage consentPage()
{
    ConsentPage page;
    page.clientName = u"Claude"_s;
    page.clientId = {"c1"};
    page.redirectUri = "https://claude.ai/cb";
    page.redirectHost = "claude.ai";
    page.serverTitle = u"Team tools"_s;
    page.resource = "https://gate.example.com/mcp";
    page.formToken = "x";
    return page;
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

void tst_PagesContent::answersEachErrorWithItsStatus_data()
{
    QTest::addColumn<ErrorPage::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    using Kind = ErrorPage::Kind;
    const auto row = [](const char *name, Kind kind, int status, const QString &says) {
        QTest::addRow("%s", name) << kind << status << says;
    };
    row("unknown client", Kind::UnknownClient, 400, u"does not know the program"_s);
    row("blocked client", Kind::BlockedClient, 403, u"is blocked"_s);
    row("not approved", Kind::NotApproved, 403, u"is not allowed here"_s);
    row("denied", Kind::ApprovalDenied, 403, u"was not let in"_s);
    row("unanswered", Kind::ApprovalUnanswered, 403, u"Nobody has answered"_s);
    row("unusable document", Kind::UnusableDocument, 400, u"description cannot be used"_s);
    row("redirect mismatch", Kind::RedirectMismatch, 400, u"return address does not match"_s);
    row("bad request", Kind::BadRequest, 400, u"cannot be answered"_s);
    row("form used", Kind::FormUsed, 403, u"older than 10 minutes"_s);
    row("foreign browser", Kind::ForeignBrowser, 403, u"another browser"_s);
    row("sign-in expired", Kind::SignInExpired, 400, u"took too long"_s);
    row("sign-in replaced", Kind::SignInReplaced, 403, u"newer sign-in"_s);
    row("too many attempts", Kind::TooManyAttempts, 429, u"keeps asking"_s);
    row("not allowed", Kind::NotAllowed, 403, u"not on the list"_s);
    row("provider failed", Kind::ProviderFailed, 502, u"did not answer as expected"_s);
    row("needs https", Kind::NeedsHttps, 400, u"secure connection"_s);
    row("not found", Kind::NotFound, 404, u"nothing here"_s);
    row("unavailable", Kind::Unavailable, 503, u"Not available just now"_s);
}

void tst_PagesContent::answersEachErrorWithItsStatus()
{
    QFETCH(ErrorPage::Kind, kind);
    QFETCH(int, status);
    QFETCH(QString, says);
    const auto response = pages().error(errorPage(kind), Language::English);
    QCOMPARE(response.status, status);
    QVERIFY(bodyOf(response).contains(says));
    // RFC 9110 10.2.3
    const bool retry = std::ranges::any_of(response.headers.fields(),
        [](const net::Header &field) { return field.name == "Retry-After"; });
    QCOMPARE(retry, status == 503 || status == 429);
}

void tst_PagesContent::showsWhereTheAnswerGoes_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<QString>("says");
    QTest::addRow("website") << QByteArray("https://claude.ai/cb") << QByteArray("claude.ai")
                             << false << u"to this website"_s;
    QTest::addRow("loopback") << QByteArray("http://localhost:1/cb") << QByteArray("localhost:1")
                              << true << u"to a program on this computer"_s;
    QTest::addRow("app") << QByteArray("cursor://x/cb") << QByteArray("cursor:") << false
                         << u"to the app on this device"_s;
}

void tst_PagesContent::showsWhereTheAnswerGoes()
{
    QFETCH(QByteArray, uri);
    QFETCH(QByteArray, host);
    QFETCH(bool, loopback);
    QFETCH(QString, says);
    ConsentPage page = consentPage();
    page.redirectUri = uri;
    page.redirectHost = host;
    page.loopback = loopback;
    const auto response = pages().consent(page, Language::English);
    QVERIFY(bodyOf(response).contains(says));
    QVERIFY(bodyOf(response).contains(page.clientName));
    QVERIFY(response.body.contains("<p class=\"host\"><bdi>" + host + "</bdi></p>"));
    QVERIFY(response.body.contains(uri));
    QCOMPARE(bodyOf(response).count(u"access goes to"), 1);
}

void tst_PagesContent::showsAClientUriOnlyWhenHttps()
{
    ConsentPage page = consentPage();
    page.clientUri = "https://example.com/about";
    QVERIFY(pages()
                .consent(page, Language::English)
                .body.contains(
                    "<a href=\"https://example.com/about\" rel=\"noopener noreferrer nofollow\">"));
    for (const char *uri : {"http://example.com/", "javascript:alert(1)", "", "data:text/html,x",
             "https://a.test/\" onclick=\"x", "https://a.test/<b>", "https:\\\\a.test/"}) {
        page.clientUri = uri;
        QVERIFY2(!pages().consent(page, Language::English).body.contains("<a "), uri);
    }
}

void tst_PagesContent::warnsOnlyWhenThereIsReason()
{
    ConsentPage page = consentPage();
    page.verified = true;
    QVERIFY(!pages().consent(page, Language::English).body.contains("class=\"note\""));
    page.verified = false;
    QVERIFY(bodyOf(pages().consent(page, Language::English)).contains(u"Nobody has checked"));
    page.verified = true;
    page.loopback = true;
    const QString html = bodyOf(pages().consent(page, Language::English));
    QVERIFY(html.contains(u"Did you start this yourself"));
    QVERIFY(!html.contains(u"Nobody has checked"));
    page.loopback = false;
    page.redirectUri = "cursor://x";
    QVERIFY(
        bodyOf(pages().consent(page, Language::English)).contains(u"Did you start this yourself"));
}

void tst_PagesContent::writesKnownScopesAsSentences()
{
    ConsentPage page = consentPage();
    page.scopes = domain::Scopes({"offline_access", "email", "files:read"});
    const QString html = bodyOf(pages().consent(page, Language::English));
    QVERIFY(html.contains(u"stay signed in"));
    QVERIFY(html.contains(u"see your e-mail address"));
    QVERIFY(!html.contains(u"see your name"));
    QVERIFY(!html.contains(u"offline_access"));
    QVERIFY(html.contains(u"<code><bdi>files:read</bdi></code>"));
}

void tst_PagesContent::showsAForeignHostInAscii()
{
    ConsentPage page = consentPage();
    page.redirectHost = u"clаude.ai"_s.toUtf8(); // with a Cyrillic a
    const QString html = bodyOf(pages().consent(page, Language::English));
    QVERIFY(html.contains(u"<bdi>xn--clude-5ve.ai</bdi>"));
    QVERIFY(!html.contains(u"clаude"));
    page.redirectHost = u"clаude.ai:8443"_s.toUtf8();
    QVERIFY(pages().consent(page, Language::English).body.contains("<bdi>cl%D0%B0ude.ai:8443<"));
}

void tst_PagesContent::offersAllowAndDenyAlike()
{
    const QByteArray html = pages().consent(consentPage(), Language::English).body;
    const qsizetype deny = html.indexOf("<button type=\"submit\" name=\"decision\" value=\"deny\"");
    const qsizetype allow =
        html.indexOf("<button type=\"submit\" name=\"decision\" value=\"allow\"");
    QVERIFY(deny > 0 && allow > deny); // what Enter would press first is the harmless one
    QVERIFY(html.contains("<form method=\"post\" action=\"/authorize/consent\">"));
    QVERIFY(html.contains("<input type=\"hidden\" name=\"form_token\" value=\"x\"/>"));
    QVERIFY(!html.contains("autofocus") && !html.contains("tabindex"));
}

void tst_PagesContent::saysThatAYesIsRememberedOnlyWhenItIs()
{
    ConsentPage page = consentPage();
    QVERIFY(!pages().consent(page, Language::English).body.contains("ask_again"));
    page.rememberedFor = std::chrono::days(30);
    const QString html = bodyOf(pages().consent(page, Language::English));
    QVERIFY(html.contains(u"for \u206830\u2069 days"));
    QVERIFY(html.contains(u"<input type=\"checkbox\" name=\"ask_again\" value=\"1\""
                          " aria-describedby=\"remembered\"/>"_s)); // not ticked
    const qsizetype form = html.indexOf(u"<form"_s);
    QVERIFY(form > 0 && html.indexOf(u"ask_again"_s) > form);
}

void tst_PagesContent::letsPeopleGoOnAfterAStop()
{
    ErrorPage page = errorPage(ErrorPage::Kind::TooManyAttempts);
    page.clientName = u"Looper"_s;
    page.formToken = "x";
    const QString html = bodyOf(pages().error(page, Language::English));
    QVERIFY(html.contains(u"Looper"));
    QVERIFY(html.contains(u"<form method=\"post\" action=\"/authorize/continue\">"));
    QVERIFY(html.contains(u"<input type=\"hidden\" name=\"form_token\" value=\"x\"/>"));
}

void tst_PagesContent::cutsALongName()
{
    ConsentPage page = consentPage();
    page.clientName = u"W"_s.repeated(5000);
    const QString html = bodyOf(pages().consent(page, Language::English));
    QVERIFY(html.contains(u"WWW…"));
    QVERIFY(!html.contains(u"W"_s.repeated(200)));
    page.clientName = u"🙂"_s.repeated(200);
    QVERIFY(bodyOf(pages().consent(page, Language::English)).contains(u"🙂🙂…"));
    page.clientName = u"a"_s + u"\u0301"_s.repeated(2000) + u"b"_s;
    QVERIFY(bodyOf(pages().consent(page, Language::English)).contains(u"a\u0301\u0301\u0301b"));
    page.redirectUri = "https://claude.ai/" + QByteArray(2000, 'x');
    QVERIFY(!bodyOf(pages().consent(page, Language::English)).contains(u"x"_s.repeated(240)));
}

void tst_PagesContent::namesAClientWithoutAName()
{
    ConsentPage page = consentPage();
    for (const QString &name : {u""_s, u"  \t\n "_s, u"\u200b\u2060"_s, u"\u3164\u00a0"_s}) {
        page.clientName = name;
        QVERIFY(bodyOf(pages().consent(page, Language::English)).contains(u"without a name"));
    }
}

/// RFC 9700 4.11.2: nobody vouches for the client, so nothing leads to it by itself.
void tst_PagesContent::sendsTheLostToTheFirstPage()
{
    using Kind = ErrorPage::Kind;
    const QByteArray link = "<a href=\"https://gate.example.com/\">";
    QVERIFY(pages().error(errorPage(Kind::NotFound), Language::English).body.contains(link));
    QVERIFY(pages().error(errorPage(Kind::NeedsHttps), Language::English).body.contains(link));
    QVERIFY(!pages().error(errorPage(Kind::FormUsed), Language::English).body.contains("<a "));
    const Pages plain(u"Gatehouse"_s, "http://gate.local:3000");
    QVERIFY(!plain.error(errorPage(Kind::NeedsHttps), Language::English).body.contains("<a "));
}

void tst_PagesContent::saysThatThePageMayBeClosedOnlyWhenItStays()
{
    const QString says = u"can close this page once"_s;
    QVERIFY(bodyOf(pages().hop({"cursor://a", u"x"_s}, Language::English)).contains(says));
    QVERIFY(!bodyOf(pages().hop({"https://a.test/", u"x"_s}, Language::English)).contains(says));
}

void tst_PagesContent::saysHowLongToWait()
{
    using Problem = AccountPage::Problem;
    const auto html = [](Problem problem, std::chrono::seconds wait) {
        const auto response =
            pages().account({u"c"_s, "t", u"n"_s, problem, wait}, Language::English);
        return QString::number(response.status) + bodyOf(response);
    };
    QVERIFY(html(Problem::None, 0s).startsWith(u"200"));
    QVERIFY(!html(Problem::None, 0s).contains(u"role=\"alert\""));
    QVERIFY(html(Problem::Wrong, 0s).startsWith(u"403"));
    QVERIFY(html(Problem::Wrong, 0s).contains(u"is not right"));
    QVERIFY(html(Problem::TooMany, 5s).startsWith(u"429"));
    QVERIFY(html(Problem::TooMany, 5s).contains(u"wait a minute"));
    QVERIFY(html(Problem::TooMany, 61s).contains(u"wait \u20682\u2069 minutes"));
}

void tst_PagesContent::keepsThePasswordOutOfThePage()
{
    const QByteArray html = pages().account({u"c"_s, "t", u"ada"_s}, Language::English).body;
    const qsizetype at = html.indexOf("<input id=\"password\"");
    const QByteArray field = html.sliced(at, html.indexOf("/>", at) - at);
    QVERIFY(field.contains("autocomplete=\"current-password\""));
    QVERIFY(!field.contains("value="));
    QVERIFY(html.contains("value=\"ada\" autocomplete=\"username\""));
    QVERIFY(html.contains("<label for=\"name\">") && html.contains("<label for=\"password\">"));
}

void tst_PagesContent::namesTheComponentThatDiffers()
{
    ErrorPage page = errorPage(ErrorPage::Kind::RedirectMismatch);
    page.requested = "http://localhost:1/a";
    page.registered = {"http://localhost:1/b", "https://b.test/"};
    page.differs = ErrorPage::Component::Path;
    const QString html = bodyOf(pages().error(page, Language::English));
    QVERIFY(html.contains(u"The path differs."));
    QVERIFY(!html.contains(u"The port differs."));
    for (const auto &uri : {page.requested, page.registered[0], page.registered[1]})
        QVERIFY(html.contains(QString::fromUtf8(uri)));
}

void tst_PagesContent::fillsTheSnippetsWithTheAddress()
{
    const QString html =
        bodyOf(pages().home({"https://gate.example.com/mcp", u"Team"_s, true}, Language::English));
    QVERIFY(html.contains(
        u"claude mcp add --transport http gatehouse https://gate.example.com/mcp</pre>"));
    QVERIFY(html.contains(u"npx mcp-remote https://gate.example.com/mcp</pre>"));
    QVERIFY(html.contains(u"\"url\": \"https://gate.example.com/mcp\""));
    const QString unknown =
        bodyOf(pages().error(errorPage(ErrorPage::Kind::UnknownClient), Language::German));
    QVERIFY(unknown.contains(u"gatehouse https://gate.example.com/mcp</pre>"));
    QVERIFY(unknown.contains(u"rm -rf ~/.mcp-auth"));
}

void tst_PagesContent::namesTheHostThatStandsBehindADocument()
{
    ConsentPage page = consentPage();
    page.verified = true;
    const QString without = bodyOf(pages().consent(page, Language::English));
    QVERIFY(!without.contains(u"presents a description that is published by"_s));
    page.vouchedBy = "app.example";
    const QString with = bodyOf(pages().consent(page, Language::English));
    QVERIFY(with.contains(u"presents a description that is published by"_s));
    QVERIFY(with.contains(u"<bdi>app.example</bdi>"_s));
    QVERIFY(!with.contains(u"Nobody has checked this name"_s));
}

QTEST_GUILESS_MAIN(tst_PagesContent)
#include "tst_PagesContent.moc"
