// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/BearerCheck.h"

#include "oauth/TokenDigest.h"

namespace gatehouse::oauth {

namespace {

constexpr qsizetype MaxTokenBytes = 512;

/// RFC 6750 2.1: "Bearer" in any case, one space or more, the token.
QByteArrayView bearerToken(const QByteArray &field)
{
    if (field.left(7).compare("Bearer ", Qt::CaseInsensitive) != 0)
        return {};
    return QByteArrayView(field).sliced(7).trimmed();
}

} // namespace

BearerVerdict checkBearer(const QList<QByteArray> &authorization, const Resource &resource,
    const PublishedTable &published, base::sys_seconds now)
{
    if (authorization.isEmpty())
        return NoToken {};
    const QByteArrayView token = bearerToken(authorization.first());
    if (authorization.size() > 1 || token.isEmpty() || token.size() > MaxTokenBytes)
        return InvalidToken {};
    const base::Digest digest = accessDigest(token);
    const PublishedTable::Snapshot snapshot = published.find(digest);
    if (!snapshot || snapshot->expiresAt <= now || snapshot->session.endsAt <= now)
        return InvalidToken {.token = digest};
    if (!snapshot->isFor(resource.uri))
        return InvalidToken {.otherResource = true, .token = digest};
    return Admitted {snapshot};
}

} // namespace gatehouse::oauth
