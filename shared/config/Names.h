// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Rules.h"
#include "config/Sources.h"

namespace gatehouse::config {

/// Looks at the names that are no rows of the table: refuses those that ask for something this
/// version does not do, and warns about those that look like a slip, with the nearest known name.
/// From the environment only names that begin like ours are looked at: the rest belongs to others.
void judgeNames(const Sources &sources, const Choices &choices, Findings &findings);

/// The name of the table that \a name is most likely meant to be; empty when none is near.
QByteArray nearestName(const QByteArray &name);

/// The word of \a known that \a word is most likely meant to be; empty when none is near.
QString nearestOf(const QString &word, const QStringList &known);

} // namespace gatehouse::config
