// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientAssertion.h"
#include "oauth/KnownDocuments.h"
#include "oauth/Profile.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// Finds a client by its id, wherever it is known from: the settings first, then its document, then
/// the store. Keeps references to all of them; core thread.
class ClientDirectory
{
public:
    /// Without documents: no URL is a client.
    ClientDirectory(const Profile &profile, Store &store)
        : m_profile(profile)
        , m_store(store)
    { }
    ClientDirectory(const Profile &profile, Store &store, const KnownDocuments &documents,
        const base::Clock &clock)
        : m_profile(profile)
        , m_store(store)
        , m_documents(&documents)
        , m_clock(&clock)
    { }

    /// A client of a document that is gone is still the one its sessions were opened with: as it
    /// was kept then.
    base::Result<std::optional<domain::Client>> find(const domain::ClientId &id);
    /// For a new sign-in: a document must be there, and as it is now (CIMD 4.3).
    base::Result<std::optional<domain::Client>> findForSignIn(const domain::ClientId &id);
    /// Why a document gives no client, for people; empty for any other id.
    QString documentProblem(const domain::ClientId &id) const;

    /// RFC 7523 3: \a assertion is signed with a key of \a client, for us, now, and was not used
    /// before. Whatever it says is then used up. Nothing when not; the reason goes to the log.
    base::Result<std::optional<UsedAssertion>> useAssertion(
        const ClientAssertion &assertion, const domain::Client &client);

private:
    /// What the owner decided about a client that the store does not keep.
    base::Result<std::optional<domain::Client>> withStanding(domain::Client client);
    base::Result<std::optional<domain::Client>> described(const domain::ClientId &id);
    bool isDocument(const domain::ClientId &id) const;
    QList<jose::PublicKey> keysOf(const domain::Client &client, const QByteArray &keyId) const;

    const Profile &m_profile;
    Store &m_store;
    const KnownDocuments *m_documents = nullptr;
    const base::Clock *m_clock = nullptr;
};

} // namespace gatehouse::oauth
