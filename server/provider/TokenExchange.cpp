// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/TokenExchange.h"

#include "base/Json.h"
#include "base/PercentEncoding.h"
#include "provider/AuthorizationUrl.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;
using Kind = ProviderError::Kind;

namespace {

constexpr qsizetype MaxErrorLength = 300; ///< of the provider's words in our log
constexpr qint64 LongestLife = 10LL * 365 * 24 * 3600;

Err<ProviderError> unavailable(const QString &message)
{
    return Err(ProviderError {Kind::Unavailable, message});
}

/// What the provider says about the failure, for the log, without what it may have quoted.
QString wordsOf(const QJsonObject &answer, const QByteArrayList &secrets)
{
    QString words = answer["error"_L1].toString();
    if (const QString more = answer["error_description"_L1].toString(); !more.isEmpty())
        words += u": "_s + more;
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty())
            words.replace(QString::fromUtf8(secret), u"***"_s);
    }
    return words.left(MaxErrorLength);
}

/// RFC 6749 4.1.2.1 has these two for "later"; some providers send them from here too.
bool isPassing(const QString &error)
{
    return error == "temporarily_unavailable"_L1 || error == "server_error"_L1
        || error == "slow_down"_L1;
}

/// RFC 6749 5.2 of a refresh token; the last is GitHub's word for the first.
bool isDeadToken(const QString &error)
{
    return error == "invalid_grant"_L1 || error == "unauthorized_client"_L1
        || error == "bad_refresh_token"_L1;
}

/// RFC 6749 5.1: a number; some providers send it as a string.
std::optional<base::sys_seconds> expiryFrom(const QJsonObject &answer, base::sys_seconds now)
{
    const qint64 life = answer["expires_in"_L1].toVariant().toLongLong();
    if (life <= 0)
        return std::nullopt;
    return now + base::seconds(std::min(life, LongestLife));
}

net::OutgoingRequest tokenRequest(
    const QByteArray &tokenUrl, ClientAuth auth, const ProviderConfig &config, Parameters form)
{
    net::OutgoingRequest request;
    request.method = "POST";
    request.url = tokenUrl;
    request.headers = {
        {"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.timeout = config.timeout;
    request.maxBytes = MaxAnswerBytes;
    if (auth == ClientAuth::Basic) {
        const QByteArray pair = base::percentEncoded(config.clientId) + ':'
            + base::percentEncoded(config.clientSecret.reveal());
        request.headers.append("Authorization", "Basic " + pair.toBase64());
    } else {
        form.append({"client_id", config.clientId});
        form.append({"client_secret", config.clientSecret.reveal()});
    }
    request.body = formEncoded(form);
    return request;
}

/// The JSON of the answer, with or without an OAuth error in it.
Result<QJsonObject, ProviderError> answerIn(const Result<net::IncomingResponse> &result)
{
    if (!result)
        return unavailable(result.error().message);
    if (result->status >= 500 || result->status == 429)
        return unavailable(
            u"The provider's token endpoint answered with HTTP %1."_s.arg(result->status));
    const auto answer = base::parseJsonObject(result->body, MaxAnswerBytes);
    if (!answer)
        return unavailable(
            u"The provider's token endpoint answered with HTTP %1 and no JSON."_s.arg(
                result->status));
    return *answer;
}

QString errorIn(const QJsonObject &answer)
{
    return answer["error"_L1].toString();
}

Result<TokenAnswer, ProviderError> tokensIn(
    const QJsonObject &answer, int status, base::sys_seconds now)
{
    const QByteArray accessToken = answer["access_token"_L1].toString().toUtf8();
    if (status != 200 || accessToken.isEmpty())
        return unavailable(
            u"The provider's token endpoint answered with HTTP %1 and no token."_s.arg(status));
    const QString type = answer["token_type"_L1].toString(u"Bearer"_s);
    if (type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return Err(ProviderError {
            Kind::Refused, u"The provider issued a token that is no bearer token."_s});
    TokenAnswer tokens;
    tokens.tokens.accessToken = base::Secret(accessToken);
    if (const QByteArray refresh = answer["refresh_token"_L1].toString().toUtf8();
        !refresh.isEmpty())
        tokens.tokens.refreshToken = base::Secret(refresh);
    tokens.tokens.expiresAt = expiryFrom(answer, now);
    tokens.idToken = answer["id_token"_L1].toString().toUtf8();
    return tokens;
}

} // namespace

net::OutgoingRequest codeRequest(const QByteArray &tokenUrl, ClientAuth auth,
    const ProviderConfig &config, const Redemption &redemption)
{
    return tokenRequest(tokenUrl, auth, config,
        {{"grant_type", "authorization_code"}, {"code", redemption.code},
            {"redirect_uri", redemption.redirectUri}, {"code_verifier", redemption.codeVerifier}});
}

net::OutgoingRequest renewalRequest(const QByteArray &tokenUrl, ClientAuth auth,
    const ProviderConfig &config, const Renewal &renewal)
{
    return tokenRequest(tokenUrl, auth, config,
        {{"grant_type", "refresh_token"},
            {"refresh_token", renewal.tokens.refreshToken->reveal()}});
}

Result<TokenAnswer, ProviderError> readTokenAnswer(const Result<net::IncomingResponse> &result,
    const Redemption &redemption, base::sys_seconds now)
{
    const auto answer = answerIn(result);
    if (!answer)
        return Err(answer.error());
    if (const QString error = errorIn(*answer); !error.isEmpty())
        return Err(ProviderError {isPassing(error) ? Kind::Unavailable : Kind::Refused,
            u"The provider refused the code: %1."_s.arg(
                wordsOf(*answer, {redemption.code, redemption.codeVerifier})),
            error.toUtf8()});
    return tokensIn(*answer, result->status, now);
}

Result<TokenAnswer, ProviderError> readRenewalAnswer(
    const Result<net::IncomingResponse> &result, const Renewal &renewal, base::sys_seconds now)
{
    const auto answer = answerIn(result);
    if (!answer)
        return Err(answer.error());
    if (const QString error = errorIn(*answer); !error.isEmpty())
        return Err(ProviderError {isDeadToken(error) ? Kind::Refused : Kind::Unavailable,
            u"The provider refused the refresh token: %1."_s.arg(
                wordsOf(*answer, {renewal.tokens.refreshToken->reveal()})),
            error.toUtf8()});
    auto tokens = tokensIn(*answer, result->status, now);
    if (!tokens)
        return unavailable(tokens.error().message);
    if (!tokens->tokens.refreshToken)
        tokens->tokens.refreshToken = *renewal.tokens.refreshToken;
    return tokens;
}

bool isClientRefused(const Result<net::IncomingResponse> &result)
{
    if (!result || result->status >= 500)
        return false;
    const auto answer = base::parseJsonObject(result->body, MaxAnswerBytes);
    return answer && answer->value("error"_L1).toString() == "invalid_client"_L1;
}

} // namespace gatehouse::provider
