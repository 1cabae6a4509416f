// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/KeyRing.h"
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using base::Err;
using base::Result;
using base::sys_seconds;
using oauth::SealedPlace;
using oauth::SealedRow;

Result<QList<domain::SessionId>> MemoryStore::endSessions(
    const oauth::WhichSessions &which, domain::EndReason, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto isMeant = [&which](const domain::Identity &user, const domain::ClientId &client) {
        if (const auto *one = std::get_if<domain::UserId>(&which))
            return user.userId() == *one;
        if (const auto *one = std::get_if<domain::ClientId>(&which))
            return client == *one;
        return true;
    };
    std::erase_if(m_state.codes, [&](const auto &entry) {
        const oauth::CodeRecord &record = entry.second.record;
        if (entry.second.taken || !isMeant(record.user, record.clientId))
            return false;
        queue(entry.first, record, now);
        return true;
    });
    std::vector<KeptSession *> living;
    for (auto &[id, kept] : m_state.sessions) {
        if (!kept.endedAt && kept.session.endsAt > now
            && isMeant(kept.session.user, kept.session.clientId))
            living.push_back(&kept);
    }
    std::sort(living.begin(), living.end(),
        [](const KeptSession *a, const KeptSession *b) { return a->number < b->number; });
    QList<domain::SessionId> ended;
    for (KeptSession *kept : living) {
        close(*kept, now);
        ended.append(kept->session.id);
    }
    return ended;
}

void MemoryStore::queue(const oauth::NewRevocation &revocation)
{
    const oauth::DueRevocation due {.number = ++m_state.lastRevocation,
        .record = revocation.record,
        .provider = revocation.provider,
        .user = revocation.user,
        .sealedTokens = revocation.sealedTokens,
        .queuedAt = revocation.queuedAt};
    m_state.revocations.push_back({due,
        {.record = revocation.record,
            .provider = revocation.provider,
            .user = revocation.user,
            .client = revocation.client,
            .queuedAt = revocation.queuedAt,
            .nextAt = revocation.queuedAt}});
}

void MemoryStore::queue(const base::Digest &code, const oauth::CodeRecord &record, sys_seconds now)
{
    if (!record.sealedProviderTokens.isEmpty())
        queue({oauth::TokensRecord::of(code), record.provider, record.user.userId(),
            record.clientId, record.sealedProviderTokens, now});
}

MemoryStore::KeptRevocation *MemoryStore::waiting(qint64 number)
{
    for (KeptRevocation &kept : m_state.revocations) {
        if (kept.due.number == number && !kept.status.settledAt)
            return &kept;
    }
    return nullptr;
}

Result<void> MemoryStore::queueRevocation(const oauth::NewRevocation &revocation)
{
    if (const auto broken = fault())
        return Err(*broken);
    queue(revocation);
    return {};
}

Result<QList<oauth::DueRevocation>> MemoryStore::dueRevocations(sys_seconds now, int limit)
{
    if (const auto broken = fault())
        return Err(*broken);
    std::vector<const KeptRevocation *> due;
    for (const KeptRevocation &kept : m_state.revocations) {
        if (kept.status.nextAt && *kept.status.nextAt <= now)
            due.push_back(&kept);
    }
    std::stable_sort(due.begin(), due.end(), [](const KeptRevocation *a, const KeptRevocation *b) {
        return *a->status.nextAt < *b->status.nextAt;
    });
    QList<oauth::DueRevocation> list;
    for (const KeptRevocation *kept : due) {
        if (list.size() < limit)
            list.append(kept->due);
    }
    return list;
}

Result<std::optional<sys_seconds>> MemoryStore::nextRevocationAt()
{
    if (const auto broken = fault())
        return Err(*broken);
    std::optional<sys_seconds> next;
    for (const KeptRevocation &kept : m_state.revocations) {
        if (kept.status.nextAt && (!next || *kept.status.nextAt < *next))
            next = kept.status.nextAt;
    }
    return next;
}

Result<void> MemoryStore::settleRevocation(
    qint64 number, oauth::RevocationOutcome outcome, const QString &words, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    if (KeptRevocation *kept = waiting(number)) {
        kept->due.sealedTokens.clear();
        kept->status.attempts = ++kept->due.attempts;
        kept->status.nextAt.reset();
        kept->status.settledAt = now;
        kept->status.outcome = outcome;
        kept->status.lastWords = words;
    }
    return {};
}

Result<void> MemoryStore::postponeRevocation(
    qint64 number, sys_seconds nextAt, const QString &words)
{
    if (const auto broken = fault())
        return Err(*broken);
    if (KeptRevocation *kept = waiting(number)) {
        kept->status.attempts = ++kept->due.attempts;
        kept->status.nextAt = nextAt;
        kept->status.lastWords = words;
    }
    return {};
}

Result<QList<oauth::RevocationStatus>> MemoryStore::revocations(int limit)
{
    if (const auto broken = fault())
        return Err(*broken);
    QList<oauth::RevocationStatus> list;
    for (auto kept = m_state.revocations.crbegin();
         kept != m_state.revocations.crend() && list.size() < limit; ++kept)
        list.append(kept->status);
    return list;
}

Result<QMap<QByteArray, int>> MemoryStore::sealedCounts()
{
    if (const auto broken = fault())
        return Err(*broken);
    QMap<QByteArray, int> counts;
    const auto count = [&counts](const QByteArray &sealed) {
        if (!sealed.isEmpty())
            ++counts[base::KeyRing::keyIdOf(sealed)];
    };
    for (const auto &[id, kept] : m_state.sessions)
        count(kept.sealedProviderTokens);
    for (const KeptRevocation &kept : m_state.revocations)
        count(kept.due.sealedTokens);
    for (const auto &[digest, kept] : m_state.codes)
        count(kept.record.sealedProviderTokens);
    for (const KeptSignIn &kept : m_state.signIns)
        count(kept.signIn.sealedVerifier);
    return counts;
}

Result<QList<SealedRow>> MemoryStore::sealedRows(SealedPlace place, qint64 number, int limit)
{
    if (const auto broken = fault())
        return Err(*broken);
    QList<SealedRow> rows;
    if (place == SealedPlace::Sessions) {
        for (const auto &[id, kept] : m_state.sessions)
            rows.append(
                {place, kept.number, oauth::TokensRecord::of(id), kept.sealedProviderTokens});
    } else {
        for (const KeptRevocation &kept : m_state.revocations)
            rows.append({place, kept.due.number, kept.due.record, kept.due.sealedTokens});
    }
    rows.removeIf(
        [number](const SealedRow &row) { return row.number <= number || row.sealed.isEmpty(); });
    std::sort(rows.begin(), rows.end(),
        [](const SealedRow &a, const SealedRow &b) { return a.number < b.number; });
    return rows.first(std::min(rows.size(), qsizetype(limit)));
}

Result<int> MemoryStore::reseal(const QList<oauth::ResealedRow> &rows)
{
    if (const auto broken = fault())
        return Err(*broken);
    int changed = 0;
    const auto replace = [&changed](QByteArray &sealed, const oauth::ResealedRow &by) {
        if (sealed != by.row.sealed)
            return;
        sealed = by.sealed;
        ++changed;
    };
    for (const oauth::ResealedRow &resealed : rows) {
        if (resealed.row.place == SealedPlace::Revocations) {
            if (KeptRevocation *kept = waiting(resealed.row.number))
                replace(kept->due.sealedTokens, resealed);
            continue;
        }
        const auto kept = m_state.sessions.find({resealed.row.record.id});
        if (kept != m_state.sessions.end())
            replace(kept->second.sealedProviderTokens, resealed);
    }
    return changed;
}

} // namespace gatehouse::store
