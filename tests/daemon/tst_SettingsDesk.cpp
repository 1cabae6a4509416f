// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeskBench.h"
#include "support/CapturedLog.h"

using namespace gatehouse;
using namespace gatehouse::daemon;
using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using protocol::ValueSource;
using test::LoaderFixture;

/// Settings as their owner sees and changes them, with a server that only takes note.
class tst_SettingsDesk : public test::DeskBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsEverySettingAndWhereItComesFrom();
    void showsNoSecret();
    void changesTheFileAndKeepsWhatElseIsInIt();
    void makesAFileForItsOwnerOnlyWhenThereIsNone();
    void takesWhatCanChangeAndSaysWhatWaits();
    void goesBackToTheDefault();
    void refusesWhatWinsOverTheFile_data();
    void refusesWhatWinsOverTheFile();
    void refusesWhatCannotBeSet_data();
    void refusesWhatCannotBeSet();
    void letsASecretMoveOutOfTheFile();
    void saysEveryMistakeAtOnce();
    void changesNothingWhenOneValueIsWrong();
    void judgesWithoutChanging();
    void takesTheFileBackWhenTheServerRefuses();
    void refusesToOverwriteWhatSomebodyElseWrote();
    void saysWhenTheFileCannotBeWritten();
    void makesOneChangeAfterTheOther();
    void readsSecretsAgain();
    void staysAsItWasWhenAReloadFails();
    void keepsSecrets();
};

void tst_SettingsDesk::init()
{
    m_desk.reset();
    m_fixture = std::make_unique<LoaderFixture>();
    m_fixture->set("DATA_DIR", m_fixture->path(u"data"_s).toUtf8());
    QDir().mkpath(m_fixture->path(u"data"_s));
    m_fixture->inputs.environment.remove("ALLOWED_USERS");
    m_fixture->write(
        u"etc/gatehouse.env"_s, "# mine\nALLOWED_USERS=*@example.com\n\n# port\nPORT=3100\n");
    m_outcome = {};
    m_adopted.clear();
    makeDesk();
}

void tst_SettingsDesk::listsEverySettingAndWhereItComesFrom()
{
    const protocol::SettingsList list = m_desk->settings();
    QCOMPARE(std::size_t(list.rows.size()), config::settingsTable().size());
    QCOMPARE(list.file, path());
    QCOMPARE(list.secretStore, m_fixture->path(u"data/secrets"_s));
    const protocol::SettingRow port = row("PORT");
    QCOMPARE(port.value, u"3100"_s);
    QCOMPARE(port.defaultValue, u"3000"_s);
    QCOMPARE(port.source, ValueSource::SettingsFile);
    QCOMPARE(port.place, path() + u", line 5"_s);
    QCOMPARE(port.group, u"Listening"_s);
    QVERIFY(port.set && port.restart && !port.fixed && !port.pending && !port.secret);
    QVERIFY(!port.help.isEmpty() && !port.allowed.isEmpty());
    const protocol::SettingRow strategy = row("AUTH_STRATEGY");
    QCOMPARE(strategy.source, ValueSource::Environment);
    QVERIFY(strategy.fixed);
    QVERIFY(!row("ALLOWED_USERS").restart);
    QVERIFY(port.choices.isEmpty());
    QCOMPARE(row("CLIENT_APPROVAL").choices, QByteArrayList({"open", "known", "ask"}));
    QCOMPARE(row("GROUP_COMMIT").choices, QByteArrayList({"true", "false"}));
    QCOMPARE(row("MCP_TITLE").source, ValueSource::Default);
    QCOMPARE(row("MCP_TITLE").defaultValue, u"Gatehouse"_s);
    m_fixture->set("PROVIDERS", "local,corp-sso");
    m_fixture->inputs.environment.remove("AUTH_STRATEGY");
    for (const auto &[name, value] : std::initializer_list<std::pair<QByteArray, QByteArray>> {
             {"STRATEGY", "google"}, {"CLIENT_ID", "id"}, {"CLIENT_SECRET", "secret"}})
        m_fixture->set("PROVIDER_CORP_SSO_" + name, value);
    makeDesk();
    QCOMPARE(row("PROVIDER_CORP_SSO_CLIENT_ID").value, u"id"_s);
}

void tst_SettingsDesk::showsNoSecret()
{
    m_fixture->set("OAUTH_CLIENT_ID", "id");
    m_fixture->set("OAUTH_CLIENT_SECRET", "s3cret 0123456789");
    m_fixture->set("OUTGOING_PROXY", "http://ann:s3cret@proxy.example:3128");
    makeDesk();
    QVERIFY(row("OAUTH_CLIENT_SECRET").set && row("OAUTH_CLIENT_SECRET").secret);
    QCOMPARE(row("OAUTH_CLIENT_SECRET").value, QString());
    QCOMPARE(row("OUTGOING_PROXY").value, u"http://***@proxy.example:3128"_s);
}

void tst_SettingsDesk::changesTheFileAndKeepsWhatElseIsInIt()
{
    QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    const Changed changed = set(
        {{"ALLOWED_USERS", u"ann@example.com, *@ä.example"_s}, {"MCP_TITLE", u"Team \"tools\""_s}});
    QVERIFY2(changed, qPrintable(errorOf(changed)));
    QCOMPARE(file(),
        "# mine\nALLOWED_USERS=\"ann@example.com, *@\xc3\xa4.example\"\n\n# port\nPORT=3100\n"
        "MCP_TITLE=\"Team \\\"tools\\\"\"\n");
    QCOMPARE(QFileInfo(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
        QFile::Permissions(QFile::ReadGroup));
    QCOMPARE(row("MCP_TITLE").value, u"Team \"tools\""_s);
    QCOMPARE(row("MCP_TITLE").place, path() + u", line 6"_s);
}

void tst_SettingsDesk::makesAFileForItsOwnerOnlyWhenThereIsNone()
{
    QVERIFY(QFile::remove(path()));
    makeDesk();
    const QString own = m_fixture->path(u"home/.config/gatehouse/gatehouse.env"_s);
    QCOMPARE(m_desk->settings().file, own);
    QVERIFY(set({{"MCP_TITLE", u"Mine"_s}}));
    QFile made(own);
    QVERIFY(made.open(QIODevice::ReadOnly));
    QCOMPARE(made.readAll(), "MCP_TITLE=Mine\n");
    QVERIFY(!(made.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_SettingsDesk::takesWhatCanChangeAndSaysWhatWaits()
{
    const Changed changed = set({{"ALLOWED_USERS", u"ann@example.com"_s}, {"WORKERS", u"3"_s}});
    QVERIFY2(changed, qPrintable(errorOf(changed)));
    QCOMPARE(changed->changed, QByteArrayList {"ALLOWED_USERS"});
    QCOMPARE(changed->restart, QByteArrayList {"WORKERS"});
    QCOMPARE(m_adopted.size(), 1);
    QCOMPARE(m_adopted.last().allowedUsers, QStringList {u"ann@example.com"_s});
    QCOMPARE(m_adopted.last().workers, 0);
    QVERIFY(row("WORKERS").pending && !row("ALLOWED_USERS").pending);
    // It waits until the restart, whatever else is set.
    QCOMPARE(set({{"LOG_LEVEL", u"debug"_s}})->restart, QByteArrayList {"WORKERS"});
    QVERIFY(set({{"WORKERS", {}}})->restart.isEmpty());
    QVERIFY(!row("WORKERS").pending);
    QCOMPARE(m_adopted.last().logLevel, base::LogLevel::Debug);
}

void tst_SettingsDesk::goesBackToTheDefault()
{
    QVERIFY(set({{"PORT", {}}}));
    QCOMPARE(file(), "# mine\nALLOWED_USERS=*@example.com\n\n# port\n");
    QCOMPARE(row("PORT").source, ValueSource::Default);
}

void tst_SettingsDesk::refusesWhatWinsOverTheFile_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("said");
    QTest::newRow("command line") << u"given"_s << u"the command line"_s;
    QTest::newRow("environment") << u"environment"_s << u"the environment"_s;
    QTest::newRow("a file it names") << u"file"_s << u"through LOG_LEVEL_FILE="_s;
    QTest::newRow("credential") << u"credential"_s << u"systemd credential"_s;
}

void tst_SettingsDesk::refusesWhatWinsOverTheFile()
{
    QFETCH(QString, place);
    QFETCH(QString, said);
    if (place == u"given")
        m_fixture->inputs.given.insert("LOG_LEVEL", "error");
    else if (place == u"environment")
        m_fixture->set("LOG_LEVEL", "error");
    else if (place == u"file")
        m_fixture->set("LOG_LEVEL_FILE", m_fixture->write(u"level"_s, "error").toUtf8());
    else
        m_fixture->set("CREDENTIALS_DIRECTORY",
            QFileInfo(m_fixture->write(u"credentials/log_level"_s, "error")).path().toUtf8());
    makeDesk();
    const QByteArray before = file();
    const Changed changed = set({{"LOG_LEVEL", u"debug"_s}});
    QVERIFY(!changed && changed.error().kind == ErrorKind::Invalid);
    QVERIFY2(errorOf(changed).contains(said)
            && errorOf(changed).contains(u"wins over the settings file"_s),
        qPrintable(errorOf(changed)));
    QCOMPARE(file(), before);
    QVERIFY(m_adopted.isEmpty());
    QVERIFY(row("LOG_LEVEL").fixed);
}

void tst_SettingsDesk::refusesWhatCannotBeSet_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &value, const QString &said) {
        QTest::newRow(name) << QByteArray(name) << value << said;
    };
    row("POTR", u"1"_s, u"POTR is no setting of Gatehouse; did you mean PORT."_s);
    row("A\nPORT", u"1"_s, u"is no setting of Gatehouse"_s);
    row("", u"1"_s, u"is no setting of Gatehouse"_s);
    row("PROVIDER_CLIENT_SECRET", u"s3cret"_s,
        u"is a secret and does not belong into the settings file: keep it with gatehousectl secret "
        "set PROVIDER_CLIENT_SECRET."_s);
    row("PROVIDER_CORP_CLIENT_SECRET", u"s3cret"_s, u"is a secret"_s);
    row("PROVIDER_CORP_CLIENT_ID", u"id"_s, u"is of a provider that PROVIDERS does not name."_s);
    row("MCP_TITLE", u"a\r\nb"_s, u"must be text of at most 200 characters."_s);
    row("LOG_LEVEL", QString(QChar(0)), u"has a character that cannot stand"_s);
    row("WORKERS", u"many"_s, u"WORKERS=many"_s);
}

void tst_SettingsDesk::refusesWhatCannotBeSet()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, value);
    QFETCH(QString, said);
    const QByteArray before = file();
    const Changed changed = set({{name, value}});
    QVERIFY2(errorOf(changed).contains(said), qPrintable(errorOf(changed)));
    QVERIFY(!errorOf(changed).contains(u"s3cret"_s));
    const protocol::SettingsVerdict verdict = validate({{name, value}});
    QVERIFY(!verdict.mistakes.isEmpty());
    QCOMPARE(verdict.mistakes.first().name, name);
    QVERIFY2(verdict.mistakes.first().problem.contains(said),
        qPrintable(verdict.mistakes.first().problem));
    QCOMPARE(file(), before);
}

void tst_SettingsDesk::letsASecretMoveOutOfTheFile()
{
    m_fixture->write(
        u"etc/gatehouse.env"_s, "OAUTH_CLIENT_ID=id\nOAUTH_CLIENT_SECRET=0123456789abcdef-x\n");
    makeDesk();
    QVERIFY(set({{"OAUTH_CLIENT_SECRET", {}}}));
    QCOMPARE(file(), "OAUTH_CLIENT_ID=id\n");
}

void tst_SettingsDesk::saysEveryMistakeAtOnce()
{
    const protocol::SettingsVerdict verdict = validate({{"PORT", u"99999"_s}, {"HOST", u"moon"_s},
        {"POTR", u"1"_s}, {"TLS_CERT_FILE", u"/nowhere/cert.pem"_s}});
    QByteArrayList names;
    for (const protocol::SettingMistake &mistake : verdict.mistakes) {
        names.append(mistake.name);
        QVERIFY2(mistake.problem.endsWith(u'.'), qPrintable(mistake.problem));
    }
    for (const char *name : {"PORT", "HOST", "POTR", "TLS_CERT_FILE"})
        QVERIFY2(names.contains(name), name);
    QVERIFY(validate({{"PORT", u"1"_s}, {"PORT", u"2"_s}})
                .mistakes.first()
                .problem.contains(u"stands twice"_s));
}

void tst_SettingsDesk::changesNothingWhenOneValueIsWrong()
{
    const QByteArray before = file();
    const Changed changed = set({{"LOG_LEVEL", u"debug"_s}, {"PORT", u"none"_s}});
    QVERIFY2(errorOf(changed).startsWith(u"Nothing was changed. PORT=none"_s),
        qPrintable(errorOf(changed)));
    QCOMPARE(file(), before);
    QVERIFY(m_adopted.isEmpty());
    QCOMPARE(row("LOG_LEVEL").value, u"info"_s);
}

void tst_SettingsDesk::judgesWithoutChanging()
{
    const QByteArray before = file();
    const protocol::SettingsVerdict verdict =
        validate({{"LOG_LEVEL", u"debug"_s}, {"ALLOWED_USERS", {}}});
    QVERIFY(verdict.mistakes.isEmpty());
    QCOMPARE(file(), before);
    QVERIFY(m_adopted.isEmpty());
    // Without values it is the files as they are.
    QVERIFY(validate({}).mistakes.isEmpty());
    m_fixture->write(u"etc/gatehouse.env"_s, "PORT=none\nSURPLUS=1\n");
    QCOMPARE(validate({}).mistakes.size(), 1);
    QCOMPARE(validate({}).warnings.size(), 1);
}

void tst_SettingsDesk::takesTheFileBackWhenTheServerRefuses()
{
    const QByteArray before = file();
    m_outcome = base::Err(base::Error {ErrorKind::Invalid, u"A server cannot be served."_s});
    QCOMPARE(errorOf(set({{"LOG_LEVEL", u"debug"_s}})), u"A server cannot be served."_s);
    QCOMPARE(file(), before);
    QCOMPARE(row("LOG_LEVEL").value, u"info"_s);
    QVERIFY(QFile::remove(path()));
    makeDesk();
    QVERIFY(!set({{"LOG_LEVEL", u"debug"_s}}));
    QVERIFY(!QFileInfo::exists(m_desk->settings().file));
}

void tst_SettingsDesk::refusesToOverwriteWhatSomebodyElseWrote()
{
    const QByteArray theirs = "# theirs\n";
    const Changed changed = wait<Changed>([&](const auto &done) {
        m_desk->set({{"LOG_LEVEL", u"debug"_s}}, done);
        m_fixture->write(u"etc/gatehouse.env"_s, theirs);
    });
    QVERIFY(!changed && changed.error().kind == ErrorKind::Conflict);
    QCOMPARE(file(), theirs);
    QVERIFY(m_adopted.isEmpty());
}

void tst_SettingsDesk::saysWhenTheFileCannotBeWritten()
{
    QVERIFY(QDir().mkpath(
        m_fixture->path(u"etc/.gatehouse.env.%1/full"_s.arg(QCoreApplication::applicationPid()))));
    const QByteArray before = file();
    const Changed changed = set({{"LOG_LEVEL", u"debug"_s}});
    QVERIFY2(
        errorOf(changed).startsWith(u"Nothing was changed."_s) && errorOf(changed).contains(path()),
        qPrintable(errorOf(changed)));
    QCOMPARE(file(), before);
    QVERIFY(m_adopted.isEmpty());
}

void tst_SettingsDesk::makesOneChangeAfterTheOther()
{
    QStringList order;
    m_desk->set({{"LOG_LEVEL", u"debug"_s}}, [&order](const Changed &changed) {
        order.append(changed ? u"first"_s : errorOf(changed));
    });
    m_desk->set({{"MCP_TITLE", u"Mine"_s}}, [&order](const Changed &changed) {
        order.append(changed ? u"second"_s : errorOf(changed));
    });
    m_desk->reload([&order](const base::Result<void> &) { order.append(u"third"_s); });
    QTRY_COMPARE(order, (QStringList {u"first"_s, u"second"_s, u"third"_s}));
    QVERIFY(file().endsWith("LOG_LEVEL=debug\nMCP_TITLE=Mine\n"));
}

void tst_SettingsDesk::readsSecretsAgain()
{
    const QString servers = m_fixture->write(u"servers.json"_s,
        R"({"mcpServers":{"a":{"url":"http://h/","headers":{"X":"${secret:key}"}}}})");
    const Values wanted {{"MCP_SERVERS_FILE", servers}};
    QVERIFY2(
        errorOf(set(wanted)).contains(u"--set-secret key"_s), qPrintable(errorOf(set(wanted))));
    for (const char *value : {"one", "two"}) {
        QVERIFY(wait<base::Result<void>>([&](const auto &done) {
            m_desk->setSecret({"key", value}, done);
        }));
        QVERIFY(m_adopted.isEmpty() ? set(wanted).ok() : reload().ok());
        QCOMPARE(m_adopted.last().mcpServers.first().http()->headers.first().value.reveal(), value);
    }
    QCOMPARE(m_adopted.size(), 2);
}

void tst_SettingsDesk::staysAsItWasWhenAReloadFails()
{
    m_fixture->write(u"etc/gatehouse.env"_s, "PORT=none\nLOG_LEVEL=debug\n");
    const test::CapturedLog log;
    const auto reloaded = reload();
    QVERIFY(!reloaded && reloaded.error().kind == ErrorKind::Invalid);
    QVERIFY(reloaded.error().message.contains(u"PORT=none"_s));
    QVERIFY(log.text().contains("PORT=none"));
    QVERIFY(m_adopted.isEmpty());
    QCOMPARE(row("PORT").value, u"3100"_s);
}

void tst_SettingsDesk::keepsSecrets()
{
    m_fixture->set("CREDENTIALS_DIRECTORY", m_fixture->path(u"data"_s).toUtf8());
    makeDesk();
    const auto has = [this] {
        return *wait<base::Result<bool>>(
            [&](const auto &done) { m_desk->hasSecret("files-key", done); });
    };
    QVERIFY(!has());
    QVERIFY(wait<base::Result<void>>([&](const auto &done) {
        m_desk->setSecret({"files-key", "s3cret"}, done);
    }));
    QVERIFY(has());
    QVERIFY(QFileInfo::exists(m_fixture->path(u"data/secrets/files-key"_s)));
    QVERIFY(wait<base::Result<void>>(
        [&](const auto &done) { m_desk->removeSecret("files-key", done); }));
    QVERIFY(!has());
    // Another store counts at once.
    QVERIFY(set({{"SECRET_STORE", u"systemd"_s}}));
    QCOMPARE(m_desk->settings().secretStore, u"the systemd credentials"_s);
    const auto refused = wait<base::Result<void>>([&](const auto &done) {
        m_desk->setSecret({"files-key", "s3cret"}, done);
    });
    QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(tst_SettingsDesk)
#include "tst_SettingsDesk.moc"
