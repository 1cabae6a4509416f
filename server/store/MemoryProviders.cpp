// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using base::Err;
using base::Result;
using base::sys_seconds;

Result<QList<domain::SessionId>> MemoryStore::bindProvider(
    const oauth::ProviderBinding &binding, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto known = m_state.providers.find(binding.name);
    const bool isAnother = known != m_state.providers.end() && known->second != binding.meaning;
    m_state.providers[binding.name] = binding.meaning;
    if (!isAnother)
        return QList<domain::SessionId>();
    forgetWhatItGave(binding.name, now);
    std::vector<KeptSession *> open;
    for (auto &[id, kept] : m_state.sessions) {
        if (!kept.endedAt && kept.session.provider == binding.name)
            open.push_back(&kept);
    }
    std::sort(open.begin(), open.end(),
        [](const KeptSession *a, const KeptSession *b) { return a->number < b->number; });
    QList<domain::SessionId> ended;
    for (KeptSession *kept : open) {
        close(*kept, now);
        ended.append(kept->session.id);
    }
    std::erase_if(m_state.personalTokens, [&](const oauth::KeptPersonalToken &kept) {
        const bool isOfIt = kept.token.provider == binding.name;
        if (isOfIt)
            ended.append(kept.token.id);
        return isOfIt;
    });
    return ended;
}

void MemoryStore::forgetWhatItGave(const QByteArray &provider, sys_seconds now)
{
    for (auto &[id, kept] : m_state.sessions) {
        if (kept.session.provider == provider)
            kept.sealedProviderTokens.clear();
    }
    std::erase_if(m_state.codes, [&provider](const auto &entry) {
        return !entry.second.taken && entry.second.record.provider == provider;
    });
    std::erase_if(m_state.signIns,
        [&provider](const KeptSignIn &open) { return open.signIn.provider == provider; });
    for (KeptRevocation &kept : m_state.revocations) {
        if (kept.status.settledAt || kept.status.provider != provider)
            continue;
        kept.due.sealedTokens.clear();
        kept.status.nextAt.reset();
        kept.status.settledAt = now;
        kept.status.outcome = oauth::RevocationOutcome::GivenUp;
        kept.status.lastWords = oauth::anotherProviderNow();
    }
}

} // namespace gatehouse::store
