// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/MemoryAudit.h"
#include "store/MemoryPersonalTokens.h"
#include "store/MemoryTimeline.h"

#include <map>
#include <vector>

namespace gatehouse::store {

/// oauth::Store without a disk, for tests: the same rules, the same conformance suite, and failures
/// to order.
class MemoryStore final : public oauth::Store
{
public:
    MemoryStore();
    ~MemoryStore() override;

    /// The next batch runs its work and then fails, as a full disk would make it.
    void failNextBatch() { m_failBatch = true; }
    /// The next verb that would write or read fails, changing nothing.
    void failNextVerb() { m_failVerb = true; }

    using Store::batch;
    Result<void> batch(const std::function<void()> &work, const Kept &kept) override;
    Result<void> flush() override { return {}; }

    Result<domain::Client> registerClient(
        const domain::Client &client, const base::Digest &metadata) override;
    Result<std::optional<domain::Client>> client(const domain::ClientId &id) override;
    Result<oauth::ClientsFound> clients(const oauth::ClientsWanted &wanted) override;
    Result<bool> setAccessTtl(
        const domain::ClientId &id, std::optional<base::seconds> accessTtl) override;
    Result<bool> replaceClient(const domain::Client &client) override;
    Result<bool> removeClient(const domain::ClientId &id) override;
    Result<bool> evictUnusedClients(int most, const domain::ClientId &newest) override;
    Result<void> setClientStanding(const domain::ClientId &id, domain::ClientStanding standing,
        base::sys_seconds now) override;
    Result<domain::ClientStanding> clientStanding(const domain::ClientId &id) override;
    Result<void> saveDocumentClient(const domain::Client &client) override;
    Result<bool> useAssertion(const base::Digest &assertion, base::sys_seconds until) override;
    Result<void> releaseAssertion(const base::Digest &assertion) override;

    Result<void> saveSignIn(
        const base::Digest &handle, const oauth::SignIn &signIn, int maxOpen) override;
    Result<std::optional<oauth::SignIn>> takeSignIn(
        const base::Digest &handle, base::sys_seconds now) override;
    Result<void> settleSignIns() override { return {}; }

    Result<void> saveCode(const base::Digest &code, const oauth::CodeRecord &record) override;
    Result<oauth::RedeemOutcome> redeemCode(const base::Digest &code, base::sys_seconds now,
        const oauth::DecideOpening &decide) override;

    Result<void> openSession(const domain::Session &session, const QByteArray &sealedProviderTokens,
        const base::Digest &code, const oauth::NewTokens &tokens) override;
    Result<std::optional<oauth::AccessRecord>> access(
        const base::Digest &token, base::sys_seconds now) override;
    Result<QList<std::pair<base::Digest, oauth::AccessRecord>>> liveAccessTokens(
        base::sys_seconds now) override;
    Result<std::optional<domain::Session>> sessionOfAccess(const base::Digest &token) override;
    Result<std::optional<oauth::RefreshRecord>> refresh(const base::Digest &token) override;
    Result<oauth::RotateOutcome> rotateRefresh(const oauth::Rotation &rotation) override;
    Result<bool> endAccess(const base::Digest &token) override;
    Result<bool> endSession(
        const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now) override;
    Result<QList<domain::SessionId>> endSessions(const oauth::WhichSessions &which,
        domain::EndReason reason, base::sys_seconds now) override;
    Result<QList<domain::SessionId>> endExpiredSessions(base::sys_seconds now, int limit) override;
    Result<std::optional<domain::Session>> findSession(const domain::SessionId &id) override;
    Result<bool> knowsPerson(const domain::UserId &user) override;
    Result<QList<domain::Session>> sessions(base::sys_seconds now) override;
    Result<std::optional<QByteArray>> sealedProviderTokens(const domain::SessionId &id) override;
    Result<bool> saveProviderTokens(const domain::SessionId &id,
        const QByteArray &sealedProviderTokens, const domain::Identity &user,
        base::sys_seconds now) override;
    Result<QList<oauth::HeldTokens>> heldProviderTokens(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now) override;

    Result<void> rememberConsent(const oauth::ConsentKey &key, base::sys_seconds until) override;
    Result<bool> isConsentRemembered(const oauth::ConsentKey &key, base::sys_seconds now) override;
    Result<int> forgetConsents(const std::optional<domain::ClientId> &client) override;

    Result<QList<domain::SessionId>> bindProvider(
        const oauth::ProviderBinding &binding, base::sys_seconds now) override;

    Result<void> queueRevocation(const oauth::NewRevocation &revocation) override;
    Result<QList<oauth::DueRevocation>> dueRevocations(base::sys_seconds now, int limit) override;
    Result<std::optional<base::sys_seconds>> nextRevocationAt() override;
    Result<void> settleRevocation(qint64 number, oauth::RevocationOutcome outcome,
        const QString &words, base::sys_seconds now) override;
    Result<void> postponeRevocation(
        qint64 number, base::sys_seconds nextAt, const QString &words) override;
    Result<QList<oauth::RevocationStatus>> revocations(int limit) override;

    Result<void> saveAgent(const domain::ClientId &id, const oauth::AgentRights &rights) override;
    Result<std::optional<oauth::AgentRights>> agent(const domain::ClientId &id) override;
    Result<bool> removeAgent(const domain::ClientId &id) override;
    Result<domain::Session> openAgentSession(
        const domain::Session &fresh, const oauth::AgentToken &token) override;

    Result<QMap<QByteArray, int>> sealedCounts() override;
    Result<QList<oauth::SealedRow>> sealedRows(
        oauth::SealedPlace place, qint64 number, int limit) override;
    Result<int> reseal(const QList<oauth::ResealedRow> &rows) override;

    Result<void> saveAccount(const oauth::LocalAccount &account) override;
    Result<std::optional<oauth::LocalAccount>> account(const QString &name) override;

    oauth::Timeline &timeline() override { return m_timeline; }
    oauth::PersonalTokenStore &personalTokens() override { return m_personalTokens; }
    oauth::AuditLog &auditLog() override { return m_audit; }

    Result<int> purge(base::sys_seconds now, base::seconds unusedClientLife, int limit) override;

private:
    friend class MemoryPersonalTokens;

    struct KeptClient
    {
        domain::Client client;
        std::optional<base::Digest> metadata;
        base::sys_seconds registeredAt {};
    };
    struct KeptSignIn
    {
        base::Digest handle;
        oauth::SignIn signIn;
    };
    struct KeptCode
    {
        oauth::CodeRecord record;
        bool taken = false;
        std::optional<domain::SessionId> session;
    };
    struct KeptAccess
    {
        domain::SessionId session;
        domain::Scopes scopes;
        base::sys_seconds expiresAt {};
        std::size_t generation = 0; ///< the refresh token it came with, in the session's chain
        base::sys_seconds issuedAt {};
    };
    struct KeptRefresh
    {
        base::Digest digest;
        base::sys_seconds expiresAt {};
        base::sys_seconds issuedAt {};
        std::optional<base::sys_seconds> usedAt;
        std::optional<QByteArray> answer;
        base::sys_seconds answerUntil {};
    };
    struct KeptSession
    {
        domain::Session session;
        QByteArray sealedProviderTokens;
        int number = 0; ///< the order they were opened in
        std::optional<base::sys_seconds> endedAt;
        std::vector<KeptRefresh> chain; ///< the last one is the unused one
    };
    struct KeptRevocation
    {
        oauth::DueRevocation due;
        oauth::RevocationStatus status;
    };
    struct State
    {
        std::map<domain::ClientId, KeptClient> clients;
        std::map<domain::ClientId, domain::ClientStanding> standings;
        std::map<base::Digest, base::sys_seconds> assertions; ///< until when each is remembered
        std::vector<KeptSignIn> signIns;
        std::vector<std::pair<oauth::ConsentKey, base::sys_seconds>> consents; ///< oldest first
        std::map<base::Digest, KeptCode> codes;
        std::map<domain::UserId, domain::Identity> users;
        std::map<domain::SessionId, KeptSession> sessions;
        std::map<base::Digest, KeptAccess> access;
        std::map<QString, oauth::LocalAccount> accounts;
        std::map<domain::ClientId, oauth::AgentRights> agents;
        std::map<QByteArray, base::Digest> providers; ///< what their names mean
        std::vector<KeptRevocation> revocations; ///< in the order they came
        std::vector<oauth::KeptPersonalToken> personalTokens; ///< the same
        int lastSession = 0;
        int lastRevocation = 0;
    };
    struct Link
    {
        KeptSession *kept;
        std::size_t index;
    };

    std::optional<base::Error> fault();
    QList<oauth::HeldTokens> heldByCodes(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now) const;
    static base::Err<base::Error> keptAlready(const QString &what);
    Result<void> open(const oauth::Opening &opening, const std::optional<base::Digest> &code);
    void makeRoom(const oauth::SignIn &newest, int maxOpen);
    domain::Session sessionOf(const KeptSession &kept) const;
    KeptSession *openSessionOf(const domain::SessionId &id);
    void dropOldAccess(const domain::SessionId &session, const base::Digest &newest);
    std::optional<Link> find(const base::Digest &refresh);
    /// The session with a refresh token of the same family, if it lives.
    KeptSession *ofFamily(const base::Digest &refresh);
    oauth::RotateOutcome rotateUnknown(const oauth::Rotation &rotation);
    bool end(const domain::SessionId &id, base::sys_seconds now);
    /// How many pairs of tokens there were.
    int close(KeptSession &kept, base::sys_seconds now);
    void queue(const oauth::NewRevocation &revocation);
    /// What a code had of its provider's goes to the queue.
    void queue(const base::Digest &code, const oauth::CodeRecord &record, base::sys_seconds now);
    void forgetWhatItGave(const QByteArray &provider, base::sys_seconds now);
    KeptRevocation *waiting(qint64 number);
    bool hasGoodToken(const KeptSession &kept, base::sys_seconds now) const;
    bool isUnused(const KeptClient &kept) const;
    domain::Client withStanding(domain::Client client) const;
    void endApproval(const domain::ClientId &id);
    void evictUnusedDocuments(const domain::ClientId &newest);
    void dropOpenSteps(const domain::ClientId &id);

    int purgeSmall(base::sys_seconds now, int limit);
    int purgeEnded(base::sys_seconds endedBefore, int limit);
    int forgetAnswers(base::sys_seconds now, int limit);

    State m_state;
    MemoryTimeline m_timeline;
    MemoryPersonalTokens m_personalTokens {*this};
    MemoryAudit m_audit;
    bool m_failBatch = false;
    bool m_failVerb = false;
};

} // namespace gatehouse::store
