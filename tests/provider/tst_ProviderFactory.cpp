// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/ProviderFactory.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"

#include <QRegularExpression>
#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using provider::makeProvider;
using provider::ProviderConfig;
using provider::ProviderKind;

namespace {

ProviderConfig configFor(const QByteArray &accountsUrl)
{
    ProviderConfig config;
    config.clientId = "gatehouse";
    config.clientSecret = base::Secret("s3cret");
    config.accountsUrl = accountsUrl;
    return config;
}

} // namespace

class tst_ProviderFactory : public QObject
{
    Q_OBJECT

    test::FakeHttpClient m_http;
    test::FakeClock m_clock;

    /// Why there is no such provider; empty when there is one.
    QString faultOf(const ProviderConfig &config)
    {
        const auto made = makeProvider(config, m_http, m_clock);
        return made ? QString() : made.error().message;
    }
    /// The first request of a sign-in, or the URL it sends the browser to when it asks nobody.
    QByteArray firstStep(const ProviderConfig &config)
    {
        const auto made = makeProvider(config, m_http, m_clock);
        if (!made)
            return made.error().message.toUtf8();
        m_http.requests.clear();
        std::optional<QByteArray> url;
        (*made)->signInUrl(
            {}, this, [&](const auto &result) { url = result ? *result : "failed"; });
        static_cast<void>(QTest::qWaitFor([&] { return url.has_value(); }));
        return m_http.requests.isEmpty() ? url->split('?').first() : m_http.requests.first().url;
    }

private Q_SLOTS:
    void cleanup() { m_http.requests.clear(); }
    void choosesByTheAccountsUrl_data();
    void choosesByTheAccountsUrl();
    void goesByTheKindWithoutAnUrl_data();
    void goesByTheKindWithoutAnUrl();
    void asksNobodyYet();
    void needsCredentials();
    void needsAProvider();
    void saysWhichUrlsAreMissing();
    void refusesReservedParameters_data();
    void refusesReservedParameters();
    void refusesUrlsThatAreNotSafe_data();
    void refusesUrlsThatAreNotSafe();
    void refusesNamesThatDoNotFitIntoAnUrl();
    void namesTheProviderForPeople();
    void looksAheadAndLogsTheResult();
};

void tst_ProviderFactory::choosesByTheAccountsUrl_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("first");
    const QByteArray wellKnown = "/.well-known/openid-configuration";
    const QByteArray google = "https://accounts.google.com" + wellKnown;
    const QByteArray microsoft = "https://login.microsoftonline.com/";
    const QByteArray github = "https://github.com/login/oauth/authorize";
    const auto row = [](const QByteArray &url, const QByteArray &first) {
        QTest::addRow("%s", url.constData()) << url << first;
    };
    row("https://accounts.google.com", google);
    row("https://accounts.google.com/", google);
    row("https://openidconnect.googleapis.com/v1/userinfo", google);
    row("https://www.googleapis.com/oauth2/v3/userinfo", google);
    row("https://oauth2.googleapis.com/tokeninfo", google);
    row("https://github.com", github);
    row("https://api.github.com/user", github);
    row("https://login.microsoftonline.com", microsoft + "common/v2.0" + wellKnown);
    row("https://login.microsoftonline.com/contoso.example/v2.0",
        microsoft + "contoso.example/v2.0" + wellKnown);
    row("https://login.microsoftonline.com/contoso.example",
        microsoft + "contoso.example/v2.0" + wellKnown);
    row("https://graph.microsoft.com/oidc/userinfo", microsoft + "common/v2.0" + wellKnown);
    row("https://id.example.com", "https://id.example.com" + wellKnown);
    row("https://id.example.com/realms/team/", "https://id.example.com/realms/team" + wellKnown);
    row("https://id.example.com/me?v=2", "https://id.example.com/me" + wellKnown);
    row("https://accounts.google.com.example", "https://accounts.google.com.example" + wellKnown);
    row("http://127.0.0.1:9000", "http://127.0.0.1:9000" + wellKnown);
}

void tst_ProviderFactory::choosesByTheAccountsUrl()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, first);
    QCOMPARE(firstStep(configFor(url)), first);
}

void tst_ProviderFactory::goesByTheKindWithoutAnUrl_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("first");
    QTest::addRow("Google") << int(ProviderKind::Google)
                            << QByteArray(
                                   "https://accounts.google.com/.well-known/openid-configuration");
    QTest::addRow("Microsoft")
        << int(ProviderKind::Microsoft)
        << QByteArray(
               "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration");
    QTest::addRow("GitHub") << int(ProviderKind::GitHub)
                            << QByteArray("https://github.com/login/oauth/authorize");
}

void tst_ProviderFactory::goesByTheKindWithoutAnUrl()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, first);
    ProviderConfig config = configFor({});
    config.kind = static_cast<ProviderKind>(kind);
    QCOMPARE(firstStep(config), first);
}

void tst_ProviderFactory::asksNobodyYet()
{
    QCOMPARE(faultOf(configFor("https://id.example.com")), QString());
    QCoreApplication::processEvents();
    QVERIFY(m_http.requests.isEmpty());
}

void tst_ProviderFactory::needsCredentials()
{
    ProviderConfig config = configFor("https://accounts.google.com");
    config.clientSecret = {};
    QVERIFY(faultOf(config).contains(u"PROVIDER_CLIENT_SECRET"_s));
    config.clientId.clear();
    QVERIFY(faultOf(config).contains(u"PROVIDER_CLIENT_ID"_s));
}

void tst_ProviderFactory::needsAProvider()
{
    ProviderConfig config = configFor({});
    QVERIFY(faultOf(config).contains(
        u"missing: PROVIDER_ACCOUNTS_URL, OAUTH_AUTHORIZATION_URL, OAUTH_TOKEN_URL"_s));
    config.authorizationUrl = "https://id.example.com/authorize";
    QVERIFY(faultOf(config).contains(u"missing: PROVIDER_ACCOUNTS_URL, OAUTH_TOKEN_URL"_s));
}

void tst_ProviderFactory::saysWhichUrlsAreMissing()
{
    ProviderConfig config = configFor("https://id.example.com/me");
    config.tokenUrl = "https://id.example.com/token";
    const auto made = makeProvider(config, m_http, m_clock);
    QVERIFY(made.ok());
    QString message;
    (*made)->signInUrl({}, this, [&](const auto &result) { message = result.error().message; });
    QTRY_VERIFY(!message.isEmpty());
    QVERIFY2(message.contains(u"OAUTH_AUTHORIZATION_URL"_s), qPrintable(message));
    QVERIFY2(!message.contains(u"OAUTH_TOKEN_URL"_s), qPrintable(message));
}

void tst_ProviderFactory::refusesReservedParameters_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("allowed");
    for (const char *name : {"client_id", "redirect_uri", "response_type", "scope", "state",
             "nonce", "code_challenge", "code_challenge_method", "resource", "request",
             "request_uri", "response_mode", "State", " state", ""})
        QTest::addRow("\"%s\"", name) << QByteArray(name) << false;
    for (const char *name : {"prompt", "hd", "domain_hint", "acr_values"})
        QTest::addRow("\"%s\"", name) << QByteArray(name) << true;
}

void tst_ProviderFactory::refusesReservedParameters()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, allowed);
    ProviderConfig config = configFor("https://id.example.com");
    config.extraAuthParams.insert(name, "x");
    QCOMPARE(faultOf(config).isEmpty(), allowed);
}

void tst_ProviderFactory::refusesUrlsThatAreNotSafe_data()
{
    QTest::addColumn<QByteArray>("accounts");
    QTest::addColumn<QByteArray>("token");
    QTest::addRow("plain http") << QByteArray("http://id.example.com") << QByteArray();
    QTest::addRow("file") << QByteArray("file:///etc/passwd") << QByteArray();
    QTest::addRow("no host") << QByteArray("https:///x") << QByteArray();
    QTest::addRow("http token endpoint")
        << QByteArray("https://id.example.com") << QByteArray("http://127.0.0.1/token");
    QTest::addRow("http token endpoint elsewhere")
        << QByteArray("http://127.0.0.1") << QByteArray("http://id.example.com/token");
}

void tst_ProviderFactory::refusesUrlsThatAreNotSafe()
{
    QFETCH(QByteArray, accounts);
    QFETCH(QByteArray, token);
    ProviderConfig config = configFor(accounts);
    config.tokenUrl = token;
    QVERIFY(faultOf(config).contains(u"is not a usable URL"_s));
}

void tst_ProviderFactory::refusesNamesThatDoNotFitIntoAnUrl()
{
    for (const QByteArray name : {"", "Google", "a/b", "a b", "\xc3\xa4"}) {
        ProviderConfig config = configFor("https://id.example.com");
        config.name = name;
        QVERIFY(!faultOf(config).isEmpty());
    }
}

void tst_ProviderFactory::namesTheProviderForPeople()
{
    const auto nameOf = [&](const ProviderConfig &config) {
        return (*makeProvider(config, m_http, m_clock))->displayName();
    };
    QCOMPARE(nameOf(configFor("https://accounts.google.com")), u"Google"_s);
    QCOMPARE(nameOf(configFor("https://github.com")), u"GitHub"_s);
    QCOMPARE(nameOf(configFor("https://graph.microsoft.com/oidc/userinfo")), u"Microsoft"_s);
    QCOMPARE(nameOf(configFor("https://id.example.com/realms/a")), u"id.example.com"_s);
    ProviderConfig config = configFor("https://id.example.com");
    config.displayName = u"Our login"_s;
    QCOMPARE(nameOf(config), u"Our login"_s);
}

void tst_ProviderFactory::looksAheadAndLogsTheResult()
{
    const auto made = makeProvider(configFor("https://id.example.com"), m_http, m_clock);
    QTest::ignoreMessage(QtWarningMsg,
        QRegularExpression(u"^The provider \"default\" is not ready: There is no OpenID Connect "
                           "discovery document at https://id\\.example\\.com or above it\\. .*"
                           "OAUTH_AUTHORIZATION_URL, OAUTH_TOKEN_URL"_s));
    warmUp(**made, this);
    QVERIFY(!m_http.requests.isEmpty());
    QTRY_COMPARE(m_http.requests.size(), 1);
    QCoreApplication::processEvents();

    m_http.answer("https://id.example.com/.well-known/openid-configuration", 200,
        R"({"issuer":"https://id.example.com","authorization_endpoint":"https://id.example.com/a",)"
        R"("token_endpoint":"https://id.example.com/t","jwks_uri":"https://id.example.com/k"})");
    QTest::ignoreMessage(QtInfoMsg, "The provider \"default\" is ready.");
    warmUp(**made, this);
    QTRY_COMPARE(m_http.requests.size(), 2);
    QCoreApplication::processEvents();
    QVERIFY(QTest::qWaitFor([&] { return m_http.requests.size() == 2; }));
}

QTEST_GUILESS_MAIN(tst_ProviderFactory)
#include "tst_ProviderFactory.moc"
