// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Ids.h"
#include "jose/Jws.h"

#include <QByteArrayList>

namespace gatehouse::oauth {

/// RFC 7521 4.2: the one kind of assertion a client may send.
inline constexpr QByteArrayView JwtAssertionType =
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A client's assertion (RFC 7523 2.2) taken apart: whom it claims to be from. Nothing is verified.
struct ClientAssertion
{
    jose::CompactJws token;
    domain::ClientId client; ///< iss and sub, which are the same (RFC 7523 3)
    base::Digest use; ///< of client and jti: what must not come twice

    const QByteArray &keyId() const { return token.keyId; }
};

/// An assertion that has been used: what it is remembered by, and until when.
struct UsedAssertion
{
    base::Digest use;
    base::sys_seconds until {};

    bool operator==(const UsedAssertion &) const = default;
};

/// Invalid when it is no signed JWT of an allowed algorithm (never none, never HS*), demands an
/// extension, or has no issuer, subject and jti, or two different clients.
base::Result<ClientAssertion> parseClientAssertion(QByteArrayView text);

/// RFC 7523 3: it is for one of \a audiences and nobody else, and good at \a now. Gives the moment
/// from which on it is over, until which its jti must be remembered.
base::Result<base::sys_seconds> checkClientAssertion(
    const ClientAssertion &assertion, const QByteArrayList &audiences, base::sys_seconds now);

} // namespace gatehouse::oauth
