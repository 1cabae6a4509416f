// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace gatehouse::config {

/// Why somebody could guess \a key, 32 bytes that should be random; nothing when they may be.
/// Random bytes are refused less often than once in a billion keys.
std::optional<QString> weaknessOfKey(QByteArrayView key);

/// Why somebody could guess \a secret, a text a person may have made up.
std::optional<QString> weaknessOfSecret(QByteArrayView secret);

} // namespace gatehouse::config
