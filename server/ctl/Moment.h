// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QString>

#include <optional>

namespace gatehouse::ctl {

/// When \a text means: a day ("2026-01-31", its beginning), a time of it ("2026-01-31 17:05" or
/// with a T), both in the time of this place, or so long before \a now as it says ("2d"). Nothing
/// when it is none of them. Pure but for the time zone.
std::optional<base::sys_seconds> momentFrom(const QString &text, base::sys_seconds now);

} // namespace gatehouse::ctl
