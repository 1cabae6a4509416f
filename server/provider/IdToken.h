// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "provider/JwksCache.h"

#include <QByteArrayList>

#include <optional>

namespace gatehouse::provider {

/// What an id_token must say to be believed (OpenID Connect Core 3.1.3.7).
struct IdTokenRules
{
    QByteArray issuer; ///< of the provider's metadata; {tenantid} stands for the claim tid
    QByteArrayList issuerAliases;
    QByteArray clientId;
    /// Nothing: of a refreshed token, which need not have one (12.2).
    std::optional<QByteArray> nonce;
    std::optional<QByteArrayList> algorithms; ///< what the provider says it signs with
    base::sys_seconds now {};
};

struct VerifiedIdToken
{
    QByteArray issuer; ///< without template and aliases
    QByteArray subject;
    QJsonObject claims;
};

/// Checks the signature by \a keys and every claim. Pure.
base::Result<VerifiedIdToken> verifyIdToken(
    const jose::CompactJws &token, const QList<IssuerKey> &keys, const IdTokenRules &rules);

} // namespace gatehouse::provider
