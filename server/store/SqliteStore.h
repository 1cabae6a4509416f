// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/AccessRows.h"
#include "store/AccountRows.h"
#include "store/AgentRows.h"
#include "store/AssertionRows.h"
#include "store/Checkpointer.h"
#include "store/ClientRows.h"
#include "store/ConsentRows.h"
#include "store/DatabaseFile.h"
#include "store/ProviderRows.h"
#include "store/RefreshRows.h"
#include "store/RevocationRows.h"
#include "store/SealedRows.h"
#include "store/SessionRows.h"
#include "store/SqliteAudit.h"
#include "store/SqliteCodes.h"
#include "store/SqliteDatabase.h"
#include "store/SqlitePersonalTokens.h"
#include "store/SqliteSignIns.h"
#include "store/SqliteTimeline.h"
#include "store/Transactions.h"

#include <memory>

namespace gatehouse::store {

/// oauth::Store in one SQLite file. Outside of a batch each verb is a transaction of its own,
/// durable unless what it writes only passes; inside, a savepoint of the batch's. Core thread only;
/// holds the file against other servers while it lives. Destroying it tells those who wait for the
/// disk.
class SqliteStore final : public oauth::Store
{
public:
    /// Creates the file when there is none and brings an older one to the newest schema. The error
    /// is a sentence for the person who starts the server.
    static Result<std::unique_ptr<SqliteStore>> open(const QString &path);
    ~SqliteStore() override;

    using Store::batch;
    Result<void> batch(const std::function<void()> &work, const Kept &kept) override;
    Result<void> flush() override { return m_flusher.flush(); }

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

    Result<void> settleSignIns() override;

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
    explicit SqliteStore(const QString &path);

    Result<void> start();
    Result<qint64> open(const oauth::Opening &opening);
    template <typename T> Result<T> write(const std::function<Result<T>()> &step);
    /// For a verb that comes often and touches neither what is on its way to a session nor a client
    /// that was found before.
    template <typename T>
    Result<T> writeApart(const std::function<Result<T>()> &step, Hold hold = Hold::Firm);

    DatabaseFile m_file;
    SqliteDatabase m_database;
    Flusher m_flusher;
    Checkpointer m_checkpointer;
    Transactions m_transactions;
    ClientRows m_clients;
    AssertionRows m_assertions;
    SqliteSignIns m_signIns;
    RevocationRows m_revocations;
    SessionRows m_sessions;
    CodeRows m_codeRows;
    SqliteCodes m_codes;
    AccessRows m_access;
    RefreshRows m_refresh;
    ConsentRows m_consents;
    ProviderRows m_providers;
    AgentRows m_agents;
    SealedRows m_sealed;
    AccountRows m_accounts;
    SqliteTimeline m_timeline;
    SqlitePersonalTokens m_personalTokens;
    SqliteAudit m_audit;
};

template <typename T>
oauth::Store::Result<T> SqliteStore::write(const std::function<Result<T>()> &step)
{
    if (const auto settled = settleSignIns(); !settled)
        return base::Err(settled.error());
    m_clients.forgetFound();
    return writeApart<T>(step);
}

template <typename T>
oauth::Store::Result<T> SqliteStore::writeApart(const std::function<Result<T>()> &step, Hold hold)
{
    return m_transactions.wholly<T>(step, hold);
}

} // namespace gatehouse::store
