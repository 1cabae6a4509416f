// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Diagnosis.h"

namespace gatehouse::oauth {

/// Puts steps, oldest first, together to attempts, newest first: what shares a sign-in or a
/// session; and what came before it from the same client or the same program within
/// LooseStepsTogether. What led to no sign-in makes attempts of its own. Pure.
QList<Attempt> assembleAttempts(const QList<TimelineStep> &steps);

} // namespace gatehouse::oauth
