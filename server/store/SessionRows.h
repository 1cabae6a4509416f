// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "store/RevocationRows.h"
#include "store/SqliteDatabase.h"

#include <optional>

namespace gatehouse::store {

/// Reads a session from the first columns of the view open_sessions, whose own number is column 0.
domain::Session sessionFrom(const Rows &rows);
/// How many columns that view has: what a statement selects besides comes after.
constexpr int SessionColumns = 16;

/// The sessions table and the users it names. Inside its caller's transaction.
class SessionRows
{
public:
    /// \a database and \a revocations are kept by reference.
    SessionRows(SqliteDatabase &database, RevocationRows &revocations)
        : m_database(database)
        , m_revocations(revocations)
    { }

    /// Keeps the session and what its provider says of the user now; returns the session's number.
    base::Result<qint64> open(
        const domain::Session &session, const QByteArray &sealedProviderTokens);
    base::Result<void> nameCode(const base::Digest &code, qint64 session);
    /// Keeps what their provider says of them now; returns under which id.
    base::Result<domain::UserId> keepUser(const domain::Identity &user);

    /// Ends a session that lives at \a now, with all its tokens; false when there is none.
    base::Result<bool> end(
        const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now);
    /// The same for several; which ones it were.
    base::Result<QList<domain::SessionId>> endAll(
        const oauth::WhichSessions &which, domain::EndReason reason, base::sys_seconds now);
    /// Ends all that somebody signed in to by that provider, also those past their end.
    base::Result<QList<domain::SessionId>> endAllOf(
        const QByteArray &provider, domain::EndReason reason, base::sys_seconds now);
    /// Ends those that are over by themselves, about \a limit rows at most.
    base::Result<QList<domain::SessionId>> endExpired(base::sys_seconds now, int limit);
    /// The end of the open session of that number: without tokens, and its provider to be told.
    /// How many tokens there were.
    base::Result<int> close(qint64 number, domain::EndReason reason, base::sys_seconds now);

    base::Result<std::optional<domain::Session>> find(const domain::SessionId &id);
    /// Whether it lives or has ended.
    base::Result<bool> isKept(const domain::SessionId &id);
    base::Result<bool> knows(const domain::UserId &user);
    base::Result<QList<domain::Session>> list(base::sys_seconds now);
    base::Result<std::optional<QByteArray>> sealedProviderTokens(const domain::SessionId &id);
    base::Result<bool> saveProviderTokens(const domain::SessionId &id,
        const QByteArray &sealedProviderTokens, const domain::Identity &user,
        base::sys_seconds now);
    base::Result<QList<oauth::HeldTokens>> heldProviderTokens(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now);

private:
    /// False: they came too late; their provider must be told.
    base::Result<bool> dropLateTokens(const domain::SessionId &id,
        const QByteArray &sealedProviderTokens, const domain::Identity &user,
        base::sys_seconds now);
    using Numbered = std::pair<qint64, domain::SessionId>;

    /// How many there were.
    base::Result<int> dropTokens(qint64 number);
    base::Result<QList<domain::SessionId>> closeAll(
        const QList<Numbered> &sessions, domain::EndReason reason, base::sys_seconds now);
    base::Result<QList<Numbered>> living(const oauth::WhichSessions &which, base::sys_seconds now);
    base::Result<QList<Numbered>> over(base::sys_seconds now, int limit);
    base::Result<QList<Numbered>> numbered(base::Result<Rows> rows);
    base::Result<Rows> select(const oauth::WhichSessions &which, base::sys_seconds now);

    SqliteDatabase &m_database;
    RevocationRows &m_revocations;
};

} // namespace gatehouse::store
