// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Printable.h"
#include "config/AdminSettings.h"
#include "ctl/CommandTable.h"

#include <QCoreApplication>

#include <clocale>
#include <cstdio>

namespace {

using namespace gatehouse;
using namespace gatehouse::ctl;

void say(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
}

int end(const Ending &ending)
{
    if (!ending.problem.isEmpty())
        say(stderr, QStringLiteral("gatehousectl: %1\n").arg(base::printable(ending.problem)));
    return int(ending.code);
}

/// The words before the first option are the command's name and its arguments.
const Command *commandOf(const QStringList &given)
{
    QStringList words;
    for (const QString &word : given) {
        if (word.startsWith(u'-'))
            break;
        words.append(word);
    }
    return words.isEmpty() ? nullptr : findCommand(words);
}

Ending run(const Command &command, const Arguments &arguments)
{
    const qsizetype words = arguments.words.size();
    if (words < command.words.least || (command.words.most && words > *command.words.most))
        return misused(
            QStringLiteral("Use it as: gatehousectl %1 %2").arg(command.name, command.arguments));
    const bool json = arguments.has(QStringLiteral("json"));
    Output out(stdout, json ? Output::Form::Json : Output::Form::Text, terminalWidth(stdout));
    if (!command.run)
        return command.runAlone(out, arguments);
    const QString socket = arguments.value(QStringLiteral("socket"));
    const auto remote =
        Remote::connectTo(socket.isEmpty() ? config::likelyAdminSockets(config::processInputs({}))
                                           : QStringList {socket});
    const bool isAlone = !remote && remote.error().kind == base::ErrorKind::NotFound;
    if (isAlone && command.runAlone)
        return command.runAlone(out, arguments);
    if (!remote)
        return {isAlone ? ExitCode::NoServer : ExitCode::Failed, remote.error().message};
    Context context {**remote, out};
    return command.run(context, arguments);
}

int runProgram(const QStringList &given)
{
    const Command *command = commandOf(given);
    if (!command) {
        const auto arguments = parseArguments(given, commonOptions());
        if (arguments && arguments->has(QStringLiteral("version"))) {
            say(stdout, QStringLiteral("gatehousectl " GATEHOUSE_VERSION "\n"));
            return int(ExitCode::Done);
        }
        if (arguments && arguments->has(QStringLiteral("help"))) {
            say(stdout, usage());
            return int(ExitCode::Done);
        }
        return end(misused(given.isEmpty() || given.first().startsWith(u'-')
                ? QStringLiteral("Name a command first; see gatehousectl --help.")
                : QStringLiteral("There is no command %1; see gatehousectl --help.")
                      .arg(given.first())));
    }
    const auto arguments = parseArguments(
        given.sliced(command->name.count(u' ') + 1), command->options + commonOptions());
    if (!arguments)
        return end(misused(arguments.error().message));
    if (arguments->has(QStringLiteral("help"))) {
        say(stdout, usageOf(*command));
        return int(ExitCode::Done);
    }
    return end(run(*command, *arguments));
}

} // namespace

int main(int argc, char **argv)
{
    std::setlocale(LC_ALL, ""); // how wide a character is
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gatehousectl"));
    return runProgram(QCoreApplication::arguments().sliced(1));
}
