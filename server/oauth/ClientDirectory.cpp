// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientDirectory.h"

#include "base/Json.h"
#include "oauth/ClientIdUrl.h"
#include "oauth/ClientMetadataDocument.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcAssertion, "gatehouse.token")

std::nullopt_t refused(const domain::Client &client, const QString &why)
{
    qCWarning(lcAssertion).noquote() << client.id.value << why;
    return std::nullopt;
}

} // namespace

bool ClientDirectory::isDocument(const domain::ClientId &id) const
{
    return isUrlId(id.value) && !(m_profile.preRegistered && m_profile.preRegistered->id == id);
}

base::Result<std::optional<domain::Client>> ClientDirectory::find(const domain::ClientId &id)
{
    if (id.isEmpty() || id.value.size() > MaxClientIdBytes)
        return std::nullopt;
    if (m_profile.preRegistered && m_profile.preRegistered->id == id)
        return withStanding(*m_profile.preRegistered);
    if (!isUrlId(id.value))
        return m_store.client(id);
    // Also for what was kept: a host that is off the list has no clients any more.
    if (!m_documents || !checkClientIdUrl(id.value, m_profile.documents))
        return std::nullopt;
    auto client = described(id);
    if (!client || *client)
        return client;
    return m_store.client(id);
}

base::Result<std::optional<domain::Client>> ClientDirectory::withStanding(domain::Client client)
{
    const auto standing = m_store.clientStanding(client.id);
    if (!standing)
        return Err(standing.error());
    client.standing = *standing;
    return std::optional(std::move(client));
}

/// As its document says, with what people have decided about it here.
base::Result<std::optional<domain::Client>> ClientDirectory::described(const domain::ClientId &id)
{
    auto client = m_documents->client(id);
    if (!client)
        return std::nullopt;
    const auto kept = m_store.client(id);
    if (!kept)
        return Err(kept.error());
    if (*kept)
        client->accessTtl = (*kept)->accessTtl;
    auto found = withStanding(*std::move(client));
    if (found && *kept && (*found)->standing == domain::ClientStanding::Approved
        && !looksTheSame(**found, **kept))
        (*found)->standing = domain::ClientStanding::Undecided;
    return found;
}

base::Result<std::optional<domain::Client>> ClientDirectory::findForSignIn(
    const domain::ClientId &id)
{
    if (!isDocument(id) || id.value.size() > MaxClientIdBytes)
        return find(id);
    if (!m_documents || !checkClientIdUrl(id.value, m_profile.documents))
        return std::nullopt;
    return described(id);
}

QString ClientDirectory::documentProblem(const domain::ClientId &id) const
{
    if (!isDocument(id))
        return {};
    if (const auto checked = checkClientIdUrl(id.value, m_profile.documents); !checked)
        return checked.error().message;
    return m_documents ? m_documents->problem(id) : QString();
}

QList<jose::PublicKey> ClientDirectory::keysOf(
    const domain::Client &client, const QByteArray &keyId) const
{
    if (client.jwks.isEmpty())
        return client.jwksUri.isEmpty() ? QList<jose::PublicKey>()
                                        : m_documents->keysAt(client.jwksUri, keyId);
    QList<jose::PublicKey> keys;
    const auto set = base::parseJsonObject(client.jwks);
    const QJsonArray published = set ? set->value("keys"_L1).toArray() : QJsonArray();
    for (const auto &one : published) {
        auto key = jose::PublicKey::fromJwk(one.toObject());
        if (key && (keyId.isEmpty() || key->keyId() == keyId))
            keys.append(std::move(*key));
    }
    return keys;
}

base::Result<std::optional<UsedAssertion>> ClientDirectory::useAssertion(
    const ClientAssertion &assertion, const domain::Client &client)
{
    if (!m_documents || assertion.client != client.id
        || client.authMethod != domain::ClientAuthMethod::PrivateKeyJwt)
        return refused(client, u"sent an assertion and has no keys."_s);
    const jose::CompactJws &token = assertion.token;
    if (!client.assertionAlg.isEmpty() && token.algorithm != client.assertionAlg)
        return refused(client, u"signs with another algorithm than its document says."_s);
    const base::sys_seconds now = m_clock->now();
    const auto until =
        checkClientAssertion(assertion, {m_profile.issuer, m_profile.issuer + "/token"}, now);
    if (!until)
        return refused(client, until.error().message);
    const auto keys = keysOf(client, token.keyId);
    const bool isSigned = std::any_of(keys.begin(), keys.end(), [&](const jose::PublicKey &key) {
        return key.verify(token.algorithm, token.signedPart, token.signature);
    });
    if (!isSigned)
        return refused(client, u"sent an assertion that none of its keys has signed."_s);
    // Last: only an assertion that is good otherwise takes room.
    const auto fresh = m_store.useAssertion(assertion.use, *until);
    if (!fresh)
        return Err(fresh.error());
    if (!*fresh)
        return refused(client, u"sent an assertion that was used before."_s);
    return UsedAssertion {assertion.use, *until};
}

} // namespace gatehouse::oauth
