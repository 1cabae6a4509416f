// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QMap>
#include <QStringList>

/// gatehousectl: the admin socket for people and scripts. Owns how a command line becomes requests
/// and answers become text; decides nothing about the server.
namespace gatehouse::ctl {

/// An option of a command: `--user ID`, or a flag.
struct Option
{
    QString name; ///< without the dashes
    QString value; ///< what its value is called in the help; empty: a flag
    QString help;
    bool isRepeatable = false;
};

/// What stands on a command line besides the name of its command.
struct Arguments
{
    QStringList words;
    QMap<QString, QStringList> options; ///< a flag has one empty value

    bool has(const QString &option) const { return options.contains(option); }
    QString value(const QString &option) const { return options.value(option).value(0); }
};

/// Reads what follows the command: `--user ann`, `--user=ann`, flags; after `--` only words.
/// Invalid, with a sentence, for an option that is not \a known, has no value or stands twice.
base::Result<Arguments> parseArguments(const QStringList &given, const QList<Option> &known);

} // namespace gatehouse::ctl
