// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Identity.h"
#include "provider/Presets.h"

#include <QJsonObject>

namespace gatehouse::provider {

/// The address as it may be compared with rules; empty when it is none: more than one '@', a domain
/// outside ASCII (two that look alike are not the same), blanks or control characters.
QString cleanEmail(const QString &claimed);

/// Everything of an identity that claims say (OpenID Connect Core 5.1): e-mail, whether the
/// provider vouches for it, name, groups and the tenant. Issuer and subject are the caller's.
domain::Identity identityFromClaims(const QJsonObject &claims, const Preset &preset);

/// \a known with what claims say anew. Without an id_token they may say less than at the sign-in:
/// what they do not speak of stays; an address counts only with the word that vouches for it.
domain::Identity updatedByClaims(
    domain::Identity known, const QJsonObject &claims, const Preset &preset);

} // namespace gatehouse::provider
