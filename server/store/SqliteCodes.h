// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/CodeRows.h"
#include "store/Transactions.h"
#include "store/Young.h"

namespace gatehouse::store {

/// The authorization codes nobody has redeemed yet: those that are redeemed at once never reach the
/// table. What came since settle() is in memory, at most MaxYoung of them; the others are in the
/// table, where they outlive the process. Codes are random: one that is in the table already would
/// stop settle(). Whoever looks into the table otherwise settles first. Core thread.
class SqliteCodes
{
public:
    /// Both are kept by reference.
    SqliteCodes(CodeRows &rows, Transactions &transactions)
        : m_rows(rows)
        , m_transactions(transactions)
        , m_young(transactions)
    { }

    base::Result<void> save(const base::Digest &code, const oauth::CodeRecord &record);
    /// CodeTaken when it is good; inside the transaction of who uses it up.
    base::Result<oauth::RedeemOutcome> take(const base::Digest &code, base::sys_seconds now);
    /// The same transaction's last step; \a session: the number of the one made from it, if one
    /// was.
    base::Result<void> use(
        const base::Digest &code, std::optional<qint64> session, base::sys_seconds now);
    /// Writes those in memory into the table; a verb of its own.
    base::Result<void> settle();

    /// What the batch did holds, or nothing of it.
    void keepBatch() { m_young.keep(); }
    void undoBatch() { m_young.undo(); }
    /// The end of a transaction that was, unless a batch is under way, one of its own.
    void endVerb(bool holds) { m_young.endVerb(holds); }

private:
    CodeRows &m_rows;
    Transactions &m_transactions;
    Young<oauth::CodeRecord> m_young;
};

} // namespace gatehouse::store
