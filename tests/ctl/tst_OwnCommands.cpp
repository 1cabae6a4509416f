// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/SettingsTable.h"
#include "ctl/Completion.h"
#include "ctl/ManualPage.h"
#include "daemon/CommandLine.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::ctl;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isThere(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

struct Said
{
    int code = -1;
    QString out;
    QString err;
};

Said run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(20'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

/// What bash offers after \a line; its last word is being typed.
QString offeredByBash(const QStringList &line)
{
    QString script = completionFor(Shell::Bash);
    script += u"COMP_WORDS=("_s;
    for (const QString &word : line)
        script += u" '%1'"_s.arg(word);
    script += u" ); COMP_CWORD=%1; _gatehousectl; printf '%s\\n' \"${COMPREPLY[@]}\"\n"_s.arg(
        line.size() - 1);
    return run(u"bash"_s, {u"--norc"_s, u"-u"_s, u"-s"_s}, script.toUtf8()).out;
}

/// The same of zsh, whose own functions only say here what they are given.
QString offeredByZsh(const QStringList &line)
{
    QString script = u"compdef() { :; }\n"
                     "_describe() { local name=${@[-1]} entry; for entry in "
                     "\"${(@P)name}\"; do print -r -- \"${entry%%:*}\"; done }\n"
                     "compadd() { print -rl -- \"${(@P)2}\"; }\n"
                     "compset() { PREFIX=${PREFIX#*=}; }\n"
                     "_files() { print -r -- '(files)'; }\n"_s
        + completionFor(Shell::Zsh);
    script += u"words=("_s;
    for (const QString &word : line)
        script += u" '%1'"_s.arg(word);
    script += u" ); CURRENT=%1; PREFIX=$words[CURRENT]; _gatehousectl\n"_s.arg(line.size());
    return run(u"zsh"_s, {u"-f"_s, u"-s"_s}, script.toUtf8()).out;
}

QString offeredByFish(const QStringList &line)
{
    const QString script =
        completionFor(Shell::Fish) + u"\ncomplete -C '%1'\n"_s.arg(line.join(u' '));
    return run(u"fish"_s, {u"--no-config"_s}, script.toUtf8()).out;
}

bool offers(const QString &said, const QString &word)
{
    for (const QString &line : said.split(u'\n')) {
        if (line.section(u'\t', 0, 0) == word)
            return true;
    }
    return false;
}

} // namespace

/// What gatehousectl writes about itself, read by those who read it.
class tst_OwnCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShellCompletes_data();
    void aShellCompletes();
    void everyCommandStandsInAll();
    void pagesAreReadWithoutAWarning_data();
    void pagesAreReadWithoutAWarning();
    void pagesNameAllThereIs();
};

void tst_OwnCommands::aShellCompletes_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("unwanted");
    for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s}) {
        const auto row = [&shell](
                             const QString &line, const QString &wanted, const QString &unwanted) {
            QTest::addRow("%s: %s", qPrintable(shell), qPrintable(line))
                << shell << (u"gatehousectl "_s + line).split(u' ')
                << wanted.split(u' ', Qt::SkipEmptyParts) << unwanted;
        };
        row(u""_s, u"status sessions clients completion"_s, u"block"_s);
        row(u"-"_s, u"--help --version"_s, u"--watch"_s);
        row(u"clients "_s, u"block waiting"_s, u"status"_s);
        row(u"clients block "_s, {}, u"waiting"_s);
        row(u"clients block -"_s, u"--json --help"_s, u"--redirect"_s);
        row(u"clients Cursor "_s, {}, u"waiting"_s);
        row(u"sessions -"_s, u"--watch --sort"_s, u"--redirect"_s);
        row(u"sessions --sort "_s, u"opened person"_s, u"--watch"_s);
        row(u"sessions --user "_s, {}, u"opened"_s);
        row(u"completion "_s, u"bash zsh fish"_s, u"status"_s);
    }
}

void tst_OwnCommands::aShellCompletes()
{
    QFETCH(QString, shell);
    QFETCH(QStringList, line);
    QFETCH(QStringList, wanted);
    QFETCH(QString, unwanted);
    if (!isThere(shell))
        QSKIP("This shell is not installed.");
    const QString said = shell == u"bash" ? offeredByBash(line)
        : shell == u"zsh"                 ? offeredByZsh(line)
                                          : offeredByFish(line);
    for (const QString &word : wanted)
        QVERIFY2(offers(said, word), qPrintable(word + u" is not in: "_s + said));
    QVERIFY2(!offers(said, unwanted), qPrintable(said));
}

/// Whoever adds one has nothing else to do.
void tst_OwnCommands::everyCommandStandsInAll()
{
    const QString page = manualPage();
    for (const Command &command : commandTable()) {
        QStringList line {u"gatehousectl"_s};
        line += command.name.split(u' ');
        QVERIFY2(offers(offeredByBash(line), line.last()), qPrintable(command.name));
        if (isThere(u"fish"_s))
            QVERIFY2(offers(offeredByFish(line), line.last()), qPrintable(command.name));
        QVERIFY(page.contains(u".TP\n\\fB"_s + command.name));
        line.append(u"-"_s);
        const QString options = offeredByBash(line);
        const QString zsh = completionFor(Shell::Zsh);
        for (const Option &option : command.options + commonOptions()) {
            QVERIFY2(offers(options, u"--"_s + option.name), qPrintable(command.name));
            QVERIFY(zsh.contains(u"'--%1:"_s.arg(option.name)));
            QString name = option.name;
            QVERIFY(page.contains(u"\\-\\-"_s + name.replace(u'-', u"\\-"_s)));
        }
    }
    // A file where one is asked for.
    const QTemporaryDir folder;
    QVERIFY(QFile(folder.filePath(u"my file"_s)).open(QIODevice::WriteOnly));
    const QString files =
        offeredByBash({u"gatehousectl"_s, u"status"_s, u"--socket"_s, folder.filePath(u"my"_s)});
    QVERIFY2(offers(files, folder.filePath(u"my file"_s)), qPrintable(files));
}

void tst_OwnCommands::pagesAreReadWithoutAWarning_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    for (const QString &page : {manualPage(), daemon::manualPage()}) {
        const auto row = [&page](const QString &program, const QStringList &arguments) {
            QTest::addRow("%s, %s", qPrintable(page.section(u' ', 1, 1)), qPrintable(program))
                << page << program << arguments;
        };
        row(u"groff"_s, {u"-man"_s, u"-ww"_s, u"-Tutf8"_s});
        row(u"man"_s, {u"--warnings"_s, u"-E"_s, u"UTF-8"_s, u"-l"_s, u"-"_s});
        row(u"mandoc"_s, {u"-Tlint"_s, u"-Wwarning"_s});
    }
}

void tst_OwnCommands::pagesAreReadWithoutAWarning()
{
    QFETCH(QString, page);
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    if (!isThere(program))
        QSKIP("This program is not installed.");
    const Said said = run(program, arguments, page.toUtf8());
    // A page that is made by a build has no date of its own, so that builds are the same.
    QStringList warnings = (said.err + (program == u"mandoc" ? said.out : QString())).split(u'\n');
    warnings.removeIf([](const QString &line) { return line.contains(u"missing date"); });
    warnings.removeAll(QString());
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
    QVERIFY(said.code == 0 || program == u"mandoc"); // which says so with its code, too
}

void tst_OwnCommands::pagesNameAllThereIs()
{
    const QString page = daemon::manualPage();
    for (const config::Setting &setting : config::settingsTable())
        QVERIFY2(page.contains(u"\\fB%1\\fR"_s.arg(QString::fromUtf8(setting.name))),
            setting.name.constData());
    for (const daemon::TaskRow &task : daemon::taskTable()) {
        QString option = task.option;
        QVERIFY2(page.contains(u"\\fB"_s + option.replace(u'-', u"\\-"_s)), qPrintable(option));
    }
    // What begins with a dot is no request, and what is not ASCII is read anywhere.
    for (const QString &line : page.split(u'\n')) {
        QVERIFY2(!line.startsWith(u'.') || line.size() < 3 || line[1].isUpper(), qPrintable(line));
        for (const QChar c : line)
            QVERIFY(c.unicode() < 0x7f);
    }
}

QTEST_GUILESS_MAIN(tst_OwnCommands)
#include "tst_OwnCommands.moc"
