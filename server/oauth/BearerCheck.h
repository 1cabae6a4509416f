// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Profile.h"
#include "oauth/PublishedTable.h"

#include <variant>

namespace gatehouse::oauth {

/// The token is live and for this resource.
struct Admitted
{
    PublishedTable::Snapshot token;
};
/// RFC 6750 3: no token was sent at all, so the challenge carries no error.
struct NoToken
{ };
/// RFC 6750 3.1 invalid_token: malformed, unknown, expired, revoked, or for another resource; which
/// of them it was is not told.
struct InvalidToken
{
    bool otherResource = false; ///< for the log
    std::optional<base::Digest> token {}; ///< of what was presented, where it has the form of one
};
using BearerVerdict = std::variant<Admitted, NoToken, InvalidToken>;

/// RFC 6750 2.1 and RFC 8707 2.2: may the holder of \a authorization (every Authorization field of
/// the request) call \a resource? Tokens in a query or a body are never looked at. Any thread.
BearerVerdict checkBearer(const QList<QByteArray> &authorization, const Resource &resource,
    const PublishedTable &published, base::sys_seconds now);

} // namespace gatehouse::oauth
