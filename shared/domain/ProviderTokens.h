// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Secret.h"

#include <optional>

namespace gatehouse::domain {

/// A provider's tokens for one person: sealed before they are stored, never shown.
struct ProviderTokens
{
    base::Secret accessToken;
    std::optional<base::Secret> refreshToken;
    std::optional<base::sys_seconds> expiresAt; ///< nothing: it does not expire
    /// When the provider last said whose they are; nothing: nobody knows.
    std::optional<base::sys_seconds> checkedAt {};

    bool operator==(const ProviderTokens &) const = default;
};

/// Whether who such tokens were meant for has accepted them.
enum class Trust {
    Kept,
    Doubted, ///< it has not: their provider should be asked about them
};

/// As the bytes that are sealed and kept.
QByteArray toRecord(const ProviderTokens &tokens);
/// Back again; Invalid when they are not of toRecord().
base::Result<ProviderTokens> providerTokensFrom(const QByteArray &record);

} // namespace gatehouse::domain
