// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Ids.h"

#include <QByteArrayList>
#include <QString>

#include <optional>

namespace gatehouse::domain {

/// How a client came to be known; decides how far its own words are trusted on the consent page.
enum class ClientKind {
    PreRegistered, ///< by the owner: OAUTH_CLIENT_ID
    Registered, ///< by itself: RFC 7591
    Document, ///< by the document at its id, which is a URL (CIMD): its host vouches for it
};

/// How the names of clients begin with which the doctor tries this server out.
inline constexpr char DoctorClientName[] = "Gatehouse doctor";

/// RFC 7591 2, token_endpoint_auth_method; RFC 7523 2.2 for the last.
enum class ClientAuthMethod { None, SecretBasic, SecretPost, PrivateKeyJwt };

/// What the owner of this server has decided about a client.
enum class ClientStanding {
    Undecided,
    Approved, ///< counts as known, whatever CLIENT_APPROVAL says
    Blocked, ///< refused everywhere
};

/// RFC 6749 2: an OAuth client.
struct Client
{
    ClientId id;
    ClientKind kind = ClientKind::Registered;
    QString name; ///< client_name, for people; may be empty
    QByteArrayList redirectUris;
    ClientAuthMethod authMethod = ClientAuthMethod::None;
    std::optional<base::Digest> secretDigest; ///< confidential clients only
    QByteArray clientUri; ///< client_uri, https only, may be empty
    QByteArray scope; ///< as registered; informative
    base::sys_seconds issuedAt {};
    std::optional<base::seconds> accessTtl {}; ///< nothing: as the settings say
    /// Of the registration access token (RFC 7592 3): only where one was given out.
    std::optional<base::Digest> managementDigest;
    ClientStanding standing = ClientStanding::Undecided;
    bool orNone = false; ///< PrivateKeyJwt, but its document offers `none` besides
    QByteArray jwks; ///< its public keys as a JWK set; empty when jwksUri says where they are
    QByteArray jwksUri;
    QByteArray assertionAlg; ///< token_endpoint_auth_signing_alg; empty: any

    bool operator==(const Client &) const = default;
    bool isConfidential() const { return authMethod != ClientAuthMethod::None; }
    bool isBlocked() const { return standing == ClientStanding::Blocked; }
};

} // namespace gatehouse::domain
