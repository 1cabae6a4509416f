// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/CommandTable.h"

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<Command> makeTable()
{
    std::vector<Command> table;
    for (const auto &group :
        {serverCommands(), sessionCommands(), clientCommands(), tokenCommands(), attemptCommands(),
            auditCommands(), settingsCommands(), doctorCommands(), backupCommands(), ownCommands()})
        table.insert(table.end(), group.begin(), group.end());
    return table;
}

QString optionLines(const QList<Option> &options)
{
    QString text;
    for (const Option &option : options) {
        const QString spelled =
            u"--"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
        text += u"  %1  %2%3\n"_s.arg(spelled, -20)
                    .arg(option.help, option.isRepeatable ? u" (may be repeated)"_s : QString());
    }
    return text;
}

} // namespace

const std::vector<Command> &commandTable()
{
    static const std::vector<Command> table = makeTable();
    return table;
}

const QList<Option> &commonOptions()
{
    static const QList<Option> options {
        {u"socket"_s, u"PATH"_s, u"The admin socket of the server"_s},
        {u"json"_s, {}, u"Answers as JSON, one line each"_s},
        {u"help"_s, {}, u"This text, or that of a command"_s},
        {u"version"_s, {}, u"The version of this program"_s},
    };
    return options;
}

const Command *findCommand(const QStringList &words)
{
    for (const qsizetype count : {qsizetype(2), qsizetype(1)}) {
        const QString name = words.first(std::min(count, words.size())).join(u' ');
        const auto &table = commandTable();
        const auto command = std::find_if(
            table.begin(), table.end(), [&name](const Command &one) { return one.name == name; });
        if (command != table.end())
            return &*command;
    }
    return nullptr;
}

QString invocation(const Command &command)
{
    return command.arguments.isEmpty() ? command.name : command.name + u' ' + command.arguments;
}

QString usage()
{
    QString text = u"gatehousectl COMMAND [OPTIONS]\n\nAdministers the Gatehouse server of this "
                   "machine through its admin socket.\n\nCommands:\n"_s;
    for (const Command &command : commandTable())
        text += u"  %1  %2\n"_s.arg(invocation(command), -34).arg(command.summary);
    return text + u"\nOptions of every command:\n"_s + optionLines(commonOptions())
        + u"\nThe socket is looked for at $ADMIN_SOCKET, else in $XDG_RUNTIME_DIR/gatehouse, in "
          "the\ndata folder and in /run/gatehouse.\n\nExit codes: 0 done, 1 refused or failed, 2 "
          "wrong command line, 3 no server answers.\n"_s;
}

QString usageOf(const Command &command)
{
    QString text =
        u"gatehousectl %1 [OPTIONS]\n\n%2.\n"_s.arg(invocation(command), command.summary);
    if (!command.details.isEmpty())
        text += u'\n' + command.details + u'\n';
    return text + u"\nOptions:\n"_s + optionLines(command.options + commonOptions());
}

Ending done()
{
    return {};
}

Ending failed(const protocol::Failure &failure)
{
    return {ExitCode::Failed, failure.message};
}

Ending misused(const QString &sentence)
{
    return {ExitCode::Misused, sentence};
}

} // namespace gatehouse::ctl
