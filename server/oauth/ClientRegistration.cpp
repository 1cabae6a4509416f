// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientRegistration.h"

#include "base/Json.h"
#include "oauth/ClientMetadata.h"
#include "oauth/RedirectUri.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcRegister, "gatehouse.register")

constexpr qsizetype MaxMetadataBytes = 64 * 1024;

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

base::Digest metadataDigest(const domain::Client &client)
{
    domain::Client normalised = client;
    for (QByteArray &uri : normalised.redirectUris)
        uri = withoutLoopbackPort(uri);
    std::sort(normalised.redirectUris.begin(), normalised.redirectUris.end());
    return base::sha256(base::toJson(registeredMetadata(normalised)));
}

/// OpenID Connect Registration 2: the default is web; with an address only a device has, a client
/// that calls itself web is native all the same.
QString applicationType(const QByteArrayList &uris)
{
    const bool web = std::all_of(uris.cbegin(), uris.cend(), [](const QByteArray &uri) {
        const auto kind = checkRedirectUri(uri);
        return kind && *kind == RedirectKind::Web;
    });
    return web ? u"web"_s : u"native"_s;
}

/// The new client has been kept; whether there is room for it. Without, it is taken back.
OAuthResult<void> makeRoom(const domain::Client &client, const RegistrationParts &parts)
{
    const auto fits = parts.store.evictUnusedClients(parts.maxClients, client.id);
    if (fits && *fits)
        return {};
    if (!parts.store.removeClient(client.id) || !fits)
        return Err(storeFailed());
    qCWarning(lcRegister) << "no room for another client: all are in use";
    return Err(OAuthError {ErrorCode::TemporarilyUnavailable,
        "There is no room for another client right now; try again later."});
}

} // namespace

OAuthResult<QJsonObject> readClientMetadata(const EndpointRequest &request)
{
    const QByteArray mediaType = request.contentType.split(';').first().trimmed().toLower();
    if (mediaType != "application/json")
        return invalidMetadata("Send the client metadata as application/json.");
    const auto metadata = base::parseJsonObject(request.body, MaxMetadataBytes);
    if (!metadata)
        return invalidMetadata("The client metadata must be a JSON object of at most 64 KiB.");
    return *metadata;
}

OAuthResult<RequestedClient> checkRegistration(const QJsonObject &metadata)
{
    auto uris = redirectUrisOf(metadata);
    if (!uris)
        return Err(uris.error());
    const QString name = metadata.value("client_name"_L1).toString();
    const QByteArray scope = metadata.value("scope"_L1).toString().toUtf8();
    if (name.size() > MaxClientNameLength || scope.size() > MaxScopeBytes)
        return invalidMetadata("client_name has at most 200 characters, scope at most 1024.");

    RequestedClient requested;
    requested.client.kind = domain::ClientKind::Registered;
    requested.client.name = visibleName(name);
    requested.client.redirectUris = *uris;
    requested.client.authMethod = authMethod(metadata);
    requested.client.clientUri = harmlessUri(metadata.value("client_uri"_L1));
    requested.client.scope = scope;

    requested.digest = metadataDigest(requested.client);
    return requested;
}

QJsonObject registeredMetadata(const domain::Client &client)
{
    QJsonObject metadata {{u"redirect_uris"_s, toArray(client.redirectUris)},
        {u"token_endpoint_auth_method"_s, methodName(client.authMethod)},
        {u"application_type"_s, applicationType(client.redirectUris)},
        {u"grant_types"_s, QJsonArray {u"authorization_code"_s, u"refresh_token"_s}},
        {u"response_types"_s, QJsonArray {u"code"_s}}};
    if (!client.name.isEmpty())
        metadata.insert("client_name"_L1, client.name);
    if (!client.clientUri.isEmpty())
        metadata.insert("client_uri"_L1, QString::fromUtf8(client.clientUri));
    if (!client.scope.isEmpty())
        metadata.insert("scope"_L1, QString::fromUtf8(client.scope));
    return metadata;
}

QJsonObject clientInformation(
    const domain::Client &client, const QByteArray &issuer, const QByteArray &managementToken)
{
    QJsonObject information = registeredMetadata(client);
    information.insert("client_id"_L1, QString::fromLatin1(client.id.value));
    information.insert(
        "client_id_issued_at"_L1, qint64(client.issuedAt.time_since_epoch().count()));
    if (!managementToken.isEmpty()) {
        information.insert("registration_access_token"_L1, QString::fromLatin1(managementToken));
        information.insert("registration_client_uri"_L1,
            QString::fromUtf8(issuer + "/register/" + client.id.value));
    }
    return information;
}

QByteArray newManagementToken(base::Random &random)
{
    return "gth_rat_" + random.token256();
}

EndpointAnswer answerRegister(const EndpointRequest &request, const RegistrationParts &parts)
{
    if (const auto wait = parts.limit.take(request.address))
        return EndpointAnswer::tooMany("Too many registrations; try again in a moment.", *wait);
    const auto metadata = readClientMetadata(request);
    if (!metadata)
        return EndpointAnswer::refusal(metadata.error());
    const auto requested = checkRegistration(*metadata);
    if (!requested)
        return EndpointAnswer::refusal(requested.error());

    domain::Client client = requested->client;
    client.id = {parts.random.id128()};
    client.issuedAt = parts.clock.now();
    QByteArray secret;
    QByteArray managementToken;
    if (client.isConfidential()) {
        secret = "gth_cs_" + parts.random.token256();
        managementToken = newManagementToken(parts.random);
        client.secretDigest = base::sha256(secret);
        client.managementDigest = base::sha256(managementToken);
    }
    auto registered = parts.store.registerClient(client, requested->digest);
    if (!registered)
        return EndpointAnswer::refusal(storeFailed());
    if (registered->id == client.id) {
        if (const auto room = makeRoom(client, parts); !room)
            return EndpointAnswer::refusal(room.error());
        parts.events.happened(ClientRegistered {client});
    }
    qCInfo(lcRegister) << "client registered:" << registered->id.value << registered->name;

    QJsonObject answer = clientInformation(*registered, parts.profile.issuer, managementToken);
    if (!secret.isEmpty()) {
        answer.insert("client_secret"_L1, QString::fromLatin1(secret));
        answer.insert("client_secret_expires_at"_L1, 0);
    }
    return EndpointAnswer::json(answer, 201);
}

} // namespace gatehouse::oauth
