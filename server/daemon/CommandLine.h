// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QStringList>

#include <optional>

namespace gatehouse::daemon {

/// What gatehoused is asked to do.
struct CommandLine
{
    enum class Task { Run, Demo, Check, PrintConfig, AddUser, Help, Version };

    Task task = Task::Run;
    std::optional<QString> settingsFile;
    QString userName; ///< for AddUser

    bool operator==(const CommandLine &) const = default;
};

/// \a arguments without the program's name. Invalid with a sentence when they make no sense.
base::Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The text of --help, without the settings.
QString usage();

} // namespace gatehouse::daemon
