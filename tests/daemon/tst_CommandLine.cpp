// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/CommandLine.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using daemon::CommandLine;
using daemon::parseCommandLine;
using Task = CommandLine::Task;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void usageNamesEveryTask();
};

void tst_CommandLine::reads_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CommandLine>("line");
    const auto row = [](const QStringList &arguments, const CommandLine &line) {
        QTest::addRow("<%s>", qPrintable(arguments.join(u' '))) << arguments << line;
    };
    row({}, {});
    row({u"--demo"_s}, {.task = Task::Demo});
    row({u"--check"_s}, {.task = Task::Check});
    row({u"--print-config"_s}, {.task = Task::PrintConfig});
    row({u"--help"_s}, {.task = Task::Help});
    row({u"-h"_s}, {.task = Task::Help});
    row({u"--version"_s}, {.task = Task::Version});
    row({u"--check"_s, u"--check"_s}, {.task = Task::Check});
    row({u"--settings"_s, u"a b"_s}, {.settingsFile = u"a b"_s});
    row({u"--settings"_s, u"a"_s, u"--check"_s}, {.task = Task::Check, .settingsFile = u"a"_s});
    row({u"--check"_s, u"--settings"_s, u"a"_s}, {.task = Task::Check, .settingsFile = u"a"_s});
    row({u"--settings"_s, u"--check"_s}, {.settingsFile = u"--check"_s});
    row({u"--add-user"_s, u"Ann Ä"_s}, {.task = Task::AddUser, .name = u"Ann Ä"_s});
    row({u"--set-secret"_s, u"files-key"_s}, {.task = Task::SetSecret, .name = u"files-key"_s});
    row({u"--restore"_s, u"f"_s}, {.task = Task::Restore, .backupFile = u"f"_s});
    row({u"--force"_s, u"--restore"_s, u"f"_s},
        {.task = Task::Restore, .backupFile = u"f"_s, .overwrites = true});
}

void tst_CommandLine::reads()
{
    QFETCH(QStringList, arguments);
    QFETCH(CommandLine, line);
    const auto parsed = parseCommandLine(arguments);
    QVERIFY(parsed);
    QVERIFY(*parsed == line);
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const QStringList &arguments, const QString &named) {
        QTest::addRow("<%s>", qPrintable(arguments.join(u' '))) << arguments << named;
    };
    row({u"--settigns"_s, u"x"_s}, u"--settigns"_s);
    row({u"x"_s}, u"x"_s);
    row({u""_s}, u""_s);
    row({u"--Check"_s}, u"--Check"_s);
    row({u"--settings=x"_s}, u"--settings=x"_s);
    row({u"--settings"_s}, u"--settings"_s);
    row({u"--add-user"_s}, u"--add-user"_s);
    row({u"--force"_s}, u"--restore"_s);
    row({u"--force"_s, u"--demo"_s}, u"--force"_s);
    // Which of two would be done is a guess.
    row({u"--check"_s, u"--demo"_s}, u"--demo"_s);
    row({u"--add-user"_s, u"ann"_s, u"--check"_s}, u"--check"_s);
    row({u"--add-user"_s, u"ann"_s, u"--add-user"_s, u"bob"_s}, u"--add-user"_s);
}

void tst_CommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto parsed = parseCommandLine(arguments);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, base::ErrorKind::Invalid);
    QVERIFY(parsed.error().message.contains(named));
    QVERIFY(parsed.error().message.endsWith(u"Try: gatehoused --help"));
}

void tst_CommandLine::usageNamesEveryTask()
{
    for (const QString &word : {u"--demo"_s, u"--check"_s, u"--print-config"_s, u"--add-user"_s,
             u"--version"_s, u"--help"_s, u"--settings"_s})
        QVERIFY2(daemon::usage().contains(word), qPrintable(word));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
