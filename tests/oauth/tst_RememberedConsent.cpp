// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// Sign-ins of the verified client "team", whose secret the owner set.
class tst_RememberedConsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void asksNoSecondTimeForTheSame();
    void asksWhereAnotherPageMayHaveLedHere_data();
    void asksWhereAnotherPageMayHaveLedHere();
    void asksForAnythingElse_data();
    void asksForAnythingElse();
    void asksWhoeverRegisteredItself();
    void asksUnlessTheClientProvesWhoItIs_data();
    void asksUnlessTheClientProvesWhoItIs();
    void asksAgainAfterThirtyDays();
    void asksAgainOnceItIsForgotten();
    void remembersNothingOfWhoMayNotComeIn();
    void remembersNothingUntilThePersonIsIn();
    void remembersNothingThatWasNotToBeRemembered();
    void asksWhenTheClientWantsItAsked_data();
    void asksWhenTheClientWantsItAsked();
    void stopsALoopingClientAllTheSame();

    void tellsAVerifiedClientAtOnceThatAPageIsNeeded();
    void letsThePersonTellAnUnverifiedClient();
    void letsThePersonTellAClientWhoseDocumentIsNotListed();
    void asksForConsentAfterAStop();
    void readsPrompts_data();
    void readsPrompts();

private:
    std::optional<Bench> m_bench;
    std::optional<Authorization> m_authorization;
    const base::Digest m_browser = base::sha256("cookie");
    const base::Digest m_memory = base::sha256("memory");

    domain::Client team() const;
    AuthorizeRequest request() const;
    Visit visit() const { return {m_browser, m_memory, "none"}; }
    base::Result<Step> begin(const AuthorizeRequest &asked) { return begin(asked, visit()); }
    base::Result<Step> begin(const AuthorizeRequest &asked, const Visit &by)
    {
        return m_authorization->begin(asked, by);
    }
    /// Said yes, and came back from the provider.
    SignIn comeBack(const AuthorizeRequest &asked, const std::optional<base::Digest> &memory);
    void allow(const AuthorizeRequest &asked)
    {
        const SignIn signIn = comeBack(asked, m_memory);
        as<GoToClient>(m_authorization->finish(signIn, m_bench->ada, {}));
    }
};

void tst_RememberedConsent::init()
{
    m_authorization.reset();
    m_bench.emplace();
    m_bench->profile.preRegistered = team();
    m_bench->addClient("app");
    m_authorization.emplace(m_bench->authorization());
}

domain::Client tst_RememberedConsent::team() const
{
    return {.id = {"team"},
        .kind = domain::ClientKind::PreRegistered,
        .redirectUris = {"https://team.example/cb"},
        .authMethod = domain::ClientAuthMethod::SecretBasic,
        .secretDigest = base::sha256("secret")};
}

AuthorizeRequest tst_RememberedConsent::request() const
{
    return {.client = team(),
        .redirectUri = "https://team.example/cb",
        .state = "state",
        .codeChallenge = CodeChallenge,
        .resource = "https://gate.example/mcp",
        .scopes = domain::Scopes({"read", "write"})};
}

SignIn tst_RememberedConsent::comeBack(
    const AuthorizeRequest &asked, const std::optional<base::Digest> &memory)
{
    const auto consent = as<AskConsent>(begin(asked));
    const auto journey =
        as<GoToProvider>(m_authorization->approve(consent.formToken, m_browser, memory));
    return as<AskedToRedeem>(
        m_authorization->resume(journey.state, base::sha256(journey.browserSecret)))
        .signIn;
}

void tst_RememberedConsent::asksNoSecondTimeForTheSame()
{
    QVERIFY(isA<AskConsent>(begin(request())));
    allow(request());
    const auto journey = as<GoToProvider>(begin(request()));
    // Bound to the browser as ever: only the cookie of this journey brings it to an end.
    QVERIFY(journey.browserSecret.size() == 43);
    QVERIFY(isA<ForeignBrowser>(m_authorization->resume(journey.state, m_browser)));
    auto otherOrder = request();
    otherOrder.scopes = domain::Scopes({"write", "read"});
    QVERIFY(isA<GoToProvider>(begin(otherOrder)));
}

// A page of somebody else's may ride on what was allowed before (confused deputy): it chooses
// client, state and challenge. So may an answer to a client that is registered with an address of
// ours: the page that goes there is our own.
void tst_RememberedConsent::asksWhereAnotherPageMayHaveLedHere_data()
{
    QTest::addColumn<QByteArray>("site");
    for (const char *site :
        {"cross-site", "same-site", "same-origin", "", "None", "none ", "same-origin, none"})
        QTest::addRow("'%s'", site) << QByteArray(site);
}

void tst_RememberedConsent::asksWhereAnotherPageMayHaveLedHere()
{
    QFETCH(QByteArray, site);
    allow(request());
    QVERIFY(isA<GoToProvider>(begin(request())));
    auto led = visit();
    led.fetchSite = site;
    QVERIFY(isA<AskConsent>(begin(request(), led)));
}

void tst_RememberedConsent::asksForAnythingElse_data()
{
    QTest::addColumn<AuthorizeRequest>("asked");
    QTest::addColumn<Visit>("by");
    const auto row = [this](const char *name, const auto &change) {
        AuthorizeRequest asked = request();
        Visit by = visit();
        change(asked, by);
        QTest::newRow(name) << asked << by;
    };
    row("another client", [](auto &asked, auto &) { asked.client.id = {"other"}; });
    row("another host",
        [](auto &asked, auto &) { asked.redirectUri = "https://team.example.evil.example/cb"; });
    row("another resource",
        [](auto &asked, auto &) { asked.resource = "https://gate.example/mcp/files"; });
    row("fewer scopes", [](auto &asked, auto &) { asked.scopes = domain::Scopes({"read"}); });
    row("more scopes",
        [](auto &asked, auto &) { asked.scopes = asked.scopes.with("offline_access"); });
    row("another browser", [](auto &, auto &by) { by.memory = base::sha256("other"); });
    row("a browser without memory", [](auto &, auto &by) { by.memory.reset(); });
}

void tst_RememberedConsent::asksForAnythingElse()
{
    QFETCH(AuthorizeRequest, asked);
    QFETCH(Visit, by);
    allow(request());
    QVERIFY(isA<AskConsent>(begin(asked, by)));
}

void tst_RememberedConsent::asksWhoeverRegisteredItself()
{
    AuthorizeRequest asked = request();
    asked.client = must(m_bench->memory.client({"app"})).value();
    asked.redirectUri = "https://app.example/cb";
    QVERIFY(!comeBack(asked, m_memory).rememberIn);
    allow(asked);
    QVERIFY(isA<AskConsent>(begin(asked)));
    // Not even when a row says so: the rule is asked again.
    QVERIFY(m_bench->memory.rememberConsent(
        {m_memory, {"app"}, "app.example", asked.resource, asked.scopes},
        m_bench->clock.now() + 60s));
    QVERIFY(isA<AskConsent>(begin(asked)));
}

// RFC 8252 8.6, RFC 9700 4.4: nobody in the middle redeems what such a client brings there.
void tst_RememberedConsent::asksUnlessTheClientProvesWhoItIs_data()
{
    QTest::addColumn<QByteArray>("redirectUri");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<bool>("remembered");
    const auto row = [](const char *redirectUri, bool secret, bool remembered) {
        QTest::addRow("%s %d", redirectUri, secret)
            << QByteArray(redirectUri) << secret << remembered;
    };
    row("https://team.example/cb", false, false);
    row("https://team.example/cb", true, true);
    row("http://127.0.0.1:33418/cb", false, false);
    row("http://127.0.0.1:33418/cb", true, true);
    row("http://localhost/cb", false, false);
    row("cursor://a/cb", false, false);
    row("cursor://a/cb", true, true);
    row("javascript:alert(1)", true, false);
}

void tst_RememberedConsent::asksUnlessTheClientProvesWhoItIs()
{
    QFETCH(QByteArray, redirectUri);
    QFETCH(bool, secret);
    QFETCH(bool, remembered);
    domain::Client client = team();
    if (!secret)
        client.authMethod = domain::ClientAuthMethod::None;
    QCOMPARE(mayBeRemembered(client, redirectUri), remembered);
    // One that may come without proof proves nothing.
    client.orNone = true;
    QVERIFY(!mayBeRemembered(client, redirectUri));
    client.orNone = false;
    client.kind = domain::ClientKind::Registered;
    QVERIFY(!mayBeRemembered(client, redirectUri));
}

void tst_RememberedConsent::asksAgainAfterThirtyDays()
{
    allow(request());
    m_bench->clock.advance(30 * 86400s - 1s);
    QVERIFY(isA<GoToProvider>(begin(request())));
    m_bench->clock.advance(1s); // using it has not made it live longer
    QVERIFY(isA<AskConsent>(begin(request())));
}

void tst_RememberedConsent::asksAgainOnceItIsForgotten()
{
    allow(request());
    QCOMPARE(must(m_bench->store.forgetConsents(domain::ClientId {"another"})), 0);
    QVERIFY(isA<GoToProvider>(begin(request())));
    QCOMPARE(must(m_bench->store.forgetConsents(domain::ClientId {"team"})), 1);
    QVERIFY(isA<AskConsent>(begin(request())));
}

void tst_RememberedConsent::remembersNothingOfWhoMayNotComeIn()
{
    domain::Identity mallory = m_bench->ada;
    mallory.email = u"mallory@elsewhere.example"_s;
    const SignIn signIn = comeBack(request(), m_memory);
    QVERIFY(isA<NotAllowed>(m_authorization->finish(signIn, mallory, {})));
    QVERIFY(isA<AskConsent>(begin(request())));
}

void tst_RememberedConsent::remembersNothingUntilThePersonIsIn()
{
    comeBack(request(), m_memory);
    QVERIFY(isA<AskConsent>(begin(request())));
}

void tst_RememberedConsent::remembersNothingThatWasNotToBeRemembered()
{
    const SignIn signIn = comeBack(request(), std::nullopt);
    QVERIFY(isA<GoToClient>(m_authorization->finish(signIn, m_bench->ada, {})));
    QVERIFY(isA<AskConsent>(begin(request())));
}

void tst_RememberedConsent::asksWhenTheClientWantsItAsked_data()
{
    QTest::addColumn<QByteArray>("prompt");
    for (const char *prompt : {"consent", "login", "select_account", "login consent", "create"})
        QTest::newRow(prompt) << QByteArray(prompt);
}

void tst_RememberedConsent::asksWhenTheClientWantsItAsked()
{
    QFETCH(QByteArray, prompt);
    allow(request());
    AuthorizeRequest asked = request();
    const auto read = readPrompt(prompt);
    QVERIFY(read);
    asked.prompt = *read;
    QVERIFY(isA<AskConsent>(begin(asked)));
}

void tst_RememberedConsent::stopsALoopingClientAllTheSame()
{
    allow(request());
    auto looping = visit();
    looping.loops = true;
    QVERIFY(isA<AskToGoOn>(begin(request(), looping)));
}

// OpenID Connect Core 3.1.2.6
void tst_RememberedConsent::tellsAVerifiedClientAtOnceThatAPageIsNeeded()
{
    AuthorizeRequest silent = request();
    silent.prompt = Prompt::None;
    const QByteArray asked = as<GoToClient>(begin(silent)).url;
    QVERIFY(asked.startsWith("https://team.example/cb?"));
    QCOMPARE(queryValues(asked, "error"), QStringList {u"consent_required"_s});
    QCOMPARE(queryValues(asked, "state"), QStringList {u"state"_s});
    QCOMPARE(queryValues(asked, "iss"), QStringList {u"https://gate.example"_s});
    allow(request());
    const QByteArray allowed = as<GoToClient>(begin(silent)).url;
    QCOMPARE(queryValues(allowed, "error"), QStringList {u"login_required"_s});
}

// RFC 9700 4.11.2
void tst_RememberedConsent::letsThePersonTellAnUnverifiedClient()
{
    AuthorizeRequest silent = request();
    silent.client = must(m_bench->memory.client({"app"})).value();
    silent.redirectUri = "https://app.example/cb";
    silent.prompt = Prompt::None;
    const auto page = as<AskToLeave>(begin(silent));
    QVERIFY(page.url.startsWith("https://app.example/cb?"));
    QCOMPARE(queryValues(page.url, "error"), QStringList {u"consent_required"_s});
    QCOMPARE(page.redirectUri, QByteArray("https://app.example/cb"));
}

// A document vouches for its own host only; whoever owns one could make an open redirector of us.
void tst_RememberedConsent::letsThePersonTellAClientWhoseDocumentIsNotListed()
{
    const domain::Client client {
        .id = {"https://app.example/c.json"}, .kind = domain::ClientKind::Document};
    QVERIFY(!mayLeaveSilently(client, false));
    QVERIFY(mayLeaveSilently(client, true));
    QVERIFY(mayLeaveSilently(team(), false));
    QVERIFY(!mayLeaveSilently({.id = {"app"}}, true));
    AuthorizeRequest silent = request();
    silent.client = client;
    silent.prompt = Prompt::None;
    QVERIFY(isA<AskToLeave>(begin(silent)));
    m_bench->profile.documents.allowedHosts = {"app.example"};
    QVERIFY(isA<GoToClient>(begin(silent)));
}

void tst_RememberedConsent::asksForConsentAfterAStop()
{
    auto looping = visit();
    looping.loops = true;
    const auto stop = as<AskToGoOn>(begin(request(), looping));
    QCOMPARE(stop.client.id, domain::ClientId {"team"});
    QVERIFY(isA<StaleForm>(m_authorization->approve(stop.formToken, m_browser)));
    const auto again = as<AskToGoOn>(begin(request(), looping));
    const base::Digest stranger = base::sha256("stranger");
    QVERIFY(isA<ForeignBrowser>(m_authorization->goOnAfterStop(
        as<AskToGoOn>(begin(request(), looping)).formToken, stranger)));
    const auto consent = as<AskConsent>(m_authorization->goOnAfterStop(again.formToken, m_browser));
    QCOMPARE(consent.client.id, domain::ClientId {"team"});
    QVERIFY(isA<StaleForm>(m_authorization->goOnAfterStop(again.formToken, m_browser)));
    QVERIFY(isA<GoToProvider>(m_authorization->approve(consent.formToken, m_browser)));
}

void tst_RememberedConsent::readsPrompts_data()
{
    QTest::addColumn<std::optional<QByteArray>>("sent");
    QTest::addColumn<int>("read"); // -1: invalid_request
    const auto row = [](const char *sent, int read) {
        QTest::addRow("'%s'", sent) << std::optional(QByteArray(sent)) << read;
    };
    QTest::newRow("absent") << std::optional<QByteArray>() << int(Prompt::Any);
    row("", int(Prompt::Any));
    row("none", int(Prompt::None));
    row("login", int(Prompt::Ask));
    row("consent select_account", int(Prompt::Ask));
    row("NONE", int(Prompt::Ask));
    row("none login", -1);
    row("consent  none", -1);
}

void tst_RememberedConsent::readsPrompts()
{
    QFETCH(std::optional<QByteArray>, sent);
    QFETCH(int, read);
    const auto prompt = readPrompt(sent);
    QCOMPARE(prompt ? int(*prompt) : -1, read);
    if (!prompt)
        QCOMPARE(prompt.error().code, ErrorCode::InvalidRequest);
}

QTEST_GUILESS_MAIN(tst_RememberedConsent)

#include "tst_RememberedConsent.moc"
