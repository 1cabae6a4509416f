// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"
#include "store/Purge.h"

#include <algorithm>

namespace gatehouse::store {

using base::Err;
using base::Result;
using base::sys_seconds;

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
    gone += removeSome(m_state.revocations, limit - gone, [now](const KeptRevocation &kept) {
        return kept.status.settledAt && *kept.status.settledAt <= now - EndedSessionLife;
    });
    gone += removeSome(
        m_state.personalTokens, limit - gone, [now](const oauth::KeptPersonalToken &kept) {
            return kept.token.expiresAt <= now - oauth::ExpiredTokenLife;
        });
    gone += removeSome(m_state.clients, limit - gone, [&](const auto &entry) {
        return entry.second.registeredAt <= now - unusedClientLife && isUnused(entry.second);
    });
    gone += removeSome(m_state.users, limit - gone, [this](const auto &entry) {
        return std::none_of(m_state.sessions.cbegin(), m_state.sessions.cend(),
                   [&entry](const auto &session) {
                       return session.second.session.user.userId() == entry.first;
                   })
            && std::none_of(m_state.personalTokens.cbegin(), m_state.personalTokens.cend(),
                [&entry](const auto &kept) { return kept.token.user.userId() == entry.first; });
    });
    return gone + forgetAnswers(now, limit - gone);
}

int MemoryStore::purgeSmall(sys_seconds now, int limit)
{
    int gone = removeSome(m_state.codes, limit, [this, now](const auto &entry) {
        const KeptCode &kept = entry.second;
        if (kept.session || kept.record.expiresAt > now)
            return false;
        queue(entry.first, kept.record, now);
        return true;
    });
    gone += removeSome(
        m_state.assertions, limit - gone, [now](const auto &entry) { return entry.second <= now; });
    gone += removeSome(m_state.signIns, limit - gone,
        [now](const KeptSignIn &kept) { return kept.signIn.expiresAt <= now; });
    gone += removeSome(
        m_state.consents, limit - gone, [now](const auto &kept) { return kept.second <= now; });
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
    return kept.client.kind != domain::ClientKind::PreRegistered && !m_state.standings.contains(id)
        && !m_state.agents.contains(id)
        && std::none_of(m_state.sessions.cbegin(), m_state.sessions.cend(),
            [&id](const auto &entry) { return entry.second.session.clientId == id; })
        && std::none_of(m_state.codes.cbegin(), m_state.codes.cend(),
            [&id](const auto &entry) { return entry.second.record.clientId == id; })
        && std::none_of(m_state.signIns.cbegin(), m_state.signIns.cend(),
            [&id](const KeptSignIn &open) { return open.signIn.clientId == id; });
}

Result<QList<domain::SessionId>> MemoryStore::endExpiredSessions(sys_seconds now, int limit)
{
    if (const auto broken = fault())
        return Err(*broken);
    std::vector<KeptSession *> over;
    for (auto &[id, kept] : m_state.sessions) {
        if (!kept.endedAt && (kept.session.endsAt <= now || !hasGoodToken(kept, now)))
            over.push_back(&kept);
    }
    std::sort(over.begin(), over.end(),
        [](const KeptSession *a, const KeptSession *b) { return a->number < b->number; });
    QList<domain::SessionId> ended;
    int gone = 0;
    for (KeptSession *kept : over) {
        if (gone >= limit)
            break;
        gone += 1 + close(*kept, now);
        ended.append(kept->session.id);
    }
    return ended;
}

int MemoryStore::forgetAnswers(sys_seconds now, int limit)
{
    int emptied = 0;
    for (auto &[id, kept] : m_state.sessions) {
        for (KeptRefresh &refresh : kept.chain) {
            if (emptied >= limit)
                return emptied;
            if (refresh.answer && refresh.answerUntil < now) {
                refresh.answer.reset();
                ++emptied;
            }
        }
    }
    return emptied;
}

} // namespace gatehouse::store
