// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/CommandLine.h"

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using Task = CommandLine::Task;

namespace {

Err<Error> misuse(const QString &why)
{
    return Err(Error {ErrorKind::Invalid, why + u" Try: gatehoused --help"_s});
}

const TaskRow *findTask(const QString &option)
{
    const QString name = option == u"-h" ? u"--help"_s : option;
    const auto &table = taskTable();
    const auto row = std::find_if(
        table.begin(), table.end(), [&name](const TaskRow &one) { return one.option == name; });
    return row == table.end() ? nullptr : &*row;
}

} // namespace

const std::vector<TaskRow> &taskTable()
{
    static const std::vector<TaskRow> table {
        {u"--demo"_s, Task::Demo,
            u"try it: one account with a new password, loopback only, nothing kept"_s},
        {u"--check"_s, Task::Check, u"read the settings, say every mistake, and exit"_s},
        {u"--print-config"_s, Task::PrintConfig,
            u"print the settings and where each comes from (secrets masked), and exit"_s},
        {u"--add-user"_s, Task::AddUser,
            u"add or change a local account; the password is read from standard input"_s, u"NAME"_s,
            &CommandLine::name},
        {u"--set-secret"_s, Task::SetSecret,
            u"keep a secret where SECRET_STORE says; it is read from standard input"_s, u"NAME"_s,
            &CommandLine::name},
        {u"--restore"_s, Task::Restore,
            u"put a backup into DATA_DIR; its passphrase is read from standard input"_s, u"FILE"_s,
            &CommandLine::backupFile},
        {u"--manual"_s, Task::Manual, u"print the page of the manual, for man -l"_s},
        {u"--version"_s, Task::Version, u"print the version"_s},
        {u"--help"_s, Task::Help, u"print this"_s},
    };
    return table;
}

base::Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    const TaskRow *chosen = nullptr;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const TaskRow *task = findTask(argument);
        const bool takesValue = argument == u"--settings" || (task && task->target);
        if (takesValue && i + 1 >= arguments.size())
            return misuse(u"%1 needs a value."_s.arg(argument));
        if (task && chosen && (chosen != task || takesValue))
            return misuse(u"%1 and %2 do not go together."_s.arg(chosen->option, argument));
        if (argument == u"--settings") {
            line.settingsFile = arguments.at(++i);
        } else if (argument == u"--force") {
            line.overwrites = true;
        } else if (task) {
            chosen = task;
            line.task = task->task;
            if (task->target)
                line.*task->target = arguments.at(++i);
        } else {
            return misuse(u"Unknown argument: %1."_s.arg(argument));
        }
    }
    if (line.overwrites && line.task != Task::Restore)
        return misuse(u"--force goes with --restore."_s);
    return line;
}

QString usage()
{
    QString text =
        u"Usage: gatehoused [--settings FILE] [task]\n"
        "\n"
        "Without a task the server runs until it gets SIGTERM or SIGINT. SIGHUP reads the "
        "settings,\nthe servers file and the TLS files again.\n"
        "\n"
        "Tasks:\n"_s;
    for (const TaskRow &row : taskTable())
        text += u"  %1 %2\n"_s.arg((row.option + u' ' + row.value).trimmed(), -16).arg(row.help);
    return text
        + u"\n"
          "Options:\n"
          "  --settings FILE  read settings from FILE (KEY=VALUE lines)\n"
          "  --force          with --restore: also where there is data; it is kept aside\n"
          "\n"
          "Exit code: 0 done, 1 cannot start, 2 wrong arguments or settings.\n"_s;
}

} // namespace gatehouse::daemon
