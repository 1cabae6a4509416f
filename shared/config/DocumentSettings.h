// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/SettingsTable.h"

namespace gatehouse::config {

/// The rows of the table that are about clients described by a document at their id (CIMD).
std::vector<Setting> documentRows();

} // namespace gatehouse::config
