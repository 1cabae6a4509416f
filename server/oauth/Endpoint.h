// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "oauth/OAuthError.h"
#include "oauth/Parameters.h"

namespace gatehouse::oauth {

/// A POST to one of the endpoints a client's program talks to (token, revocation, registration), as
/// a value.
struct EndpointRequest
{
    QByteArray contentType;
    QByteArray authorization; ///< the Authorization field; empty when absent
    QByteArray body;
    QByteArray address {}; ///< what counts as one peer when attempts are counted
    QByteArray from {}; ///< the address of who asks, for people to read
    /// What parseForm() gives, once somebody has asked it: the next one is spared that.
    std::optional<OAuthResult<Parameters>> form {};
};

/// Its answer: always JSON or nothing, never HTML, never cached.
struct EndpointAnswer
{
    int status = 200;
    QByteArray body; ///< JSON; empty: no body
    bool challengeBasic = false; ///< RFC 6749 5.2: WWW-Authenticate: Basic
    bool challengeBearer = false; ///< RFC 6750 3: WWW-Authenticate: Bearer
    std::optional<base::seconds> retryAfter; ///< RFC 9110 10.2.3

    static EndpointAnswer json(const QJsonObject &object, int status = 200);
    /// \a triedBasic: the client used the Authorization field.
    static EndpointAnswer refusal(const OAuthError &error, bool triedBasic = false);
    /// RFC 6585 4: 429, to be tried again in \a wait.
    static EndpointAnswer tooMany(const QByteArray &sentence, base::seconds wait);
};

/// The form in \a request, or invalid_request when it is not application/x-www-form-urlencoded, is
/// not correctly encoded, or repeats a parameter (RFC 6749 3.2).
OAuthResult<Parameters> parseForm(const EndpointRequest &request);

/// What a failing store is to a client: it may try again, nothing was consumed.
OAuthError storeFailed();

} // namespace gatehouse::oauth
