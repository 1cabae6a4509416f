// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "domain/Ids.h"

#include <QByteArray>

// What is kept of the tokens of a session: a digest each, by whose first half the session is found.
// Of an authorization code the same, by which those of one time lie together.
// A token that is not of the form of ours here (an agent's, an older one, one that somebody made
// up) has its SHA-256, and a family for itself.

namespace gatehouse::oauth {

inline constexpr char CodePrefix[] = "gth_ac_"; ///< tells a secret scanner whose it is
inline constexpr char AccessTokenPrefix[] = "gth_at_"; ///< the same
inline constexpr char RefreshTokenPrefix[] = "gth_rt_"; ///< the same

/// 22 characters of base64url, 128 bits: of an access token its session's id, which is no secret;
/// of a refresh token what all of its session have in common, which is one; of a code the id of its
/// sign-in.
constexpr qsizetype TokenPartSize = 22;

/// The id of the sign-in, then the second half of the code's SHA-256.
base::Digest codeDigest(QByteArrayView code);
/// The family of the session's access tokens, then the second half of the token's SHA-256.
base::Digest accessDigest(QByteArrayView token);
/// The first half of the SHA-256 of what the session's refresh tokens have in common, then the
/// second half of the token's own. Whoever has a token with another one's first half has had a
/// token of its session in hand.
base::Digest refreshDigest(QByteArrayView token);

/// The first half of a digest, 16 bytes.
QByteArray familyOf(const base::Digest &token);
/// The session whose access tokens have that family, if one has.
domain::SessionId sessionOfFamily(const base::Digest &access);

/// What a refresh token has in common with the others of its session; empty when it is not of that
/// form.
QByteArray commonPart(QByteArrayView refreshToken);

} // namespace gatehouse::oauth
