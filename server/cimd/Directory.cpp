// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cimd/Directory.h"

#include <QLoggingCategory>

namespace gatehouse::cimd {

namespace {

Q_LOGGING_CATEGORY(lcKeys, "gatehouse.cimd")

constexpr qsizetype MaxKeySets = 256;

} // namespace

Directory::Directory(const oauth::Profile &profile, net::HttpClient &http, base::Clock &clock)
    : m_profile(profile)
    , m_http(http)
    , m_clock(clock)
    , m_documents(http, clock, profile.documents)
{ }

std::optional<domain::Client> Directory::client(const domain::ClientId &id) const
{
    return m_documents.client(id);
}

QString Directory::problem(const domain::ClientId &id) const
{
    return m_documents.problem(id);
}

QList<jose::PublicKey> Directory::keysAt(const QByteArray &jwksUri, const QByteArray &keyId) const
{
    QList<jose::PublicKey> keys;
    if (const auto set = m_keys.value(jwksUri)) {
        for (const provider::IssuerKey &known : set->known(keyId))
            keys.append(known.key);
    }
    return keys;
}

bool Directory::needsDocument(const domain::ClientId &id) const
{
    if (!oauth::isUrlId(id.value) || !oauth::checkClientIdUrl(id.value, m_profile.documents))
        return false;
    const bool isOwners = m_profile.preRegistered && m_profile.preRegistered->id == id;
    return !isOwners && !m_documents.isSettled(id);
}

void Directory::loadDocument(const domain::ClientId &id, QObject *context, Done done)
{
    m_documents.load(id, context, [done = std::move(done)](bool settled) {
        done(settled ? Asked::Settled : Asked::Unavailable);
    });
}

bool Directory::needsKeys(const domain::Client &client, const QByteArray &keyId) const
{
    return client.authMethod == domain::ClientAuthMethod::PrivateKeyJwt && !client.jwksUri.isEmpty()
        && keysAt(client.jwksUri, keyId).isEmpty();
}

void Directory::loadKeys(
    const domain::Client &client, const QByteArray &keyId, QObject *context, Done done)
{
    std::shared_ptr<provider::JwksCache> set = m_keys.value(client.jwksUri);
    if (!set) {
        if (m_keys.size() >= MaxKeySets)
            m_keys.erase(m_keys.begin()); // whichever; it is fetched again when it is needed
        set = std::make_shared<provider::JwksCache>(client.jwksUri, m_http, m_clock);
        m_keys.insert(client.jwksUri, set);
    }
    set->keys(keyId, context,
        [id = client.id, done = std::move(done)](const provider::JwksCache::Answer &answer) {
            using Kind = provider::ProviderError::Kind;
            if (!answer)
                qCWarning(lcKeys).noquote()
                    << id.value << "has no keys for an assertion:" << answer.error().message;
            const bool unavailable = !answer && answer.error().kind == Kind::Unavailable;
            done(unavailable ? Asked::Unavailable : Asked::Settled);
        });
}

} // namespace gatehouse::cimd
