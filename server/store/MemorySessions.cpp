// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Digest;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::sys_seconds;

Err<Error> MemoryStore::keptAlready(const QString &what)
{
    return Err(Error {ErrorKind::Conflict, u"The %1 is kept already."_s.arg(what)});
}

Result<oauth::RedeemOutcome> MemoryStore::redeemCode(
    const Digest &code, sys_seconds now, const oauth::DecideOpening &decide)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.codes.find(code);
    if (found == m_state.codes.end())
        return oauth::CodeUnknown {};
    KeptCode &kept = found->second;
    if (kept.taken) {
        const auto session = kept.session;
        const bool ended = session && end(*session, now);
        return oauth::CodeReplayed {ended ? session : std::nullopt};
    }
    if (kept.record.expiresAt <= now) {
        queue(code, kept.record, now);
        m_state.codes.erase(found);
        return oauth::CodeExpired {};
    }
    if (const auto opening = decide(kept.record)) {
        if (const auto opened = open(*opening, code); !opened)
            return Err(opened.error());
    } else {
        queue(code, kept.record, now);
    }
    kept.taken = true;
    const oauth::CodeRecord record = kept.record;
    kept.record.sealedProviderTokens.clear();
    return oauth::CodeTaken {record};
}

Result<void> MemoryStore::openSession(const domain::Session &session,
    const QByteArray &sealedProviderTokens, const Digest &code, const oauth::NewTokens &tokens)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto made = m_state.codes.find(code);
    const bool isNew = made == m_state.codes.end() || !made->second.session;
    return open(
        {session, sealedProviderTokens, tokens}, isNew ? std::optional(code) : std::nullopt);
}

Result<void> MemoryStore::open(const oauth::Opening &opening, const std::optional<Digest> &code)
{
    const domain::Session &session = opening.session;
    const oauth::NewTokens &tokens = opening.tokens;
    if (m_state.sessions.contains(session.id))
        return keptAlready(u"session"_s);
    if (m_state.access.contains(tokens.access) || find(tokens.refresh))
        return keptAlready(u"token"_s);
    m_state.users[session.user.userId()] = session.user;
    KeptSession kept {
        session, opening.sealedProviderTokens, ++m_state.lastSession, std::nullopt, {}};
    kept.chain.push_back(
        {tokens.refresh, tokens.refreshExpiresAt, tokens.issuedAt, std::nullopt, std::nullopt, {}});
    m_state.sessions.emplace(session.id, kept);
    m_state.access[tokens.access] = {
        session.id, tokens.scopes, tokens.accessExpiresAt, 0, tokens.issuedAt};
    if (const auto made = code ? m_state.codes.find(*code) : m_state.codes.end();
        made != m_state.codes.end())
        made->second.session = session.id;
    return {};
}

Result<std::optional<QByteArray>> MemoryStore::sealedProviderTokens(const domain::SessionId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.sessions.find(id);
    if (kept == m_state.sessions.end())
        return std::nullopt;
    return kept->second.sealedProviderTokens;
}

Result<bool> MemoryStore::saveProviderTokens(const domain::SessionId &id,
    const QByteArray &sealedProviderTokens, const domain::Identity &user, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.sessions.find(id);
    if (found == m_state.sessions.end() || found->second.session.user.userId() != user.userId())
        return false;
    KeptSession *kept = &found->second;
    if (kept->endedAt || kept->session.endsAt <= now) {
        queue({oauth::TokensRecord::of(id), kept->session.provider, user.userId(),
            kept->session.clientId, sealedProviderTokens, now});
        return false;
    }
    kept->sealedProviderTokens = sealedProviderTokens;
    m_state.users[user.userId()] = user;
    return true;
}

Result<QList<oauth::HeldTokens>> MemoryStore::heldProviderTokens(
    const domain::UserId &user, const QByteArray &provider, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    std::vector<const KeptSession *> holding;
    for (const auto &[id, kept] : m_state.sessions) {
        if (!kept.endedAt && kept.session.endsAt > now && kept.session.provider == provider
            && kept.session.user.userId() == user && !kept.sealedProviderTokens.isEmpty())
            holding.push_back(&kept);
    }
    std::sort(holding.begin(), holding.end(),
        [](const KeptSession *a, const KeptSession *b) { return a->number > b->number; });
    QList<oauth::HeldTokens> held = heldByCodes(user, provider, now);
    const qsizetype most = held.size() + oauth::MaxHeldTokens;
    for (const KeptSession *kept : holding) {
        if (held.size() < most)
            held.append({oauth::TokensRecord::of(kept->session.id), kept->sealedProviderTokens});
    }
    return held;
}

QList<oauth::HeldTokens> MemoryStore::heldByCodes(
    const domain::UserId &user, const QByteArray &provider, sys_seconds now) const
{
    std::vector<std::pair<Digest, const oauth::CodeRecord *>> good;
    for (const auto &[digest, kept] : m_state.codes) {
        const oauth::CodeRecord &record = kept.record;
        if (!kept.taken && record.provider == provider && record.user.userId() == user
            && record.expiresAt > now && !record.sealedProviderTokens.isEmpty())
            good.emplace_back(digest, &record);
    }
    std::stable_sort(good.begin(), good.end(),
        [](const auto &a, const auto &b) { return a.second->expiresAt > b.second->expiresAt; });
    QList<oauth::HeldTokens> held;
    for (const auto &[digest, record] : good) {
        if (held.size() < oauth::MaxHeldTokens)
            held.append({oauth::TokensRecord::of(digest), record->sealedProviderTokens});
    }
    return held;
}

Result<bool> MemoryStore::setAccessTtl(
    const domain::ClientId &id, std::optional<base::seconds> accessTtl)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.clients.find(id);
    if (kept == m_state.clients.end())
        return false;
    kept->second.client.accessTtl = accessTtl;
    return true;
}

} // namespace gatehouse::store
