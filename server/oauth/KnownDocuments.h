// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Client.h"
#include "jose/Jws.h"

#include <QList>

namespace gatehouse::oauth {

/// What has been read of clients' documents and keys, ready for use: asks nobody. Whoever answers a
/// request has had it fetched before (cimd/Directory). Core thread.
class KnownDocuments
{
public:
    KnownDocuments() = default;
    KnownDocuments(const KnownDocuments &) = delete;
    KnownDocuments &operator=(const KnownDocuments &) = delete;
    virtual ~KnownDocuments() = default;

    /// The client its document describes, while that is fresh.
    virtual std::optional<domain::Client> client(const domain::ClientId &id) const = 0;
    /// Why there is none, in a sentence that may be shown to anybody; empty when nobody has asked.
    virtual QString problem(const domain::ClientId &id) const = 0;
    /// The keys at \a jwksUri of that id, all of them when \a keyId is empty.
    virtual QList<jose::PublicKey> keysAt(
        const QByteArray &jwksUri, const QByteArray &keyId) const = 0;
};

} // namespace gatehouse::oauth
