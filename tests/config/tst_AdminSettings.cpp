// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/AdminSettings.h"

#include <QTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

using Environment = QMap<QByteArray, QByteArray>;

class tst_AdminSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSocketIsInTheFirstFolderThereIs_data();
    void theSocketIsInTheFirstFolderThereIs();
    void whoLooksFindsIt();
    void takesAnAbsolutePathOrOff_data();
    void takesAnAbsolutePathOrOff();
    void keepsTheAuditLogForADayToTenYears();
};

void tst_AdminSettings::theSocketIsInTheFirstFolderThereIs_data()
{
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("socket");
    QTest::newRow("systemd") << Environment {{"RUNTIME_DIRECTORY", "/run/gatehouse:/run/more"},
        {"XDG_RUNTIME_DIR", "/run/user/1"}}
                             << u"/run/gatehouse/admin.sock"_s;
    QTest::newRow("a person's session") << Environment {{"XDG_RUNTIME_DIR", "/run/user/1"}}
                                        << u"/run/user/1/gatehouse/admin.sock"_s;
    QTest::newRow("neither") << Environment {} << u"/data/admin/admin.sock"_s;
}

void tst_AdminSettings::theSocketIsInTheFirstFolderThereIs()
{
    QFETCH(Environment, environment);
    QFETCH(QString, socket);
    const Inputs inputs {.environment = environment};
    QCOMPARE(defaultAdminSocket(inputs, u"/data"_s), socket);
}

void tst_AdminSettings::whoLooksFindsIt()
{
    const Inputs inputs {
        .environment = {{"HOME", "/home/ann"}, {"XDG_RUNTIME_DIR", "/run/user/1"}}};
    QCOMPARE(likelyAdminSockets(inputs),
        (QStringList {u"/run/user/1/gatehouse/admin.sock"_s,
            u"/home/ann/.local/share/gatehouse/admin/admin.sock"_s,
            u"/run/gatehouse/admin.sock"_s}));
    const Inputs named {.environment = {{"HOME", "/home/ann"}, {"ADMIN_SOCKET", "/a/b"}}};
    QCOMPARE(likelyAdminSockets(named), QStringList {u"/a/b"_s});
}

void tst_AdminSettings::takesAnAbsolutePathOrOff_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fine");
    const auto row = [](const char *name, const char *value, bool fine) {
        QTest::addRow("%s=%s", name, value) << QByteArray(name) << QByteArray(value) << fine;
    };
    row("ADMIN_SOCKET", "/run/gatehouse/admin.sock", true);
    row("ADMIN_SOCKET", "off", true);
    row("ADMIN_SOCKET", "admin.sock", false);
    row("ADMIN_SOCKET", "/run/gatehouse/", false);
    row("ADMIN_GROUP", "gatehouse-admin", true);
    row("ADMIN_GROUP", "a b", false);
    row("ADMIN_GROUP", "a:b", false);
}

void tst_AdminSettings::takesAnAbsolutePathOrOff()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, fine);
    Settings settings;
    QCOMPARE(findSetting(name)->rule.apply(value, settings), fine);
    const QString kept =
        name == "ADMIN_SOCKET" ? settings.adminSocket : QString::fromUtf8(settings.adminGroup);
    QCOMPARE(kept, fine ? QString::fromUtf8(value) : QString());
}

void tst_AdminSettings::keepsTheAuditLogForADayToTenYears()
{
    const ValueRule &rule = findSetting("AUDIT_RETENTION")->rule;
    Settings settings;
    QVERIFY(!rule.apply("23h", settings) && !rule.apply("3651d", settings));
    QCOMPARE(settings.auditRetention, std::chrono::hours(365 * 24));
    QVERIFY(rule.apply("3650d", settings) && rule.apply("1d", settings));
    QCOMPARE(settings.auditRetention, std::chrono::hours(24));
}

QTEST_GUILESS_MAIN(tst_AdminSettings)
#include "tst_AdminSettings.moc"
