// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Timeline.h"

namespace gatehouse::store {

/// The words that stand in the timeline's table for enumerators.
QString wordFor(oauth::StepKind kind);
QString wordFor(oauth::StepReason reason);

/// Nothing for a word of a newer server.
std::optional<oauth::StepKind> stepKindFrom(const QString &word);
std::optional<oauth::StepReason> stepReasonFrom(const QString &word);

} // namespace gatehouse::store
