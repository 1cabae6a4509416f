// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientDirectory.h"

namespace gatehouse::oauth {

namespace {

constexpr qsizetype MaxIdBytes = 2048;

} // namespace

base::Result<std::optional<domain::Client>> ClientDirectory::find(const domain::ClientId &id)
{
    if (id.isEmpty() || id.value.size() > MaxIdBytes)
        return std::optional<domain::Client>();
    if (m_profile.preRegistered && m_profile.preRegistered->id == id)
        return withStanding(*m_profile.preRegistered);
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

} // namespace gatehouse::oauth
