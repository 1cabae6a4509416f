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
        return m_profile.preRegistered;
    return m_store.client(id);
}

} // namespace gatehouse::oauth
