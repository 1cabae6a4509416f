// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryPersonalTokens.h"

#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;
using oauth::KeptPersonalToken;
using oauth::KnownPerson;

Result<void> MemoryPersonalTokens::save(const KeptPersonalToken &kept)
{
    if (const auto broken = m_store.fault())
        return Err(*broken);
    auto &tokens = m_store.m_state.personalTokens;
    const bool isKept = std::any_of(tokens.cbegin(), tokens.cend(), [&kept](const auto &one) {
        return one.digest == kept.digest || one.token.id == kept.token.id;
    });
    if (isKept)
        return MemoryStore::keptAlready(u"token"_s);
    m_store.m_state.users[kept.token.user.userId()] = kept.token.user;
    tokens.push_back(kept);
    return {};
}

Result<QList<KeptPersonalToken>> MemoryPersonalTokens::all()
{
    if (const auto broken = m_store.fault())
        return Err(*broken);
    const auto &state = m_store.m_state;
    QList<KeptPersonalToken> all(state.personalTokens.crbegin(), state.personalTokens.crend());
    for (KeptPersonalToken &kept : all)
        kept.token.user = state.users.at(kept.token.user.userId());
    return all;
}

Result<bool> MemoryPersonalTokens::remove(const domain::SessionId &id)
{
    if (const auto broken = m_store.fault())
        return Err(*broken);
    return std::erase_if(m_store.m_state.personalTokens, [&id](const KeptPersonalToken &kept) {
        return kept.token.id == id;
    }) > 0;
}

Result<void> MemoryPersonalTokens::addUse(
    const domain::SessionId &id, qint64 requests, base::sys_seconds at)
{
    if (const auto broken = m_store.fault())
        return Err(*broken);
    for (KeptPersonalToken &kept : m_store.m_state.personalTokens) {
        if (kept.token.id != id)
            continue;
        kept.token.requests += requests;
        kept.token.usedAt = std::max(kept.token.usedAt, std::optional(at));
    }
    return {};
}

Result<QList<KnownPerson>> MemoryPersonalTokens::peopleCalled(const QString &name)
{
    if (const auto broken = m_store.fault())
        return Err(*broken);
    QList<KnownPerson> people;
    for (const auto &[id, user] : m_store.m_state.users) {
        const bool fits = id.value == name.toUtf8() || user.subject == name.toUtf8()
            || user.email.compare(name, Qt::CaseInsensitive) == 0 || user.name == name;
        if (!fits || user.issuer == oauth::AgentIssuer)
            continue;
        KnownPerson person {user, {}};
        int latest = 0;
        for (const auto &[session, kept] : m_store.m_state.sessions) {
            if (kept.session.user.userId() != id || kept.number <= latest)
                continue;
            latest = kept.number;
            person.provider = kept.session.provider;
        }
        people.append(person);
    }
    return people;
}

} // namespace gatehouse::store
