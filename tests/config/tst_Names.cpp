// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Names.h"
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using test::LoaderFixture;

class tst_Names : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheNearestSetting_data();
    void namesTheNearestSetting();
    void warnsAboutAnUnknownNameInTheSettingsFile();
    void leavesTheEnvironmentOfOthersAlone();
    void warnsAboutASlipInTheEnvironment();
    void refusesWhatThisVersionDoesNotDo_data();
    void refusesWhatThisVersionDoesNotDo();
    void refusesAnOpenDoorWithTheReason_data();
    void refusesAnOpenDoorWithTheReason();
};

void tst_Names::namesTheNearestSetting_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("nearest");
    const auto row = [](const char *name, const char *nearest) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(nearest);
    };
    row("OAUTH_CLIENTID", "OAUTH_CLIENT_ID");
    row("PROVIDER_CLIENTSECRT", "PROVIDER_CLIENT_SECRET");
    row("ALLOWED_USER", "ALLOWED_USERS");
    row("port", "PORT");
    row("BASEURL", "BASE_URL");
    row("EDITOR", "");
}

void tst_Names::namesTheNearestSetting()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, nearest);
    QCOMPARE(nearestName(name), nearest);
}

void tst_Names::warnsAboutAnUnknownNameInTheSettingsFile()
{
    LoaderFixture fixture;
    const QString file = fixture.write(u".dev.vars"_s, "ALOWED_USERS=*\nSOMETHING_ELSE=1\n");
    QCOMPARE(fixture.warnings(),
        (QStringList {
            u"ALOWED_USERS (%1, line 1) is no setting of Gatehouse and is ignored. Did you mean "
            "ALLOWED_USERS?"_s.arg(file),
            u"SOMETHING_ELSE (%1, line 2) is no setting of Gatehouse and is ignored."_s.arg(
                file)}));
}

void tst_Names::leavesTheEnvironmentOfOthersAlone()
{
    LoaderFixture fixture;
    fixture.set("HOSTNAME", "machine");
    fixture.set("POTR", "1");
    fixture.set("LOG_LEVEL_OF_ANOTHER", "1");
    QVERIFY(fixture.warnings().isEmpty());
}

void tst_Names::warnsAboutASlipInTheEnvironment()
{
    LoaderFixture fixture;
    fixture.set("PROVIDER_CLIENTID", "x");
    QCOMPARE(fixture.warnings().size(), 1);
    QVERIFY(fixture.warnings().first().contains(u"Did you mean PROVIDER_CLIENT_ID?"));
}

void tst_Names::refusesWhatThisVersionDoesNotDo_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *value) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(value);
    };
    row("API_KEY", "x");
    row("ACME_WEBROOT", "/var/www");
    row("AUTH_STRATEGY", "bearer");
    row("DATABASE_URL", "postgresql://gate:hunter2@db/gate");
}

void tst_Names::refusesWhatThisVersionDoesNotDo()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    LoaderFixture fixture;
    fixture.set(name, value);
    const QString mistake = fixture.onlyMistake();
    QVERIFY2(mistake.startsWith(QString::fromUtf8(name)), qPrintable(mistake));
    QVERIFY(mistake.contains(u"not supported by this version"));
    QVERIFY(!mistake.contains(u"hunter2"));
}

void tst_Names::refusesAnOpenDoorWithTheReason_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("redirects") << QByteArray("OAUTH_REDIRECT_ALLOW_ALL")
                               << u"List the addresses in OAUTH_REDIRECT_ALLOWLIST"_s;
    QTest::newRow("bearer") << QByteArray("AUTH_ALLOW_DIRECT_BEARER")
                            << u"Clients sign in through Gatehouse"_s;
}

void tst_Names::refusesAnOpenDoorWithTheReason()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, reason);
    LoaderFixture fixture;
    fixture.write(u".dev.vars"_s, name + "=yes\n");
    QVERIFY(fixture.onlyMistake().contains(reason));
    fixture.write(u".dev.vars"_s, name + "=false\n");
    QVERIFY(fixture.mistakes().isEmpty());
    QVERIFY(fixture.warnings().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Names)
#include "tst_Names.moc"
