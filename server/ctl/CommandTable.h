// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/Arguments.h"
#include "ctl/Output.h"
#include "ctl/Remote.h"

#include <vector>

namespace gatehouse::ctl {

/// How the program ends.
enum class ExitCode {
    Done = 0,
    Failed = 1, ///< the server refused, or it did not work
    Misused = 2, ///< the command line makes no sense
    NoServer = 3, ///< no server answers
};

/// What a command works with.
struct Context
{
    Remote &remote;
    Output &out;
};
/// Done, or why not: a sentence for standard error.
struct Ending
{
    ExitCode code = ExitCode::Done;
    QString problem {};
};

/// One command: all that is known about it.
struct Command
{
    QString name; ///< one word, or two: "clients block"
    QString arguments; ///< as the help shows them
    QString summary; ///< one line
    QList<Option> options {};
    /// How many words may follow; nothing: as many as one likes.
    struct WordCount
    {
        int least = 0;
        std::optional<int> most = 0;
    } words {};
    QString details {}; ///< for the command's own help
    std::function<Ending(Context &, const Arguments &)> run {};
    /// Needs no server. With `run` there too: what is done when none answers.
    std::function<Ending(Output &, const Arguments &)> runAlone {};
};

// The groups of commands, each in a file of its own.

std::vector<Command> sessionCommands();
std::vector<Command> clientCommands();
std::vector<Command> tokenCommands();
std::vector<Command> attemptCommands();
std::vector<Command> auditCommands();
std::vector<Command> serverCommands();
std::vector<Command> settingsCommands();
std::vector<Command> doctorCommands();
std::vector<Command> backupCommands();
/// About this program itself.
std::vector<Command> ownCommands();

/// Every command there is, in the order of the help.
const std::vector<Command> &commandTable();
/// The options that every command has.
const QList<Option> &commonOptions();

/// The command that \a words begin with, the longest name first; null when there is none.
const Command *findCommand(const QStringList &words);

/// "clients block ID": as the help begins a command.
QString invocation(const Command &command);
/// `gatehousectl --help`, and that of one command.
QString usage();
QString usageOf(const Command &command);

Ending done();
Ending failed(const protocol::Failure &failure);
Ending misused(const QString &sentence);

} // namespace gatehouse::ctl
