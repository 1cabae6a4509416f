// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientManagement.h"

#include "base/Secret.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcManagement, "gatehouse.register")

/// A client that proved to be itself, and the token it did that with.
struct Owner
{
    domain::Client client;
    QByteArray token;
};

/// RFC 7592 2.1: 401 whatever it is, so that nobody learns which clients there are.
Err<OAuthError> notTheOwner()
{
    return Err(OAuthError {ErrorCode::InvalidToken,
        "The registration access token is missing, wrong or no longer valid."});
}

/// RFC 6750 2.1.
QByteArray managementToken(const QByteArray &authorization)
{
    if (authorization.left(7).compare("Bearer ", Qt::CaseInsensitive) != 0)
        return {};
    return authorization.sliced(7).trimmed();
}

OAuthResult<Owner> authenticateOwner(
    const domain::ClientId &id, const EndpointRequest &request, Store &store)
{
    const auto found = store.client(id);
    if (!found)
        return Err(storeFailed());
    const std::optional<domain::Client> &client = *found;
    const auto kept = client ? client->managementDigest : std::nullopt;
    const QByteArray token = managementToken(request.authorization);
    const bool equal = base::Secret(kept.value_or(base::Digest {}).toBytes())
                           .equals(base::sha256(token).toBytes());
    if (!kept || !equal || client->isBlocked())
        return notTheOwner();
    return Owner {*client, token};
}

/// RFC 7592 2.2: which client it is must be said again and be true; what the server decides must
/// not be said.
OAuthResult<void> checkUpdate(const QJsonObject &metadata, const domain::Client &client)
{
    for (const auto name : {"registration_access_token"_L1, "registration_client_uri"_L1,
             "client_secret_expires_at"_L1, "client_id_issued_at"_L1}) {
        if (metadata.contains(name))
            return Err(OAuthError {ErrorCode::InvalidClientMetadata,
                "An update holds none of registration_access_token, registration_client_uri, "
                "client_secret_expires_at and client_id_issued_at."});
    }
    if (metadata.value("client_id"_L1).toString().toUtf8() != client.id.value)
        return Err(OAuthError {
            ErrorCode::InvalidClientMetadata, "An update holds the client_id of the client."});
    const QJsonValue secret = metadata.value("client_secret"_L1);
    const bool right = secret.isString() && client.secretDigest
        && base::Secret(client.secretDigest->toBytes())
               .equals(base::sha256(secret.toString().toUtf8()).toBytes());
    if (!secret.isUndefined() && !right)
        return Err(OAuthError {
            ErrorCode::InvalidClientMetadata, "A client does not choose its client_secret."});
    return {};
}

EndpointAnswer update(
    const Owner &owner, const EndpointRequest &request, const RegistrationParts &parts)
{
    const auto metadata = readClientMetadata(request);
    if (!metadata)
        return EndpointAnswer::refusal(metadata.error());
    if (const auto checked = checkUpdate(*metadata, owner.client); !checked)
        return EndpointAnswer::refusal(checked.error());
    const auto requested = checkRegistration(*metadata);
    if (!requested)
        return EndpointAnswer::refusal(requested.error());
    // Without its secret it could not be told from anybody who knows its id.
    if (!requested->client.isConfidential())
        return EndpointAnswer::refusal({ErrorCode::InvalidClientMetadata,
            "A client with a secret keeps it; register a new client to do without."});

    const QByteArray token = newManagementToken(parts.random);
    domain::Client client = requested->client;
    client.id = owner.client.id;
    client.issuedAt = owner.client.issuedAt;
    client.secretDigest = owner.client.secretDigest;
    client.managementDigest = base::sha256(token);
    const auto replaced = parts.store.replaceClient(client);
    if (!replaced)
        return EndpointAnswer::refusal(storeFailed());
    qCInfo(lcManagement) << "client replaced its registration:" << client.id.value << client.name;
    parts.events.happened(ClientReplaced {client});
    return EndpointAnswer::json(clientInformation(client, parts.profile.issuer, token));
}

EndpointAnswer remove(const Owner &owner, const RegistrationParts &parts, ClientControl &control)
{
    const auto ended = control.endSessions(owner.client.id);
    if (!ended || !parts.store.removeClient(owner.client.id))
        return EndpointAnswer::refusal(storeFailed());
    qCInfo(lcManagement) << "client deleted its registration:" << owner.client.id.value
                         << "sessions ended:" << *ended;
    parts.events.happened(ClientRemoved {owner.client});
    return {.status = 204};
}

} // namespace

EndpointAnswer answerManagement(ManagementMethod method, const domain::ClientId &id,
    const EndpointRequest &request, const RegistrationParts &parts, ClientControl &control)
{
    const auto owner = authenticateOwner(id, request, parts.store);
    if (!owner) {
        EndpointAnswer answer = EndpointAnswer::refusal(owner.error());
        answer.challengeBearer = answer.status == 401;
        return answer;
    }
    switch (method) {
    case ManagementMethod::Read:
        return EndpointAnswer::json(
            clientInformation(owner->client, parts.profile.issuer, owner->token));
    case ManagementMethod::Update:
        return update(*owner, request, parts);
    case ManagementMethod::Delete:
        return remove(*owner, parts, control);
    }
    Q_UNREACHABLE();
}

} // namespace gatehouse::oauth
