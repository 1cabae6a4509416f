// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Proof Key for Code Exchange, RFC 7636; S256 is the only method (OAuth 2.1, 7.5.2).
namespace gatehouse::oauth {

/// RFC 7636 4.2: an S256 challenge is 43 characters of base64url.
bool isCodeChallenge(QByteArrayView challenge);

/// RFC 7636 4.1: 43 to 128 unreserved characters.
bool isCodeVerifier(QByteArrayView verifier);

/// RFC 7636 4.2: BASE64URL(SHA256(verifier)).
QByteArray codeChallengeFor(QByteArrayView verifier);

/// RFC 7636 4.6, in constant time.
bool verifierMatches(QByteArrayView verifier, QByteArrayView challenge);

} // namespace gatehouse::oauth
