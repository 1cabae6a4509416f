// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"
#include "store/Purge.h"

#include <algorithm>

namespace gatehouse::store {

using base::Err;
using base::sys_seconds;
template <typename T> using Result = base::Result<T>;

namespace {

/// Takes out of \a all what \a isOver says, \a limit at most; how many went.
template <typename Container, typename Over>
int removeSome(Container &all, int limit, const Over &isOver)
{
    int gone = 0;
    for (auto entry = all.begin(); entry != all.end() && gone < limit;) {
        if (isOver(*entry)) {
            entry = all.erase(entry);
            ++gone;
        } else {
            ++entry;
        }
    }
    return gone;
}

} // namespace

Result<int> MemoryStore::purge(sys_seconds now, base::seconds unusedClientLife, int limit)
{
    if (const auto broken = fault())
        return Err(*broken);
    int gone = purgeSmall(now, limit);
    gone += purgeEnded(now - EndedSessionLife, limit - gone);
    gone += removeSome(m_state.clients, limit - gone, [&](const auto &entry) {
        return entry.second.registeredAt <= now - unusedClientLife && isUnused(entry.second);
    });
    gone += removeSome(m_state.users, limit - gone, [this](const auto &entry) {
        return std::none_of(
            m_state.sessions.cbegin(), m_state.sessions.cend(), [&entry](const auto &session) {
                return session.second.session.user.userId() == entry.first;
            });
    });
    gone += expireSessions(now, limit - gone);
    forgetSealed(now);
    return gone;
}

int MemoryStore::purgeSmall(sys_seconds now, int limit)
{
    int gone = removeSome(m_state.signIns, limit,
        [now](const KeptSignIn &kept) { return kept.signIn.expiresAt <= now; });
    gone += removeSome(
        m_state.consents, limit - gone, [now](const auto &kept) { return kept.second <= now; });
    gone += removeSome(m_state.codes, limit - gone, [now](const auto &entry) {
        return !entry.second.session && entry.second.record.expiresAt <= now;
    });
    return gone;
}

int MemoryStore::purgeEnded(sys_seconds endedBefore, int limit)
{
    return removeSome(m_state.sessions, limit, [this, endedBefore](const auto &entry) {
        const KeptSession &kept = entry.second;
        if (!kept.endedAt || *kept.endedAt > endedBefore)
            return false;
        std::erase_if(m_state.codes,
            [&kept](const auto &code) { return code.second.session == kept.session.id; });
        return true;
    });
}

bool MemoryStore::isUnused(const KeptClient &kept) const
{
    const domain::ClientId &id = kept.client.id;
    return kept.client.kind == domain::ClientKind::Registered
        && std::none_of(m_state.sessions.cbegin(), m_state.sessions.cend(),
            [&id](const auto &entry) { return entry.second.session.clientId == id; })
        && std::none_of(m_state.codes.cbegin(), m_state.codes.cend(),
            [&id](const auto &entry) { return entry.second.record.clientId == id; })
        && std::none_of(m_state.signIns.cbegin(), m_state.signIns.cend(),
            [&id](const KeptSignIn &open) { return open.signIn.clientId == id; });
}

int MemoryStore::expireSessions(sys_seconds now, int limit)
{
    int gone = 0;
    for (auto &[id, kept] : m_state.sessions) {
        if (gone >= limit)
            break;
        const bool over = kept.session.endsAt <= now || !hasGoodToken(kept, now);
        if (kept.endedAt || !over)
            continue;
        kept.endedAt = now;
        gone += 1 + dropTokens(kept);
    }
    return gone;
}

void MemoryStore::forgetSealed(sys_seconds now)
{
    for (auto &[id, kept] : m_state.sessions) {
        for (KeptRefresh &refresh : kept.chain) {
            if (refresh.answerUntil < now)
                refresh.answer.reset();
        }
        if (kept.endedAt && *kept.endedAt <= now - EndedProviderTokensLife)
            kept.sealedProviderTokens.clear();
    }
}

} // namespace gatehouse::store
