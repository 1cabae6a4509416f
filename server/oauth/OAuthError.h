// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QJsonObject>

namespace gatehouse::oauth {

using base::Err;

/// What a client may hear, by its registered name (IANA OAuth Extensions Error).
enum class ErrorCode {
    InvalidRequest,
    InvalidClient,
    InvalidGrant,
    UnauthorizedClient,
    UnsupportedGrantType,
    UnsupportedResponseType,
    InvalidScope,
    InvalidTarget, // RFC 8707 2
    AccessDenied,
    ServerError,
    TemporarilyUnavailable,
    ConsentRequired, // OpenID Connect Core 3.1.2.6
    LoginRequired, // OpenID Connect Core 3.1.2.6
    InvalidRedirectUri, // RFC 7591 3.2.2
    InvalidClientMetadata, // RFC 7591 3.2.2
    UnsupportedTokenType, // RFC 7009 2.2.1
    InvalidToken, // RFC 6750 3.1
};

/// An answer of the protocol that says no: a registered code and a fixed sentence of ours, never
/// text of somebody else's.
struct OAuthError
{
    ErrorCode code = ErrorCode::InvalidRequest;
    QByteArray description;

    bool operator==(const OAuthError &) const = default;
};

template <typename T> using OAuthResult = base::Result<T, OAuthError>;

/// As it stands on the wire: "invalid_grant".
QByteArray errorName(ErrorCode code);

/// RFC 6749 5.2: the HTTP status of an error of the token, revocation or registration endpoint.
int errorStatus(ErrorCode code);

/// {"error": …, "error_description": …}
QJsonObject errorJson(const OAuthError &error);

} // namespace gatehouse::oauth
