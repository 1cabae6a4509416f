// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Timeline.h"

#include <QStringList>

namespace gatehouse::oauth {

/// The words that stand for enumerators in the timeline's table and in the admin protocol.
QLatin1String wordFor(StepKind kind);
QLatin1String wordFor(StepReason reason);

/// Nothing for a word of a newer server.
std::optional<StepKind> stepKindFrom(const QString &word);
std::optional<StepReason> stepReasonFrom(const QString &word);

/// All of them.
QStringList stepKindWords();
QStringList stepReasonWords();

} // namespace gatehouse::oauth
