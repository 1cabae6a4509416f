// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Random.h"
#include "base/Secret.h"
#include "oauth/Store.h"

namespace gatehouse::daemon {

/// Makes the local account \a name, or gives it a new password. Blocks for the hash (about 50 ms).
base::Result<void> saveLocalAccount(
    oauth::Store &store, const QString &name, const base::Secret &password, base::Random &random);

/// The same by whoever runs this process, with a row of the audit log: both or neither.
base::Result<void> saveLocalAccount(oauth::Store &store, const QString &name,
    const base::Secret &password, base::Random &random, const base::Clock &clock);

} // namespace gatehouse::daemon
