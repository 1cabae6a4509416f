// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "config/Rules.h"
#include "config/Sources.h"

namespace gatehouse::config {

/// Settings to start with, and how they came about.
struct Loaded
{
    Settings settings;
    Choices choices;
    QStringList warnings;
    QString settingsFile; ///< the one that was read; empty when there is none
};

/// All mistakes at once, so that nobody has to start ten times.
struct Refusal
{
    QList<Mistake> mistakes;
    QStringList warnings;
    Settings understood; ///< what could be read; the rest as by default
};

using LoadResult = base::Result<Loaded, Refusal>;

/// Reads every row of the table from the first source that has it, then applies the rules. An empty
/// value is the default. With PORT=0 and nothing to derive it from, Settings::baseUrl stays empty
/// until the port is known: then it is ownOrigin().
LoadResult load(const Inputs &inputs);

} // namespace gatehouse::config
