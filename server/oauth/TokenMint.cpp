// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenMint.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "base/Json.h"
#include "oauth/TokenDigest.h"

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char SuccessorRecord[] = "refresh successor";
constexpr qsizetype CommonBytes = 16; // TokenPartSize characters

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
    minted.answer = {{u"access_token"_s, QString::fromLatin1(minted.accessToken)},
        {u"token_type"_s, u"Bearer"_s},
        {u"expires_in"_s, static_cast<qint64>((accessEnd - now).count())},
        {u"refresh_token"_s, QString::fromLatin1(minted.refreshToken)},
        {u"scope"_s, QString::fromLatin1(scopes.toString())}};
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
        .answer = {{u"access_token"_s, QString::fromLatin1(token)}, {u"token_type"_s, u"Bearer"_s},
            {u"expires_in"_s, static_cast<qint64>((end - now).count())},
            {u"scope"_s, QString::fromLatin1(scopes.toString())}}};
}

base::KeyRing TokenMint::successorKey(const QByteArray &refreshToken)
{
    const QByteArray key =
        base::hmacSha256(refreshToken, "gatehouse refresh successor key 1").toBytes();
    return base::KeyRing({base::Secret(key)}, m_random);
}

QByteArray TokenMint::sealSuccessor(const QByteArray &refreshToken, const QJsonObject &answer)
{
    return successorKey(refreshToken).seal(base::toJson(answer), SuccessorRecord);
}

base::Result<QJsonObject> TokenMint::openSuccessor(
    const QByteArray &refreshToken, const QByteArray &sealed)
{
    auto plain = successorKey(refreshToken).open(sealed, SuccessorRecord);
    if (!plain)
        return Err(plain.error());
    return base::parseJsonObject(*plain);
}

} // namespace gatehouse::oauth
