// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Rules.h"

namespace gatehouse::config {

/// What the settings of a provider need, forbid or give each other; the same for the one provider
/// and for each of several.
void checkProviders(Choices &choices, const Settings &settings, Findings &findings);

/// Whether nobody signs in anywhere but here.
bool hasLocalAccountsOnly(const Settings &settings);

} // namespace gatehouse::config
