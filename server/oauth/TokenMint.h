// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/KeyRing.h"
#include "base/Random.h"
#include "oauth/Profile.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// What the client gets: the JSON of RFC 6749 5.1.
using TokenAnswer = QByteArray;

/// A pair of new tokens: the answer for the client and what is kept of it.
struct MintedTokens
{
    NewTokens kept;
    QByteArray accessToken;
    QByteArray refreshToken;
    TokenAnswer answer;
};

/// An access token that comes alone.
struct MintedAccess
{
    AgentToken kept;
    TokenAnswer answer; ///< RFC 6749 4.4.3: without a refresh token
};

/// Makes tokens: 256 random bits behind what leads to their session (TokenDigest.h). Core thread.
class TokenMint
{
public:
    TokenMint(const Profile &profile, base::Random &random)
        : m_profile(profile)
        , m_random(random)
    { }

    /// \a session names the access token, and its end caps both life times; \a scopes are of the
    /// access token; \a accessTtl is the client's own, nothing the profile's. What \a rotated has
    /// in common with the other refresh tokens of the session, the new one has as well.
    MintedTokens mint(const domain::Session &session, const domain::Scopes &scopes,
        base::sys_seconds now, std::optional<base::seconds> accessTtl = std::nullopt,
        QByteArrayView rotated = {});

    /// For an agent, whose session is not known yet.
    MintedAccess mintAccess(const domain::Scopes &scopes, base::sys_seconds now,
        base::sys_seconds sessionEnd, std::optional<base::seconds> accessTtl = std::nullopt);

    /// Seals an answer so that only the holder of \a refreshToken can have it opened: the store
    /// alone cannot.
    QByteArray sealSuccessor(const QByteArray &refreshToken, const TokenAnswer &answer);
    base::Result<TokenAnswer> openSuccessor(
        const QByteArray &refreshToken, const QByteArray &sealed);

private:
    base::KeyRing successorKey(const QByteArray &refreshToken);

    const Profile &m_profile;
    base::Random &m_random;
};

} // namespace gatehouse::oauth
