// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminRig.h"
#include "gui/Program.h"
#include "support/Screen.h"

#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int Slowness = 10;
#else
constexpr int Slowness = 1;
#endif

} // namespace

/// The program as it is started: how fast, how large, how smooth.
class tst_Program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsFastAndStaysSmall_data();
    void startsFastAndStaysSmall();
    void staysSmoothWithAThousandChangesASecond();
    void startsOnce();
    void endsInOrderAtASignal_data();
    void endsInOrderAtASignal();
};

void tst_Program::startsFastAndStaysSmall_data()
{
    QTest::addColumn<bool>("hasScreen");
    QTest::addRow("on a screen") << true;
    QTest::addRow("on none") << false;
}

void tst_Program::startsFastAndStaysSmall()
{
    QFETCH(bool, hasScreen);
    constexpr int Sessions = 10'000;
    constexpr int MostMilliseconds = 300;
    constexpr qint64 MostKilobytes = 120 * 1024;
    AdminRig rig;
    rig.start(Sessions);
    std::optional<Screen> screen;
    if (hasScreen)
        screen.emplace();
    int best = INT_MAX; // others use this machine too
    qint64 resident = 0;
    for (int round = 0; round < 3; ++round) {
        const QTemporaryDir home;
        QElapsedTimer timer;
        timer.start();
        Program app(home.path(), rig.path(), {.display = screen ? screen->display() : QString()});
        QTRY_VERIFY_WITH_TIMEOUT(app.saidLine(u"window shown after"_s), 20'000);
        best = std::min(best, int(timer.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(app.said(u"sessions known"_s) == Sessions, 30'000);
        resident = std::max(resident, app.residentKilobytes());
    }
    qInfo("first window after %d ms, resident %lld KiB", best, resident);
    QVERIFY2(best <= MostMilliseconds * Slowness, qPrintable(QString::number(best)));
    QVERIFY2(resident > 0 && resident <= MostKilobytes * Slowness,
        qPrintable(QString::number(resident)));
}

/// As a busy server tells them: what was used once a second, the rest as it happens.
void tst_Program::staysSmoothWithAThousandChangesASecond()
{
    constexpr int Sessions = 10'000;
    constexpr int Seconds = 5;
    constexpr int TurnsASecond = 10;
    constexpr int Opened = 5; // in each turn
    constexpr int Used = 90;
    constexpr int MostMicroseconds = 16'000;
    AdminRig rig;
    rig.start(Sessions);
    const Screen screen;
    const QTemporaryDir home;
    Program app(home.path(), rig.path(), {.display = screen.display(), .hasHand = true});
    QTRY_VERIFY_WITH_TIMEOUT(app.said(u"sessions known"_s) == Sessions, 30'000);
    for (const QString &row : {u"Sessions"_s, u"User 9"_s}) {
        const QJsonObject chosen = app.ask({{u"do"_s, u"choose"_s}, {u"text"_s, row}});
        QVERIFY2(chosen.isEmpty(), qPrintable(chosen.value("why"_L1).toString()));
    }
    app.ask({{u"do"_s, u"pace"_s}}); // until now it has begun
    int turn = 0;
    QTimer busy;
    connect(&busy, &QTimer::timeout, &busy, [&rig, &turn] {
        QList<admin::SessionUse> uses;
        for (int i = 0; i < Used; ++i)
            uses.append({{AdminRig::numbered("s", (turn * 7919 + i * 211) % Sessions)},
                {.requests = 1, .bytesIn = 900}, rig.clock.now() + base::seconds(turn)});
        rig.server->noteTraffic(uses, {.requests = Used});
        rig.runBatch([&rig, &turn] {
            for (int i = 0; i < Opened; ++i) {
                rig.openInBatch(Sessions + turn * Opened + i);
                rig.events.happened(oauth::SessionEnded {
                    {AdminRig::numbered("s", Sessions - 1 - turn * Opened - i)}});
            }
        });
        ++turn;
    });
    busy.start(1000 / TurnsASecond);
    QTRY_VERIFY_WITH_TIMEOUT(turn >= Seconds * TurnsASecond, 60'000);
    busy.stop();
    const QJsonObject pace = app.ask({{u"do"_s, u"pace"_s}});
    const auto value = [&pace](QLatin1StringView name) { return pace.value(name).toInt(); };
    qInfo("%d turns of the event loop: %d us at the median, %d us 99 in 100, %d us the longest; "
          "%d ms in all",
        value("turns"_L1), value("median"_L1), value("ninetyNine"_L1), value("longest"_L1),
        value("all"_L1) / 1000);
    QVERIFY(value("turns"_L1) > Seconds * TurnsASecond);
    QVERIFY(value("longest"_L1) <= MostMicroseconds * Slowness);
}

void tst_Program::startsOnce()
{
    AdminRig rig;
    rig.start(1);
    const QTemporaryDir home;
    Program first(home.path(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(first.saidLine(u"window shown after"_s), 20'000);
    Program second(home.path(), rig.path());
    QTRY_COMPARE_WITH_TIMEOUT(second.process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(second.process.exitCode(), 0);
    QCOMPARE(first.process.state(), QProcess::Running);
}

void tst_Program::endsInOrderAtASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::addRow("SIGTERM") << SIGTERM;
    QTest::addRow("SIGINT") << SIGINT;
    QTest::addRow("SIGHUP") << SIGHUP;
}

/// So that nothing of it stays on the desktop.
void tst_Program::endsInOrderAtASignal()
{
    QFETCH(int, number);
    AdminRig rig;
    rig.start(1);
    const QTemporaryDir home;
    Program app(home.path(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.saidLine(u"window shown after"_s), 20'000);
    QCOMPARE(::kill(pid_t(app.process.processId()), number), 0);
    QTRY_COMPARE_WITH_TIMEOUT(app.process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(app.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(app.process.exitCode(), 0);
    const QSettings settings(
        home.path() + u"/config/gatehouse/gatehouse.conf"_s, QSettings::IniFormat);
    QCOMPARE(settings.value(u"window/page"_s).toString(), u"overview"_s);
    QVERIFY(settings.contains(u"window/geometry"_s));
}

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
