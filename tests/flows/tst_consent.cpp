// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"
#include "store/SqliteDatabase.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

namespace {

constexpr char Team[] = "team-connector";
constexpr char TeamSecret[] = "q8Zr0xkV5m3J7uW1";
const QList<QByteArray> Typed {"Sec-Fetch-Site: none"};
const QList<QByteArray> FromElsewhere {"Sec-Fetch-Site: cross-site"};

bool asksForConsent(const RawAnswer &page)
{
    return page.status == 200 && page.body.contains("action=\"/authorize/consent\"");
}
bool asksForPassword(const RawAnswer &page)
{
    return page.status == 200 && page.body.contains("action=\"/authorize/account\"");
}

} // namespace

/// What the pages between the request and the sign-in promise, through the whole server.
class tst_consent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aVerifiedClientIsAskedForOnce();
    void aPageElsewhereCannotRideOnIt();
    void theYesIsOneBrowsersAlone();
    void theYesCanBeKeptFromBeingRemembered();
    void aClientThatRegisteredItselfIsAskedForEveryTime();
    void aClientMayAskForThePage();
    void noPageMeansAnErrorAtOnceForAVerifiedClient();
    void noPageMeansAClickForOthers();
    void aLoopIsStoppedAndMayGoOn();
    void aLoopOfErrorsIsStoppedToo();
    void twoFirstTabsBothSucceed();
    void anEvictedSignInSaysSo();
    void headBeginsNothing();
    void headEndsNothing();

private:
    Journey team() const { return Journey(*m_flow, KnownClient {Team, TeamSecret}); }
    RawAnswer allow(Browser &browser, const RawAnswer &consent, const Form &more = {}) const
    {
        return browser.post("/authorize/consent",
            Form {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}} + more);
    }
    RawAnswer signIn(Browser &browser, const RawAnswer &account) const
    {
        return browser.post("/authorize/account",
            {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}});
    }
    /// Said yes, and signed in.
    void allowTeam(Browser &browser, const Form &more = {}) const
    {
        const RawAnswer consent = browser.open(team().authorizeTarget(), Typed);
        QVERIFY(asksForConsent(consent));
        const RawAnswer hop = signIn(browser, allow(browser, consent, more));
        QVERIFY(Browser::destination(hop).isValid());
    }
    qint64 signInsKept() const
    {
        store::SqliteDatabase database(m_flow->databasePath());
        if (!database.open())
            qFatal("the database cannot be read");
        auto rows = database.run("SELECT count(*) FROM sign_ins");
        return rows && rows->next() ? rows->number(0) : -1;
    }

    std::unique_ptr<Flow> m_flow;
};

void tst_consent::init()
{
    m_flow = std::make_unique<Flow>("2",
        QMap<QByteArray, QByteArray> {
            {"OAUTH_CLIENT_ID", Team}, {"OAUTH_CLIENT_SECRET", TeamSecret}});
}

void tst_consent::cleanup()
{
    m_flow.reset();
}

void tst_consent::aVerifiedClientIsAskedForOnce()
{
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(team().authorizeTarget(), Typed);
    QVERIFY(asksForConsent(consent));
    QVERIFY(consent.body.contains("name=\"ask_again\""));
    const RawAnswer account = allow(browser, consent);
    const qsizetype start = account.head.indexOf("gatehouse-memory=");
    QVERIFY(start > 0);
    const QByteArray cookie = account.head.sliced(start, account.head.indexOf('\n', start) - start);
    QVERIFY(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    QVERIFY(cookie.contains("Max-Age=2592000"));
    QVERIFY(asksForConsent(browser.open(team().authorizeTarget(), Typed))); // nobody is in yet
    signIn(browser, account);

    const RawAnswer again = browser.open(team().authorizeTarget(), Typed);
    QVERIFY2(asksForPassword(again), again.body);
    const QUrlQuery query(Browser::destination(signIn(browser, again)));
    QCOMPARE(team().redeem(query.queryItemValue(u"code"_s).toUtf8()).status, 200);
}

// SECURITY: somebody else's page rides on a yes of earlier.
void tst_consent::aPageElsewhereCannotRideOnIt()
{
    Browser browser(*m_flow);
    allowTeam(browser);
    QVERIFY(asksForPassword(browser.open(team().authorizeTarget(), Typed)));
    QVERIFY(asksForConsent(browser.open(team().authorizeTarget(), FromElsewhere)));
    QVERIFY(asksForConsent(browser.open(team().authorizeTarget())));
}

void tst_consent::theYesIsOneBrowsersAlone()
{
    Browser browser(*m_flow);
    allowTeam(browser);
    Browser another(*m_flow);
    QVERIFY(asksForConsent(another.open(team().authorizeTarget(), Typed)));
    m_flow->restart(); // it is kept
    QVERIFY(asksForPassword(browser.open(team().authorizeTarget(), Typed)));
    QVERIFY(m_flow->store().forgetConsents(domain::ClientId {Team}));
    QVERIFY(asksForConsent(browser.open(team().authorizeTarget(), Typed)));
}

void tst_consent::theYesCanBeKeptFromBeingRemembered()
{
    Browser browser(*m_flow);
    allowTeam(browser, {{"ask_again", "1"}});
    QVERIFY(asksForConsent(browser.open(team().authorizeTarget(), Typed)));
    // And takes back what was remembered.
    Browser changed(*m_flow);
    allowTeam(changed);
    const RawAnswer consent = changed.open(team().authorizeTarget() + "&prompt=consent", Typed);
    allow(changed, consent, {{"ask_again", "1"}});
    QVERIFY(asksForConsent(changed.open(team().authorizeTarget(), Typed)));
}

void tst_consent::aClientThatRegisteredItselfIsAskedForEveryTime()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget(), Typed);
    QVERIFY(!consent.body.contains("ask_again"));
    const RawAnswer account = allow(browser, consent);
    QVERIFY(!account.head.contains("gatehouse-memory"));
    signIn(browser, account);
    QVERIFY(asksForConsent(browser.open(journey.authorizeTarget(), Typed)));
}

void tst_consent::aClientMayAskForThePage()
{
    Browser browser(*m_flow);
    allowTeam(browser);
    for (const QByteArray prompt : {"consent", "login", "select_account"})
        QVERIFY(
            asksForConsent(browser.open(team().authorizeTarget() + "&prompt=" + prompt, Typed)));
}

void tst_consent::noPageMeansAnErrorAtOnceForAVerifiedClient()
{
    Browser browser(*m_flow);
    const auto error = [&] {
        const RawAnswer answer = browser.open(team().authorizeTarget() + "&prompt=none", Typed);
        const QUrlQuery query(QUrl(QString::fromUtf8(answer.field("Location"))));
        return answer.status == 302 ? query.queryItemValue(u"error"_s) : QString();
    };
    QCOMPARE(error(), u"consent_required"_s);
    allowTeam(browser);
    QCOMPARE(error(), u"login_required"_s);
}

void tst_consent::noPageMeansAClickForOthers()
{
    Browser browser(*m_flow);
    const Journey journey(*m_flow);
    const RawAnswer page = browser.open(journey.authorizeTarget() + "&prompt=none");
    QCOMPARE(page.status, 200);
    QVERIFY(page.field("Location").isEmpty());
    QVERIFY(!page.body.contains("http-equiv"));
    const QUrlQuery query(Browser::destination(page));
    QCOMPARE(query.queryItemValue(u"error"_s), u"consent_required"_s);
}

// CLIENTS: floods of tabs, endless loops.
void tst_consent::aLoopIsStoppedAndMayGoOn()
{
    const Journey journey(*m_flow, "Looper");
    Browser browser(*m_flow);
    for (int i = 0; i < 4; ++i)
        QVERIFY(asksForConsent(browser.open(journey.authorizeTarget())));
    const RawAnswer stopped = browser.open(journey.authorizeTarget());
    QCOMPARE(stopped.status, 429);
    QVERIFY(stopped.body.contains("Looper") && stopped.body.contains("keeps asking"));
    QCOMPARE(stopped.field("Retry-After"), QByteArray("60"));
    QVERIFY(asksForConsent(browser.open(Journey(*m_flow, "Another").authorizeTarget())));
    Browser other(*m_flow);
    QVERIFY(asksForConsent(other.open(journey.authorizeTarget())));

    const Form form {{"form_token", Browser::formToken(stopped)}};
    const RawAnswer foreign = browser.post("/authorize/continue", form, "https://evil.example");
    QCOMPARE(foreign.status, 403);
    const RawAnswer consent = browser.post("/authorize/continue", form);
    QVERIFY(asksForConsent(consent));
    QCOMPARE(browser.post("/authorize/continue", form).status, 403); // once
    QVERIFY(Browser::destination(signIn(browser, allow(browser, consent))).isValid());
    QVERIFY(asksForConsent(browser.open(journey.authorizeTarget())));
}

void tst_consent::aLoopOfErrorsIsStoppedToo()
{
    const Journey journey(*m_flow, "Looper");
    Browser browser(*m_flow);
    const QByteArray wrong = journey.authorizeTarget() + "&request_uri=x";
    for (int i = 0; i < 4; ++i)
        QCOMPARE(browser.open(wrong).status, 200); // the way to the client, on a click
    const RawAnswer stopped = browser.open(wrong);
    QCOMPARE(stopped.status, 429);
    QVERIFY(stopped.field("Location").isEmpty());
    QVERIFY(stopped.body.contains("keeps asking") && !stopped.body.contains("http-equiv"));
    QVERIFY(stopped.body.contains("error=invalid_request")); // the person may tell it all the same
    QVERIFY(Browser::formToken(stopped).isEmpty());
}

// Several instances of a program open a page each before the browser has any cookie of ours.
void tst_consent::twoFirstTabsBothSucceed()
{
    const Journey one(*m_flow, "One");
    const Journey two(*m_flow, "Two");
    Browser browser(*m_flow);
    const RawAnswer first = browser.openWithoutCookies(one.authorizeTarget());
    const RawAnswer second = browser.openWithoutCookies(two.authorizeTarget());
    for (const auto &[journey, consent] : {std::pair {&one, &first}, std::pair {&two, &second}}) {
        const RawAnswer account = allow(browser, *consent);
        QVERIFY2(asksForPassword(account), account.body);
        const RawAnswer wrong = browser.post("/authorize/account",
            {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", "wrong"}});
        const QUrlQuery query(Browser::destination(signIn(browser, wrong)));
        QCOMPARE(journey->redeem(query.queryItemValue(u"code"_s).toUtf8()).status, 200);
    }
    // A form's cookie is good for that form alone.
    Browser stranger(*m_flow);
    stranger.openWithoutCookies(one.authorizeTarget());
    const RawAnswer theirs = browser.open(two.authorizeTarget());
    QCOMPARE(allow(stranger, theirs).status, 403);
}

void tst_consent::anEvictedSignInSaysSo()
{
    const Journey journey(*m_flow);
    Browser browser(*m_flow);
    const RawAnswer first = browser.open(journey.authorizeTarget());
    for (int i = 0; i < oauth::MaxSignInsPerBrowser; ++i)
        browser.open(journey.authorizeTarget());
    const RawAnswer replaced = allow(browser, first);
    QCOMPARE(replaced.status, 403);
    QVERIFY2(replaced.body.contains("newer sign-in"), replaced.body);
    QVERIFY(allow(browser, first).body.contains("used already"));
}

// RFC 9110 9.2.1
void tst_consent::headBeginsNothing()
{
    const Journey journey(*m_flow);
    RawClient client = m_flow->connect();
    client.send(m_flow->wire("HEAD", journey.authorizeTarget()));
    const auto answer = client.answer(false);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->field("Content-Type").startsWith("text/html"));
    QVERIFY(answer->field("Set-Cookie").isEmpty());
    Browser browser(*m_flow);
    browser.open(journey.authorizeTarget());
    QTRY_VERIFY(signInsKept() > 0); // both would be settled together
    QCOMPARE(signInsKept(), 1);
}

void tst_consent::headEndsNothing()
{
    RawClient client = m_flow->connect();
    client.send(m_flow->wire("HEAD", "/oauth/callback?state=" + QByteArray(43, 's') + "&code=x"));
    const auto answer = client.answer(false);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
}

QTEST_GUILESS_MAIN(tst_consent)

#include "tst_consent.moc"
