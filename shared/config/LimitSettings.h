// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/SettingsTable.h"

namespace gatehouse::config {

/// The rows of the table that bound what clients, sessions and programs may take.
std::vector<Setting> limitRows();

} // namespace gatehouse::config
