// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "oauth/TokensRecord.h"

#include <QString>

#include <optional>

namespace gatehouse::oauth {

/// A provider's tokens that nobody here will use again: the provider must be told.
struct NewRevocation
{
    TokensRecord record;
    QByteArray provider; ///< its name in the settings
    domain::UserId user;
    domain::ClientId client;
    QByteArray sealedTokens;
    base::sys_seconds queuedAt {};
};

/// What the settings say a provider's name is.
struct ProviderBinding
{
    QByteArray name;
    base::Digest meaning; ///< of whatever makes it this provider and no other

    bool operator==(const ProviderBinding &) const = default;
};
/// The words of a revocation that reaches nobody, since the name is another provider's.
inline QString anotherProviderNow()
{
    return QStringLiteral("The provider of that name is another one now.");
}

/// What came of telling the provider.
enum class RevocationOutcome {
    Revoked, ///< it said so
    Refused, ///< it said no for good: it does not know the tokens, or not any more
    Unsupported, ///< it has no place to be told
    StillUsed, ///< not told: another session of the person lives by the same tokens
    GivenUp, ///< it could not be told for as long as we try, or is no more
};

/// One that is still to be told.
struct DueRevocation
{
    qint64 number = 0; ///< the store's; names it in settle and postpone
    TokensRecord record;
    QByteArray provider;
    domain::UserId user;
    QByteArray sealedTokens;
    base::sys_seconds queuedAt {};
    int attempts = 0;
};

/// One as people see it.
struct RevocationStatus
{
    TokensRecord record;
    QByteArray provider;
    domain::UserId user;
    domain::ClientId client;
    base::sys_seconds queuedAt {};
    int attempts = 0;
    std::optional<base::sys_seconds> nextAt; ///< the next try; nothing once it is settled
    std::optional<base::sys_seconds> settledAt;
    std::optional<RevocationOutcome> outcome;
    QString lastWords; ///< why the last try failed; empty when none did

    bool operator==(const RevocationStatus &) const = default;
};

} // namespace gatehouse::oauth
