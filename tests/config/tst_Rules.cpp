// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

class tst_Rules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAClientSecretWithoutItsId();
    void refusesAClientSecretThatCanBeGuessed();
    void takesTheOriginOfTheRedirectUriForBaseUrl();
    void refusesARedirectUriOfAnotherOrigin_data();
    void refusesARedirectUriOfAnotherOrigin();
    void refusesARedirectUriThatNothingAnswers_data();
    void refusesARedirectUriThatNothingAnswers();
    void acceptsEachCallbackPath_data();
    void acceptsEachCallbackPath();
    void refusesABaseUrlThatIsMoreThanAnOrigin_data();
    void refusesABaseUrlThatIsMoreThanAnOrigin();
    void refusesPlainHttpForOthers();
    void refusesToListenToOthersWithoutTls();
    void refusesPlainHttpWhereTlsIsServed();
    void wantsABaseUrlWhenListeningEverywhere();
    void acceptsAProxyThatEndsTls();
    void writesAnIpv6HostInBrackets();
    void wantsBothTlsFilesOrNone();
    void refusesFilesThatAreNotThere();
    void refusesReservedParameters_data();
    void refusesReservedParameters();
    void wantsBothEndpointsOrNone();
    void refusesASessionThatOutlivesItsEnd();
    void shortensTheIdleTimeThatNobodySet();
    void refusesKeysThatCanBeGuessed();
    void refusesTheSameKeyTwice();
    void refusesARuleForUsersThatIsNone_data();
    void refusesARuleForUsersThatIsNone();
    void saysNothingTwiceAboutAValueThatWasNotUnderstood();
};

void tst_Rules::refusesAClientSecretWithoutItsId()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_CLIENT_SECRET", "9f86d081884c7d65");
    QVERIFY(fixture.onlyMistake().startsWith(u"OAUTH_CLIENT_ID is not set"));
}

void tst_Rules::refusesAClientSecretThatCanBeGuessed()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_CLIENT_ID", "team");
    fixture.set("OAUTH_CLIENT_SECRET", "changeme");
    QVERIFY(fixture.onlyMistake().startsWith(
        u"OAUTH_CLIENT_SECRET (the environment) can be guessed: it has fewer than 16 characters"));
}

void tst_Rules::takesTheOriginOfTheRedirectUriForBaseUrl()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_REDIRECT_URI", "https://gate.example.com:8443/oauth/callback");
    QCOMPARE(fixture.settings().baseUrl, "https://gate.example.com:8443");
    QCOMPARE(fixture.settings().oauthRedirectUri, "https://gate.example.com:8443/oauth/callback");
}

void tst_Rules::refusesARedirectUriOfAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("uri");
    for (const char *uri : {"https://other.example.com/oauth/callback",
             "https://gate.example.com:444/oauth/callback", "http://localhost/oauth/callback"})
        QTest::newRow(uri) << QByteArray(uri);
}

void tst_Rules::refusesARedirectUriOfAnotherOrigin()
{
    QFETCH(QByteArray, uri);
    LoaderFixture fixture;
    fixture.set("BASE_URL", "https://gate.example.com");
    fixture.set("OAUTH_REDIRECT_URI", uri);
    QVERIFY(fixture.onlyMistake().contains(
        u"must be on the origin of BASE_URL, which is https://gate.example.com"));
}

void tst_Rules::refusesARedirectUriThatNothingAnswers_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"", "/", "/callback", "/oauth/callback/", "/oauth/callback/x",
             "/oauth/provider-callback/", "/oauth/provider-callback/Google",
             "/oauth/provider-callback/a/b", "/x/oauth/callback", "/oauth/callback?a=b"})
        QTest::addRow("'%s'", path) << QByteArray(path);
}

void tst_Rules::refusesARedirectUriThatNothingAnswers()
{
    QFETCH(QByteArray, path);
    LoaderFixture fixture;
    fixture.set("BASE_URL", "https://gate.example.com");
    fixture.set("OAUTH_REDIRECT_URI", "https://gate.example.com" + path);
    QVERIFY(fixture.onlyMistake().startsWith(u"OAUTH_REDIRECT_URI"));
}

void tst_Rules::acceptsEachCallbackPath_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
        {"/oauth/callback", "/oauth/provider-callback", "/oauth/provider-callback/google-2"})
        QTest::newRow(path) << QByteArray(path);
}

void tst_Rules::acceptsEachCallbackPath()
{
    QFETCH(QByteArray, path);
    LoaderFixture fixture;
    fixture.set("BASE_URL", "https://Gate.example.com:443/");
    fixture.set("OAUTH_REDIRECT_URI", "https://gate.example.com" + path);
    QCOMPARE(fixture.settings().baseUrl, "https://gate.example.com");
}

void tst_Rules::refusesABaseUrlThatIsMoreThanAnOrigin_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url :
        {"https://gate.example.com/mcp", "https://gate.example.com?x", "https://gate.example.com#x",
            "https://me@gate.example.com", "gate.example.com", "ftp://gate.example.com"})
        QTest::newRow(url) << QByteArray(url);
}

void tst_Rules::refusesABaseUrlThatIsMoreThanAnOrigin()
{
    QFETCH(QByteArray, url);
    LoaderFixture fixture;
    fixture.set("BASE_URL", url);
    QVERIFY(fixture.onlyMistake().startsWith(u"BASE_URL="));
    QVERIFY(fixture.onlyMistake().contains(u"must be an origin"));
}

void tst_Rules::refusesPlainHttpForOthers()
{
    LoaderFixture fixture;
    fixture.set("BASE_URL", "http://gate.example.com");
    QVERIFY(fixture.onlyMistake().startsWith(u"BASE_URL=http://gate.example.com"));
    QVERIFY(fixture.onlyMistake().contains(u"only over https://"));
    fixture.set("BASE_URL", "http://localhost:3000");
    QCOMPARE(fixture.settings().baseUrl, "http://localhost:3000");
}

void tst_Rules::refusesToListenToOthersWithoutTls()
{
    LoaderFixture fixture;
    fixture.set("HOST", "0.0.0.0");
    fixture.set("BASE_URL", "http://localhost:3000");
    QVERIFY(fixture.onlyMistake().startsWith(u"HOST=0.0.0.0"));
    fixture.inputs.environment.remove("BASE_URL");
    fixture.set("HOST", "192.0.2.7");
    QVERIFY(fixture.onlyMistake().startsWith(u"BASE_URL"));
    QVERIFY(fixture.onlyMistake().contains(u"http://192.0.2.7:3000"));
    fixture.set("PORT", "0");
    QVERIFY(fixture.onlyMistake().startsWith(u"PORT=0"));
}

void tst_Rules::refusesPlainHttpWhereTlsIsServed()
{
    LoaderFixture fixture;
    fixture.set("TLS_CERT_FILE", fixture.write(u"cert.pem"_s, "x").toUtf8());
    fixture.set("TLS_KEY_FILE", fixture.write(u"key.pem"_s, "x").toUtf8());
    fixture.set("BASE_URL", "http://localhost:3000");
    QVERIFY(fixture.onlyMistake().contains(u"TLS_CERT_FILE is set"));
}

void tst_Rules::wantsABaseUrlWhenListeningEverywhere()
{
    LoaderFixture fixture;
    for (const char *every : {"0.0.0.0", "::"}) {
        fixture.set("HOST", every);
        QVERIFY(
            fixture.onlyMistake().startsWith(u"BASE_URL is not set, and HOST is every address"));
    }
}

void tst_Rules::acceptsAProxyThatEndsTls()
{
    LoaderFixture fixture;
    fixture.set("HOST", "0.0.0.0");
    fixture.set("BASE_URL", "https://gate.example.com");
    QCOMPARE(fixture.settings().host, QHostAddress(QHostAddress::AnyIPv4));
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"TRUSTED_PROXIES"));
    fixture.set("TRUSTED_PROXIES", "10.0.0.0/8");
    QVERIFY(fixture.warnings().isEmpty());
}

void tst_Rules::writesAnIpv6HostInBrackets()
{
    LoaderFixture fixture;
    fixture.set("HOST", "::1");
    QCOMPARE(fixture.settings().baseUrl, "http://[::1]:3000");
}

void tst_Rules::wantsBothTlsFilesOrNone()
{
    LoaderFixture fixture;
    fixture.set("TLS_CERT_FILE", fixture.write(u"cert.pem"_s, "x").toUtf8());
    QVERIFY(fixture.onlyMistake().startsWith(u"TLS_KEY_FILE is not set"));
    fixture.inputs.environment.remove("TLS_CERT_FILE");
    fixture.set("TLS_KEY_FILE", fixture.write(u"key.pem"_s, "x").toUtf8());
    QVERIFY(fixture.onlyMistake().startsWith(u"TLS_CERT_FILE is not set"));
}

void tst_Rules::refusesFilesThatAreNotThere()
{
    LoaderFixture fixture;
    fixture.set("CA_FILE", "/nowhere/ca.pem");
    QVERIFY(fixture.onlyMistake().startsWith(
        u"CA_FILE=/nowhere/ca.pem (the environment) names a file that is not there"));
    fixture.set("CA_FILE", "ca.pem");
    QVERIFY(fixture.onlyMistake().contains(u"must be an absolute path"));
}

void tst_Rules::refusesReservedParameters_data()
{
    QTest::addColumn<QByteArray>("parameters");
    for (const char *text : {"client_id=x", "prompt=login&redirect_uri=https://evil.example",
             "{\"STATE\": \"x\"}", "code_challenge=x", "resource=x", "request=x", "nonce=x"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_Rules::refusesReservedParameters()
{
    QFETCH(QByteArray, parameters);
    LoaderFixture fixture;
    fixture.set("OAUTH_EXTRA_AUTH_PARAMS", parameters);
    QVERIFY(fixture.onlyMistake().contains(u"Gatehouse sets it itself"));
    fixture.set("OAUTH_EXTRA_AUTH_PARAMS", "prompt=login&access_type=offline");
    QCOMPARE(fixture.settings().oauthExtraAuthParams.size(), 2);
}

void tst_Rules::wantsBothEndpointsOrNone()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_TOKEN_URL", "https://login.example.com/token");
    QVERIFY(fixture.onlyMistake().startsWith(u"OAUTH_AUTHORIZATION_URL is not set"));
    fixture.set("OAUTH_AUTHORIZATION_URL", "https://login.example.com/authorize");
    QVERIFY(fixture.mistakes().isEmpty());
}

void tst_Rules::refusesASessionThatOutlivesItsEnd()
{
    LoaderFixture fixture;
    fixture.set("REFRESH_TOKEN_MAX_TTL", "7d");
    fixture.set("REFRESH_TOKEN_IDLE_TTL", "8d");
    QVERIFY(fixture.onlyMistake().startsWith(u"REFRESH_TOKEN_IDLE_TTL=8d"));
    fixture.set("REFRESH_TOKEN_IDLE_TTL", "1h");
    fixture.set("REFRESH_TOKEN_MAX_TTL", "2h");
    fixture.set("ACCESS_TOKEN_TTL", "3h");
    QVERIFY(fixture.onlyMistake().startsWith(u"ACCESS_TOKEN_TTL=3h"));
}

void tst_Rules::shortensTheIdleTimeThatNobodySet()
{
    LoaderFixture fixture;
    fixture.set("REFRESH_TOKEN_MAX_TTL", "7d");
    QCOMPARE(fixture.settings().refreshTokenIdleTtl, std::chrono::seconds(7 * 86400));
}

void tst_Rules::refusesKeysThatCanBeGuessed()
{
    LoaderFixture fixture;
    fixture.set("RS_TOKENS_ENC_KEY", QByteArray(43, 'A'));
    QVERIFY(fixture.onlyMistake().startsWith(
        u"RS_TOKENS_ENC_KEY (the environment) can be guessed: it repeats a pattern"));
    QVERIFY(!fixture.onlyMistake().contains(u"AAAA"));
}

void tst_Rules::refusesTheSameKeyTwice()
{
    LoaderFixture fixture;
    const QByteArray one = "m3fF7zW1cQkT0aJ9xE5vR2uYpL8sN6hDgB4oIiKwZVM";
    const QByteArray two = "ZqT1wX9yB3nM7kJ5hG2fD8sA4pL6oI0uYtReWq-_cVc";
    fixture.set("RS_TOKENS_ENC_KEY", one + ',' + two);
    QCOMPARE(fixture.settings().rsTokensEncKey.size(), 2);
    fixture.set("RS_TOKENS_ENC_KEY", one + ',' + two + ',' + one);
    QVERIFY(fixture.onlyMistake().contains(u"names the same key twice"));
}

void tst_Rules::refusesARuleForUsersThatIsNone_data()
{
    QTest::addColumn<QByteArray>("rule");
    for (const char *rule : {"example.com", "@example.com", "me@", "*@*", "m*@example.com", "a@b@c",
             "me@example.com, example.com", "**"})
        QTest::newRow(rule) << QByteArray(rule);
}

void tst_Rules::refusesARuleForUsersThatIsNone()
{
    QFETCH(QByteArray, rule);
    LoaderFixture fixture;
    fixture.set("ALLOWED_USERS", rule);
    QVERIFY(fixture.onlyMistake().startsWith(u"ALLOWED_USERS="));
    fixture.set("ALLOWED_USERS", "me@example.com, *@example.org *");
    QCOMPARE(fixture.settings().allowedUsers.size(), 3);
}

void tst_Rules::saysNothingTwiceAboutAValueThatWasNotUnderstood()
{
    LoaderFixture fixture;
    for (const char *name : {"ALLOWED_USERS", "HOST", "OAUTH_TOKEN_URL", "TLS_CERT_FILE",
             "REFRESH_TOKEN_MAX_TTL", "AUTH_STRATEGY", "DATA_DIR", "OAUTH_REDIRECT_URI"})
        fixture.set(name, "\x01");
    QCOMPARE(fixture.mistakes().size(), 8);
    QVERIFY(fixture.warnings().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_Rules.moc"
