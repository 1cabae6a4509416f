// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gatehouse::daemon {

/// What gatehoused is asked to do.
struct CommandLine
{
    enum class Task {
        Run,
        Demo,
        Check,
        PrintConfig,
        AddUser,
        SetSecret,
        Restore,
        Manual,
        Help,
        Version,
    };

    Task task = Task::Run;
    std::optional<QString> settingsFile;
    QString name; ///< of the user for AddUser, of the secret for SetSecret
    QString backupFile; ///< for Restore
    bool overwrites = false; ///< the same: --force

    bool operator==(const CommandLine &) const = default;
};

/// One row: all that is known about a task of the command line.
struct TaskRow
{
    QString option; ///< with its dashes
    CommandLine::Task task = CommandLine::Task::Run;
    QString help;
    QString value {}; ///< what its value is called; empty: it has none
    QString CommandLine::*target = nullptr; ///< where that goes
};
/// In the order of the help.
const std::vector<TaskRow> &taskTable();

/// \a arguments without the program's name. Invalid with a sentence when they make no sense.
base::Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The text of --help, without the settings.
QString usage();

/// gatehoused(8) for man(1), made of the tables of tasks and settings.
QString manualPage();

} // namespace gatehouse::daemon
