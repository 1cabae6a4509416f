// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/LoaderFixture.h"

using namespace gatehouse;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;

/// The settings about clients that documents describe.
class tst_DocumentSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDocumentsOfAnyPublicHostUnlessTold();
    void readsAListOfHosts();
    void refusesWhatIsNoHost_data();
    void refusesWhatIsNoHost();
    void refusesLoopbackWhereOthersReachTheServer();
    void allowsLoopbackForDevelopment();
    void keepsTimeAndSizeInBounds();
};

void tst_DocumentSettings::readsDocumentsOfAnyPublicHostUnlessTold()
{
    LoaderFixture machine;
    const config::Settings settings = machine.settings();
    QVERIFY(settings.cimdEnabled);
    QVERIFY(settings.cimdAllowedDomains.isEmpty());
    QVERIFY(!settings.cimdAllowLoopback);
    QCOMPARE(settings.cimdFetchTimeoutMs, 5000);
    QCOMPARE(settings.cimdMaxResponseBytes, 64 * 1024);
    machine.set("CIMD_ENABLED", "false");
    QVERIFY(!machine.settings().cimdEnabled);
}

void tst_DocumentSettings::readsAListOfHosts()
{
    LoaderFixture machine;
    machine.set("CIMD_ALLOWED_DOMAINS", "Claude.ai, *.openai.com");
    QCOMPARE(machine.settings().cimdAllowedDomains, (QByteArrayList {"claude.ai", "*.openai.com"}));
}

void tst_DocumentSettings::refusesWhatIsNoHost_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
        {"*", "*.", "*.com", "com", "https://claude.ai", "claude.ai/x", "claude.ai:443",
            "a.*.example", "*claude.ai", "claude..ai", ".claude.ai", "claude.ai @"})
        QTest::newRow(value) << QByteArray(value);
}

void tst_DocumentSettings::refusesWhatIsNoHost()
{
    QFETCH(QByteArray, value);
    LoaderFixture machine;
    machine.set("CIMD_ALLOWED_DOMAINS", value);
    QVERIFY(machine.onlyMistake().contains(u"CIMD_ALLOWED_DOMAINS"));
}

void tst_DocumentSettings::refusesLoopbackWhereOthersReachTheServer()
{
    LoaderFixture machine;
    machine.set("CIMD_ALLOW_LOOPBACK", "true");
    machine.set("BASE_URL", "https://gate.example.com");
    QVERIFY(machine.onlyMistake().contains(u"CIMD_ALLOW_LOOPBACK"));
    machine.set("CIMD_ALLOW_LOOPBACK", "false");
    QVERIFY(machine.mistakes().isEmpty());
}

void tst_DocumentSettings::allowsLoopbackForDevelopment()
{
    LoaderFixture machine;
    machine.set("CIMD_ALLOW_LOOPBACK", "true");
    QVERIFY(machine.settings().cimdAllowLoopback);
    machine.set("BASE_URL", "http://localhost:3000");
    QVERIFY(machine.settings().cimdAllowLoopback);
    machine.set("PORT", "0");
    QVERIFY(machine.settings().cimdAllowLoopback);
}

void tst_DocumentSettings::keepsTimeAndSizeInBounds()
{
    for (const auto &[name, value] : QList<std::pair<QByteArray, QByteArray>> {
             {"CIMD_FETCH_TIMEOUT_MS", "99"}, {"CIMD_FETCH_TIMEOUT_MS", "30001"},
             {"CIMD_MAX_RESPONSE_BYTES", "1023"}, {"CIMD_MAX_RESPONSE_BYTES", "2MiB"}}) {
        LoaderFixture machine;
        machine.set(name, value);
        QVERIFY2(machine.onlyMistake().contains(QString::fromLatin1(name)), name.constData());
    }
}

QTEST_GUILESS_MAIN(tst_DocumentSettings)
#include "tst_DocumentSettings.moc"
