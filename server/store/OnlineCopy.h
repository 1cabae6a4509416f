// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>

#include <atomic>

namespace gatehouse::store {

/// Copies the database at \a from into the file \a to, which must not be there, as it stood at one
/// moment, beside a server that goes on using it: in small steps, and without a lock that a writer
/// would wait for. The copy is for its owner only; no address that a session was opened from is in
/// it. Unavailable when \a stop became true. Any thread.
base::Result<void> copyDatabase(
    const QString &from, const QString &to, const std::atomic<bool> &stop);

} // namespace gatehouse::store
