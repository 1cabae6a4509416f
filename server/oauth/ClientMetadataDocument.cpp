// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientMetadataDocument.h"

#include "base/Json.h"
#include "jose/Jws.h"
#include "oauth/ClientMetadata.h"

#include <QJsonArray>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using domain::Client;
using domain::ClientAuthMethod;

namespace {

constexpr qsizetype MaxDocumentBytes = 1024 * 1024; // the fetch has a cap of its own
constexpr qsizetype MaxKeys = 100;

Err<Error> badDocument(const QString &why)
{
    return Err(Error {ErrorKind::Invalid, why});
}

/// A list of names, when it is there: it must be one, and hold \a needed.
bool lacks(const QJsonObject &document, QLatin1String field, const QString &needed)
{
    return document.contains(field) && !document[field].toArray().contains(needed);
}

/// What the client can do at the token endpoint.
struct Offer
{
    bool privateKeyJwt = false;
    bool none = false;
};

std::optional<Offer> offerOf(const QJsonObject &document)
{
    const QJsonValue preferred = document["token_endpoint_auth_method"_L1];
    const QJsonValue others = document["token_endpoint_auth_methods_supported"_L1];
    if (!preferred.isUndefined() && !preferred.isString())
        return std::nullopt;
    // CIMD 4.1: there is nobody to share a secret with.
    if (preferred.toString().startsWith("client_secret"_L1))
        return std::nullopt;
    if (!others.isUndefined() && !others.isArray())
        return std::nullopt;
    if (preferred.isUndefined() && others.isUndefined())
        return Offer {.none = true};
    const auto names = [&](const QString &method) {
        return preferred.toString() == method || others.toArray().contains(method);
    };
    return Offer {.privateKeyJwt = names(u"private_key_jwt"_s), .none = names(u"none"_s)};
}

/// RFC 7517 5: a set with at least one key that can be used here and none that is secret.
bool isKeySet(const QJsonValue &jwks)
{
    const QJsonArray keys = jwks["keys"_L1].toArray();
    const auto isSecret = [](const QJsonValue &key) {
        return key.toObject().contains("d"_L1) || key.toObject().contains("k"_L1);
    };
    return !keys.isEmpty() && keys.size() <= MaxKeys
        && std::none_of(keys.begin(), keys.end(), isSecret)
        && std::any_of(keys.begin(), keys.end(),
            [](const QJsonValue &key) { return jose::PublicKey::fromJwk(key.toObject()).ok(); });
}

/// RFC 7591 2: jwks or jwks_uri, not both. False when \a document has no keys to go by.
bool takeKeys(const QJsonObject &document, const DocumentRules &rules, Client &client)
{
    const bool hasSet = document.contains("jwks"_L1);
    const QByteArray uri = document["jwks_uri"_L1].toString().toUtf8();
    if (hasSet == document.contains("jwks_uri"_L1))
        return false;
    if (hasSet) {
        if (!isKeySet(document["jwks"_L1]))
            return false;
        client.jwks = base::toJson(document["jwks"_L1].toObject());
        return true;
    }
    if (!checkKeysUrl(uri, rules))
        return false;
    client.jwksUri = uri;
    return true;
}

/// How the client will prove itself; the words of the refusal when it cannot.
QString takeAuthentication(const QJsonObject &document, const DocumentRules &rules, Client &client)
{
    const auto offer = offerOf(document);
    if (!offer || (!offer->privateKeyJwt && !offer->none))
        return u"The document offers no way to authenticate that is known here: none or "
               "private_key_jwt."_s;
    if (!offer->privateKeyJwt)
        return {};
    client.authMethod = ClientAuthMethod::PrivateKeyJwt;
    client.orNone = offer->none;
    if (!takeKeys(document, rules, client))
        return u"The document wants private_key_jwt and needs a usable jwks or jwks_uri, not "
               "both."_s;
    client.assertionAlg = document["token_endpoint_auth_signing_alg"_L1].toString().toUtf8();
    return {};
}

QByteArray sameHostOnly(const QByteArray &uri, const domain::ClientId &id)
{
    // A link to somebody else would lend the client that one's name.
    return hostOfUrlId(uri) == hostOfUrlId(id.value) ? uri : QByteArray();
}

} // namespace

base::Result<Client> readClientDocument(const domain::ClientId &id, QByteArrayView json,
    const DocumentRules &rules, base::sys_seconds now)
{
    const auto document = base::parseJsonObject(json, MaxDocumentBytes);
    if (!document)
        return badDocument(u"The document is not a JSON object."_s);
    // CIMD 4.1: simple string comparison (RFC 3986 6.2.1).
    if (document->value("client_id"_L1).toString().toUtf8() != id.value)
        return badDocument(u"The document's client_id is not its own address."_s);
    if (document->contains("client_secret"_L1) || document->contains("client_secret_expires_at"_L1))
        return badDocument(u"The document holds a client_secret."_s);
    const auto redirectUris = redirectUrisOf(*document);
    if (!redirectUris)
        return badDocument(u"The document's redirect_uris are refused: %1"_s.arg(
            QString::fromUtf8(redirectUris.error().description)));
    const QString name = document->value("client_name"_L1).toString();
    const QByteArray scope = document->value("scope"_L1).toString().toUtf8();
    if (name.size() > MaxClientNameLength || scope.size() > MaxScopeBytes)
        return badDocument(u"The document's client_name or scope is too long."_s);
    if (lacks(*document, "grant_types"_L1, u"authorization_code"_s)
        || lacks(*document, "response_types"_L1, u"code"_s))
        return badDocument(u"The document does not allow the authorization code grant."_s);

    Client client {.id = id,
        .kind = domain::ClientKind::Document,
        .name = visibleName(name),
        .redirectUris = *redirectUris,
        .clientUri = sameHostOnly(harmlessUri(document->value("client_uri"_L1)), id),
        .scope = scope,
        .issuedAt = now};
    if (const QString why = takeAuthentication(*document, rules, client); !why.isEmpty())
        return badDocument(why);
    return client;
}

bool looksTheSame(const Client &one, const Client &other)
{
    return one.name == other.name && one.redirectUris == other.redirectUris;
}

} // namespace gatehouse::oauth
