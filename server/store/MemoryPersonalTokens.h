// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/PersonalToken.h"

namespace gatehouse::store {

class MemoryStore;

/// oauth::PersonalTokenStore without a disk, in what a MemoryStore keeps.
class MemoryPersonalTokens final : public oauth::PersonalTokenStore
{
public:
    /// \a store has this as a part.
    explicit MemoryPersonalTokens(MemoryStore &store)
        : m_store(store)
    { }

    base::Result<void> save(const oauth::KeptPersonalToken &kept) override;
    base::Result<QList<oauth::KeptPersonalToken>> all() override;
    base::Result<bool> remove(const domain::SessionId &id) override;
    base::Result<void> addUse(
        const domain::SessionId &id, qint64 requests, base::sys_seconds at) override;
    base::Result<QList<oauth::KnownPerson>> peopleCalled(const QString &name) override;

private:
    MemoryStore &m_store;
};

} // namespace gatehouse::store
