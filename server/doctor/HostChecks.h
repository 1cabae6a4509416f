// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "doctor/Doctor.h"

#include <atomic>

namespace gatehouse::doctor {

/// A check that is a plain call, and quick.
Check plainCheck(const QString &name, const QString &title, std::function<Findings()> look);

/// Whether the database is whole. \a look may take long; it runs on a thread of its own and ends
/// soon once \a stop is true.
using LookAtStore = std::function<base::Result<void>(const std::atomic<bool> &stop)>;
Check storeCheck(LookAtStore look);

} // namespace gatehouse::doctor
