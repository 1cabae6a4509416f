// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// The authorization flow: consent, account, code, tokens, through the whole server.
class tst_authorize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void leadsToTokens();
    void aWrongPasswordAsksAgain();
    void denyIsToldToTheClient();
    void aFormWorksOnce();
    void anotherBrowserGetsNothing();
    void aForeignPageCannotSendTheForm();
    void aPageOfAnotherSiteCannotSendTheForm();
    void aCodeWorksOnceAndItsReplayEndsTheSession();
    void twoTabsDoNotMix();

private:
    bool isCodeFor(const QUrl &url) const
    {
        const QUrlQuery query(url);
        const auto value = [&](const QString &name) {
            return query.queryItemValue(name, QUrl::FullyDecoded);
        };
        return url.toString(QUrl::RemoveQuery).toUtf8() == RedirectUri
            && value(u"code"_s).startsWith(u"gth_ac_"_s)
            && query.allQueryItemValues(u"iss"_s).size() == 1
            && value(u"iss"_s).toUtf8() == m_flow->origin();
    }

    std::unique_ptr<Flow> m_flow;
};

void tst_authorize::init()
{
    m_flow = std::make_unique<Flow>();
}

void tst_authorize::cleanup()
{
    m_flow.reset();
}

void tst_authorize::leadsToTokens()
{
    const Journey journey(*m_flow, "Some & client");
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    QCOMPARE(consent.status, 200);
    QVERIFY(consent.field("Location").isEmpty());
    QVERIFY(consent.body.contains("Some &amp; client"));
    QVERIFY(consent.body.contains("127.0.0.1"));
    QVERIFY(browser.hasCookie());
    const QByteArray cookie = consent.field("Set-Cookie");
    QVERIFY(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    QVERIFY(consent.field("Cache-Control").contains("no-store"));
    QVERIFY(consent.field("Content-Security-Policy").contains("frame-ancestors 'none'"));
    QVERIFY(consent.field("Access-Control-Allow-Origin").isEmpty());

    const RawAnswer account = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    QCOMPARE(account.status, 200);
    QVERIFY(account.body.contains("action=\"/authorize/account\""));
    const RawAnswer hop = browser.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}});
    QCOMPARE(hop.status, 200);

    const QUrl back = Browser::destination(hop);
    QVERIFY2(isCodeFor(back), hop.body);
    const QUrlQuery query(back);
    QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"client state &=+"_s);
    const RawAnswer answer = journey.redeem(query.queryItemValue(u"code"_s).toUtf8());
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.field("Cache-Control").contains("no-store"));
    const Tokens tokens = Journey::tokensOf(answer);
    QVERIFY(tokens.access.startsWith("gth_at_") && tokens.refresh.startsWith("gth_rt_"));
    QCOMPARE(m_flow->doorStatuses(tokens.access), QSet<int> {200});
}

void tst_authorize::aWrongPasswordAsksAgain()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const RawAnswer account = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    const RawAnswer wrong = browser.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", "wrong one"}});
    const RawAnswer nobody = browser.post("/authorize/account",
        {{"form_token", Browser::formToken(wrong)}, {"name", "nobody"}, {"password", Password}});
    for (const RawAnswer &again : {wrong, nobody}) {
        QVERIFY(again.body.contains("role=\"alert\""));
        QVERIFY(!Browser::destination(again).isValid());
        QVERIFY(!Browser::formToken(again).isEmpty());
        QVERIFY(!again.body.contains("wrong one") && !again.body.contains(Password));
    }
    QVERIFY(Browser::formToken(wrong) != Browser::formToken(account));
    const RawAnswer right = browser.post("/authorize/account",
        {{"form_token", Browser::formToken(nobody)}, {"name", "ann"}, {"password", Password}});
    QVERIFY(isCodeFor(Browser::destination(right)));
}

void tst_authorize::denyIsToldToTheClient()
{
    const Journey journey(*m_flow);
    for (const QByteArray decision : {"deny", "", "Allow", "allow,deny"}) {
        Browser browser(*m_flow);
        const RawAnswer consent = browser.open(journey.authorizeTarget());
        const RawAnswer hop = browser.post("/authorize/consent",
            {{"form_token", Browser::formToken(consent)}, {"decision", decision}});
        const QUrlQuery query(Browser::destination(hop));
        QCOMPARE(query.queryItemValue(u"error"_s), u"access_denied"_s);
        QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"client state &=+"_s);
        QCOMPARE(query.queryItemValue(u"iss"_s, QUrl::FullyDecoded).toUtf8(), m_flow->origin());
        QVERIFY(!query.hasQueryItem(u"code"_s));
    }
}

void tst_authorize::aFormWorksOnce()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const Form allow {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}};
    const RawAnswer account = browser.post("/authorize/consent", allow);
    const RawAnswer again = browser.post("/authorize/consent", allow);
    QVERIFY(again.status >= 400);
    QVERIFY(Browser::formToken(again).isEmpty());
    const Form signIn {
        {"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}};
    QVERIFY(isCodeFor(Browser::destination(browser.post("/authorize/account", signIn))));
    const RawAnswer twice = browser.post("/authorize/account", signIn);
    QVERIFY(twice.status >= 400);
    QVERIFY(!Browser::destination(twice).hasQuery());
    // Nor does the token of one form open another.
    const RawAnswer other = browser.open(journey.authorizeTarget());
    const RawAnswer skipped = browser.post("/authorize/account",
        {{"form_token", Browser::formToken(other)}, {"name", "ann"}, {"password", Password}});
    QVERIFY(skipped.status >= 400);
}

void tst_authorize::anotherBrowserGetsNothing()
{
    const Journey journey(*m_flow);
    Browser victim(*m_flow);
    Browser attacker(*m_flow);
    attacker.open(journey.authorizeTarget());
    const RawAnswer consent = victim.open(journey.authorizeTarget());
    const Form allow {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}};
    QCOMPARE(attacker.post("/authorize/consent", allow).status, 403);
    Browser withoutCookie(*m_flow);
    QCOMPARE(withoutCookie.post("/authorize/consent", allow).status, 403);

    const RawAnswer second = victim.open(journey.authorizeTarget());
    const RawAnswer account = victim.post(
        "/authorize/consent", {{"form_token", Browser::formToken(second)}, {"decision", "allow"}});
    const RawAnswer stolen = attacker.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}});
    QCOMPARE(stolen.status, 403);
    QVERIFY(!stolen.body.contains("gth_ac_"));
}

void tst_authorize::aForeignPageCannotSendTheForm()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const Form allow {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}};
    for (const QByteArray &origin : {QByteArray("https://evil.example"), QByteArray("null"),
             m_flow->origin() + ".evil.example"})
        QCOMPARE(browser.post("/authorize/consent", allow, origin).status, 403);
    // It was refused before the form was looked at, so the person can still send it.
    QVERIFY(browser.post("/authorize/consent", allow).body.contains("/authorize/account"));
}

/// Fetch Metadata 2.3: whatever the origin is said to be, the browser knows where the page is from.
void tst_authorize::aPageOfAnotherSiteCannotSendTheForm()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const Form allow {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}};
    for (const char *site : {"cross-site", "same-site", "none"}) {
        const RawAnswer refused =
            browser.post("/authorize/consent", allow, {}, {QByteArray("Sec-Fetch-Site: ") + site});
        QVERIFY2(refused.status == 403, site);
    }
    const RawAnswer own =
        browser.post("/authorize/consent", allow, {}, {"Sec-Fetch-Site: same-origin"});
    QVERIFY(own.body.contains("/authorize/account"));
}

void tst_authorize::aCodeWorksOnceAndItsReplayEndsTheSession()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const QByteArray code = QUrlQuery(journey.signIn(browser)).queryItemValue(u"code"_s).toUtf8();
    const Tokens tokens = Journey::tokensOf(journey.redeem(code));
    QCOMPARE(m_flow->doorStatuses(tokens.access), QSet<int> {200});
    // RFC 9700 4.5: a second use of a code means that it was stolen.
    const RawAnswer replay = journey.redeem(code);
    QCOMPARE(replay.status, 400);
    QCOMPARE(Journey::errorOf(replay), "invalid_grant");
    QCOMPARE(m_flow->doorStatuses(tokens.access), QSet<int> {401});
    QCOMPARE(journey.refresh(tokens.refresh).status, 400);
}

void tst_authorize::twoTabsDoNotMix()
{
    const Journey one(*m_flow, "First");
    const Journey two(*m_flow, "Second");
    Browser browser(*m_flow);
    const RawAnswer first = browser.open(one.authorizeTarget());
    const RawAnswer second = browser.open(two.authorizeTarget());
    for (const auto &[journey, consent] : {std::pair(&one, &first), std::pair(&two, &second)}) {
        const RawAnswer account = browser.post("/authorize/consent",
            {{"form_token", Browser::formToken(*consent)}, {"decision", "allow"}});
        const RawAnswer hop = browser.post("/authorize/account",
            {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}});
        const QUrl back = Browser::destination(hop);
        QVERIFY(isCodeFor(back));
        const QByteArray code = QUrlQuery(back).queryItemValue(u"code"_s).toUtf8();
        QCOMPARE(journey->redeem(code).status, 200); // of the client of this tab
    }
}

QTEST_GUILESS_MAIN(tst_authorize)
#include "tst_authorize.moc"
