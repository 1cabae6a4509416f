// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Endpoint.h"

#include "base/Json.h"

namespace gatehouse::oauth {

EndpointAnswer EndpointAnswer::json(const QJsonObject &object, int status)
{
    return {.status = status, .body = base::toJson(object)};
}

EndpointAnswer EndpointAnswer::refusal(const OAuthError &error, bool triedBasic)
{
    EndpointAnswer answer = json(errorJson(error), errorStatus(error.code));
    answer.challengeBasic = triedBasic && answer.status == 401;
    return answer;
}

EndpointAnswer EndpointAnswer::tooMany(const QByteArray &sentence, base::seconds wait)
{
    EndpointAnswer answer = json(errorJson({ErrorCode::TemporarilyUnavailable, sentence}), 429);
    answer.retryAfter = wait;
    return answer;
}

OAuthResult<Parameters> parseForm(const EndpointRequest &request)
{
    if (request.form)
        return *request.form;
    const QByteArray mediaType = request.contentType.split(';').first().trimmed().toLower();
    if (mediaType != "application/x-www-form-urlencoded")
        return Err(OAuthError {ErrorCode::InvalidRequest,
            "Send the parameters as application/x-www-form-urlencoded."});
    auto parameters = Parameters::parse(request.body);
    if (parameters && parameters->repeated())
        return Err(OAuthError {ErrorCode::InvalidRequest, "A parameter was sent more than once."});
    return parameters;
}

OAuthError storeFailed()
{
    return {ErrorCode::TemporarilyUnavailable,
        "The server cannot store anything right now; try again."};
}

} // namespace gatehouse::oauth
