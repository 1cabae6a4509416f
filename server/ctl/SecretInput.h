// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

namespace gatehouse::ctl {

/// What stands on standard input, without its last line end; at a terminal one line that is not
/// shown, asked for with \a prompt. Never from the command line, which every user of the machine
/// can read. Invalid when there is nothing, or it was called off with Ctrl+C.
base::Result<base::Secret> readSecretInput(const QString &prompt);

} // namespace gatehouse::ctl
