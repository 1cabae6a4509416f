// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/ProviderConfig.h"

namespace gatehouse::provider {

/// Which claim says that the provider vouches for the e-mail address.
enum class EmailTrust {
    EmailVerified, ///< OpenID Connect Core 5.1: email_verified
    DomainOwnerVerified, ///< Microsoft's xms_edov; email alone is whatever a tenant typed in
};

/// What is particular to one kind of provider: data, no code.
struct Preset
{
    ProviderKind kind = ProviderKind::Oidc;
    QString displayName;
    QByteArrayList hosts; ///< of accounts URLs that mean this provider
    QByteArray issuer; ///< where discovery is; {tenant} is the first path segment of the URL
    QByteArray defaultTenant; ///< when the accounts URL names none
    QByteArrayList issuerAliases; ///< other spellings of `iss` that this provider has used
    QByteArrayList scopes;
    QByteArrayList groupScopes {}; ///< asked for besides when groups decide who may come in
    QMap<QByteArray, QByteArray> authParams; ///< sent with the authorization request
    /// What brings a refresh token to who has consented before; only sent while none is held.
    QMap<QByteArray, QByteArray> consentParams {};
    QByteArray tenantClaim; ///< becomes the group "claim:value"
    EmailTrust emailTrust = EmailTrust::EmailVerified;
};

/// The preset of a kind; the one of Oidc has no particulars.
const Preset &presetFor(ProviderKind kind);

/// \a kind, or for Detect the kind that the host of \a accountsUrl means; Detect when it means
/// none.
ProviderKind detectKind(ProviderKind kind, const QByteArray &accountsUrl);

/// Where discovery starts: the preset's issuer when \a accountsUrl is empty or one of its hosts,
/// else \a accountsUrl itself.
QByteArray discoveryPlace(const Preset &preset, const QByteArray &accountsUrl);

} // namespace gatehouse::provider
