// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The number of the newest file in :/schema.
int newestSchema();

/// Brings \a database to the schema \a newest, one file in one transaction after the other. Invalid
/// when it was written by a newer Gatehouse or belongs to another program.
base::Result<void> migrate(SqliteDatabase &database, int newest = newestSchema());

} // namespace gatehouse::store
