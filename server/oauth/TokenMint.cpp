// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenMint.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "oauth/TokenDigest.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

constexpr char SuccessorRecord[] = "refresh successor";
constexpr qsizetype CommonBytes = 16; // TokenPartSize characters

/// Tokens are base64url, and scopes have neither quotes nor backslashes (RFC 6749 3.3), so nothing
/// needs to be escaped.
TokenAnswer answerOf(const QByteArray &accessToken, qint64 expiresIn, const domain::Scopes &scopes,
    const QByteArray &refreshToken = {})
{
    QByteArray answer =
        R"({"access_token":")" + accessToken + R"(","expires_in":)" + QByteArray::number(expiresIn);
    if (!refreshToken.isEmpty())
        answer += R"(,"refresh_token":")" + refreshToken + '"';
    answer += R"(,"scope":")" + scopes.toString() + R"(","token_type":"Bearer"})";
    return answer;
}

} // namespace

MintedTokens TokenMint::mint(const domain::Session &session, const domain::Scopes &scopes,
    base::sys_seconds now, std::optional<base::seconds> accessTtl, QByteArrayView rotated)
{
    QByteArray common = commonPart(rotated);
    if (common.isEmpty())
        common = base::toBase64Url(m_random.bytes(CommonBytes));
    MintedTokens minted;
    minted.accessToken = AccessTokenPrefix + session.id.value + m_random.token256();
    minted.refreshToken = RefreshTokenPrefix + common + m_random.token256();
    const base::sys_seconds accessEnd =
        std::min(now + accessTtl.value_or(m_profile.accessTtl), session.endsAt);
    minted.kept = {.access = accessDigest(minted.accessToken),
        .accessExpiresAt = accessEnd,
        .refresh = refreshDigest(minted.refreshToken),
        .refreshExpiresAt = std::min(now + m_profile.refreshIdleTtl, session.endsAt),
        .scopes = scopes,
        .issuedAt = now};
    minted.answer =
        answerOf(minted.accessToken, (accessEnd - now).count(), scopes, minted.refreshToken);
    return minted;
}

MintedAccess TokenMint::mintAccess(const domain::Scopes &scopes, base::sys_seconds now,
    base::sys_seconds sessionEnd, std::optional<base::seconds> accessTtl)
{
    const QByteArray token = AccessTokenPrefix + m_random.token256();
    const base::sys_seconds end =
        std::min(now + accessTtl.value_or(m_profile.accessTtl), sessionEnd);
    return {.kept = {.access = accessDigest(token),
                .accessExpiresAt = end,
                .scopes = scopes,
                .issuedAt = now},
        .answer = answerOf(token, (end - now).count(), scopes)};
}

base::KeyRing TokenMint::successorKey(const QByteArray &refreshToken)
{
    const QByteArray key =
        base::hmacSha256(refreshToken, "gatehouse refresh successor key 1").toBytes();
    return base::KeyRing({base::Secret(key)}, m_random);
}

QByteArray TokenMint::sealSuccessor(const QByteArray &refreshToken, const TokenAnswer &answer)
{
    return successorKey(refreshToken).seal(answer, SuccessorRecord);
}

base::Result<TokenAnswer> TokenMint::openSuccessor(
    const QByteArray &refreshToken, const QByteArray &sealed)
{
    return successorKey(refreshToken).open(sealed, SuccessorRecord);
}

} // namespace gatehouse::oauth
