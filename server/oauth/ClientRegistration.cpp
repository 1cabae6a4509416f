// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientRegistration.h"

#include "base/Base64Url.h"
#include "base/Json.h"
#include "oauth/ClientMetadata.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcRegister, "gatehouse.register")

constexpr qsizetype MaxMetadataBytes = 64 * 1024;
constexpr qsizetype MaxScopeBytes = 1024;

Err<OAuthError> invalidMetadata(const char *why)
{
    return Err(OAuthError {ErrorCode::InvalidClientMetadata, why});
}

/// RFC 7591 2: an absent method means client_secret_basic; what is not offered becomes none.
domain::ClientAuthMethod authMethod(const QJsonObject &metadata)
{
    const QString method =
        metadata.value("token_endpoint_auth_method"_L1).toString(u"client_secret_basic"_s);
    if (method == u"client_secret_basic")
        return domain::ClientAuthMethod::SecretBasic;
    if (method == u"client_secret_post")
        return domain::ClientAuthMethod::SecretPost;
    return domain::ClientAuthMethod::None;
}

QString methodName(domain::ClientAuthMethod method)
{
    switch (method) {
    case domain::ClientAuthMethod::SecretBasic:
        return u"client_secret_basic"_s;
    case domain::ClientAuthMethod::SecretPost:
        return u"client_secret_post"_s;
    case domain::ClientAuthMethod::None:
        return u"none"_s;
    case domain::ClientAuthMethod::PrivateKeyJwt:
        return u"private_key_jwt"_s;
    }
    Q_UNREACHABLE();
}

QJsonArray toArray(const QByteArrayList &uris)
{
    QJsonArray array;
    for (const QByteArray &uri : uris)
        array.append(QString::fromUtf8(uri));
    return array;
}

/// The same client starts on another free port each time; that does not make it another client.
QByteArray withoutLoopbackPort(const QByteArray &uri)
{
    static const QRegularExpression port(
        u"^(http://(?:localhost|127\\.[0-9.]+|\\[::1\\])):[0-9]+"_s);
    return QString::fromUtf8(uri).replace(port, u"\\1"_s).toUtf8();
}

base::Digest metadataDigest(const QJsonObject &echoed, const QByteArrayList &uris)
{
    QByteArrayList normalised;
    for (const QByteArray &uri : uris)
        normalised.append(withoutLoopbackPort(uri));
    std::sort(normalised.begin(), normalised.end());
    QJsonObject object = echoed;
    object.insert("redirect_uris"_L1, toArray(normalised));
    return base::sha256(base::toJson(object));
}

QJsonObject answerFor(const domain::Client &client, QJsonObject echoed)
{
    echoed.insert("client_id"_L1, QString::fromLatin1(client.id.value));
    echoed.insert("client_id_issued_at"_L1, qint64(client.issuedAt.time_since_epoch().count()));
    echoed.insert("redirect_uris"_L1, toArray(client.redirectUris));
    return echoed;
}

} // namespace

OAuthResult<RequestedClient> checkRegistration(QByteArrayView json)
{
    const auto metadata = base::parseJsonObject(json, MaxMetadataBytes);
    if (!metadata)
        return invalidMetadata("The client metadata must be a JSON object of at most 64 KiB.");
    auto uris = redirectUrisOf(*metadata);
    if (!uris)
        return Err(uris.error());
    const QString name = metadata->value("client_name"_L1).toString();
    const QByteArray scope = metadata->value("scope"_L1).toString().toUtf8();
    if (name.size() > MaxClientNameLength || scope.size() > MaxScopeBytes)
        return invalidMetadata("client_name has at most 200 characters, scope at most 1024.");

    RequestedClient requested;
    requested.client.kind = domain::ClientKind::Registered;
    requested.client.name = visibleName(name);
    requested.client.redirectUris = *uris;
    requested.client.authMethod = authMethod(*metadata);
    requested.client.clientUri = harmlessUri(metadata->value("client_uri"_L1));
    requested.client.scope = scope;

    requested.echoed = {{u"redirect_uris"_s, toArray(*uris)},
        {u"token_endpoint_auth_method"_s, methodName(requested.client.authMethod)},
        {u"grant_types"_s, QJsonArray {u"authorization_code"_s, u"refresh_token"_s}},
        {u"response_types"_s, QJsonArray {u"code"_s}}};
    if (!requested.client.name.isEmpty())
        requested.echoed.insert("client_name"_L1, requested.client.name);
    if (!requested.client.clientUri.isEmpty())
        requested.echoed.insert("client_uri"_L1, QString::fromUtf8(requested.client.clientUri));
    if (!scope.isEmpty())
        requested.echoed.insert("scope"_L1, QString::fromUtf8(scope));
    requested.digest = metadataDigest(requested.echoed, *uris);
    return requested;
}

EndpointAnswer answerRegister(
    const EndpointRequest &request, Store &store, base::Random &random, const base::Clock &clock)
{
    const QByteArray mediaType = request.contentType.split(';').first().trimmed().toLower();
    if (mediaType != "application/json")
        return EndpointAnswer::refusal(
            {ErrorCode::InvalidClientMetadata, "Send the client metadata as application/json."});
    auto requested = checkRegistration(request.body);
    if (!requested)
        return EndpointAnswer::refusal(requested.error());

    domain::Client client = requested->client;
    client.id = {base::toBase64Url(random.bytes(16))};
    client.issuedAt = clock.now();
    QByteArray secret;
    if (client.isConfidential()) {
        secret = "gth_cs_" + random.token256();
        client.secretDigest = base::sha256(secret);
        // A secret is nobody else's: this registration is never found again by its metadata.
        requested->digest = base::sha256(client.id.value);
    }
    auto registered = store.registerClient(client, requested->digest);
    if (!registered)
        return EndpointAnswer::refusal(storeFailed());
    qCInfo(lcRegister) << "client registered:" << registered->id.value << registered->name;

    QJsonObject answer = answerFor(*registered, requested->echoed);
    if (!secret.isEmpty()) {
        answer.insert("client_secret"_L1, QString::fromLatin1(secret));
        answer.insert("client_secret_expires_at"_L1, 0);
    }
    return EndpointAnswer::json(answer, 201);
}

} // namespace gatehouse::oauth
