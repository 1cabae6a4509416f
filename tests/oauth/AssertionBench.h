// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Bench.h"
#include "oauth/KnownDocuments.h"
#include "support/TestKey.h"

namespace gatehouse::test {

/// Documents and keys as if they had been fetched.
class FakeDocuments final : public oauth::KnownDocuments
{
public:
    QMap<QByteArray, domain::Client> clients;
    QMap<QByteArray, QList<jose::PublicKey>> keys; ///< by jwks_uri
    QString trouble;

    std::optional<domain::Client> client(const domain::ClientId &id) const override
    {
        return clients.contains(id.value) ? std::optional(clients.value(id.value)) : std::nullopt;
    }
    QString problem(const domain::ClientId &) const override { return trouble; }
    QList<jose::PublicKey> keysAt(const QByteArray &jwksUri, const QByteArray &keyId) const override
    {
        QList<jose::PublicKey> found;
        for (const jose::PublicKey &key : keys.value(jwksUri)) {
            if (keyId.isEmpty() || key.keyId() == keyId)
                found.append(key);
        }
        return found;
    }
};

/// A bench with clients that documents describe.
struct AssertionBench : Bench
{
    static inline const QByteArray Id = "https://app.example/client.json";
    static inline const QByteArray KeysUri = "https://app.example/jwks.json";

    FakeDocuments documents;
    oauth::ClientDirectory directory {profile, store, documents, clock};
    TestKey key = TestKey::ec("P-256");
    int lastJti = 0;

    AssertionBench()
    {
        profile.documents.enabled = true;
        documents.clients[Id] = describedClient(Id);
        documents.keys[KeysUri] = {publicKey(key, u"k1"_s)};
    }

    static jose::PublicKey publicKey(const TestKey &key, const QString &id)
    {
        return *jose::PublicKey::fromJwk(key.jwk(id));
    }
    domain::Client describedClient(const QByteArray &id) const
    {
        return {.id = {id},
            .kind = domain::ClientKind::Document,
            .name = u"App"_s,
            .redirectUris = {"https://app.example/cb"},
            .authMethod = domain::ClientAuthMethod::PrivateKeyJwt,
            .issuedAt = clock.now(),
            .jwksUri = KeysUri};
    }

    QJsonObject header() const { return {{u"alg"_s, u"ES256"_s}, {u"kid"_s, u"k1"_s}}; }
    QJsonObject claims()
    {
        const qint64 now = clock.now().time_since_epoch().count();
        return {{u"iss"_s, QString::fromLatin1(Id)}, {u"sub"_s, QString::fromLatin1(Id)},
            {u"aud"_s, u"https://gate.example"_s}, {u"iat"_s, now}, {u"exp"_s, now + 300},
            {u"jti"_s, u"jti-%1"_s.arg(++lastJti)}};
    }
    QByteArray assertion() { return key.signedToken(header(), claims()); }

    oauth::OAuthResult<domain::Client> authenticate(
        const QByteArray &assertion, const QByteArray &more = {}, const QByteArray &basic = {})
    {
        const QByteArray body =
            form({{"client_assertion_type", oauth::JwtAssertionType.toByteArray()},
                {"client_assertion", assertion}})
            + more;
        return authenticateForm(body, basic);
    }
    oauth::OAuthResult<domain::Client> authenticateForm(
        const QByteArray &body, const QByteArray &basic = {})
    {
        const oauth::EndpointRequest request {"application/x-www-form-urlencoded", basic, body};
        const auto parameters = oauth::parseForm(request);
        if (!parameters)
            return base::Err(parameters.error());
        const auto client = oauth::authenticateClient(request, *parameters, directory);
        if (!client)
            return base::Err(client.error());
        return client->client;
    }
};

} // namespace gatehouse::test
