// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/CommandLine.h"

#include <QHash>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

Err<Error> misuse(const QString &why)
{
    return Err(Error {ErrorKind::Invalid, why + u" Try: gatehoused --help"_s});
}

} // namespace

base::Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    using Task = CommandLine::Task;
    static const QHash<QString, Task> tasks {{u"--demo"_s, Task::Demo}, {u"--check"_s, Task::Check},
        {u"--print-config"_s, Task::PrintConfig}, {u"--help"_s, Task::Help}, {u"-h"_s, Task::Help},
        {u"--version"_s, Task::Version}};

    CommandLine line;
    QString taskName;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const bool takesValue = argument == u"--settings" || argument == u"--add-user";
        if (takesValue && i + 1 >= arguments.size())
            return misuse(u"%1 needs a value."_s.arg(argument));
        const bool isTask = argument == u"--add-user" || tasks.contains(argument);
        if (isTask && !taskName.isEmpty() && (taskName != argument || takesValue))
            return misuse(u"%1 and %2 do not go together."_s.arg(taskName, argument));
        if (isTask)
            taskName = argument;
        if (argument == u"--settings") {
            line.settingsFile = arguments.at(++i);
        } else if (argument == u"--add-user") {
            line.task = Task::AddUser;
            line.userName = arguments.at(++i);
        } else if (const auto task = tasks.constFind(argument); task != tasks.cend()) {
            line.task = *task;
        } else {
            return misuse(u"Unknown argument: %1."_s.arg(argument));
        }
    }
    return line;
}

QString usage()
{
    return u"Usage: gatehoused [--settings FILE] [task]\n"
           "\n"
           "Without a task the server runs until it gets SIGTERM or SIGINT. SIGHUP reads the TLS "
           "files again.\n"
           "\n"
           "Tasks:\n"
           "  --demo           try it: one account with a new password, loopback only, nothing "
           "kept\n"
           "  --check          read the settings, say every mistake, and exit\n"
           "  --print-config   print the settings and where each comes from (secrets masked), and "
           "exit\n"
           "  --add-user NAME  add or change a local account; the password is read from standard "
           "input\n"
           "  --version        print the version\n"
           "  --help           print this\n"
           "\n"
           "Options:\n"
           "  --settings FILE  read settings from FILE (KEY=VALUE lines)\n"
           "\n"
           "Exit code: 0 done, 1 cannot start, 2 wrong arguments or settings.\n"_s;
}

} // namespace gatehouse::daemon
