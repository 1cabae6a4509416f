// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "provider/SafeUrl.h"

#include <QByteArrayList>

#include <optional>

namespace gatehouse::provider {

/// What an OpenID Connect provider says about itself (OpenID Connect Discovery 3), as far as it
/// matters here. Every URL in it is safe to use.
struct ProviderMetadata
{
    QByteArray issuer; ///< may hold {tenantid}, Microsoft's template
    QByteArray authorizationEndpoint;
    QByteArray tokenEndpoint;
    QByteArray jwksUri;
    QByteArray userinfoEndpoint; ///< empty when there is none
    QByteArray revocationEndpoint; ///< empty when there is none
    QByteArrayList tokenAuthMethods; ///< empty: client_secret_basic, as the RFC has it
    QByteArrayList scopes; ///< empty: it does not say
    std::optional<QByteArrayList> signingAlgorithms; ///< of id_tokens; nothing: it does not say
    bool sendsIss = false; ///< RFC 9207 3
    QByteArrayList revocationAuthMethods; ///< RFC 8414 2; empty: as at the token endpoint

    bool operator==(const ProviderMetadata &) const = default;
};

/// Of the document; a larger one is refused.
inline constexpr qsizetype MaxDocumentBytes = 256 * 1024;

/// How the issuer must relate to the place its document was found at.
enum class IssuerRule {
    Equal, ///< OpenID Connect Discovery 4.3
    TenantMayDiffer, ///< Microsoft: the tenant's segment may be {tenantid} or a tenant's UUID
};

/// Where a document about \a accountsUrl may be found: the URL itself and each parent path, without
/// the trailing slash and without /.well-known/openid-configuration (OpenID Connect Discovery 4.1).
QByteArrayList discoveryPlaces(const QByteArray &accountsUrl);

/// Invalid unless it is a document of the issuer at \a place whose endpoints are all safe.
base::Result<ProviderMetadata> readProviderMetadata(
    QByteArrayView json, const QByteArray &place, Transport transport, IssuerRule rule);

/// A UUID in lower or upper case hexadecimal, with dashes: the form of Microsoft's tenant ids.
bool isUuid(QByteArrayView text);

} // namespace gatehouse::provider
