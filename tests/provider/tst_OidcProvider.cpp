// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcBench.h"

#include <QUrl>
#include <QUrlQuery>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

const QByteArray Tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
const QByteArray MicrosoftIssuer = "https://login.microsoftonline.com/{tenantid}/v2.0";

} // namespace

/// Where the browser is sent, and what is particular to a provider.
class tst_OidcProvider : public OidcBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsTheBrowserAway();
    void saysAtOnceWhereToOnceItHasAsked();
    void asksForARefreshTokenWhereTheProviderKnowsTheScope();
    void asksGoogleForOfflineAccess();
    void asksGoogleForConsentOnlyWhenToldTo();
    void saysThatGoogleWouldGiveARefreshTokenAfterConsent();
    void neverSendsAResource();
    void asksForGroupsWhereTheyDecide();
    void servesMicrosoftsTenants();
    void refusesMicrosoftTokensOfAForeignIssuer();
    void refusesAnAnswerOfAnotherMicrosoftTenant();
    void refusesMicrosoftKeysOfAnotherTenant();
    void acceptsGooglesOtherSpelling();
    void usesTheSettingsEndpointsFirst();

private:
    void makeMicrosoft();
};

void tst_OidcProvider::init()
{
    start();
}

void tst_OidcProvider::sendsTheBrowserAway()
{
    auto settings = config();
    settings.extraAuthParams = {{"prompt", "select_account"}};
    makeProvider(settings);
    const Url url = signInUrl({"the-state", "the-nonce", "the-challenge",
        "https://gate.example.com/oauth/callback", "jane@example.com"});
    QVERIFY(url.ok());
    const QUrl parsed = QUrl::fromEncoded(*url, QUrl::StrictMode);
    QCOMPARE(parsed.adjusted(QUrl::RemoveQuery).toEncoded(), Issuer + "/authorize");
    QList<std::pair<QString, QString>> parameters;
    const auto items = QUrlQuery(parsed).queryItems(QUrl::FullyDecoded);
    for (const auto &item : items)
        parameters.append({item.first, item.second});
    std::sort(parameters.begin(), parameters.end());
    const QList<std::pair<QString, QString>> expected {{u"client_id"_s, u"gatehouse"_s},
        {u"code_challenge"_s, u"the-challenge"_s}, {u"code_challenge_method"_s, u"S256"_s},
        {u"login_hint"_s, u"jane@example.com"_s}, {u"nonce"_s, u"the-nonce"_s},
        {u"prompt"_s, u"select_account"_s},
        {u"redirect_uri"_s, u"https://gate.example.com/oauth/callback"_s},
        {u"response_type"_s, u"code"_s}, {u"scope"_s, u"openid email profile"_s},
        {u"state"_s, u"the-state"_s}};
    QCOMPARE(parameters, expected);
}

void tst_OidcProvider::saysAtOnceWhereToOnceItHasAsked()
{
    QVERIFY(signInUrl({}).ok());
    bool said = false;
    const auto ask = [&] {
        m_provider->signInUrl({}, this, [&](const Url &url) { said = url.ok(); });
    };
    ask();
    QVERIFY(said);
    m_clock.advance(base::seconds(3600));
    said = false;
    ask();
    QVERIFY(!said); // it asks anew
    QTRY_VERIFY(said);
}

void tst_OidcProvider::asksForARefreshTokenWhereTheProviderKnowsTheScope()
{
    m_metadata.insert(u"scopes_supported"_s, QJsonArray {u"openid"_s, u"offline_access"_s});
    publish();
    const Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->contains("scope=openid%20email%20profile%20offline_access"));
}

void tst_OidcProvider::asksGoogleForOfflineAccess()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Google;
    makeProvider(settings);
    const Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->contains("&access_type=offline"));
    QVERIFY(!url->contains("prompt="));
}

void tst_OidcProvider::asksGoogleForConsentOnlyWhenToldTo()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Google;
    settings.extraAuthParams = {{"prompt", "select_account"}};
    makeProvider(settings);
    Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->contains("&prompt=select_account"));
    url = signInUrl({.askForConsent = true});
    QVERIFY(url.ok());
    QCOMPARE(QUrlQuery(QUrl::fromEncoded(*url)).allQueryItemValues(u"prompt"_s),
        QStringList {u"consent"_s});
    // Where it brings nothing it is not sent.
    makeProvider(config());
    url = signInUrl({.askForConsent = true});
    QVERIFY(url.ok());
    QVERIFY(!url->contains("prompt="));
}

void tst_OidcProvider::saysThatGoogleWouldGiveARefreshTokenAfterConsent()
{
    m_answer.remove(u"refresh_token"_s);
    handOut();
    Grant grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(!grant->consentBringsRefreshToken);

    auto settings = config();
    settings.kind = provider::ProviderKind::Google;
    makeProvider(settings);
    grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(grant->consentBringsRefreshToken);

    m_answer.insert(u"refresh_token"_s, u"provider-rt"_s);
    handOut();
    grant = redeem();
    QVERIFY(grant.ok());
    QVERIFY(!grant->consentBringsRefreshToken);
}

/// RFC 8707 is between the client and us; Entra refuses the parameter.
void tst_OidcProvider::neverSendsAResource()
{
    using provider::ProviderKind;
    for (const ProviderKind kind :
        {ProviderKind::Google, ProviderKind::Microsoft, ProviderKind::GitHub, ProviderKind::Oidc}) {
        auto settings = config();
        settings.kind = kind;
        makeProvider(settings);
        m_http->answer("https://github.com/login/oauth/access_token", 200, base::toJson(m_answer));
        const Url url = signInUrl({.askForConsent = true});
        QVERIFY(url.ok());
        QVERIFY(!url->contains("resource"));
        (void)redeem();
        std::optional<bool> renewed;
        m_provider->refresh(
            {base::Secret("rt"), {}}, this, [&](const auto &result) { renewed = result.ok(); });
        QVERIFY(QTest::qWaitFor([&] { return renewed.has_value(); }));
    }
    for (const net::OutgoingRequest &request : m_http->requests)
        QVERIFY2(!request.body.contains("resource"), request.body);
}

void tst_OidcProvider::asksForGroupsWhereTheyDecide()
{
    auto settings = config();
    settings.askForGroups = true;
    makeProvider(settings);
    QVERIFY(signInUrl({})->endsWith("scope=openid%20email%20profile&nonce="));
    m_metadata.insert(u"scopes_supported"_s, QJsonArray {u"openid"_s, u"groups"_s});
    publish();
    makeProvider(settings);
    QVERIFY(signInUrl({})->contains("scope=openid%20email%20profile%20groups&"));
    settings.askForGroups = false;
    makeProvider(settings);
    QVERIFY(signInUrl({})->contains("scope=openid%20email%20profile&"));

    settings = config();
    settings.kind = provider::ProviderKind::GitHub;
    settings.accountsUrl.clear();
    makeProvider(settings);
    QVERIFY(signInUrl({})->endsWith("scope=read%3Auser%20user%3Aemail"));
    settings.askForGroups = true;
    makeProvider(settings);
    QVERIFY(signInUrl({})->endsWith("scope=read%3Auser%20user%3Aemail%20read%3Aorg"));
}

void tst_OidcProvider::servesMicrosoftsTenants()
{
    auto settings = config();
    settings.accountsUrl = "https://graph.microsoft.com/oidc/userinfo";
    makeProvider(settings);
    m_metadata.insert(u"issuer"_s, QString::fromUtf8(MicrosoftIssuer));
    m_http->answer("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        200, base::toJson(m_metadata));
    QByteArray issuer = MicrosoftIssuer;
    issuer.replace("{tenantid}", Tenant);
    m_claims.insert(u"iss"_s, QString::fromUtf8(issuer));
    m_claims.insert(u"tid"_s, QString::fromUtf8(Tenant));
    handOut();
    Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    QCOMPARE(grant->identity.issuer, issuer);
    const QList<QString> groups {u"staff"_s, u"tid:"_s + QString::fromUtf8(Tenant)};
    QCOMPARE(grant->identity.groups, groups);
    QVERIFY(!grant->identity.emailVerified); // email_verified means nothing here

    for (const QJsonValue &said : {QJsonValue(true), QJsonValue(u"1"_s), QJsonValue(1)}) {
        m_claims.insert(u"xms_edov"_s, said);
        handOut();
        grant = redeem();
        QVERIFY(grant.ok());
        QVERIFY(grant->identity.emailVerified);
    }
}

/// By its preset, with a template for an issuer.
void tst_OidcProvider::makeMicrosoft()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Microsoft;
    settings.accountsUrl.clear();
    makeProvider(settings);
    m_metadata.insert(u"issuer"_s, QString::fromUtf8(MicrosoftIssuer));
    m_http->answer("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        200, base::toJson(m_metadata));
}

void tst_OidcProvider::refusesMicrosoftTokensOfAForeignIssuer()
{
    makeMicrosoft();
    m_claims.insert(u"iss"_s, QString::fromUtf8(MicrosoftIssuer)); // the template itself
    handOut();
    expectFailure(Kind::Refused);
    m_claims.insert(u"tid"_s, u"{tenantid}"_s);
    handOut();
    expectFailure(Kind::Refused);
    m_claims.insert(u"tid"_s, QString::fromUtf8(Tenant));
    m_claims.insert(
        u"iss"_s, u"https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444/v2.0"_s);
    handOut();
    expectFailure(Kind::Refused);
}

/// RFC 9207 2.4: with a template for an issuer, iss is compared once the id_token has named the
/// tenant.
void tst_OidcProvider::refusesAnAnswerOfAnotherMicrosoftTenant()
{
    makeMicrosoft();
    QByteArray issuer = MicrosoftIssuer;
    issuer.replace("{tenantid}", Tenant);
    m_claims.insert(u"iss"_s, QString::fromUtf8(issuer));
    m_claims.insert(u"tid"_s, QString::fromUtf8(Tenant));
    handOut();
    m_redemption.iss = issuer;
    QVERIFY(redeem().ok());
    m_redemption.iss = MicrosoftIssuer;
    expectFailure(Kind::Refused);
    m_redemption.iss =
        "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444/v2.0";
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::refusesMicrosoftKeysOfAnotherTenant()
{
    QJsonObject key = signingKey().jwk(u"k1"_s);
    key.insert(u"issuer"_s, u"https://id.example.com/other"_s);
    m_http->answer(JwksUrl, 200, keySet({key}));
    expectFailure(Kind::Refused);
}

void tst_OidcProvider::acceptsGooglesOtherSpelling()
{
    auto settings = config();
    settings.accountsUrl = "https://www.googleapis.com/oauth2/v3/userinfo";
    makeProvider(settings);
    m_metadata.insert(u"issuer"_s, u"https://accounts.google.com"_s);
    m_http->answer("https://accounts.google.com/.well-known/openid-configuration", 200,
        base::toJson(m_metadata));
    m_claims.insert(u"iss"_s, u"accounts.google.com"_s);
    m_claims.insert(u"hd"_s, u"example.com"_s);
    handOut();
    const Grant grant = redeem();
    QVERIFY2(grant.ok(), grant ? "" : qPrintable(grant.error().message));
    QCOMPARE(grant->identity.issuer, "https://accounts.google.com");
    QVERIFY(grant->identity.groups.contains(u"hd:example.com"_s));
}

void tst_OidcProvider::usesTheSettingsEndpointsFirst()
{
    auto settings = config();
    settings.kind = provider::ProviderKind::Oidc;
    settings.authorizationUrl = "https://front.example.com/sign-in?brand=a";
    settings.tokenUrl = "https://back.example.com/token";
    makeProvider(settings);
    m_http->answer("https://back.example.com/token", 200, base::toJson(m_answer));
    const Url url = signInUrl({});
    QVERIFY(url.ok());
    QVERIFY(url->startsWith("https://front.example.com/sign-in?brand=a&response_type=code&"));
    QVERIFY(redeem().ok());
    QCOMPARE(m_http->count(TokenUrl), 0);
}

QTEST_GUILESS_MAIN(tst_OidcProvider)
#include "tst_OidcProvider.moc"
