// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QString>

namespace gatehouse::base {

enum class Asked {
    Once,
    Twice, ///< on a terminal, where nobody sees a slip
};

/// One line of standard input, without its end. On a terminal \a what is asked for on standard
/// error, and what is typed is not shown. Invalid when nothing comes, or two different ones.
Result<Secret> readPassphrase(const QString &what, Asked asked);

} // namespace gatehouse::base
