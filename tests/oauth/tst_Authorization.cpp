// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/Pkce.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_Authorization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void asksForConsentFirst();
    void givesTheClientCodeStateAndOneIssuer();
    void leavesOutAStateThatWasNotSent();
    void bindsTheCodeToEverythingThatWasAuthorized();
    void sendsNothingOfTheClientToTheProvider();
    void makesANewBrowserSecretForTheJourney();
    void takesEachHandleOnce();
    void takesNoHandleOfAnotherStep();
    void takesNoForgedHandle();
    void burnsTheSignInOfAnotherBrowser();
    void endsASignInAfterTenMinutes();
    void tellsTheClientOfADenial();
    void offersTheConfiguredProvidersOnly();
    void asksALocalAccountAgainWithANewForm();
    void issuesNoCodeToWhoIsNotAllowed();
    void tellsTheClientOfAProvidersError_data();
    void tellsTheClientOfAProvidersError();
    void keepsTheQueryOfTheRedirectUri();
    void endsASignInWhoseKeyIsGone();
    void issuesNothingWhenTheStoreFails_data();
    void issuesNothingWhenTheStoreFails();

private:
    std::optional<Bench> m_bench;
    std::optional<Authorization> m_authorization;
    const base::Digest m_browser = base::sha256("cookie");
    const base::Digest m_stranger = base::sha256("another cookie");

    Bench &bench() { return *m_bench; }
    Authorization &authorization() { return *m_authorization; }
    Authorization::Parts parts(const QList<ProviderChoice> &providers, const base::KeyRing &keys);
    void setProviders(const QList<ProviderChoice> &providers)
    {
        m_authorization.emplace(parts(providers, bench().keys));
    }
    AuthorizeRequest request(const QByteArray &redirectUri = "https://app.example/cb") const;
    AskConsent begin(const AuthorizeRequest &request);
    GoToProvider approve(const AskConsent &consent);
    AskedToRedeem comeBack(const GoToProvider &journey);
    AskedToRedeem journey() { return comeBack(approve(begin(request()))); }
    QByteArray finish(const SignIn &signIn);
};

void tst_Authorization::init()
{
    m_authorization.reset();
    m_bench.emplace();
    bench().addClient("app");
    setProviders({{"corp"}});
}

Authorization::Parts tst_Authorization::parts(
    const QList<ProviderChoice> &providers, const base::KeyRing &keys)
{
    return {.profile = bench().profile,
        .rules = bench().rules,
        .providers = providers,
        .store = bench().store,
        .clients = bench().clients,
        .keys = keys,
        .random = bench().random,
        .clock = bench().clock,
        .events = bench().events,
        .steps = bench().steps};
}

AuthorizeRequest tst_Authorization::request(const QByteArray &redirectUri) const
{
    return {.client = {.id = {"app"}, .name = u"App"_s},
        .redirectUri = redirectUri,
        .state = "a state&iss=https://evil.example",
        .codeChallenge = CodeChallenge,
        .resource = "https://gate.example/mcp/files",
        .scopes = domain::Scopes({"read"}),
        .loginHint = "ada@corp.example"};
}

AskConsent tst_Authorization::begin(const AuthorizeRequest &asked)
{
    return as<AskConsent>(authorization().begin(asked, {.browser = m_browser}));
}

GoToProvider tst_Authorization::approve(const AskConsent &consent)
{
    return as<GoToProvider>(authorization().approve(consent.formToken, m_browser));
}

AskedToRedeem tst_Authorization::comeBack(const GoToProvider &journey)
{
    return as<AskedToRedeem>(
        authorization().resume(journey.state, base::sha256(journey.browserSecret)));
}

QByteArray tst_Authorization::finish(const SignIn &signIn)
{
    return as<GoToClient>(authorization().finish(signIn, bench().ada, "provider tokens")).url;
}

void tst_Authorization::asksForConsentFirst()
{
    const AskConsent consent = begin(request());
    QCOMPARE(consent.signIn.stage, SignIn::Stage::Consent);
    QCOMPARE(consent.signIn.clientId, domain::ClientId {"app"});
    QCOMPARE(consent.signIn.expiresAt, bench().clock.now() + 600s);
    QCOMPARE(consent.formToken.size(), 43);
    QVERIFY(begin(request()).formToken != consent.formToken); // nothing is remembered
}

void tst_Authorization::givesTheClientCodeStateAndOneIssuer()
{
    const QByteArray url = finish(journey().signIn);
    QVERIFY(url.startsWith("https://app.example/cb?code=gth_ac_"));
    QCOMPARE(queryValues(url, "code").size(), 1);
    QCOMPARE(queryValues(url, "state"), QStringList {u"a state&iss=https://evil.example"_s});
    QCOMPARE(queryValues(url, "iss"), QStringList {u"https://gate.example"_s}); // RFC 9207 2
    QVERIFY(queryValues(url, "error").isEmpty());
}

void tst_Authorization::leavesOutAStateThatWasNotSent()
{
    AuthorizeRequest stateless = request();
    stateless.state.clear();
    const QByteArray url = finish(comeBack(approve(begin(stateless))).signIn);
    QVERIFY(queryValues(url, "state").isEmpty());
    QCOMPARE(queryValues(url, "iss").size(), 1);
}

void tst_Authorization::bindsTheCodeToEverythingThatWasAuthorized()
{
    const QByteArray url = finish(journey().signIn);
    const QByteArray code = queryValues(url, "code").first().toLatin1();
    const auto outcome = must(bench().memory.redeemCode(
        codeDigest(code), bench().clock.now(), [](const CodeRecord &) { return std::nullopt; }));
    const CodeRecord record = std::get<CodeTaken>(outcome).code;
    QCOMPARE(record.clientId, domain::ClientId {"app"});
    QCOMPARE(record.redirectUri, QByteArray("https://app.example/cb"));
    QCOMPARE(record.codeChallenge, CodeChallenge);
    QCOMPARE(record.resource, QByteArray("https://gate.example/mcp/files"));
    QCOMPARE(record.scopes, domain::Scopes({"read"}));
    QCOMPARE(record.user, bench().ada);
    QCOMPARE(record.provider, QByteArray("corp"));
    QCOMPARE(record.expiresAt, bench().clock.now() + 60s);
    QVERIFY(!record.sealedProviderTokens.contains("provider"));
}

void tst_Authorization::sendsNothingOfTheClientToTheProvider()
{
    const GoToProvider journey = approve(begin(request()));
    QCOMPARE(journey.state.size(), 43);
    QVERIFY(journey.state != request().state);
    QVERIFY(journey.codeChallenge != CodeChallenge);
    QCOMPARE(journey.signIn.nonce.size(), 43);
    QVERIFY(journey.signIn.nonce != journey.state);
    // Two PKCE legs: the verifier that comes out again is the one of this challenge.
    const AskedToRedeem redeem = comeBack(journey);
    QVERIFY(verifierMatches(redeem.codeVerifier, journey.codeChallenge));
    QCOMPARE(redeem.signIn.nonce, journey.signIn.nonce);
    QVERIFY(!journey.signIn.sealedVerifier.contains(redeem.codeVerifier));
}

void tst_Authorization::makesANewBrowserSecretForTheJourney()
{
    const GoToProvider journey = approve(begin(request()));
    QCOMPARE(journey.browserSecret.size(), 43);
    QVERIFY(base::sha256(journey.browserSecret) != m_browser);
    // Whoever planted the first cookie gains nothing by it.
    QVERIFY(isA<ForeignBrowser>(authorization().resume(journey.state, m_browser)));
    QVERIFY(approve(begin(request())).browserSecret != journey.browserSecret);
}

void tst_Authorization::takesEachHandleOnce()
{
    const AskConsent consent = begin(request());
    const GoToProvider journey = approve(consent);
    QVERIFY(isA<StaleForm>(authorization().approve(consent.formToken, m_browser)));
    QVERIFY(isA<StaleForm>(authorization().deny(consent.formToken, m_browser)));
    comeBack(journey);
    const base::Digest browser = base::sha256(journey.browserSecret);
    QVERIFY(isA<StaleForm>(authorization().resume(journey.state, browser)));
}

void tst_Authorization::takesNoHandleOfAnotherStep()
{
    QVERIFY(isA<StaleForm>(authorization().resume(begin(request()).formToken, m_browser)));
    QVERIFY(isA<StaleForm>(authorization().takeAccountForm(begin(request()).formToken, m_browser)));
    QVERIFY(isA<StaleForm>(
        authorization().chooseProvider(begin(request()).formToken, m_browser, "corp")));
    const GoToProvider journey = approve(begin(request()));
    const base::Digest browser = base::sha256(journey.browserSecret);
    QVERIFY(isA<StaleForm>(authorization().approve(journey.state, browser)));
    // And the attempt has burnt it.
    QVERIFY(isA<StaleForm>(authorization().resume(journey.state, browser)));
}

void tst_Authorization::takesNoForgedHandle()
{
    const GoToProvider journey = approve(begin(request()));
    const base::Digest browser = base::sha256(journey.browserSecret);
    for (qsizetype i = 0; i < journey.state.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray forged = journey.state;
            forged[i] = char(forged[i] ^ (1 << bit));
            QVERIFY(isA<StaleForm>(authorization().resume(forged, browser)));
        }
    }
    QVERIFY(isA<StaleForm>(authorization().resume({}, browser)));
    QVERIFY(isA<StaleForm>(authorization().resume(base::sha256(journey.state).toBytes(), browser)));
    comeBack(journey);
}

void tst_Authorization::burnsTheSignInOfAnotherBrowser()
{
    const AskConsent consent = begin(request());
    QVERIFY(isA<ForeignBrowser>(authorization().approve(consent.formToken, m_stranger)));
    QVERIFY(isA<StaleForm>(authorization().approve(consent.formToken, m_browser)));
    const AskConsent denied = begin(request());
    QVERIFY(isA<ForeignBrowser>(authorization().deny(denied.formToken, m_stranger)));
    const GoToProvider journey = approve(begin(request()));
    QVERIFY(isA<ForeignBrowser>(authorization().resume(journey.state, m_stranger)));
    QVERIFY(
        isA<StaleForm>(authorization().resume(journey.state, base::sha256(journey.browserSecret))));
}

void tst_Authorization::endsASignInAfterTenMinutes()
{
    const AskConsent consent = begin(request());
    bench().clock.advance(599s);
    const GoToProvider journey = approve(consent);
    bench().clock.advance(1s); // counted from the beginning, not from the last step
    QVERIFY(
        isA<StaleForm>(authorization().resume(journey.state, base::sha256(journey.browserSecret))));
    const AskConsent late = begin(request());
    bench().clock.advance(600s);
    QVERIFY(isA<StaleForm>(authorization().approve(late.formToken, m_browser)));
}

void tst_Authorization::tellsTheClientOfADenial()
{
    const AskConsent consent = begin(request());
    const QByteArray url = as<GoToClient>(authorization().deny(consent.formToken, m_browser)).url;
    QVERIFY(url.startsWith("https://app.example/cb?"));
    QCOMPARE(queryValues(url, "error"), QStringList {u"access_denied"_s});
    QCOMPARE(queryValues(url, "state"), QStringList {u"a state&iss=https://evil.example"_s});
    QCOMPARE(queryValues(url, "iss"), QStringList {u"https://gate.example"_s});
    QVERIFY(queryValues(url, "code").isEmpty());
    QVERIFY(isA<StaleForm>(authorization().approve(consent.formToken, m_browser)));
}

void tst_Authorization::offersTheConfiguredProvidersOnly()
{
    setProviders({{"corp"}, {"github"}, {"local", true}});
    const auto choose = [this](const QByteArray &provider, const base::Digest &browser) {
        const auto choice =
            as<AskProvider>(authorization().approve(begin(request()).formToken, m_browser));
        return authorization().chooseProvider(choice.formToken, browser, provider);
    };
    QCOMPARE(as<GoToProvider>(choose("github", m_browser)).signIn.provider, QByteArray("github"));
    QVERIFY(isA<AskAccount>(choose("local", m_browser)));
    QVERIFY(isA<StaleForm>(choose("evil", m_browser)));
    QVERIFY(isA<StaleForm>(choose({}, m_browser)));
    QVERIFY(isA<ForeignBrowser>(choose("corp", m_stranger)));
}

void tst_Authorization::asksALocalAccountAgainWithANewForm()
{
    setProviders({{"local", true}});
    const auto form =
        as<AskAccount>(authorization().approve(begin(request()).formToken, m_browser));
    QVERIFY(isA<ForeignBrowser>(authorization().takeAccountForm(
        as<AskAccount>(authorization().approve(begin(request()).formToken, m_browser)).formToken,
        m_stranger)));
    const auto first =
        as<AskedToRedeem>(authorization().takeAccountForm(form.formToken, m_browser));
    QVERIFY(isA<StaleForm>(authorization().takeAccountForm(form.formToken, m_browser)));
    const auto again = as<AskAccount>(authorization().askAccountAgain(first.signIn));
    QVERIFY(again.formToken != form.formToken);
    const auto second =
        as<AskedToRedeem>(authorization().takeAccountForm(again.formToken, m_browser));
    const domain::Identity local {.issuer = "local", .subject = "ada"};
    QVERIFY(isA<GoToClient>(authorization().finish(second.signIn, local, {})));
}

void tst_Authorization::issuesNoCodeToWhoIsNotAllowed()
{
    const SignIn signIn = journey().signIn;
    domain::Identity mallory = bench().ada;
    mallory.emailVerified = false;
    const auto refused = as<NotAllowed>(authorization().finish(signIn, mallory, "tokens"));
    QCOMPARE(bench().events.last<SignInRefused>(),
        (SignInRefused {signIn.id, signIn.clientId, signIn.provider, refused.who}));
    QCOMPARE(refused.who, u"ada@corp.example"_s);
    QCOMPARE(queryValues(refused.url, "error"), QStringList {u"access_denied"_s});
    QCOMPARE(queryValues(refused.url, "iss").size(), 1);
    QCOMPARE(queryValues(refused.url, "state").size(), 1);
    QVERIFY(queryValues(refused.url, "code").isEmpty());
    QVERIFY(!refused.url.contains("ada"));
}

void tst_Authorization::tellsTheClientOfAProvidersError_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *sent, const char *told) {
        QTest::newRow(sent) << QByteArray(sent) << QString::fromLatin1(told);
    };
    row("access_denied", "access_denied");
    row("login_required", "access_denied");
    row("interaction_required", "access_denied");
    row("temporarily_unavailable", "temporarily_unavailable");
    row("server_error", "server_error");
    row("invalid_client", "server_error");
    row("ACCESS_DENIED", "server_error");
    row("</script><script>alert(1)</script>", "server_error");
    row("x&code=stolen\r\nSet-Cookie: a=b", "server_error");
    row("", "server_error");
}

void tst_Authorization::tellsTheClientOfAProvidersError()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, told);
    const QByteArray url = authorization().fail(journey().signIn, fromProviderError(sent)).url;
    QCOMPARE(queryValues(url, "error"), QStringList {told});
    QCOMPARE(queryValues(url, "state").size(), 1);
    QCOMPARE(queryValues(url, "iss"), QStringList {u"https://gate.example"_s});
    QVERIFY(queryValues(url, "code").isEmpty());
    for (const char *bad : {"alert", "Set-Cookie", "stolen", "\r", "\n"})
        QVERIFY(!url.contains(bad));
}

void tst_Authorization::keepsTheQueryOfTheRedirectUri()
{
    const QByteArray url = finish(comeBack(approve(begin(request("cursor://a/b?x=%26")))).signIn);
    QVERIFY(url.startsWith("cursor://a/b?x=%26&code="));
}

void tst_Authorization::endsASignInWhoseKeyIsGone()
{
    const GoToProvider journey = approve(begin(request()));
    const base::KeyRing newKeys({base::Secret(QByteArray(32, 'n'))}, bench().random);
    m_authorization.emplace(parts({{"corp"}}, newKeys));
    QVERIFY(
        isA<StaleForm>(authorization().resume(journey.state, base::sha256(journey.browserSecret))));
}

void tst_Authorization::issuesNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"saveSignIn", "takeSignIn", "saveCode"})
        QTest::newRow(verb) << QByteArray(verb);
}

void tst_Authorization::issuesNothingWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    const AskConsent consent = begin(request());
    const AskedToRedeem redeem = comeBack(approve(begin(request())));
    bench().store.failNext(verb);
    if (verb == "saveSignIn")
        QVERIFY(!authorization().begin(request(), {m_browser}).ok());
    else if (verb == "takeSignIn")
        QVERIFY(!authorization().approve(consent.formToken, m_browser).ok());
    else
        QVERIFY(!authorization().finish(redeem.signIn, bench().ada, {}).ok());
    QVERIFY(bench().store.hasFailed());
    // Nothing happened, so the person may try the same form again.
    QVERIFY(isA<GoToProvider>(authorization().approve(consent.formToken, m_browser)));
}

QTEST_GUILESS_MAIN(tst_Authorization)
#include "tst_Authorization.moc"
