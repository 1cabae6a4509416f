// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Loader.h"
#include "config/ProviderTable.h"
#include "gui/German.h"
#include "models/ServerSpeech.h"
#include "models/ServerWords.h"
#include "models/SettingTexts.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <iterator>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using models::ServerSpeech;

namespace {

std::vector<config::Setting> allSettings()
{
    std::vector<config::Setting> all = config::settingsTable();
    const auto named = config::namedProviderRows("corp");
    all.insert(all.end(), named.cbegin(), named.cend());
    return all;
}

template <std::size_t Count> QSet<QString> setOf(const char *const (&texts)[Count])
{
    QSet<QString> set;
    for (const char *text : texts)
        set.insert(QString::fromUtf8(text));
    return set;
}

/// What the loader says about \a environment and \a settingsText, each a line.
QStringList judged(const QMap<QByteArray, QByteArray> &environment, const QByteArray &settingsText,
    const QString &folder)
{
    config::Inputs inputs;
    inputs.environment = environment;
    inputs.environment.insert("HOME", folder.toUtf8());
    inputs.settingsFile = folder + u"/gatehouse.env"_s;
    inputs.settingsText = settingsText;
    const auto loaded = config::load(inputs);
    QStringList lines = loaded ? loaded->warnings : loaded.error().warnings;
    if (!loaded) {
        for (const config::Mistake &mistake : loaded.error().mistakes)
            lines.append(mistake.text() + u'.');
    }
    return lines;
}

} // namespace

/// What the table of settings says in English is said in the language of the app.
class tst_SettingWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryLineOfHelp();
    void knowsEveryDefaultInWords();
    void knowsWhatIsAllowed_data();
    void knowsWhatIsAllowed();
    void refusesEveryValueInGerman_data();
    void refusesEveryValueInGerman();
    void refusesWhatDoesNotFitTogetherInGerman();
    void refusesAServersFileInGerman();
    void translatesTheSettingsOfAServer();
    void keepsBracketsOfAValue_data();
    void keepsBracketsOfAValue();
    void givesUpOnAText_data();
    void givesUpOnAText();
};

/// Whoever adds a setting adds its line to models/SettingTexts.h and to the translation.
void tst_SettingWords::knowsEveryLineOfHelp()
{
    const QSet<QString> known = setOf(models::SettingHelp);
    QSet<QString> said;
    const German german;
    for (const config::Setting &setting : allSettings()) {
        said.insert(setting.help);
        QVERIFY2(known.contains(setting.help), setting.name);
        QVERIFY2(ServerSpeech::help(setting.help) != setting.help, setting.name);
    }
    QCOMPARE(said, known); // and nothing that no setting says
}

void tst_SettingWords::knowsEveryDefaultInWords()
{
    const QSet<QString> known = setOf(models::SettingDefaults);
    QSet<QString> said;
    for (const config::Setting &setting : allSettings()) {
        if (!setting.defaultText.isEmpty()) {
            QVERIFY2(!known.contains(QString::fromUtf8(setting.defaultText)), setting.name);
            continue;
        }
        said.insert(setting.defaultNote);
        QVERIFY2(known.contains(setting.defaultNote), setting.name);
    }
    QCOMPARE(said, known);
}

void tst_SettingWords::knowsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("allowed");
    for (const config::Setting &setting : allSettings())
        QTest::newRow(setting.name) << setting.rule.allowed;
}

void tst_SettingWords::knowsWhatIsAllowed()
{
    QFETCH(QString, allowed);
    const German german;
    const QString said = ServerSpeech::text(allowed);
    QVERIFY2(
        said == "true oder false"_L1 || (said != allowed && !holdsEnglish(said)), qPrintable(said));
}

void tst_SettingWords::refusesEveryValueInGerman_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const config::Setting &setting : config::settingsTable())
        QTest::newRow(setting.name) << setting.name;
}

/// A value that no rule takes: it is not UTF-8. And one that a file has, with its line.
void tst_SettingWords::refusesEveryValueInGerman()
{
    QFETCH(QByteArray, name);
    const QTemporaryDir folder;
    const German german;
    for (const QString &line : judged({{name, "\xff"}}, name + "=\xff\n", folder.path())
            + judged({}, name + "=\xff\n", folder.path())) {
        const QString said = ServerSpeech::text(line);
        QVERIFY2(said != line && !holdsEnglish(said), qPrintable(line + u'\n' + said));
    }
}

void tst_SettingWords::refusesWhatDoesNotFitTogetherInGerman()
{
    const QTemporaryDir folder;
    const QMap<QByteArray, QByteArray> local {{"AUTH_STRATEGY", "local"}};
    const auto with = [&local](QMap<QByteArray, QByteArray> more) {
        more.insert(local);
        return more;
    };
    const QList<QStringList> all {judged({}, {}, folder.path()),
        judged(with({{"OAUTH_CLIENT_SECRET", "password"}}), {}, folder.path()),
        judged(with({{"OAUTH_CLIENT_ID", "a"}, {"OAUTH_CLIENT_SECRET", "aaaaaaaaaaaaaaaaaaaa"}}),
            {}, folder.path()),
        judged(with({{"TLS_CERT_FILE", "/nowhere/a.pem"}}), {}, folder.path()),
        judged(with({{"HOST", "0.0.0.0"}}), {}, folder.path()),
        judged(
            with({{"HOST", "0.0.0.0"}, {"BASE_URL", "https://gate.example"}}), {}, folder.path()),
        judged(with({{"BASE_URL", "https://gate.example"},
                   {"OAUTH_REDIRECT_URI", "https://elsewhere.example/oauth/callback"}}),
            {}, folder.path()),
        judged(with({{"REFRESH_TOKEN_MAX_TTL", "1h"}, {"REFRESH_TOKEN_IDLE_TTL", "2h"},
                   {"ACCESS_TOKEN_TTL", "3h"}}),
            {}, folder.path()),
        judged(with({{"RS_TOKENS_ENC_KEY", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE"}}), {},
            folder.path()),
        judged(with({{"CIMD_ALLOW_LOOPBACK", "true"}, {"BASE_URL", "https://gate.example"}}), {},
            folder.path()),
        judged({{"PROVIDERS", "corp,home"}, {"PROVIDER_CLIENT_ID", "a"},
                   {"ALLOWED_GROUPS", "admins"}, {"PROVIDER_MORE_CLIENT_ID", "b"}},
            {}, folder.path()),
        judged(with({{"OAUTH_REDIRECT_ALLOW_ALL", "true"}, {"API_KEY", "x"}}), {}, folder.path()),
        judged(local, "ALOWED_USERS=*\nPORT 3000\nHOST=\"127\nPORT=1 # x\nPORT=2\n", folder.path()),
        judged(with({{"PORT", "3000"}, {"PORT_FILE", "/nowhere/a.pem"}}), {}, folder.path()),
        judged(with({{"OAUTH_CLIENT_SECRET_FILE", "/nowhere/a.pem"}}), {}, folder.path())};
    const German german;
    for (const QStringList &lines : all) {
        QVERIFY(!lines.isEmpty());
        for (const QString &line : lines) {
            const QString said = ServerSpeech::text(line);
            QVERIFY2(said != line && !holdsEnglish(said), qPrintable(line + u'\n' + said));
        }
    }
}

void tst_SettingWords::refusesAServersFileInGerman()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"mcpServers": {"a b": {"url": "ftp://x", "command": "x", "tool": 1,
        "isolation": "none", "headers": {"Host": "${secret:KEY}"}, "timeout": 0,
        "tools": {"allows": []}, "scopes": ["more"], "args": 1, "allow": ["a@b@c"]},
        "b": {"args": ["${x}"], "disabled": 1, "type": "sse"}}})");
    file.close();
    const QStringList lines = judged(
        {{"AUTH_STRATEGY", "local"}, {"MCP_SERVERS_FILE", path.toUtf8()}}, {}, folder.path());
    QVERIFY(lines.size() >= 12);
    const German german;
    for (const QString &line : lines) {
        const QString said = ServerSpeech::text(line);
        QVERIFY2(said != line && !holdsEnglish(said), qPrintable(line + u'\n' + said));
        QVERIFY2(said.startsWith(u"MCP_SERVERS_FILE (aus "_s + path), qPrintable(said));
    }
}

void tst_SettingWords::translatesTheSettingsOfAServer()
{
    const German german;
    const protocol::SettingsList list {
        .rows = {{.name = "PORT",
                     .help = u"The port to listen on; 0 takes a free one."_s,
                     .allowed = u"a port number from 0 to 65535"_s,
                     .defaultValue = u"3000"_s,
                     .value = u"none"_s,
                     .place = u"/etc/gatehouse/gatehouse.env, line 3"_s},
            {.name = "OUTGOING_PROXY", .defaultValue = u"none"_s, .place = u"the environment"_s}}};
    const protocol::SettingsList said = models::ServerWords::reply(list);
    const protocol::SettingRow &port = said.rows.first();
    QCOMPARE(
        port.help, u"Der Port, auf dem Gatehouse Verbindungen annimmt; 0 nimmt einen freien."_s);
    QCOMPARE(port.allowed, u"eine Portnummer von 0 bis 65535"_s);
    QCOMPARE(port.defaultValue, u"3000"_s);
    QCOMPARE(port.value, u"none"_s); // what somebody wrote stays
    QCOMPARE(port.place, u"/etc/gatehouse/gatehouse.env, Zeile 3"_s);
    QCOMPARE(said.rows.last().defaultValue, u"nichts"_s);
    QCOMPARE(said.rows.last().place, u"der Umgebung"_s);
    const protocol::SettingsVerdict verdict = models::ServerWords::reply(protocol::SettingsVerdict {
        .mistakes = {{"PORT",
            u"PORT=x (/etc/gate (old)/a.env, line 3) must be a port number from 0 to 65535."_s}}});
    QCOMPARE(verdict.mistakes.first().problem,
        u"PORT=x (aus /etc/gate (old)/a.env, Zeile 3) ist so nicht erlaubt. Erlaubt: eine "
        "Portnummer von 0 bis 65535."_s);
}

void tst_SettingWords::keepsBracketsOfAValue_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("said");
    QTest::newRow("a file") << u"TLS_CERT_FILE=/home/x/cert (1).pem"_s
                            << u"TLS_CERT_FILE=/home/x/cert (1).pem"_s;
    QTest::newRow("a name") << u"PROVIDER_NAME=Acme (Test)"_s << u"PROVIDER_NAME=Acme (Test)"_s;
    QTest::newRow("a name and its place") << u"PROVIDER_NAME=Acme (Test) (the environment)"_s
                                          << u"PROVIDER_NAME=Acme (Test) (aus der Umgebung)"_s;
    QTest::newRow("a name and its line") << u"PROVIDER_NAME=Acme (Test) (/etc/a (b).env, line 3)"_s
                                         << u"PROVIDER_NAME=Acme (Test) (aus /etc/a (b).env, "
                                            "Zeile 3)"_s;
    QTest::newRow("cut off") << u"PROVIDER_NAME=Acme (T… (the environment)"_s
                             << u"PROVIDER_NAME=Acme (T… (aus der Umgebung)"_s;
}

void tst_SettingWords::keepsBracketsOfAValue()
{
    QFETCH(QString, head);
    QFETCH(QString, said);
    const German german;
    QCOMPARE(ServerSpeech::text(head + u" must be a port number from 0 to 65535."_s),
        said + u" ist so nicht erlaubt. Erlaubt: eine Portnummer von 0 bis 65535."_s);
}

void tst_SettingWords::givesUpOnAText_data()
{
    QTest::addColumn<QString>("text");
    const QString warnings = u"warning: "_s.repeated(3);
    const auto many = [](const QString &sentence, int count) {
        return (sentence + u". "_s).repeated(count).trimmed();
    };
    QTest::newRow("sentences in a warning") << warnings + many(u"x"_s, 24);
    QTest::newRow("settings in a warning") << warnings + many(u"A=b"_s + u" b"_s.repeated(9), 16);
    QTest::newRow("long settings") << many(u"A=b"_s + u" b"_s.repeated(70), 24);
    QTest::newRow("longer than any of ours") << u"warning: "_s + u"x"_s.repeated(4000);
}

/// A provider may say what it likes, and the window waits until it is read.
void tst_SettingWords::givesUpOnAText()
{
    QFETCH(QString, text);
    const German german;
    int tries = 0;
    QCOMPARE(ServerSpeech::text(text, tries), text);
    QVERIFY2(tries <= ServerSpeech::MaxTries, qPrintable(QString::number(tries)));
}

QTEST_GUILESS_MAIN(tst_SettingWords)
#include "tst_SettingWords.moc"
