// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "config/Settings.h"

namespace gatehouse::daemon {

enum class Overwrite { Never, Allowed };

/// Puts a backup where a server with \a settings has its data. Nothing is touched before the
/// passphrase, the issuer, the schema and the keys are known to fit; then all of it counts or
/// nothing. What was there is kept beside it. What happened, in words for the person.
base::Result<QString> restoreBackup(const QString &file, const base::Secret &passphrase,
    const config::Settings &settings, Overwrite overwrite);

/// Ends what a restore began that was cut off after it was decided; nothing when there is none.
/// Before anything reads the data.
base::Result<void> finishRestore(const config::Settings &settings);

} // namespace gatehouse::daemon
