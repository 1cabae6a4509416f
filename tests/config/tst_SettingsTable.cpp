// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Describe.h"
#include "config/SettingsTable.h"
#include "LoaderFixture.h"

#include <QSet>

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

class tst_SettingsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEverySettingOnce();
    void saysWhatASettingIsWithoutAValue();
    void readsItsOwnDefaults();
    void keepsTheDefaultsOfTheStruct();
    void staysWithinBounds_data();
    void staysWithinBounds();
    void readsWhereMetricsAre_data();
    void readsWhereMetricsAre();
    void helpNamesEverySetting();
    void printsWhatIsInForceAsASettingsFile();
};

void tst_SettingsTable::namesEverySettingOnce()
{
    QSet<QByteArray> names;
    for (const Setting &setting : settingsTable()) {
        QVERIFY2(!names.contains(setting.name), setting.name);
        names.insert(setting.name);
        QCOMPARE(findSetting(setting.name), &setting);
    }
    QCOMPARE(findSetting("PORTS"), nullptr);
}

void tst_SettingsTable::saysWhatASettingIsWithoutAValue()
{
    for (const Setting &setting : settingsTable()) {
        QVERIFY2(setting.defaultText.isEmpty() != setting.defaultNote.isEmpty(), setting.name);
        QVERIFY2(setting.help.endsWith(u'.'), setting.name);
        QVERIFY2(!setting.rule.allowed.isEmpty(), setting.name);
    }
}

void tst_SettingsTable::readsItsOwnDefaults()
{
    Settings settings;
    for (const Setting &setting : settingsTable())
        QVERIFY2(setting.defaultText.isEmpty() || setting.rule.apply(setting.defaultText, settings),
            setting.name);
}

void tst_SettingsTable::keepsTheDefaultsOfTheStruct()
{
    Settings read;
    for (const Setting &setting : settingsTable()) {
        if (!setting.defaultText.isEmpty())
            setting.rule.apply(setting.defaultText, read);
    }
    const Settings built;
    QCOMPARE(read.authStrategy, built.authStrategy);
    QCOMPARE(read.host, built.host);
    QCOMPARE(read.port, built.port);
    QCOMPARE(read.workers, built.workers);
    QCOMPARE(read.accessTokenTtl, built.accessTokenTtl);
    QCOMPARE(read.refreshTokenIdleTtl, built.refreshTokenIdleTtl);
    QCOMPARE(read.refreshTokenMaxTtl, built.refreshTokenMaxTtl);
    QCOMPARE(read.refreshGrace, built.refreshGrace);
    QCOMPARE(read.prmOfflineAccess, built.prmOfflineAccess);
    QCOMPARE(read.maxBodyBytes, built.maxBodyBytes);
    QCOMPARE(read.maxConnections, built.maxConnections);
    QCOMPARE(read.maxConnectionsPerAddress, built.maxConnectionsPerAddress);
    QCOMPARE(read.logLevel, built.logLevel);
    QCOMPARE(read.logFormat, built.logFormat);
}

void tst_SettingsTable::staysWithinBounds_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("least");
    QTest::addColumn<QByteArray>("tooLittle");
    QTest::addColumn<QByteArray>("most");
    QTest::addColumn<QByteArray>("tooMuch");
    const auto row = [](const char *name, const char *least, const char *tooLittle,
                         const char *most, const char *tooMuch) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(least) << QByteArray(tooLittle)
                            << QByteArray(most) << QByteArray(tooMuch);
    };
    row("PORT", "0", "-1", "65535", "65536");
    row("WORKERS", "0", "-1", "256", "257");
    row("ACCESS_TOKEN_TTL", "1m", "59", "24h", "86401");
    row("REFRESH_TOKEN_IDLE_TTL", "5m", "299s", "365d", "366d");
    row("REFRESH_TOKEN_MAX_TTL", "1h", "59m", "730d", "731d");
    row("REFRESH_GRACE", "0", "-1", "5m", "301");
    row("MAX_BODY_BYTES", "16KiB", "16383", "64MiB", "67108865");
    row("MAX_CONNECTIONS", "8", "7", "1000000", "1000001");
    row("MAX_CONNECTIONS_PER_ADDRESS", "1", "0", "1000000", "1000001");
}

void tst_SettingsTable::staysWithinBounds()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, least);
    QFETCH(QByteArray, tooLittle);
    QFETCH(QByteArray, most);
    QFETCH(QByteArray, tooMuch);
    const Apply apply = findSetting(name)->rule.apply;
    Settings settings;
    QVERIFY(apply(least, settings));
    QVERIFY(apply(most, settings));
    QVERIFY(!apply(tooLittle, settings));
    QVERIFY(!apply(tooMuch, settings));
}

void tst_SettingsTable::readsWhereMetricsAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted"); ///< empty: refused
    const auto row = [](const char *text, const char *wanted) {
        QTest::addRow("<%s>", text) << QByteArray(text) << QByteArray(wanted);
    };
    row("9464", "127.0.0.1:9464");
    row("10.0.0.1:9464", "10.0.0.1:9464");
    row("localhost:9464", "127.0.0.1:9464");
    row("[::1]:9464", "[::1]:9464");
    row("::1", "");
    row("0", "");
    row("127.0.0.1:0", "");
    row("127.0.0.1", "");
    row("127.0.0.1:", "");
    row(":9464", "");
    row("host:9464", "");
    row("70000", "");
}

void tst_SettingsTable::readsWhereMetricsAre()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, wanted);
    Settings settings;
    QCOMPARE(findSetting("METRICS_ADDRESS")->rule.apply(text, settings), !wanted.isEmpty());
    QCOMPARE(settings.metricsAddress, wanted);
}

void tst_SettingsTable::helpNamesEverySetting()
{
    const QString help = settingsHelp();
    for (const Setting &setting : settingsTable())
        QVERIFY2(help.contains(u"  %1\n"_s.arg(QString::fromUtf8(setting.name))), setting.name);
}

void tst_SettingsTable::printsWhatIsInForceAsASettingsFile()
{
    test::LoaderFixture fixture;
    fixture.set("MCP_TITLE", "The \"team\"");
    fixture.set("OAUTH_CLIENT_ID", "team");
    fixture.set("OAUTH_CLIENT_SECRET", "9f86d081884c7d65");
    fixture.set("OUTGOING_PROXY", "http://me:hunter2@proxy:3128");
    const QString printed = printedConfig(fixture.loaded());
    QVERIFY(printed.contains(u"# the environment\nMCP_TITLE=\"The \\\"team\\\"\"\n"));
    QVERIFY(printed.contains(u"# the environment\nOAUTH_CLIENT_SECRET=***\n"));
    QVERIFY(printed.contains(u"# default\nPORT=3000\n"));
    QVERIFY(printed.contains(u"# made from HOST and PORT\nBASE_URL=http://127.0.0.1:3000\n"));
    QVERIFY(!printed.contains(u"9f86") && !printed.contains(u"hunter2"));
    const EnvFile read = parseEnvFile(printed.toUtf8());
    QVERIFY(read.mistakes.isEmpty());
    QCOMPARE(read.entries.size(), qsizetype(settingsTable().size()));
}

QTEST_GUILESS_MAIN(tst_SettingsTable)
#include "tst_SettingsTable.moc"
