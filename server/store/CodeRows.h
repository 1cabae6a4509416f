// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/SessionRows.h"
#include "store/SqliteDatabase.h"

namespace gatehouse::store {

/// The authorization codes (RFC 6749 4.1.2). Inside its caller's transaction.
class CodeRows
{
public:
    /// All three are kept by reference.
    CodeRows(SqliteDatabase &database, SessionRows &sessions, RevocationRows &revocations)
        : m_database(database)
        , m_sessions(sessions)
        , m_revocations(revocations)
    { }

    base::Result<void> save(const base::Digest &code, const oauth::CodeRecord &record);
    /// CodeTaken when it is good; what it opens is the caller's, who uses it up.
    base::Result<oauth::RedeemOutcome> take(const base::Digest &code, base::sys_seconds now);
    /// Uses a good one up; \a session: the number of the one made from it, if one was.
    base::Result<void> use(
        const base::Digest &code, std::optional<qint64> session, base::sys_seconds now);
    /// Forgets the codes that were never redeemed and would open such sessions.
    base::Result<void> forgetUnused(const oauth::WhichSessions &which, base::sys_seconds now);
    /// Forgets \a limit codes at most that no session was made from and that are over; how many.
    base::Result<int> forgetExpired(base::sys_seconds now, int limit);
    /// What \a provider gave \a user for codes that are still good; MaxHeldTokens at most.
    base::Result<QList<oauth::HeldTokens>> heldProviderTokens(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now);
    /// What its provider gave for a code that was taken and opens nothing goes to the queue.
    base::Result<void> burn(
        const base::Digest &code, const oauth::CodeRecord &record, base::sys_seconds now);

private:
    struct Kept
    {
        oauth::CodeRecord record;
        bool taken = false;
        std::optional<domain::SessionId> session;
    };

    base::Result<std::optional<Kept>> find(const base::Digest &code);
    base::Result<oauth::RedeemOutcome> replay(
        const domain::SessionId &session, base::sys_seconds now);
    /// A code with what its provider must be told should it never be redeemed.
    struct Unused
    {
        base::Digest digest;
        oauth::NewRevocation revocation;
    };
    base::Result<QList<Unused>> unused(Rows rows, base::sys_seconds now);
    base::Result<void> forget(const Unused &code);

    SqliteDatabase &m_database;
    SessionRows &m_sessions;
    RevocationRows &m_revocations;
};

} // namespace gatehouse::store
