// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "jose/Jws.h"
#include "net/HttpClient.h"
#include "provider/Provider.h"
#include "provider/Waiters.h"

#include <QHash>

#include <memory>

namespace gatehouse::provider {

/// A provider's key and, where the provider says so (Microsoft), the issuer it signs for.
struct IssuerKey
{
    jose::PublicKey key;
    QByteArray issuer; ///< may hold {tenantid}; empty: any of this provider
};

/// A provider's signing keys (RFC 7517 5), kept for an hour. An unknown key id is looked for at
/// once, because a provider that rotates signs with the new key immediately; only the same unknown
/// id again has to wait. Stores references to the HTTP client and the clock. Shared, because a
/// fetch under way keeps itself alive.
class JwksCache : public std::enable_shared_from_this<JwksCache>
{
public:
    using Keys = QList<IssuerKey>;
    using Answer = base::Result<Keys, ProviderError>;

    JwksCache(QByteArray url, net::HttpClient &http, base::Clock &clock);

    const QByteArray &url() const { return m_url; }

    /// The keys of that id, all keys when \a keyId is empty. Refused when there is none. \a done
    /// is called once, later, not at all once \a context is gone.
    void keys(const QByteArray &keyId, QObject *context, std::function<void(Answer)> done);
    /// Those of them that are here and not too old; asks nobody.
    Keys known(const QByteArray &keyId) const { return isFresh() ? find(keyId) : Keys(); }

private:
    using Fetched = base::Result<void, ProviderError>;

    bool isFresh() const;
    Keys find(const QByteArray &keyId) const;
    bool maySearchFor(const QByteArray &keyId);
    void fetch(QObject *context, std::function<void(Fetched)> done);
    Fetched read(const base::Result<net::IncomingResponse> &result);

    const QByteArray m_url;
    net::HttpClient &m_http;
    base::Clock &m_clock;
    QObject m_context; ///< of the request under way
    Waiters<Fetched> m_waiters;
    Keys m_keys;
    std::optional<base::sys_seconds> m_fetchedAt;
    QHash<QByteArray, base::sys_seconds> m_searched; ///< unknown key ids, when last looked for
};

} // namespace gatehouse::provider
