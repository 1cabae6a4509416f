// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"

#include "oauth/TokenDigest.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Digest;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::sys_seconds;

namespace {

Error ordered()
{
    return {ErrorKind::Io, u"The store failed, as the test ordered."_s};
}

} // namespace

MemoryStore::MemoryStore() = default;

MemoryStore::~MemoryStore() = default;

std::optional<Error> MemoryStore::fault()
{
    if (!std::exchange(m_failVerb, false))
        return std::nullopt;
    return ordered();
}

Result<void> MemoryStore::batch(const std::function<void()> &work, const Kept &kept)
{
    if (!std::exchange(m_failBatch, false)) {
        work();
        if (kept)
            kept({});
        return {};
    }
    const State before = m_state;
    const MemoryTimeline::Steps stepsBefore = m_timeline.state();
    const MemoryAudit::State auditBefore = m_audit.state();
    work();
    m_state = before;
    m_timeline.setState(stepsBefore);
    m_audit.setState(auditBefore);
    return Err(ordered());
}

Result<void> MemoryStore::saveCode(const Digest &code, const oauth::CodeRecord &record)
{
    if (const auto broken = fault())
        return Err(*broken);
    if (!m_state.codes.emplace(code, KeptCode {record, false, std::nullopt}).second)
        return keptAlready(u"code"_s);
    return {};
}

Result<std::optional<oauth::AccessRecord>> MemoryStore::access(const Digest &token, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.access.find(token);
    if (found == m_state.access.end() || found->second.expiresAt <= now)
        return std::nullopt;
    const KeptSession *kept = openSessionOf(found->second.session);
    if (!kept || kept->session.endsAt <= now)
        return std::nullopt;
    return oauth::AccessRecord {
        sessionOf(*kept), found->second.scopes, found->second.expiresAt, found->second.issuedAt};
}

Result<QList<std::pair<Digest, oauth::AccessRecord>>> MemoryStore::liveAccessTokens(sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    QList<std::pair<Digest, oauth::AccessRecord>> tokens;
    for (const auto &[digest, kept] : m_state.access) {
        const auto record = access(digest, now);
        if (record && *record)
            tokens.append({digest, **record});
    }
    std::stable_sort(tokens.begin(), tokens.end(),
        [](const auto &a, const auto &b) { return a.second.expiresAt < b.second.expiresAt; });
    return tokens;
}

/// \a newest stays, also among several of one second.
void MemoryStore::dropOldAccess(const domain::SessionId &session, const Digest &newest)
{
    std::vector<std::pair<std::size_t, Digest>> older;
    for (const auto &[digest, kept] : m_state.access) {
        if (kept.session == session && digest != newest)
            older.emplace_back(kept.generation, digest);
    }
    const KeptSession *kept = openSessionOf(session);
    if (!kept || older.size() < std::size_t(oauth::maxAccessTokensOf(kept->session)))
        return;
    m_state.access.erase(std::min_element(older.begin(), older.end())->second);
}

Result<std::optional<domain::Session>> MemoryStore::sessionOfAccess(const Digest &token)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.access.find(token);
    if (found == m_state.access.end())
        return std::nullopt;
    const KeptSession *kept = openSessionOf(found->second.session);
    return kept ? std::optional(sessionOf(*kept)) : std::nullopt;
}

Result<std::optional<oauth::RefreshRecord>> MemoryStore::refresh(const Digest &token)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto link = find(token);
    KeptSession *session = link ? link->kept : ofFamily(token);
    if (!session)
        return std::nullopt;
    const KeptRefresh &kept = link ? session->chain[link->index] : session->chain.back();
    return oauth::RefreshRecord {sessionOf(*session), !link || kept.usedAt.has_value(),
        kept.expiresAt, session->sealedProviderTokens, kept.issuedAt};
}

Result<oauth::RotateOutcome> MemoryStore::rotateRefresh(const oauth::Rotation &rotation)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto link = find(rotation.presented);
    if (!link)
        return rotateUnknown(rotation);
    const domain::Session session = sessionOf(*link->kept);
    std::vector<KeptRefresh> &chain = link->kept->chain;
    KeptRefresh &presented = chain[link->index];
    if (session.endsAt <= rotation.now)
        return oauth::RefreshExpired {};
    if (presented.usedAt) {
        const KeptRefresh &successor = chain[link->index + 1];
        if (rotation.now - *presented.usedAt <= rotation.grace && !successor.usedAt
            && successor.answer)
            return oauth::Repeated {session, *successor.answer};
        end(session.id, rotation.now);
        return oauth::Replayed {session.id};
    }
    if (presented.expiresAt <= rotation.now)
        return oauth::RefreshExpired {};
    if (m_state.access.contains(rotation.next.access) || find(rotation.next.refresh))
        return keptAlready(u"token"_s);
    presented.usedAt = rotation.now;
    presented.answer.reset();
    chain.push_back({rotation.next.refresh, rotation.next.refreshExpiresAt, rotation.next.issuedAt,
        std::nullopt, rotation.sealedSuccessor, rotation.now + rotation.grace});
    m_state.access[rotation.next.access] = {session.id, rotation.next.scopes,
        rotation.next.accessExpiresAt, chain.size() - 1, rotation.next.issuedAt};
    dropOldAccess(session.id, rotation.next.access);
    return oauth::Rotated {session};
}

/// One that was never handed out, but comes from somebody who has had another of its session: a
/// replay as well.
oauth::RotateOutcome MemoryStore::rotateUnknown(const oauth::Rotation &rotation)
{
    const KeptSession *kept = ofFamily(rotation.presented);
    if (!kept)
        return oauth::RefreshUnknown {};
    const domain::SessionId id = kept->session.id;
    if (!end(id, rotation.now))
        return oauth::RefreshExpired {};
    return oauth::Replayed {id};
}

Result<bool> MemoryStore::endAccess(const Digest &token)
{
    if (const auto broken = fault())
        return Err(*broken);
    return m_state.access.erase(token) > 0;
}

Result<bool> MemoryStore::endSession(
    const domain::SessionId &id, domain::EndReason, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    return end(id, now);
}

Result<bool> MemoryStore::knowsPerson(const domain::UserId &user)
{
    if (const auto broken = fault())
        return Err(*broken);
    return m_state.users.contains(user);
}

Result<std::optional<domain::Session>> MemoryStore::findSession(const domain::SessionId &id)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto found = m_state.sessions.find(id);
    if (found == m_state.sessions.end())
        return std::nullopt;
    return sessionOf(found->second);
}

Result<QList<domain::Session>> MemoryStore::sessions(sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    std::vector<const KeptSession *> living;
    for (const auto &[id, kept] : m_state.sessions) {
        if (!kept.endedAt && kept.session.endsAt > now && hasGoodToken(kept, now))
            living.push_back(&kept);
    }
    std::sort(living.begin(), living.end(), [](const KeptSession *a, const KeptSession *b) {
        return std::pair(a->session.openedAt, a->number)
            > std::pair(b->session.openedAt, b->number);
    });
    QList<domain::Session> sessions;
    for (const KeptSession *kept : living)
        sessions.append(sessionOf(*kept));
    return sessions;
}

Result<void> MemoryStore::saveAccount(const oauth::LocalAccount &account)
{
    if (const auto broken = fault())
        return Err(*broken);
    m_state.accounts[account.name] = account;
    return {};
}

Result<std::optional<oauth::LocalAccount>> MemoryStore::account(const QString &name)
{
    if (const auto broken = fault())
        return Err(*broken);
    const auto kept = m_state.accounts.find(name);
    if (kept == m_state.accounts.end())
        return std::nullopt;
    return kept->second;
}

domain::Session MemoryStore::sessionOf(const KeptSession &kept) const
{
    domain::Session session = kept.session;
    session.user = m_state.users.at(session.user.userId());
    return session;
}

MemoryStore::KeptSession *MemoryStore::openSessionOf(const domain::SessionId &id)
{
    const auto kept = m_state.sessions.find(id);
    return kept == m_state.sessions.end() || kept->second.endedAt ? nullptr : &kept->second;
}

std::optional<MemoryStore::Link> MemoryStore::find(const Digest &refresh)
{
    for (auto &[id, kept] : m_state.sessions) {
        for (std::size_t i = 0; i < kept.chain.size(); ++i) {
            if (kept.chain[i].digest == refresh)
                return Link {&kept, i};
        }
    }
    return std::nullopt;
}

MemoryStore::KeptSession *MemoryStore::ofFamily(const Digest &refresh)
{
    for (auto &[id, kept] : m_state.sessions) {
        for (const KeptRefresh &link : kept.chain) {
            if (oauth::familyOf(link.digest) == oauth::familyOf(refresh))
                return &kept;
        }
    }
    return nullptr;
}

bool MemoryStore::end(const domain::SessionId &id, sys_seconds now)
{
    KeptSession *kept = openSessionOf(id);
    if (!kept || kept->session.endsAt <= now)
        return false;
    close(*kept, now);
    return true;
}

int MemoryStore::close(KeptSession &kept, sys_seconds now)
{
    kept.endedAt = now;
    kept.session.openedFrom.clear();
    if (!kept.sealedProviderTokens.isEmpty())
        queue({oauth::TokensRecord::of(kept.session.id), kept.session.provider,
            kept.session.user.userId(), kept.session.clientId,
            std::exchange(kept.sealedProviderTokens, {}), now});
    const auto pairs = kept.chain.size();
    kept.chain.clear();
    const auto tokens = std::erase_if(m_state.access,
        [&kept](const auto &entry) { return entry.second.session == kept.session.id; });
    return int(pairs > 0 ? pairs : tokens);
}

bool MemoryStore::hasGoodToken(const KeptSession &kept, sys_seconds now) const
{
    if (!kept.chain.empty() && kept.chain.back().expiresAt > now)
        return true;
    return std::any_of(m_state.access.cbegin(), m_state.access.cend(), [&](const auto &entry) {
        return entry.second.session == kept.session.id && entry.second.expiresAt > now;
    });
}

} // namespace gatehouse::store
