// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "base/Secret.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// A client that the owner makes, and its secret, which only this knows.
struct OwnClient
{
    domain::Client client;
    base::Secret secret; ///< empty: a public one
};

constexpr qsizetype MaxOwnClientName = 200;

/// With an id and a secret of its own; nobody knows it yet.
OwnClient newOwnClient(const QString &name, base::Random &random, const base::Clock &clock);
/// From now on it is known. Inside a batch.
base::Result<void> keepOwnClient(const domain::Client &client, Store &store);

/// Makes clients that people sign in with, for products that want an id and a secret: known from
/// the start (CLIENT_APPROVAL), never swept away. Inside a batch of the core thread. Keeps
/// references.
class OwnClients
{
public:
    static constexpr qsizetype MaxRedirectUris = 20;

    OwnClients(Store &store, base::Random &random, const base::Clock &clock)
        : m_store(store)
        , m_random(random)
        , m_clock(clock)
    { }

    enum class Kind { Confidential, Public };

    /// Invalid, with a sentence for the owner, when the name is empty or an answer may not be sent
    /// to one of \a redirectUris.
    base::Result<OwnClient> create(
        const QString &name, const QByteArrayList &redirectUris, Kind kind = Kind::Confidential);

private:
    Store &m_store;
    base::Random &m_random;
    const base::Clock &m_clock;
};

} // namespace gatehouse::oauth
