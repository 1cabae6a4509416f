// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Turns.h"
#include "process/ChildBench.h"
#include "process/Endings.h"

#include <QProcess>

#include <unistd.h>

using namespace gatehouse;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using process::Child;
using test::ChildBench;
using test::isAlive;

class tst_Child : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksToAProgram();
    void takesAndGivesMoreThanAPipeHolds();
    void givesArgumentsAsTheyAreToNoShell();
    void givesTheEnvironmentItIsToldAndNothingElse();
    void leavesNoFileOpenAndNoSignalChanged();
    void findsAProgramByThePathOfItsOwnEnvironment();
    void doesNotLookForProgramsInRelativeFolders();
    void saysWhyAProgramCannotBeRun_data();
    void saysWhyAProgramCannotBeRun();
    void tellsHowItEnded();
    void refusesWhatAProgramDoesNotRead();
    void endsAProgramThatListensWithoutASignal();
    void killsAWholeGroupThatDoesNotListen();
    void isGoneWithinATenthOfASecondInAHurry();
    void killsWhatItLeavesBehind();
    void endsAProgramThatHasLeftItsGroup();
    void endsWhatWentToAnotherSession_data();
    void endsWhatWentToAnotherSession();
    void endsWhatAProgramThatHasEndedLeftInAnotherSession();
    void endsNothingOfAnotherProgram();
    void endsAProgramThatDoesNotHearAnyMore();
    void leavesNothingBehindWhenItsParentIsKilled_data();
    void leavesNothingBehindWhenItsParentIsKilled();
    void keepsWhatIsEndingUntilItHasEnded();
    void hurriesWhatIsSomebodysOnly();
};

void tst_Child::talksToAProgram()
{
    ChildBench bench;
    QVERIFY(bench.run({"echo"}));
    QVERIFY(bench.child->write("one\n"));
    QVERIFY(bench.child->write("two\n"));
    QTRY_COMPARE(bench.output, "one\ntwo\n");
}

void tst_Child::takesAndGivesMoreThanAPipeHolds()
{
    ChildBench bench;
    QVERIFY(bench.run({"echo"}));
    const QByteArray line = QByteArray(3 * 1024 * 1024, 'x') + '\n';
    QVERIFY(bench.child->write(line));
    QTRY_COMPARE_WITH_TIMEOUT(bench.output.size(), line.size(), 20'000);
}

void tst_Child::givesArgumentsAsTheyAreToNoShell()
{
    ChildBench bench;
    const QByteArrayList arguments {"$(id)", "; rm -rf /", "`id`", "a b", "*", "", "\"'\\", "ä"};
    QVERIFY(bench.run(QByteArrayList {"arguments"} + arguments));
    QTRY_COMPARE(bench.lines(), arguments + QByteArrayList {""});
}

void tst_Child::givesTheEnvironmentItIsToldAndNothingElse()
{
    qputenv("GATEHOUSE_TEST_SECRET", "must not be seen");
    ChildBench bench;
    QVERIFY(bench.run({"environment"}, {"PATH=/usr/bin", "GATEHOUSE_CHILD=x", "KEY=v=1"}));
    QTRY_COMPARE(bench.output.count('\n'), 3);
    QCOMPARE(bench.lines().first(2), (QByteArrayList {"PATH=/usr/bin", "KEY=v=1"}));
    QVERIFY(bench.lines().at(2).startsWith("GATEHOUSE_CHILD="));
    QVERIFY(bench.lines().at(2) != "GATEHOUSE_CHILD=x");
}

void tst_Child::leavesNoFileOpenAndNoSignalChanged()
{
    QTemporaryDir folder;
    int ends[2];
    QCOMPARE(::pipe(ends), 0); // without O_CLOEXEC, as a careless library would
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t blocked;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR1);
    ::sigprocmask(SIG_BLOCK, &blocked, nullptr);
    base::interruptNobody();
    ChildBench bench;
    QVERIFY(bench.run({"state"}, {}, folder.path().toUtf8()));
    QTRY_COMPARE(bench.lines(),
        (QByteArrayList {"fd 0", "fd 1", "fd 2", "leads 1", "pipe 1", "blocked 0", "usual 1",
            "folder " + folder.path().toUtf8(), ""}));
    base::interruptAsUsual();
    ::sigprocmask(SIG_UNBLOCK, &blocked, nullptr);
    ::close(ends[0]);
    ::close(ends[1]);
}

void tst_Child::findsAProgramByThePathOfItsOwnEnvironment()
{
    const QFileInfo file(QString::fromUtf8(GATEHOUSE_TEST_CHILD));
    ChildBench bench;
    QVERIFY(bench.start({.command = file.fileName().toUtf8(),
        .arguments = {"environment"},
        .environment = {"PATH=/nowhere:" + file.path().toUtf8()},
        .folder = "/"}));
    QTRY_VERIFY(bench.output.startsWith("PATH="));
    QVERIFY(!bench.start(
        {.command = file.fileName().toUtf8(), .environment = {"PATH=/nowhere"}, .folder = "/"}));
}

void tst_Child::doesNotLookForProgramsInRelativeFolders()
{
    const QFileInfo file(QString::fromUtf8(GATEHOUSE_TEST_CHILD));
    ChildBench bench;
    for (const char *path : {"PATH=", "PATH=.", "PATH=:", "PATH=/nowhere:"}) {
        QVERIFY(!bench.start({.command = file.fileName().toUtf8(),
            .arguments = {"echo"},
            .environment = {path},
            .folder = file.path().toUtf8()}));
    }
}

void tst_Child::saysWhyAProgramCannotBeRun_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QString>("why");
    QTest::newRow("no program") << QByteArray("/nowhere/x") << QByteArray("/") << u"No such file"_s;
    QTest::newRow("no program in PATH")
        << QByteArray("gatehouse-nothing") << QByteArray("/") << u"No such file"_s;
    QTest::newRow("a folder") << QByteArray("/tmp") << QByteArray("/") << u"Permission denied"_s;
    QTest::newRow("no folder") << QByteArray("/bin/true") << QByteArray("/nowhere")
                               << u"No such file"_s;
}

void tst_Child::saysWhyAProgramCannotBeRun()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, folder);
    QFETCH(QString, why);
    ChildBench bench;
    const auto started =
        bench.start({.command = command, .environment = {"PATH=/bin"}, .folder = folder});
    QVERIFY(!started);
    QVERIFY2(started.error().message.contains(why), qPrintable(started.error().message));
}

void tst_Child::tellsHowItEnded()
{
    ChildBench bench;
    QVERIFY(bench.run({"complain"}));
    QTRY_COMPARE(bench.ended.value_or(QString()), u"ended with status 3"_s);
    QCOMPARE(bench.errors, "to whom it may concern\n");
    QVERIFY(bench.child->hasEnded());
    QVERIFY(!bench.child->write("x\n"));

    ChildBench killed;
    QVERIFY(killed.run({"echo"}));
    ::kill(killed.child->pid(), SIGKILL);
    QTRY_COMPARE(killed.ended.value_or(QString()), u"was ended by signal 9"_s);
}

void tst_Child::refusesWhatAProgramDoesNotRead()
{
    ChildBench bench;
    QVERIFY(bench.run({"stay"}));
    const QByteArray megabyte(1024 * 1024, 'x');
    int accepted = 0;
    while (accepted < 100 && bench.child->write(megabyte))
        ++accepted;
    QVERIFY(accepted >= 16 && accepted <= 17);
}

void tst_Child::endsAProgramThatListensWithoutASignal()
{
    ChildBench bench;
    QVERIFY(bench.run({"echo"}));
    QVERIFY(bench.child->write("last words\n"));
    bench.child->end({60s, 60s});
    QVERIFY(!bench.child->write("too late\n"));
    QTRY_COMPARE(bench.ended.value_or(QString()), u"ended with status 0"_s);
    QCOMPARE(bench.output, "last words\n");
}

void tst_Child::killsAWholeGroupThatDoesNotListen()
{
    ChildBench bench;
    QVERIFY(bench.run({"stay"}));
    QTRY_VERIFY(bench.output.endsWith('\n'));
    const QByteArrayList pids = bench.output.trimmed().split(' ');
    QVERIFY(isAlive(pids.last().toInt()));
    bench.child->end({1ms, 50ms});
    QTRY_COMPARE(bench.ended.value_or(QString()), u"was ended by signal 9"_s);
    QTRY_VERIFY(!isAlive(pids.first().toInt()));
    QTRY_VERIFY(!isAlive(pids.last().toInt()));
}

void tst_Child::isGoneWithinATenthOfASecondInAHurry()
{
    qint64 taken = 100;
    for (int i = 0; i < 10 && taken >= 100; ++i) { // a busy machine may take its time
        ChildBench bench;
        QVERIFY(bench.run({"stay"}));
        QTRY_VERIFY(bench.output.endsWith('\n'));
        QElapsedTimer timer;
        timer.start();
        bench.child->end(Child::Hurry);
        while (!bench.ended && timer.elapsed() < 5000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        taken = timer.elapsed();
    }
    QVERIFY2(taken < 100, qPrintable(QString::number(taken)));
}

void tst_Child::killsWhatItLeavesBehind()
{
    ChildBench bench;
    QVERIFY(bench.run({"stay"}));
    QTRY_VERIFY(bench.output.endsWith('\n'));
    const QByteArrayList pids = bench.output.trimmed().split(' ');
    ::kill(pids.first().toInt(), SIGKILL); // the leader only
    QTRY_VERIFY(bench.ended);
    QTRY_VERIFY(!isAlive(pids.last().toInt()));
}

void tst_Child::endsAProgramThatHasLeftItsGroup()
{
    ChildBench bench;
    QVERIFY(bench.run({"leave"}));
    QTRY_VERIFY(bench.output.endsWith('\n'));
    const pid_t pid = bench.child->pid();
    QVERIFY(::getpgid(pid) != pid);
    bench.child->end(Child::Hurry);
    QTRY_COMPARE(bench.ended.value_or(QString()), u"was ended by signal 9"_s);
    QVERIFY(bench.run({"leave"}));
    const pid_t second = bench.child->pid();
    QTRY_VERIFY(::getpgid(second) != second);
    bench.child.reset(); // which waits for it
    QVERIFY(!isAlive(second));
}

void tst_Child::endsWhatWentToAnotherSession_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("its own child") << QByteArray("setsid sleep 1000 & echo $!; cat");
    QTest::newRow("whose parent has gone") << QByteArray("(setsid sleep 1000 & echo $!); cat");
    QTest::newRow("that ignores SIGTERM")
        << QByteArray("(trap '' TERM; setsid sleep 1000 & echo $!); cat");
    QTest::newRow("without its environment")
        << QByteArray("env -i /usr/bin/setsid /bin/sleep 1000 & echo $!; cat");
    QTest::newRow("beside the same of a stubborn program")
        << QByteArray("trap '' TERM; setsid sleep 1000 & echo $!; while :; do read x; done");
}

void tst_Child::endsWhatWentToAnotherSession()
{
    QFETCH(QByteArray, script);
    ChildBench bench;
    QVERIFY(bench.shell(script));
    QTRY_VERIFY(bench.output.endsWith('\n'));
    const pid_t left = bench.output.trimmed().toInt();
    QTRY_COMPARE(::getsid(left), left);
    bench.child->end(Child::Hurry);
    QTRY_VERIFY(!isAlive(left));
    QTRY_VERIFY(bench.ended);
}

void tst_Child::endsWhatAProgramThatHasEndedLeftInAnotherSession()
{
    ChildBench bench;
    QVERIFY(bench.shell("setsid sleep 1000 & echo $!; read x"));
    QTRY_VERIFY(bench.output.endsWith('\n'));
    const pid_t left = bench.output.trimmed().toInt();
    QTRY_COMPARE(::getsid(left), left);
    QVERIFY(bench.child->write("go\n"));
    QTRY_VERIFY(bench.ended);
    QTRY_VERIFY(!isAlive(left));
}

void tst_Child::endsNothingOfAnotherProgram()
{
    ChildBench one;
    ChildBench bystander;
    QVERIFY(one.shell("(setsid sleep 1000 & echo $!); cat"));
    QVERIFY(bystander.start({.command = "/bin/sh",
        .arguments = {"-c", "(setsid sleep 1000 & echo $!); cat"},
        .environment = {"PATH=/usr/bin:/bin", "GATEHOUSE_CHILD=x"},
        .folder = "/"}));
    QTRY_VERIFY(one.output.endsWith('\n') && bystander.output.endsWith('\n'));
    const pid_t left = bystander.output.trimmed().toInt();
    QTRY_COMPARE(::getsid(left), left);
    one.child.reset();
    QTRY_VERIFY(!isAlive(one.output.trimmed().toInt()));
    QVERIFY(isAlive(left) && isAlive(bystander.child->pid()));
    bystander.child.reset();
    QTRY_VERIFY(!isAlive(left));
}

void tst_Child::endsAProgramThatDoesNotHearAnyMore()
{
    ChildBench bench;
    QVERIFY(bench.run({"turn away"}));
    QTRY_COMPARE(bench.output, "deaf\n");
    bench.child->write("hello\n");
    QTRY_COMPARE(bench.ended.value_or(QString()), u"was ended by signal 15"_s);
}

void tst_Child::leavesNothingBehindWhenItsParentIsKilled_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"stay", "leave", "detach"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void tst_Child::leavesNothingBehindWhenItsParentIsKilled()
{
    QFETCH(QString, mode);
    QProcess parent;
    parent.start(QString::fromUtf8(GATEHOUSE_TEST_CHILD), {u"guard"_s, mode});
    QTRY_VERIFY(parent.canReadLine());
    const QByteArrayList pids = parent.readLine().trimmed().split(' ');
    QCOMPARE(pids.size(), 2);
    for (const QByteArray &pid : pids)
        QVERIFY(isAlive(pid.toInt()));
    parent.kill(); // SIGKILL: it can tidy up nothing
    QVERIFY(parent.waitForFinished());
    for (const QByteArray &pid : pids)
        QTRY_VERIFY(!isAlive(pid.toInt()));
}

void tst_Child::keepsWhatIsEndingUntilItHasEnded()
{
    ChildBench bench;
    process::Endings endings;
    QVERIFY(bench.run({"stay"}));
    QTRY_VERIFY(bench.output.endsWith('\n'));
    endings.take(std::move(bench.child), {60s, 60s});
    endings.sweep();
    QCOMPARE(endings.count(), std::size_t(1));
    endings.hurry(Child::Hurry);
    QTRY_VERIFY((endings.sweep(), endings.count() == 0));
    QVERIFY(!bench.ended); // what it still said was dropped
}

void tst_Child::hurriesWhatIsSomebodysOnly()
{
    ChildBench bench;
    process::Endings endings;
    std::vector<pid_t> pids;
    for (const char *whose : {"ann", "bob", ""}) {
        bench.output.clear();
        QVERIFY(bench.run({"stay"}));
        QTRY_VERIFY(bench.output.endsWith('\n'));
        pids.push_back(bench.child->pid());
        endings.take(std::move(bench.child), {60s, 60s}, whose);
    }
    endings.hurry("ann", Child::Hurry);
    QTRY_VERIFY((endings.sweep(), endings.count() == 2));
    QVERIFY(!isAlive(pids[0]) && isAlive(pids[1]) && isAlive(pids[2]));
    endings.hurry(Child::Hurry);
    QTRY_VERIFY((endings.sweep(), endings.count() == 0));
}

QTEST_GUILESS_MAIN(tst_Child)
#include "tst_Child.moc"
