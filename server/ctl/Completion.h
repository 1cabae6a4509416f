// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/CommandTable.h"

namespace gatehouse::ctl {

enum class Shell { Bash, Zsh, Fish };

/// What \a shell reads to complete gatehousectl's command lines, made of the table of commands.
QString completionFor(Shell shell);

/// What may stand for a placeholder of the table.
struct Values
{
    bool areFiles = false; ///< FILE, PATH
    QStringList words {}; ///< of "bash|zsh|fish"; empty: only the person knows
};
Values valuesOf(const QString &argument);

} // namespace gatehouse::ctl
