// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultyStore.h"

namespace gatehouse::test {

using base::Result;

FaultyStore::FaultyStore(oauth::Store &behind)
    : m_behind(behind)
{ }

void FaultyStore::failNext(const QByteArray &verb)
{
    m_verb = verb;
}

bool FaultyStore::hasFailed() const
{
    return m_verb.isEmpty();
}

Result<domain::Client> FaultyStore::registerClient(
    const domain::Client &client, const base::Digest &metadata)
{
    if (fails("registerClient"))
        return broken();
    return m_behind.registerClient(client, metadata);
}

Result<std::optional<domain::Client>> FaultyStore::client(const domain::ClientId &id)
{
    if (fails("client"))
        return broken();
    return m_behind.client(id);
}

Result<oauth::ClientsFound> FaultyStore::clients(const oauth::ClientsWanted &wanted)
{
    if (fails("clients"))
        return broken();
    return m_behind.clients(wanted);
}

Result<bool> FaultyStore::setAccessTtl(
    const domain::ClientId &id, std::optional<base::seconds> accessTtl)
{
    return m_behind.setAccessTtl(id, accessTtl);
}

Result<bool> FaultyStore::replaceClient(const domain::Client &client)
{
    if (fails("replaceClient"))
        return broken();
    return m_behind.replaceClient(client);
}

Result<bool> FaultyStore::removeClient(const domain::ClientId &id)
{
    if (fails("removeClient"))
        return broken();
    return m_behind.removeClient(id);
}

Result<bool> FaultyStore::evictUnusedClients(int most, const domain::ClientId &newest)
{
    if (fails("evictUnusedClients"))
        return broken();
    return m_behind.evictUnusedClients(most, newest);
}

Result<void> FaultyStore::setClientStanding(
    const domain::ClientId &id, domain::ClientStanding standing, base::sys_seconds now)
{
    if (fails("setClientStanding"))
        return broken();
    return m_behind.setClientStanding(id, standing, now);
}

Result<domain::ClientStanding> FaultyStore::clientStanding(const domain::ClientId &id)
{
    if (fails("clientStanding"))
        return broken();
    return m_behind.clientStanding(id);
}

Result<void> FaultyStore::saveDocumentClient(const domain::Client &client)
{
    return fails("saveDocumentClient") ? broken() : m_behind.saveDocumentClient(client);
}

Result<bool> FaultyStore::useAssertion(const base::Digest &assertion, base::sys_seconds until)
{
    if (fails("useAssertion"))
        return broken();
    return m_behind.useAssertion(assertion, until);
}

Result<void> FaultyStore::releaseAssertion(const base::Digest &assertion)
{
    return fails("releaseAssertion") ? broken() : m_behind.releaseAssertion(assertion);
}

Result<void> FaultyStore::saveSignIn(
    const base::Digest &handle, const oauth::SignIn &signIn, int maxOpen)
{
    return fails("saveSignIn") ? broken() : m_behind.saveSignIn(handle, signIn, maxOpen);
}

Result<std::optional<oauth::SignIn>> FaultyStore::takeSignIn(
    const base::Digest &handle, base::sys_seconds now)
{
    if (fails("takeSignIn"))
        return broken();
    return m_behind.takeSignIn(handle, now);
}

Result<void> FaultyStore::saveCode(const base::Digest &code, const oauth::CodeRecord &record)
{
    return fails("saveCode") ? broken() : m_behind.saveCode(code, record);
}

Result<oauth::RedeemOutcome> FaultyStore::redeemCode(
    const base::Digest &code, base::sys_seconds now, const oauth::DecideOpening &decide)
{
    if (fails("redeemCode"))
        return broken();
    return m_behind.redeemCode(code, now, decide);
}

Result<void> FaultyStore::openSession(const domain::Session &session,
    const QByteArray &sealedProviderTokens, const base::Digest &code,
    const oauth::NewTokens &tokens)
{
    if (fails("openSession"))
        return broken();
    return m_behind.openSession(session, sealedProviderTokens, code, tokens);
}

Result<std::optional<oauth::AccessRecord>> FaultyStore::access(
    const base::Digest &token, base::sys_seconds now)
{
    if (fails("access"))
        return broken();
    return m_behind.access(token, now);
}

Result<QList<std::pair<base::Digest, oauth::AccessRecord>>> FaultyStore::liveAccessTokens(
    base::sys_seconds now)
{
    return m_behind.liveAccessTokens(now);
}

Result<std::optional<domain::Session>> FaultyStore::sessionOfAccess(const base::Digest &token)
{
    if (fails("sessionOfAccess"))
        return broken();
    return m_behind.sessionOfAccess(token);
}

Result<std::optional<oauth::RefreshRecord>> FaultyStore::refresh(const base::Digest &token)
{
    if (fails("refresh"))
        return broken();
    return m_behind.refresh(token);
}

Result<oauth::RotateOutcome> FaultyStore::rotateRefresh(const oauth::Rotation &rotation)
{
    if (fails("rotateRefresh"))
        return broken();
    return m_behind.rotateRefresh(rotation);
}

Result<bool> FaultyStore::endAccess(const base::Digest &token)
{
    if (fails("endAccess"))
        return broken();
    return m_behind.endAccess(token);
}

Result<bool> FaultyStore::endSession(
    const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now)
{
    if (fails("endSession"))
        return broken();
    m_lastEnd = reason;
    return m_behind.endSession(id, reason, now);
}

Result<QList<domain::SessionId>> FaultyStore::endSessions(
    const oauth::WhichSessions &which, domain::EndReason reason, base::sys_seconds now)
{
    if (fails("endSessions"))
        return broken();
    m_lastEnd = reason;
    return m_behind.endSessions(which, reason, now);
}

Result<QList<domain::SessionId>> FaultyStore::endExpiredSessions(base::sys_seconds now, int limit)
{
    if (fails("endExpiredSessions"))
        return broken();
    return m_behind.endExpiredSessions(now, limit);
}

std::optional<domain::EndReason> FaultyStore::lastEnd() const
{
    return m_lastEnd;
}

Result<QList<domain::Session>> FaultyStore::sessions(base::sys_seconds now)
{
    return m_behind.sessions(now);
}

Result<std::optional<QByteArray>> FaultyStore::sealedProviderTokens(const domain::SessionId &id)
{
    return m_behind.sealedProviderTokens(id);
}

Result<bool> FaultyStore::saveProviderTokens(const domain::SessionId &id,
    const QByteArray &sealedProviderTokens, const domain::Identity &user, base::sys_seconds now)
{
    if (fails("saveProviderTokens"))
        return broken();
    return m_behind.saveProviderTokens(id, sealedProviderTokens, user, now);
}

Result<QList<oauth::HeldTokens>> FaultyStore::heldProviderTokens(
    const domain::UserId &user, const QByteArray &provider, base::sys_seconds now)
{
    if (fails("heldProviderTokens"))
        return broken();
    return m_behind.heldProviderTokens(user, provider, now);
}

Result<void> FaultyStore::rememberConsent(const oauth::ConsentKey &key, base::sys_seconds until)
{
    return fails("rememberConsent") ? broken() : m_behind.rememberConsent(key, until);
}

Result<bool> FaultyStore::isConsentRemembered(const oauth::ConsentKey &key, base::sys_seconds now)
{
    if (fails("isConsentRemembered"))
        return broken();
    return m_behind.isConsentRemembered(key, now);
}

Result<int> FaultyStore::forgetConsents(const std::optional<domain::ClientId> &client)
{
    return m_behind.forgetConsents(client);
}

Result<QList<domain::SessionId>> FaultyStore::bindProvider(
    const oauth::ProviderBinding &binding, base::sys_seconds now)
{
    if (fails("bindProvider"))
        return broken();
    return m_behind.bindProvider(binding, now);
}

Result<void> FaultyStore::queueRevocation(const oauth::NewRevocation &revocation)
{
    return fails("queueRevocation") ? broken() : m_behind.queueRevocation(revocation);
}

Result<QList<oauth::DueRevocation>> FaultyStore::dueRevocations(base::sys_seconds now, int limit)
{
    if (fails("dueRevocations"))
        return broken();
    return m_behind.dueRevocations(now, limit);
}

Result<std::optional<base::sys_seconds>> FaultyStore::nextRevocationAt()
{
    if (fails("nextRevocationAt"))
        return broken();
    return m_behind.nextRevocationAt();
}

Result<void> FaultyStore::settleRevocation(
    qint64 number, oauth::RevocationOutcome outcome, const QString &words, base::sys_seconds now)
{
    if (fails("settleRevocation"))
        return broken();
    return m_behind.settleRevocation(number, outcome, words, now);
}

Result<void> FaultyStore::postponeRevocation(
    qint64 number, base::sys_seconds nextAt, const QString &words)
{
    if (fails("postponeRevocation"))
        return broken();
    return m_behind.postponeRevocation(number, nextAt, words);
}

Result<QList<oauth::RevocationStatus>> FaultyStore::revocations(int limit)
{
    return m_behind.revocations(limit);
}

Result<void> FaultyStore::saveAgent(const domain::ClientId &id, const oauth::AgentRights &rights)
{
    return fails("saveAgent") ? broken() : m_behind.saveAgent(id, rights);
}

Result<std::optional<oauth::AgentRights>> FaultyStore::agent(const domain::ClientId &id)
{
    if (fails("agent"))
        return broken();
    return m_behind.agent(id);
}

Result<bool> FaultyStore::removeAgent(const domain::ClientId &id)
{
    if (fails("removeAgent"))
        return broken();
    return m_behind.removeAgent(id);
}

Result<domain::Session> FaultyStore::openAgentSession(
    const domain::Session &fresh, const oauth::AgentToken &token)
{
    if (fails("openAgentSession"))
        return broken();
    return m_behind.openAgentSession(fresh, token);
}

Result<QMap<QByteArray, int>> FaultyStore::sealedCounts()
{
    if (fails("sealedCounts"))
        return broken();
    return m_behind.sealedCounts();
}

Result<QList<oauth::SealedRow>> FaultyStore::sealedRows(
    oauth::SealedPlace place, qint64 number, int limit)
{
    if (fails("sealedRows"))
        return broken();
    return m_behind.sealedRows(place, number, limit);
}

Result<int> FaultyStore::reseal(const QList<oauth::ResealedRow> &rows)
{
    if (fails("reseal"))
        return broken();
    return m_behind.reseal(rows);
}

Result<void> FaultyStore::saveAccount(const oauth::LocalAccount &account)
{
    return m_behind.saveAccount(account);
}

Result<std::optional<oauth::LocalAccount>> FaultyStore::account(const QString &name)
{
    return m_behind.account(name);
}

Result<std::optional<domain::Session>> FaultyStore::findSession(const domain::SessionId &id)
{
    return m_behind.findSession(id);
}

Result<bool> FaultyStore::knowsPerson(const domain::UserId &user)
{
    if (fails("knowsPerson"))
        return broken();
    return m_behind.knowsPerson(user);
}

Result<int> FaultyStore::purge(base::sys_seconds now, base::seconds unusedClientLife, int limit)
{
    return m_behind.purge(now, unusedClientLife, limit);
}

bool FaultyStore::fails(const char *verb)
{
    if (m_verb != verb)
        return false;
    m_verb.clear();
    return true;
}

base::Err<base::Error> FaultyStore::broken()
{
    return base::Err(
        base::Error {base::ErrorKind::Io, QStringLiteral("The disk is full, says the test.")});
}

} // namespace gatehouse::test
