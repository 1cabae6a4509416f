// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/SecretSettings.h"
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

class tst_SecretSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wantsOnlyWhatIsMissingAndNeeded_data();
    void wantsOnlyWhatIsMissingAndNeeded();
    void wantsTheSecretOfEachProvider();
    void wantsWhatServersReferTo();
    void knowsTheStoreAndTheFolder();
    void takesASecretFromTheStoreLast();
    void takesNothingElseFromTheStore();
    void startsWithNoneOfTheSecretsThatCannotBeRead();
};

void tst_SecretSettings::wantsOnlyWhatIsMissingAndNeeded_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char *title, const char *name, const char *value,
                         const QByteArrayList &names) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value) << names;
    };
    row("local accounts", "PORT", "3000", {"RS_TOKENS_ENC_KEY"});
    row("the key is there", "RS_TOKENS_ENC_KEY", "key", {});
    row("a client", "OAUTH_CLIENT_ID", "id", {"RS_TOKENS_ENC_KEY", "OAUTH_CLIENT_SECRET"});
    row("a provider", "AUTH_STRATEGY", "google", {"RS_TOKENS_ENC_KEY", "PROVIDER_CLIENT_SECRET"});
    row("a wrong value", "AUTH_STRATEGY", "gogle", {"RS_TOKENS_ENC_KEY", "PROVIDER_CLIENT_SECRET"});
}

void tst_SecretSettings::wantsOnlyWhatIsMissingAndNeeded()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArrayList, names);
    LoaderFixture fixture;
    fixture.set(name, value);
    QCOMPARE(secretWants(fixture.inputs).names, names);
}

void tst_SecretSettings::wantsTheSecretOfEachProvider()
{
    LoaderFixture fixture;
    fixture.set("RS_TOKENS_ENC_KEY", "key");
    fixture.set("PROVIDERS", "google,corp-sso,local,github");
    fixture.set("PROVIDER_GITHUB_CLIENT_SECRET", "is there");
    QCOMPARE(secretWants(fixture.inputs).names,
        (QByteArrayList {"PROVIDER_GOOGLE_CLIENT_SECRET", "PROVIDER_CORP_SSO_CLIENT_SECRET"}));
}

void tst_SecretSettings::wantsWhatServersReferTo()
{
    LoaderFixture fixture;
    fixture.set("RS_TOKENS_ENC_KEY", "key");
    fixture.set("SECRET_IN_ENV", "is there");
    fixture.write(u"credentials/cred"_s, "is there");
    fixture.set("CREDENTIALS_DIRECTORY", fixture.path(u"credentials"_s).toUtf8());
    fixture.set("MCP_SERVERS_FILE",
        fixture
            .write(u"servers.json"_s, R"({"mcpServers":{
        "a":{"url":"http://h/","headers":{"X":"${secret:one}","Y":"${secret:in-env} ${secret:cred}"}},
        "b":{"command":"c","env":{"K":"${secret:two}","L":"${secret:one}"}}}})")
            .toUtf8());
    QCOMPARE(secretWants(fixture.inputs).names, (QByteArrayList {"one", "two"}));
    fixture.set("MCP_SERVERS_FILE", "/nowhere/servers.json");
    QCOMPARE(secretWants(fixture.inputs).names, QByteArrayList());
}

void tst_SecretSettings::knowsTheStoreAndTheFolder()
{
    LoaderFixture fixture;
    QCOMPARE(secretWants(fixture.inputs).store, SecretStoreKind::File);
    QCOMPARE(secretWants(fixture.inputs).dataDir, fixture.path(u"home/.local/share/gatehouse"_s));
    fixture.set("DATA_DIR", "/data");
    fixture.set("SECRET_STORE", "keychain");
    QCOMPARE(secretWants(fixture.inputs).store, SecretStoreKind::Keychain);
    QCOMPARE(secretWants(fixture.inputs).dataDir, u"/data"_s);
    fixture.set("SECRET_STORE", "vault");
    QVERIFY(fixture.onlyMistake().contains(u"one of file, keychain, systemd"_s));
}

void tst_SecretSettings::takesASecretFromTheStoreLast()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_CLIENT_ID", "id");
    fixture.inputs.stored = {
        u"the keychain"_s, {{"OAUTH_CLIENT_SECRET", base::Secret("kept 0123456789ab")}}, {}};
    QCOMPARE(fixture.settings().oauthClientSecret.reveal(), "kept 0123456789ab");
    const Origin origin = fixture.loaded().choices["OAUTH_CLIENT_SECRET"].origin;
    QCOMPARE(origin, (Origin {OriginKind::SecretStore, u"the keychain"_s}));
    fixture.inputs.stored.values["OAUTH_CLIENT_SECRET"] = base::Secret("short");
    QVERIFY2(
        fixture.onlyMistake().contains(u"(the keychain)"_s), qPrintable(fixture.onlyMistake()));
    QVERIFY(!fixture.onlyMistake().contains(u"short"_s));
    fixture.inputs.settingsFile =
        fixture.write(u"settings.env"_s, "OAUTH_CLIENT_SECRET='in the file 0123456789'\n");
    QCOMPARE(fixture.settings().oauthClientSecret.reveal(), "in the file 0123456789");
}

void tst_SecretSettings::takesNothingElseFromTheStore()
{
    LoaderFixture fixture;
    fixture.inputs.stored = {u"the keychain"_s, {{"PORT", base::Secret("4000")}}, {}};
    QCOMPARE(fixture.settings().port, quint16(3000));
}

void tst_SecretSettings::startsWithNoneOfTheSecretsThatCannotBeRead()
{
    LoaderFixture fixture;
    fixture.set("SECRET_STORE", "keychain");
    fixture.set("AUTH_STRATEGY", "google");
    fixture.set("PROVIDER_CLIENT_ID", "id");
    fixture.inputs.stored = {u"the keychain"_s, {}, {u"The keychain is locked. Unlock it."_s}};
    QCOMPARE(fixture.onlyMistake(),
        u"SECRET_STORE=keychain (the environment) holds secrets that cannot be read: The keychain "
        u"is "
        "locked. Unlock it"_s);
}

QTEST_GUILESS_MAIN(tst_SecretSettings)
#include "tst_SecretSettings.moc"
