// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cimd/DocumentCache.h"
#include "oauth/KnownDocuments.h"
#include "oauth/Profile.h"
#include "provider/JwksCache.h"

namespace gatehouse::cimd {

/// The clients that documents describe, and their keys: what oauth may look at without waiting, and
/// the waiting that has to come before. Keeps references to all three parts.
class Directory final : public oauth::KnownDocuments
{
public:
    /// How asking ended.
    enum class Asked {
        Settled, ///< there is an answer now, good or bad
        Unavailable, ///< nobody could say; trying again may help
    };
    using Done = std::function<void(Asked)>;

    /// \a http decides where a request may go: a net::GuardedHttpClient.
    Directory(const oauth::Profile &profile, net::HttpClient &http, base::Clock &clock);

    std::optional<domain::Client> client(const domain::ClientId &id) const override;
    QString problem(const domain::ClientId &id) const override;
    QList<jose::PublicKey> keysAt(
        const QByteArray &jwksUri, const QByteArray &keyId) const override;

    /// Whether loadDocument() should come before client(): never for what is no address of a
    /// document.
    bool needsDocument(const domain::ClientId &id) const;
    void loadDocument(const domain::ClientId &id, QObject *context, Done done);

    /// The same for the keys of an assertion with that key id.
    bool needsKeys(const domain::Client &client, const QByteArray &keyId) const;
    void loadKeys(
        const domain::Client &client, const QByteArray &keyId, QObject *context, Done done);

private:
    const oauth::Profile &m_profile;
    net::HttpClient &m_http;
    base::Clock &m_clock;
    DocumentCache m_documents;
    QHash<QByteArray, std::shared_ptr<provider::JwksCache>> m_keys; ///< by jwks_uri
};

} // namespace gatehouse::cimd
