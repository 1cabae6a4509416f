// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"

#include <utility>

namespace gatehouse::test {

/// A store whose disk can be told to fail at one verb, once; everything else goes to the store
/// behind it, which it keeps a reference to.
class FaultyStore final : public oauth::Store
{
public:
    explicit FaultyStore(oauth::Store &behind)
        : m_behind(behind)
    { }

    /// The next call of that verb fails and changes nothing.
    void failNext(const QByteArray &verb) { m_verb = verb; }
    bool hasFailed() const { return m_verb.isEmpty(); }

    Result<void> batch(const std::function<void()> &work) override
    {
        return fails("batch") ? broken() : m_behind.batch(work);
    }
    Result<domain::Client> registerClient(
        const domain::Client &client, const base::Digest &metadata) override
    {
        if (fails("registerClient"))
            return broken();
        return m_behind.registerClient(client, metadata);
    }
    Result<std::optional<domain::Client>> client(const domain::ClientId &id) override
    {
        if (fails("client"))
            return broken();
        return m_behind.client(id);
    }
    Result<oauth::ClientsFound> clients(const oauth::ClientsWanted &wanted) override
    {
        if (fails("clients"))
            return broken();
        return m_behind.clients(wanted);
    }
    Result<bool> setAccessTtl(
        const domain::ClientId &id, std::optional<base::seconds> accessTtl) override
    {
        return m_behind.setAccessTtl(id, accessTtl);
    }
    Result<bool> replaceClient(const domain::Client &client) override
    {
        if (fails("replaceClient"))
            return broken();
        return m_behind.replaceClient(client);
    }
    Result<bool> removeClient(const domain::ClientId &id) override
    {
        if (fails("removeClient"))
            return broken();
        return m_behind.removeClient(id);
    }
    Result<bool> evictUnusedClients(int most, const domain::ClientId &newest) override
    {
        if (fails("evictUnusedClients"))
            return broken();
        return m_behind.evictUnusedClients(most, newest);
    }
    Result<void> setClientStanding(
        const domain::ClientId &id, domain::ClientStanding standing, base::sys_seconds now) override
    {
        if (fails("setClientStanding"))
            return broken();
        return m_behind.setClientStanding(id, standing, now);
    }
    Result<domain::ClientStanding> clientStanding(const domain::ClientId &id) override
    {
        if (fails("clientStanding"))
            return broken();
        return m_behind.clientStanding(id);
    }
    Result<void> saveDocumentClient(const domain::Client &client) override
    {
        return fails("saveDocumentClient") ? broken() : m_behind.saveDocumentClient(client);
    }
    Result<bool> useAssertion(const base::Digest &assertion, base::sys_seconds until) override
    {
        if (fails("useAssertion"))
            return broken();
        return m_behind.useAssertion(assertion, until);
    }
    Result<void> releaseAssertion(const base::Digest &assertion) override
    {
        return fails("releaseAssertion") ? broken() : m_behind.releaseAssertion(assertion);
    }
    Result<void> saveSignIn(
        const base::Digest &handle, const oauth::SignIn &signIn, int maxOpen) override
    {
        return fails("saveSignIn") ? broken() : m_behind.saveSignIn(handle, signIn, maxOpen);
    }
    Result<std::optional<oauth::SignIn>> takeSignIn(
        const base::Digest &handle, base::sys_seconds now) override
    {
        if (fails("takeSignIn"))
            return broken();
        return m_behind.takeSignIn(handle, now);
    }
    Result<void> saveCode(const base::Digest &code, const oauth::CodeRecord &record) override
    {
        return fails("saveCode") ? broken() : m_behind.saveCode(code, record);
    }
    Result<oauth::RedeemOutcome> redeemCode(const base::Digest &code, base::sys_seconds now,
        const oauth::DecideOpening &decide) override
    {
        if (fails("redeemCode"))
            return broken();
        return m_behind.redeemCode(code, now, decide);
    }
    Result<void> openSession(const domain::Session &session, const QByteArray &sealedProviderTokens,
        const base::Digest &code, const oauth::NewTokens &tokens) override
    {
        if (fails("openSession"))
            return broken();
        return m_behind.openSession(session, sealedProviderTokens, code, tokens);
    }
    Result<std::optional<oauth::AccessRecord>> access(
        const base::Digest &token, base::sys_seconds now) override
    {
        if (fails("access"))
            return broken();
        return m_behind.access(token, now);
    }
    Result<QList<std::pair<base::Digest, oauth::AccessRecord>>> liveAccessTokens(
        base::sys_seconds now) override
    {
        return m_behind.liveAccessTokens(now);
    }
    Result<std::optional<domain::Session>> sessionOfAccess(const base::Digest &token) override
    {
        if (fails("sessionOfAccess"))
            return broken();
        return m_behind.sessionOfAccess(token);
    }
    Result<std::optional<oauth::RefreshRecord>> refresh(const base::Digest &token) override
    {
        if (fails("refresh"))
            return broken();
        return m_behind.refresh(token);
    }
    Result<oauth::RotateOutcome> rotateRefresh(const oauth::Rotation &rotation) override
    {
        if (fails("rotateRefresh"))
            return broken();
        return m_behind.rotateRefresh(rotation);
    }
    Result<bool> endAccess(const base::Digest &token) override
    {
        if (fails("endAccess"))
            return broken();
        return m_behind.endAccess(token);
    }
    Result<bool> endSession(
        const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now) override
    {
        if (fails("endSession"))
            return broken();
        m_lastEnd = reason;
        return m_behind.endSession(id, reason, now);
    }
    Result<QList<domain::SessionId>> endSessions(
        const oauth::WhichSessions &which, domain::EndReason reason, base::sys_seconds now) override
    {
        if (fails("endSessions"))
            return broken();
        m_lastEnd = reason;
        return m_behind.endSessions(which, reason, now);
    }
    Result<QList<domain::SessionId>> endExpiredSessions(base::sys_seconds now, int limit) override
    {
        if (fails("endExpiredSessions"))
            return broken();
        return m_behind.endExpiredSessions(now, limit);
    }
    /// Why the last sessions that were ended by endSession() or endSessions() were.
    std::optional<domain::EndReason> lastEnd() const { return m_lastEnd; }

    Result<QList<domain::Session>> sessions(base::sys_seconds now) override
    {
        return m_behind.sessions(now);
    }
    Result<std::optional<QByteArray>> sealedProviderTokens(const domain::SessionId &id) override
    {
        return m_behind.sealedProviderTokens(id);
    }
    Result<bool> saveProviderTokens(const domain::SessionId &id,
        const QByteArray &sealedProviderTokens, const domain::Identity &user,
        base::sys_seconds now) override
    {
        if (fails("saveProviderTokens"))
            return broken();
        return m_behind.saveProviderTokens(id, sealedProviderTokens, user, now);
    }
    Result<QList<oauth::HeldTokens>> heldProviderTokens(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now) override
    {
        if (fails("heldProviderTokens"))
            return broken();
        return m_behind.heldProviderTokens(user, provider, now);
    }
    Result<void> rememberConsent(const oauth::ConsentKey &key, base::sys_seconds until) override
    {
        return fails("rememberConsent") ? broken() : m_behind.rememberConsent(key, until);
    }
    Result<bool> isConsentRemembered(const oauth::ConsentKey &key, base::sys_seconds now) override
    {
        if (fails("isConsentRemembered"))
            return broken();
        return m_behind.isConsentRemembered(key, now);
    }
    Result<int> forgetConsents(const std::optional<domain::ClientId> &client) override
    {
        return m_behind.forgetConsents(client);
    }
    Result<QList<domain::SessionId>> bindProvider(
        const oauth::ProviderBinding &binding, base::sys_seconds now) override
    {
        if (fails("bindProvider"))
            return broken();
        return m_behind.bindProvider(binding, now);
    }
    Result<void> queueRevocation(const oauth::NewRevocation &revocation) override
    {
        return fails("queueRevocation") ? broken() : m_behind.queueRevocation(revocation);
    }
    Result<QList<oauth::DueRevocation>> dueRevocations(base::sys_seconds now, int limit) override
    {
        if (fails("dueRevocations"))
            return broken();
        return m_behind.dueRevocations(now, limit);
    }
    Result<std::optional<base::sys_seconds>> nextRevocationAt() override
    {
        if (fails("nextRevocationAt"))
            return broken();
        return m_behind.nextRevocationAt();
    }
    Result<void> settleRevocation(qint64 number, oauth::RevocationOutcome outcome,
        const QString &words, base::sys_seconds now) override
    {
        if (fails("settleRevocation"))
            return broken();
        return m_behind.settleRevocation(number, outcome, words, now);
    }
    Result<void> postponeRevocation(
        qint64 number, base::sys_seconds nextAt, const QString &words) override
    {
        if (fails("postponeRevocation"))
            return broken();
        return m_behind.postponeRevocation(number, nextAt, words);
    }
    Result<QList<oauth::RevocationStatus>> revocations(int limit) override
    {
        return m_behind.revocations(limit);
    }
    Result<void> saveAgent(const domain::ClientId &id, const oauth::AgentRights &rights) override
    {
        return fails("saveAgent") ? broken() : m_behind.saveAgent(id, rights);
    }
    Result<std::optional<oauth::AgentRights>> agent(const domain::ClientId &id) override
    {
        if (fails("agent"))
            return broken();
        return m_behind.agent(id);
    }
    Result<bool> removeAgent(const domain::ClientId &id) override
    {
        if (fails("removeAgent"))
            return broken();
        return m_behind.removeAgent(id);
    }
    Result<domain::Session> openAgentSession(
        const domain::Session &fresh, const oauth::AgentToken &token) override
    {
        if (fails("openAgentSession"))
            return broken();
        return m_behind.openAgentSession(fresh, token);
    }
    Result<QMap<QByteArray, int>> sealedCounts() override
    {
        if (fails("sealedCounts"))
            return broken();
        return m_behind.sealedCounts();
    }
    Result<QList<oauth::SealedRow>> sealedRows(
        oauth::SealedPlace place, qint64 number, int limit) override
    {
        if (fails("sealedRows"))
            return broken();
        return m_behind.sealedRows(place, number, limit);
    }
    Result<int> reseal(const QList<oauth::ResealedRow> &rows) override
    {
        if (fails("reseal"))
            return broken();
        return m_behind.reseal(rows);
    }
    Result<void> saveAccount(const oauth::LocalAccount &account) override
    {
        return m_behind.saveAccount(account);
    }
    Result<std::optional<oauth::LocalAccount>> account(const QString &name) override
    {
        return m_behind.account(name);
    }
    oauth::Timeline &timeline() override { return m_behind.timeline(); }
    oauth::PersonalTokenStore &personalTokens() override { return m_behind.personalTokens(); }
    oauth::AuditLog &auditLog() override { return m_behind.auditLog(); }
    Result<std::optional<domain::Session>> findSession(const domain::SessionId &id) override
    {
        return m_behind.findSession(id);
    }
    Result<int> purge(base::sys_seconds now, base::seconds unusedClientLife, int limit) override
    {
        return m_behind.purge(now, unusedClientLife, limit);
    }

private:
    bool fails(const char *verb)
    {
        if (m_verb != verb)
            return false;
        m_verb.clear();
        return true;
    }
    static base::Err<base::Error> broken()
    {
        return base::Err(
            base::Error {base::ErrorKind::Io, QStringLiteral("The disk is full, says the test.")});
    }

    oauth::Store &m_behind;
    QByteArray m_verb;
    std::optional<domain::EndReason> m_lastEnd;
};

} // namespace gatehouse::test
