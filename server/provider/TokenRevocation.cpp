// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/TokenRevocation.h"

#include "base/Json.h"
#include "base/PercentEncoding.h"
#include "provider/AuthorizationUrl.h"

#include <array>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Result;
using ReplyKind = RevocationReply::Kind;

namespace {

constexpr qsizetype MaxReplyBytes = 64 * 1024;

QByteArray basic(const QByteArray &id, const QByteArray &secret)
{
    return "Basic " + (id + ':' + secret).toBase64();
}

RevocationReply byStatus(ReplyKind kind, int status)
{
    return {kind,
        kind == ReplyKind::Revoked
            ? QString()
            : u"The provider answered the revocation with HTTP %1."_s.arg(status)};
}

template <std::size_t N> bool isOneOf(int status, const std::array<int, N> &statuses)
{
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

} // namespace

net::OutgoingRequest revocationRequest(const QByteArray &url, ClientAuth auth,
    const ProviderConfig &config, TokenKind kind, const base::Secret &token)
{
    Parameters form {{"token", token.reveal()},
        {"token_type_hint", kind == TokenKind::Refresh ? "refresh_token" : "access_token"}};
    net::OutgoingRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {
        {"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.timeout = config.timeout;
    request.maxBytes = MaxReplyBytes;
    if (auth == ClientAuth::Basic) {
        // RFC 6749 2.3.1: both halves are form-encoded.
        request.headers.append("Authorization",
            basic(base::percentEncoded(config.clientId),
                base::percentEncoded(config.clientSecret.reveal())));
    } else {
        form.append({"client_id", config.clientId});
        form.append({"client_secret", config.clientSecret.reveal()});
    }
    request.body = formEncoded(form);
    return request;
}

RevocationReply readRevocation(const Result<net::IncomingResponse> &result)
{
    if (!result)
        return {ReplyKind::Later, result.error().message};
    const int status = result->status;
    if (status >= 200 && status < 300)
        return byStatus(ReplyKind::Revoked, status);
    const bool aboutUs =
        isOneOf(status, std::array {401, 408, 425, 429}) || isClientRefused(result);
    return byStatus(
        status >= 400 && status < 500 && !aboutUs ? ReplyKind::Refused : ReplyKind::Later, status);
}

net::OutgoingRequest gitHubRevocation(
    const QByteArray &url, const ProviderConfig &config, const ProviderTokens &tokens)
{
    net::OutgoingRequest request;
    request.method = "DELETE";
    request.url = url;
    request.headers = {{"Accept", "application/vnd.github+json"},
        {"Content-Type", "application/json"}, {"User-Agent", "Gatehouse"},
        {"Authorization", basic(config.clientId, config.clientSecret.reveal())}};
    const QJsonObject token {{u"access_token"_s, QString::fromUtf8(tokens.accessToken.reveal())}};
    request.body = base::toJson(token);
    request.timeout = config.timeout;
    request.maxBytes = MaxReplyBytes;
    return request;
}

RevocationReply readGitHubRevocation(const Result<net::IncomingResponse> &result)
{
    if (!result)
        return {ReplyKind::Later, result.error().message};
    const int status = result->status;
    if (status >= 200 && status < 300)
        return byStatus(ReplyKind::Revoked, status);
    return byStatus(
        isOneOf(status, std::array {404, 422}) ? ReplyKind::Refused : ReplyKind::Later, status);
}

RevocationReply noRevocation()
{
    return {ReplyKind::Unsupported,
        u"The provider has no revocation endpoint; OAUTH_REVOCATION_URL can name one."_s};
}

} // namespace gatehouse::provider
