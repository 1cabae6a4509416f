// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SignInRows.h"
#include "store/Transactions.h"
#include "store/Young.h"

namespace gatehouse::store {

/// The sign-ins under way: those that go on at once never reach the table. What came since settle()
/// is in memory, at most MaxYoung of them; the others are in the table, where they outlive the
/// process. Handles are random: one that is in the table already would stop settle(). Whoever looks
/// into the table otherwise settles first. Core thread.
class SqliteSignIns
{
public:
    /// Both are kept by reference.
    SqliteSignIns(SqliteDatabase &database, Transactions &transactions)
        : m_rows(database)
        , m_transactions(transactions)
        , m_young(transactions)
    { }

    base::Result<void> save(const base::Digest &handle, const oauth::SignIn &signIn, int maxOpen);
    base::Result<std::optional<oauth::SignIn>> take(
        const base::Digest &handle, base::sys_seconds now);
    /// Writes those in memory into the table; a verb of its own.
    base::Result<void> settle();

    /// What the batch did holds, or nothing of it.
    void keepBatch() { m_young.keep(); }
    void undoBatch();

private:
    base::Result<bool> hasRoom(const oauth::SignIn &signIn, int maxOpen);
    /// How many more of its client and of its browser the table may have.
    SignInRows::Most roomFor(const oauth::SignIn &signIn, int maxOpen) const;
    bool hasLeft(const oauth::SignIn &signIn);

    /// Among whom the oldest makes room.
    struct Place
    {
        domain::ClientId client;
        base::Digest browser;
        bool isUnanswered;
        bool operator==(const Place &) const = default;
    };
    static Place placeOf(const oauth::SignIn &signIn)
    {
        return {signIn.clientId, signIn.browser, signIn.isUnanswered()};
    }

    SignInRows m_rows;
    Transactions &m_transactions;
    Young<oauth::SignIn> m_young;
    /// As many rows as the table may have; fewer, once some have gone. Nothing: unknown.
    std::optional<qint64> m_rowsAtMost;
    /// Whose place is free: the next step of a sign-in comes right after it was taken.
    std::optional<Place> m_left;
};

} // namespace gatehouse::store
