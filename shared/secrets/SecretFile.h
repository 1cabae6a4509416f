// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <optional>

namespace gatehouse::secrets {

/// Whose word it is that only the right user can read a file.
enum class Guard {
    Mode, ///< its mode: anybody else makes it Invalid
    System, ///< systemd's, which lets the user of a service in by a list that shows as a group
};

/// The content of the file at \a path without the line end it may have; nothing when there is no
/// file. Io when it cannot be read.
base::Result<std::optional<base::Secret>> readSecretFile(const QString &path, Guard guard);

/// Invalid, with what to run, when anybody but the user of this program (or root) owns the folder
/// at \a path or may look into it; fine when there is none.
base::Result<void> checkSecretFolder(const QString &path);

} // namespace gatehouse::secrets
