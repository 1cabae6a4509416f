// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteStore.h"

#include "store/Purge.h"
#include "store/Schema.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Digest;
using base::Err;
using base::Result;
using base::sys_seconds;

SqliteStore::SqliteStore(const QString &path)
    : m_file(path)
    , m_database(path)
    , m_checkpointer(m_flusher)
    , m_transactions(m_database, m_flusher, m_checkpointer)
    , m_clients(m_database)
    , m_assertions(m_database)
    , m_signIns(m_database, m_transactions)
    , m_revocations(m_database)
    , m_sessions(m_database, m_revocations)
    , m_codeRows(m_database, m_sessions, m_revocations)
    , m_codes(m_codeRows, m_transactions)
    , m_access(m_database)
    , m_refresh(m_database, m_sessions, m_access)
    , m_consents(m_database)
    , m_providers(m_database, m_sessions)
    , m_agents(m_database, m_sessions, m_access)
    , m_sealed(m_database)
    , m_accounts(m_database)
    , m_timeline(m_database, m_transactions)
    , m_personalTokens(m_database, m_transactions, m_sessions)
    , m_audit(m_database, m_transactions)
{ }

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString &path)
{
    std::unique_ptr<SqliteStore> store(new SqliteStore(path)); // the constructor is private
    if (const auto started = store->start(); !started)
        return Err(started.error());
    return store;
}

/// Whoever signs in while the server is started anew goes on afterwards. When the disk refuses,
/// they begin again.
SqliteStore::~SqliteStore()
{
    (void)settleSignIns();
}

Result<void> SqliteStore::start()
{
    if (auto claimed = m_file.claim(); !claimed)
        return claimed;
    if (auto opened = m_database.open(); !opened)
        return opened;
    if (auto migrated = migrate(m_database); !migrated)
        return migrated;
    if (auto opened = m_flusher.open(m_database.path() + u"-wal"_s); !opened)
        return opened;
    if (auto opened = m_checkpointer.open(m_database.path()); !opened)
        return opened;
    m_database.setLogWatch([this](int pages) { m_checkpointer.noteLogged(pages); });
    m_flusher.noteWritten(); // by a migration, or by a server before that was killed
    return m_flusher.flush();
}

Result<void> SqliteStore::batch(const std::function<void()> &work, const Kept &kept)
{
    m_transactions.startBatch();
    work();
    auto committed = m_transactions.finishBatch();
    if (!committed) {
        m_signIns.undoBatch();
        m_codes.undoBatch();
        m_clients.forgetFound();
        return committed;
    }
    m_signIns.keepBatch();
    m_codes.keepBatch();
    if (kept)
        m_flusher.flushLater(kept);
    return {};
}

Result<domain::Client> SqliteStore::registerClient(
    const domain::Client &client, const Digest &metadata)
{
    return write<domain::Client>([&] { return m_clients.registerClient(client, metadata); });
}

Result<std::optional<domain::Client>> SqliteStore::client(const domain::ClientId &id)
{
    return m_clients.find(id);
}

Result<oauth::ClientsFound> SqliteStore::clients(const oauth::ClientsWanted &wanted)
{
    return m_clients.list(wanted);
}

Result<bool> SqliteStore::setAccessTtl(
    const domain::ClientId &id, std::optional<base::seconds> accessTtl)
{
    return write<bool>([&] { return m_clients.setAccessTtl(id, accessTtl); });
}

Result<bool> SqliteStore::replaceClient(const domain::Client &client)
{
    return write<bool>([&] { return m_clients.replace(client); });
}

Result<bool> SqliteStore::removeClient(const domain::ClientId &id)
{
    return write<bool>([&] { return m_clients.remove(id); });
}

Result<bool> SqliteStore::evictUnusedClients(int most, const domain::ClientId &newest)
{
    return write<bool>([&] { return m_clients.evictUnused(most, newest); });
}

Result<void> SqliteStore::setClientStanding(
    const domain::ClientId &id, domain::ClientStanding standing, sys_seconds now)
{
    return write<void>([&]() -> Result<void> {
        if (standing == domain::ClientStanding::Blocked) {
            if (auto queued = m_codeRows.forgetUnused(id, now); !queued)
                return queued;
        }
        return m_clients.setStanding(id, standing, now);
    });
}

Result<domain::ClientStanding> SqliteStore::clientStanding(const domain::ClientId &id)
{
    return m_clients.standing(id);
}

Result<void> SqliteStore::saveDocumentClient(const domain::Client &client)
{
    const auto known = m_clients.isKept(client.id);
    if (!known)
        return Err(known.error());
    const auto save = [&] { return m_clients.saveDocument(client); };
    if (!*known)
        return write<void>(save);
    // At every sign-in of such a client; it makes nobody go.
    return writeApart<void>(save, Hold::Passing);
}

Result<bool> SqliteStore::useAssertion(const Digest &assertion, sys_seconds until)
{
    return writeApart<bool>([&] { return m_assertions.use(assertion, until); });
}

Result<void> SqliteStore::releaseAssertion(const Digest &assertion)
{
    return write<void>([&] { return m_assertions.release(assertion); });
}

Result<void> SqliteStore::saveSignIn(const Digest &handle, const oauth::SignIn &signIn, int maxOpen)
{
    return m_signIns.save(handle, signIn, maxOpen);
}

Result<std::optional<oauth::SignIn>> SqliteStore::takeSignIn(const Digest &handle, sys_seconds now)
{
    return m_signIns.take(handle, now);
}

Result<void> SqliteStore::settleSignIns()
{
    if (auto settled = m_signIns.settle(); !settled)
        return settled;
    return m_codes.settle();
}

Result<void> SqliteStore::saveCode(const Digest &code, const oauth::CodeRecord &record)
{
    return m_codes.save(code, record);
}

Result<oauth::RedeemOutcome> SqliteStore::redeemCode(
    const Digest &code, sys_seconds now, const oauth::DecideOpening &decide)
{
    auto redeemed = writeApart<oauth::RedeemOutcome>([&]() -> Result<oauth::RedeemOutcome> {
        auto outcome = m_codes.take(code, now);
        const auto *taken = outcome ? std::get_if<oauth::CodeTaken>(&*outcome) : nullptr;
        const auto opening = taken ? decide(taken->code) : std::nullopt;
        if (!taken)
            return outcome;
        std::optional<qint64> session;
        if (opening) {
            if (opening->session.id != oauth::sessionMadeFrom(code))
                return Err(base::Error {
                    base::ErrorKind::Invalid, u"The session is not named after its code."_s});
            const auto number = open(*opening);
            if (!number)
                return Err(number.error());
            session = *number;
        } else if (const auto burnt = m_codeRows.burn(code, taken->code, now); !burnt) {
            return Err(burnt.error());
        }
        if (const auto used = m_codes.use(code, session, now); !used)
            return Err(used.error());
        return outcome;
    });
    m_codes.endVerb(redeemed.ok());
    return redeemed;
}

Result<qint64> SqliteStore::open(const oauth::Opening &opening)
{
    auto number = m_sessions.open(opening.session, opening.sealedProviderTokens);
    if (!number)
        return number;
    if (const auto added = m_refresh.addFirst(*number, opening.session.id, opening.tokens); !added)
        return Err(added.error());
    return number;
}

Result<void> SqliteStore::rememberConsent(const oauth::ConsentKey &key, sys_seconds until)
{
    return writeApart<void>([&] { return m_consents.remember(key, until); });
}

Result<bool> SqliteStore::isConsentRemembered(const oauth::ConsentKey &key, sys_seconds now)
{
    return m_consents.isRemembered(key, now);
}

Result<int> SqliteStore::forgetConsents(const std::optional<domain::ClientId> &client)
{
    return write<int>([&] { return m_consents.forget(client); });
}

Result<QList<domain::SessionId>> SqliteStore::bindProvider(
    const oauth::ProviderBinding &binding, sys_seconds now)
{
    return write<QList<domain::SessionId>>([&] { return m_providers.bind(binding, now); });
}

Result<void> SqliteStore::queueRevocation(const oauth::NewRevocation &revocation)
{
    return write<void>([&] { return m_revocations.add(revocation); });
}

Result<QList<oauth::DueRevocation>> SqliteStore::dueRevocations(sys_seconds now, int limit)
{
    return m_revocations.due(now, limit);
}

Result<std::optional<sys_seconds>> SqliteStore::nextRevocationAt()
{
    return m_revocations.nextAt();
}

Result<void> SqliteStore::settleRevocation(
    qint64 number, oauth::RevocationOutcome outcome, const QString &words, sys_seconds now)
{
    return write<void>([&] { return m_revocations.settle(number, outcome, words, now); });
}

Result<void> SqliteStore::postponeRevocation(
    qint64 number, sys_seconds nextAt, const QString &words)
{
    return write<void>([&] { return m_revocations.postpone(number, nextAt, words); });
}

Result<QList<oauth::RevocationStatus>> SqliteStore::revocations(int limit)
{
    return m_revocations.list(limit);
}

Result<void> SqliteStore::saveAgent(const domain::ClientId &id, const oauth::AgentRights &rights)
{
    return write<void>([&] { return m_agents.save(id, rights); });
}

Result<std::optional<oauth::AgentRights>> SqliteStore::agent(const domain::ClientId &id)
{
    return m_agents.find(id);
}

Result<bool> SqliteStore::removeAgent(const domain::ClientId &id)
{
    return write<bool>([&] { return m_agents.remove(id); });
}

Result<domain::Session> SqliteStore::openAgentSession(
    const domain::Session &fresh, const oauth::AgentToken &token)
{
    return write<domain::Session>([&] { return m_agents.openSession(fresh, token); });
}

Result<QMap<QByteArray, int>> SqliteStore::sealedCounts()
{
    if (const auto settled = settleSignIns(); !settled)
        return Err(settled.error());
    return m_sealed.counts();
}

Result<QList<oauth::SealedRow>> SqliteStore::sealedRows(
    oauth::SealedPlace place, qint64 number, int limit)
{
    return m_sealed.after(place, number, limit);
}

Result<int> SqliteStore::reseal(const QList<oauth::ResealedRow> &rows)
{
    return write<int>([&] { return m_sealed.reseal(rows); });
}

Result<void> SqliteStore::saveAccount(const oauth::LocalAccount &account)
{
    return write<void>([&] { return m_accounts.save(account); });
}

Result<std::optional<oauth::LocalAccount>> SqliteStore::account(const QString &name)
{
    return m_accounts.find(name);
}

Result<int> SqliteStore::purge(sys_seconds now, base::seconds unusedClientLife, int limit)
{
    return write<int>(
        [&] { return Purge(m_database, m_codeRows, now, limit).run(unusedClientLife); });
}

} // namespace gatehouse::store
