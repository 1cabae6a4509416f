// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Profile.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// Finds a client by its id, wherever it is known from: the settings first, then the store. Keeps
/// references to both; core thread.
class ClientDirectory
{
public:
    ClientDirectory(const Profile &profile, Store &store)
        : m_profile(profile)
        , m_store(store)
    { }

    base::Result<std::optional<domain::Client>> find(const domain::ClientId &id);

private:
    /// What the owner decided about a client that the store does not keep.
    base::Result<std::optional<domain::Client>> withStanding(domain::Client client);

    const Profile &m_profile;
    Store &m_store;
};

} // namespace gatehouse::oauth
