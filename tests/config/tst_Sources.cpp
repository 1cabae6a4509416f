// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

namespace {
constexpr QFile::Permissions Everybody =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
const char Key[] = "m3fF7zW1cQkT0aJ9xE5vR2uYpL8sN6hDgB4oIiKwZVM";
} // namespace

class tst_Sources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstSourceThatHasAName();
    void readsAnEnvironmentFileWithoutItsLineEnd();
    void refusesNameAndNameFileTogether_data();
    void refusesNameAndNameFileTogether();
    void refusesAFileThatIsNotThere();
    void refusesAFolderAndAnEndlessFile();
    void readsCredentialsInCapitalsOrSmallLetters();
    void looksForTheSettingsFileInThisOrder();
    void refusesASettingsFileThatWasNamedButIsNotThere();
    void takesARelativeSettingsFileFromTheWorkingFolder();
    void reportsEveryUnreadableLine();
    void warnsAboutANameThatStandsTwice();
    void warnsAboutASecretThatEverybodyCanRead();
    void refusesAKeyFileThatEverybodyCanRead();
    void refusesATlsKeyThatEverybodyCanRead();
};

void tst_Sources::takesTheFirstSourceThatHasAName()
{
    LoaderFixture fixture;
    QCOMPARE(fixture.settings().port, 3000);
    fixture.write(u".dev.vars"_s, "PORT=4001\n");
    QCOMPARE(fixture.settings().port, 4001);
    fixture.write(u"credentials/PORT"_s, "4002");
    fixture.set("CREDENTIALS_DIRECTORY", fixture.path(u"credentials"_s).toUtf8());
    QCOMPARE(fixture.settings().port, 4002);
    fixture.set("PORT_FILE", fixture.write(u"port"_s, "4003").toUtf8());
    QCOMPARE(fixture.settings().port, 4003);
    fixture.inputs.given.insert("PORT", "4004");
    QCOMPARE(fixture.settings().port, 4004);
    QCOMPARE(fixture.loaded().choices["PORT"].origin.kind, OriginKind::Given);
}

void tst_Sources::readsAnEnvironmentFileWithoutItsLineEnd()
{
    LoaderFixture fixture;
    fixture.set("OAUTH_CLIENT_ID", "team");
    fixture.set(
        "OAUTH_CLIENT_SECRET_FILE", fixture.write(u"secret"_s, "9f86d081884c7d65\r\n").toUtf8());
    QVERIFY(fixture.settings().oauthClientSecret.equals(QByteArray("9f86d081884c7d65")));
    QVERIFY(fixture.warnings().isEmpty());
}

void tst_Sources::refusesNameAndNameFileTogether_data()
{
    QTest::addColumn<bool>("inSettingsFile");
    QTest::newRow("environment") << false;
    QTest::newRow("settings file") << true;
}

void tst_Sources::refusesNameAndNameFileTogether()
{
    QFETCH(bool, inSettingsFile);
    LoaderFixture fixture;
    const QByteArray path = fixture.write(u"port"_s, "4003").toUtf8();
    if (inSettingsFile) {
        fixture.write(u".dev.vars"_s, "PORT=4002\nPORT_FILE=" + path + '\n');
    } else {
        fixture.set("PORT", "4002");
        fixture.set("PORT_FILE", path);
    }
    QVERIFY(fixture.onlyMistake().contains(u"is set twice, as PORT and as PORT_FILE"));
}

void tst_Sources::refusesAFileThatIsNotThere()
{
    LoaderFixture fixture;
    fixture.set("PORT_FILE", "missing");
    QVERIFY(fixture.onlyMistake().contains(fixture.path(u"missing"_s)));
    QVERIFY(fixture.onlyMistake().contains(u"cannot be read"));
}

void tst_Sources::refusesAFolderAndAnEndlessFile()
{
    LoaderFixture fixture;
    fixture.set("PORT_FILE", "/");
    QVERIFY(fixture.onlyMistake().contains(u"it is a folder"));
    fixture.set("PORT_FILE", "/dev/zero");
    QVERIFY(fixture.onlyMistake().contains(u"is larger than"));
}

void tst_Sources::readsCredentialsInCapitalsOrSmallLetters()
{
    LoaderFixture fixture;
    fixture.set("CREDENTIALS_DIRECTORY", fixture.path(u"credentials"_s).toUtf8());
    fixture.write(u"credentials/mcp_title"_s, "small\n");
    QCOMPARE(fixture.settings().mcpTitle, u"small"_s);
    fixture.write(u"credentials/MCP_TITLE"_s, "CAPITALS\n");
    QCOMPARE(fixture.settings().mcpTitle, u"CAPITALS"_s);
}

void tst_Sources::looksForTheSettingsFileInThisOrder()
{
    LoaderFixture fixture;
    QCOMPARE(fixture.loaded().settingsFile, QString());
    fixture.write(u"etc/gatehouse.env"_s, "MCP_TITLE=system\n");
    QCOMPARE(fixture.settings().mcpTitle, u"system"_s);
    fixture.write(u"home/.config/gatehouse/gatehouse.env"_s, "MCP_TITLE=home\n");
    QCOMPARE(fixture.settings().mcpTitle, u"home"_s);
    fixture.write(u"xdg/gatehouse/gatehouse.env"_s, "MCP_TITLE=xdg\n");
    fixture.set("XDG_CONFIG_HOME", fixture.path(u"xdg"_s).toUtf8());
    QCOMPARE(fixture.settings().mcpTitle, u"xdg"_s);
    const QString here = fixture.write(u".dev.vars"_s, "MCP_TITLE=here\n");
    QCOMPARE(fixture.loaded().settingsFile, here);
    fixture.inputs.settingsFile = fixture.write(u"named.env"_s, "MCP_TITLE=named\n");
    QCOMPARE(fixture.settings().mcpTitle, u"named"_s);
}

void tst_Sources::refusesASettingsFileThatWasNamedButIsNotThere()
{
    LoaderFixture fixture;
    fixture.write(u".dev.vars"_s, "MCP_TITLE=here\n");
    fixture.inputs.settingsFile = u"missing.env"_s;
    QVERIFY(fixture.onlyMistake().contains(fixture.path(u"missing.env"_s)));
}

void tst_Sources::takesARelativeSettingsFileFromTheWorkingFolder()
{
    LoaderFixture fixture;
    fixture.write(u"my/own.env"_s, "MCP_TITLE=own\n");
    fixture.inputs.settingsFile = u"my/own.env"_s;
    QCOMPARE(fixture.settings().mcpTitle, u"own"_s);
}

void tst_Sources::reportsEveryUnreadableLine()
{
    LoaderFixture fixture;
    const QString file = fixture.write(u".dev.vars"_s, "PORT 4000\nMCP_TITLE=x\nfoo bar\n");
    const QStringList mistakes = fixture.mistakes();
    QCOMPARE(mistakes.size(), 2);
    QVERIFY(mistakes.at(0).startsWith(file + u", line 1: is not NAME=VALUE"_s));
    QVERIFY(mistakes.at(1).startsWith(file + u", line 3: is not NAME=VALUE"_s));
}

void tst_Sources::warnsAboutANameThatStandsTwice()
{
    LoaderFixture fixture;
    fixture.write(u".dev.vars"_s, "PORT=4000\nPORT=4001\n");
    QCOMPARE(fixture.settings().port, 4001);
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"line 2: PORT stands twice"));
}

void tst_Sources::warnsAboutASecretThatEverybodyCanRead()
{
    LoaderFixture fixture;
    fixture.write(u".dev.vars"_s,
        "PORT=4000\nOAUTH_CLIENT_ID=team\nOAUTH_CLIENT_SECRET=9f86d081884c7d65\n", Everybody);
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"chmod 600 "_s + fixture.path(u".dev.vars"_s)));

    LoaderFixture other;
    other.set("PROVIDER_CLIENT_SECRET_FILE", other.write(u"secret"_s, "x", Everybody).toUtf8());
    other.set("MCP_TITLE_FILE", other.write(u"title"_s, "x", Everybody).toUtf8());
    QCOMPARE(other.warnings().size(), 1);
    QVERIFY(other.warnings().first().contains(u"the secret PROVIDER_CLIENT_SECRET"));
}

void tst_Sources::refusesAKeyFileThatEverybodyCanRead()
{
    LoaderFixture fixture;
    fixture.set("RS_TOKENS_ENC_KEY_FILE", fixture.write(u"key"_s, Key, Everybody).toUtf8());
    QVERIFY(fixture.onlyMistake().contains(u"everybody on this machine can read"));
    fixture.write(u"key"_s, Key);
    QCOMPARE(fixture.settings().rsTokensEncKey.size(), 1);
}

void tst_Sources::refusesATlsKeyThatEverybodyCanRead()
{
    LoaderFixture fixture;
    fixture.set("TLS_CERT_FILE", fixture.write(u"cert.pem"_s, "x", Everybody).toUtf8());
    fixture.set("TLS_KEY_FILE", fixture.write(u"key.pem"_s, "x", Everybody).toUtf8());
    QVERIFY(fixture.onlyMistake().startsWith(u"TLS_KEY_FILE"));
    fixture.write(u"key.pem"_s, "x");
    QCOMPARE(fixture.settings().baseUrl, "https://127.0.0.1:3000");
}

QTEST_GUILESS_MAIN(tst_Sources)
#include "tst_Sources.moc"
