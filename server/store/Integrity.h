// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>

#include <atomic>

namespace gatehouse::store {

/// Reads all of the database at \a path, beside whoever uses it, and checks every page, row and
/// index. Corrupt with what is wrong first; Unavailable when \a stop became true. Any thread; may
/// take long.
base::Result<void> checkIntegrity(const QString &path, const std::atomic<bool> &stop);

} // namespace gatehouse::store
