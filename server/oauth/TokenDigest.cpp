// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenDigest.h"

#include "base/Base64Url.h"

#include <algorithm>

namespace gatehouse::oauth {

using base::Digest;

namespace {

constexpr qsizetype PrefixSize = sizeof AccessTokenPrefix - 1;
static_assert(sizeof RefreshTokenPrefix == sizeof AccessTokenPrefix);
static_assert(sizeof CodePrefix == sizeof AccessTokenPrefix);
constexpr qsizetype RandomSize = 43; // Random::token256()
constexpr std::size_t FamilyBytes = 16;

bool hasForm(QByteArrayView token, const char *prefix)
{
    return token.size() == PrefixSize + TokenPartSize + RandomSize && token.startsWith(prefix);
}

Digest withFamily(Digest digest, const unsigned char *family)
{
    std::copy_n(family, FamilyBytes, digest.bytes.begin());
    return digest;
}

/// Its first half is the id that stands in \a token.
Digest digestWithId(QByteArrayView token, const char *prefix)
{
    const Digest whole = base::sha256(token);
    if (!hasForm(token, prefix))
        return whole;
    const auto id = base::fromBase64Url(token.sliced(PrefixSize, TokenPartSize));
    if (!id || id->size() != qsizetype(FamilyBytes))
        return whole;
    return withFamily(whole, reinterpret_cast<const unsigned char *>(id->constData()));
}

} // namespace

Digest codeDigest(QByteArrayView code)
{
    return digestWithId(code, CodePrefix);
}

Digest accessDigest(QByteArrayView token)
{
    return digestWithId(token, AccessTokenPrefix);
}

Digest refreshDigest(QByteArrayView token)
{
    const Digest whole = base::sha256(token);
    if (!hasForm(token, RefreshTokenPrefix))
        return whole;
    return withFamily(whole, base::sha256(token.first(PrefixSize + TokenPartSize)).bytes.data());
}

QByteArray familyOf(const Digest &token)
{
    return {reinterpret_cast<const char *>(token.bytes.data()), qsizetype(FamilyBytes)};
}

domain::SessionId sessionOfFamily(const Digest &access)
{
    return {base::toBase64Url(familyOf(access))};
}

QByteArray commonPart(QByteArrayView refreshToken)
{
    if (!hasForm(refreshToken, RefreshTokenPrefix))
        return {};
    return refreshToken.sliced(PrefixSize, TokenPartSize).toByteArray();
}

} // namespace gatehouse::oauth
