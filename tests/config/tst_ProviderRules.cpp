// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Describe.h"
#include "config/ProviderTable.h"
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

class tst_ProviderRules : public QObject
{
    Q_OBJECT

    /// Two providers and the local accounts, all as they should be.
    static LoaderFixture several()
    {
        LoaderFixture fixture;
        fixture.inputs.environment.remove("AUTH_STRATEGY");
        fixture.set("PROVIDERS", "google, our-idp local");
        fixture.set("PROVIDER_GOOGLE_CLIENT_ID", "at-google");
        fixture.set("PROVIDER_GOOGLE_CLIENT_SECRET", "secret-of-google");
        fixture.set("PROVIDER_OUR_IDP_CLIENT_ID", "at-idp");
        fixture.set("PROVIDER_OUR_IDP_CLIENT_SECRET", "secret-of-idp");
        fixture.set("PROVIDER_OUR_IDP_ACCOUNTS_URL", "https://id.example.com");
        fixture.set("PROVIDER_OUR_IDP_DISPLAY_NAME", "Our own");
        return fixture;
    }

private Q_SLOTS:
    void readsSeveralProviders();
    void leavesTheOneProviderAlone();
    void aProvidersStrategyIsItsNameUnlessSaid();
    void readsSecretsFromFilesOfTheirOwn();
    void takesOnlyNamesThatCanStandInAUrl_data();
    void takesOnlyNamesThatCanStandInAUrl();
    void saysEveryMistakeOfEveryProviderAtOnce();
    void refusesTheSettingsOfTheOneProviderBesides();
    void anOrganisationAndATeamAreFineWithOneProvider();
    void refusesTwoSetsOfLocalAccounts();
    void groupsNameTheirProviderWhenThereAreSeveral_data();
    void groupsNameTheirProviderWhenThereAreSeveral();
    void ignoresAProviderThatIsNotNamedWithAWarning();
    void saysThatTheRegisteredCallbackOnlyNamesTheOrigin();
    void asksForRulesUnlessAllAccountsAreLocal();
    void masksTheSecretsOfEach();
    void readsHowLongTheTokensOfSomeClientsLive();
    void refusesALifeTimeThatIsNone_data();
    void refusesALifeTimeThatIsNone();
};

void tst_ProviderRules::readsSeveralProviders()
{
    const Loaded loaded = several().loaded();
    QVERIFY2(loaded.warnings.isEmpty(), qPrintable(loaded.warnings.join(u'\n')));
    const QList<ProviderSettings> &providers = loaded.settings.providers;
    QCOMPARE(providers.size(), 3);
    QCOMPARE(providers[0].name, "google");
    QVERIFY(providers[0].strategy == AuthStrategy::Google);
    QCOMPARE(providers[0].clientId, "at-google");
    QVERIFY(providers[0].clientSecret.equals("secret-of-google"));
    QCOMPARE(providers[1].name, "our-idp");
    QVERIFY(providers[1].strategy == AuthStrategy::OAuth);
    QCOMPARE(providers[1].accountsUrl, "https://id.example.com");
    QCOMPARE(providers[1].displayName, u"Our own"_s);
    QVERIFY(providers[2].strategy == AuthStrategy::Local);
    QVERIFY(loaded.settings.providerClientId.isEmpty());
}

void tst_ProviderRules::leavesTheOneProviderAlone()
{
    LoaderFixture fixture;
    QVERIFY(fixture.settings().providers.isEmpty());
    QVERIFY(fixture.settings().authStrategy == AuthStrategy::Local);
}

void tst_ProviderRules::aProvidersStrategyIsItsNameUnlessSaid()
{
    LoaderFixture fixture = several();
    fixture.set("PROVIDER_GOOGLE_STRATEGY", "oidc");
    fixture.set("PROVIDER_GOOGLE_ACCOUNTS_URL", "https://google.example");
    fixture.set("PROVIDER_OUR_IDP_STRATEGY", "microsoft");
    const Settings settings = fixture.settings();
    QVERIFY(settings.providers[0].strategy == AuthStrategy::Oidc);
    QVERIFY(settings.providers[1].strategy == AuthStrategy::Microsoft);
}

void tst_ProviderRules::readsSecretsFromFilesOfTheirOwn()
{
    LoaderFixture fixture = several();
    fixture.inputs.environment.remove("PROVIDER_GOOGLE_CLIENT_SECRET");
    fixture.set(
        "PROVIDER_GOOGLE_CLIENT_SECRET_FILE", fixture.write(u"google"_s, "from-a-file\n").toUtf8());
    QVERIFY(fixture.settings().providers[0].clientSecret.equals("from-a-file"));
}

void tst_ProviderRules::takesOnlyNamesThatCanStandInAUrl_data()
{
    QTest::addColumn<QByteArray>("names");
    for (const char *names : {"Google", "our_idp", "a/b", "a.b", "google,google", "ä",
             "a-name-of-more-than-thirty-two-characters"})
        QTest::newRow(names) << QByteArray(names);
    QByteArrayList many;
    for (int i = 0; i < 21; ++i)
        many.append('p' + QByteArray::number(i));
    QTest::newRow("too many") << many.join(',');
}

void tst_ProviderRules::takesOnlyNamesThatCanStandInAUrl()
{
    QFETCH(QByteArray, names);
    LoaderFixture fixture;
    fixture.inputs.environment.remove("AUTH_STRATEGY");
    fixture.set("PROVIDERS", names);
    const QString mistake = fixture.onlyMistake();
    QVERIFY2(mistake.startsWith(u"PROVIDERS="), qPrintable(mistake));
    QVERIFY(mistake.contains(u"a to z, 0 to 9 and dashes"));
}

void tst_ProviderRules::saysEveryMistakeOfEveryProviderAtOnce()
{
    LoaderFixture fixture = several();
    fixture.inputs.environment.remove("PROVIDER_GOOGLE_CLIENT_ID");
    fixture.inputs.environment.remove("PROVIDER_OUR_IDP_CLIENT_SECRET");
    fixture.inputs.environment.remove("PROVIDER_OUR_IDP_ACCOUNTS_URL");
    fixture.set("PROVIDER_GOOGLE_TOKEN_URL", "https://google.example/token");
    fixture.set("PROVIDER_OUR_IDP_EXTRA_AUTH_PARAMS", "resource=https://elsewhere.example");
    fixture.set("PROVIDER_LOCAL_STRATEGY", "bearer");
    const QString all = fixture.mistakes().join(u'\n');
    const auto says = [&all](const QString &name, const QString &what) {
        const qsizetype at = all.indexOf(name);
        return at >= 0 && all.indexOf(what, at) > at;
    };
    QVERIFY(says(u"PROVIDER_GOOGLE_CLIENT_ID"_s,
        u"(callback BASE_URL/oauth/provider-callback/google) and put the client id"_s));
    QVERIFY(says(u"PROVIDER_GOOGLE_AUTHORIZATION_URL"_s,
        u"set PROVIDER_GOOGLE_AUTHORIZATION_URL "
        "and PROVIDER_GOOGLE_TOKEN_URL both"_s));
    QVERIFY(says(u"PROVIDER_OUR_IDP_CLIENT_SECRET"_s, u"PROVIDER_OUR_IDP_STRATEGY=local"_s));
    QVERIFY(says(u"PROVIDER_OUR_IDP_ACCOUNTS_URL"_s, u"its issuer or userinfo URL"_s));
    QVERIFY(says(u"PROVIDER_OUR_IDP_EXTRA_AUTH_PARAMS"_s, u"must not name resource"_s));
    QVERIFY(says(u"PROVIDER_LOCAL_STRATEGY=bearer"_s, u"must be one of"_s));
    QCOMPARE(fixture.mistakes().size(), 6);
}

void tst_ProviderRules::refusesTheSettingsOfTheOneProviderBesides()
{
    LoaderFixture fixture = several();
    fixture.set("PROVIDER_CLIENT_ID", "whose?");
    QVERIFY(fixture.onlyMistake().contains(
        u"PROVIDERS names google, our-idp, local: move it to PROVIDER_GOOGLE_CLIENT_ID"));
    fixture.inputs.environment.remove("PROVIDER_CLIENT_ID");
    fixture.set("PROVIDER_CLIENT_SECRET", "hunter2-hunter2");
    QVERIFY(fixture.onlyMistake().contains(u"PROVIDER_GOOGLE_CLIENT_SECRET"));
    QVERIFY(!fixture.onlyMistake().contains(u"hunter2"));
}

void tst_ProviderRules::groupsNameTheirProviderWhenThereAreSeveral_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<bool>("refused");
    QTest::newRow("with its provider") << QByteArray("our-idp/admins, google/a/b") << false;
    QTest::newRow("tenants") << QByteArray("hd:example.com,tid:1-2") << false;
    QTest::newRow("bare") << QByteArray("our-idp/staff,admins") << true;
    QTest::newRow("an organisation and a team") << QByteArray("acme/team") << true;
    QTest::newRow("an organisation called like no provider") << QByteArray("corp/admins") << true;
    QTest::newRow("a provider's name in other letters") << QByteArray("Google/admins") << true;
    QTest::newRow("no group after the provider") << QByteArray("google/") << true;
}

void tst_ProviderRules::groupsNameTheirProviderWhenThereAreSeveral()
{
    QFETCH(QByteArray, groups);
    QFETCH(bool, refused);
    LoaderFixture fixture = several();
    fixture.set("ALLOWED_GROUPS", groups);
    if (!refused) {
        QCOMPARE(fixture.settings().allowedGroups.size(), 2);
        return;
    }
    const QString mistake = fixture.onlyMistake();
    QVERIFY2(mistake.startsWith(u"ALLOWED_GROUPS="), qPrintable(mistake));
    QVERIFY2(mistake.contains(u"with several providers write PROVIDER/GROUP, such as google/"_s),
        qPrintable(mistake));
    QVERIFY2(mistake.contains(u"one of google, our-idp, local"_s), qPrintable(mistake));
}

/// The same text that is refused beside a second provider.
void tst_ProviderRules::anOrganisationAndATeamAreFineWithOneProvider()
{
    LoaderFixture fixture;
    fixture.set("ALLOWED_GROUPS", "corp/admins");
    QCOMPARE(fixture.settings().allowedGroups, QStringList {u"corp/admins"_s});
}

void tst_ProviderRules::refusesTwoSetsOfLocalAccounts()
{
    LoaderFixture fixture;
    fixture.inputs.environment.remove("AUTH_STRATEGY");
    fixture.set("PROVIDERS", "local,staff");
    fixture.set("PROVIDER_STAFF_STRATEGY", "local");
    QVERIFY(fixture.onlyMistake().contains(u"leave one of them"));
}

void tst_ProviderRules::ignoresAProviderThatIsNotNamedWithAWarning()
{
    LoaderFixture fixture = several();
    fixture.set("PROVIDER_GITHUB_CLIENT_ID", "x");
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"PROVIDERS does not name \"github\""));
}

void tst_ProviderRules::saysThatTheRegisteredCallbackOnlyNamesTheOrigin()
{
    LoaderFixture fixture = several();
    fixture.set("OAUTH_REDIRECT_URI", "https://gate.example.com/oauth/callback");
    QCOMPARE(fixture.settings().baseUrl, "https://gate.example.com");
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(
        u"https://gate.example.com/oauth/provider-callback/NAME"));
}

void tst_ProviderRules::asksForRulesUnlessAllAccountsAreLocal()
{
    LoaderFixture fixture = several();
    fixture.inputs.environment.remove("ALLOWED_USERS");
    QVERIFY(fixture.warnings().join(u'\n').contains(u"nobody may come in"));
    LoaderFixture local;
    local.inputs.environment.remove("AUTH_STRATEGY");
    local.inputs.environment.remove("ALLOWED_USERS");
    local.set("PROVIDERS", "local");
    QVERIFY(local.warnings().isEmpty());
}

void tst_ProviderRules::masksTheSecretsOfEach()
{
    const QString printed = printedConfig(several().loaded());
    QVERIFY(printed.contains(u"PROVIDER_GOOGLE_CLIENT_SECRET=***"));
    QVERIFY(printed.contains(u"PROVIDER_OUR_IDP_CLIENT_ID=at-idp"));
    QVERIFY(!printed.contains(u"secret-of"));
}

void tst_ProviderRules::readsHowLongTheTokensOfSomeClientsLive()
{
    LoaderFixture fixture;
    fixture.set("ACCESS_TOKEN_TTL_BY_CLIENT", "claude.ai=24h, https://app.example/c?a=b=15m");
    const QList<std::pair<QByteArray, std::chrono::seconds>> expected {
        {"claude.ai", std::chrono::hours(24)},
        {"https://app.example/c?a=b", std::chrono::minutes(15)}};
    QCOMPARE(fixture.settings().accessTokenTtlByClient, expected);
}

void tst_ProviderRules::refusesALifeTimeThatIsNone_data()
{
    QTest::addColumn<QByteArray>("rules");
    for (const char *rules :
        {"claude.ai", "claude.ai=", "=24h", "claude.ai=25h", "claude.ai=59s", "claude.ai=1h other"})
        QTest::newRow(rules) << QByteArray(rules);
}

void tst_ProviderRules::refusesALifeTimeThatIsNone()
{
    QFETCH(QByteArray, rules);
    LoaderFixture fixture;
    fixture.set("ACCESS_TOKEN_TTL_BY_CLIENT", rules);
    QVERIFY(fixture.onlyMistake().contains(u"must be CLIENT=DURATION"));
}

QTEST_GUILESS_MAIN(tst_ProviderRules)
#include "tst_ProviderRules.moc"
