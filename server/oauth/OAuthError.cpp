// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/OAuthError.h"

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

QByteArray errorName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidRequest:
        return "invalid_request";
    case ErrorCode::InvalidClient:
        return "invalid_client";
    case ErrorCode::InvalidGrant:
        return "invalid_grant";
    case ErrorCode::UnauthorizedClient:
        return "unauthorized_client";
    case ErrorCode::UnsupportedGrantType:
        return "unsupported_grant_type";
    case ErrorCode::UnsupportedResponseType:
        return "unsupported_response_type";
    case ErrorCode::InvalidScope:
        return "invalid_scope";
    case ErrorCode::InvalidTarget:
        return "invalid_target";
    case ErrorCode::AccessDenied:
        return "access_denied";
    case ErrorCode::ServerError:
        return "server_error";
    case ErrorCode::TemporarilyUnavailable:
        return "temporarily_unavailable";
    case ErrorCode::ConsentRequired:
        return "consent_required";
    case ErrorCode::LoginRequired:
        return "login_required";
    case ErrorCode::InvalidRedirectUri:
        return "invalid_redirect_uri";
    case ErrorCode::InvalidClientMetadata:
        return "invalid_client_metadata";
    case ErrorCode::UnsupportedTokenType:
        return "unsupported_token_type";
    case ErrorCode::InvalidToken:
        return "invalid_token";
    }
    Q_UNREACHABLE();
}

int errorStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidClient:
    case ErrorCode::InvalidToken:
        return 401;
    case ErrorCode::ServerError:
        return 500;
    case ErrorCode::TemporarilyUnavailable:
        return 503;
    default:
        return 400;
    }
}

QJsonObject errorJson(const OAuthError &error)
{
    return {{u"error"_s, QString::fromLatin1(errorName(error.code))},
        {u"error_description"_s, QString::fromUtf8(error.description)}};
}

} // namespace gatehouse::oauth
