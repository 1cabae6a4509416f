// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "base/Result.h"
#include "base/Secret.h"

/// The program gatehoused: command line, wiring, threads, start and stop. The only place that knows
/// everybody; decides nothing that a library could decide.
namespace gatehouse::daemon {

/// The key that seals what is on the disk, when RS_TOKENS_ENC_KEY names none: read from \a path, or
/// made there at the first start with mode 0600. Invalid when others may read the file or it holds
/// something else; Io when it cannot be read or written.
base::Result<base::Secret> readOrMakeKey(const QString &path, base::Random &random);

} // namespace gatehouse::daemon
