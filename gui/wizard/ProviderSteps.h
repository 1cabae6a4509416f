// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/Draft.h"

namespace gatehouse::wizard {

/// What to do at the provider, step by step, as rich text.
QString stepsAt(SignInAt provider);
QString nameOf(SignInAt provider);
/// The same within a sentence.
QString spokenName(SignInAt provider);

} // namespace gatehouse::wizard
