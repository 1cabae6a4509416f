// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Transactions.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::Result;

void Transactions::startBatch()
{
    Q_ASSERT(m_batch == Batch::None);
    m_batch = Batch::Waiting;
}

Result<void> Transactions::finishBatch()
{
    const Batch batch = std::exchange(m_batch, Batch::None);
    if (batch == Batch::Lost)
        return Err(m_loss);
    if (batch == Batch::Waiting)
        return {};
    return commit();
}

Result<void> Transactions::begin(Hold hold)
{
    if (m_batch == Batch::Lost)
        return Err(m_loss);
    const bool goesOn = m_batch == Batch::Open && (m_hold == Hold::Firm || hold == Hold::Passing);
    if (goesOn)
        return savepoint();
    if (m_batch == Batch::Open) {
        if (auto committed = commit(); !committed) {
            m_loss = committed.error();
            m_batch = Batch::Lost;
            return committed;
        }
        m_batch = Batch::Waiting;
    }
    if (auto begun = open(hold); !begun)
        return begun;
    if (m_batch == Batch::None)
        return {};
    m_batch = Batch::Open;
    return savepoint();
}

/// Begins a transaction; SQLite takes how firm it is only outside of one.
Result<void> Transactions::open(Hold hold)
{
    if (hold != m_hold) {
        const bool isFirm = hold == Hold::Firm;
        // A statement that is kept ready would do this once, when it is made ready.
        if (auto set = m_database.runOnce(
                isFirm ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
            !set)
            return set;
        m_hold = hold;
    }
    return execute("BEGIN IMMEDIATE");
}

Result<void> Transactions::commit()
{
    auto committed = execute("COMMIT");
    if (!committed)
        rollBack();
    return committed;
}

Result<void> Transactions::keep()
{
    if (m_batch == Batch::None)
        return commit();
    auto released = execute("RELEASE verb");
    if (!released)
        lose(released.error());
    return released;
}

void Transactions::undo(const Error &why)
{
    if (m_batch == Batch::None)
        return rollBack();
    // A full disk or a failing one makes SQLite roll back the whole transaction by itself; then the
    // savepoint is gone, and with it what the batch's earlier verbs did.
    if (!execute("ROLLBACK TO verb") || !execute("RELEASE verb"))
        lose(why);
}

void Transactions::refuse(const Error &why)
{
    if (m_batch == Batch::Waiting || m_batch == Batch::Open)
        lose(why);
}

Result<void> Transactions::savepoint()
{
    auto set = execute("SAVEPOINT verb");
    if (!set)
        lose(set.error());
    return set;
}

Result<void> Transactions::execute(const char *sql)
{
    const auto done = m_database.run(sql);
    if (!done)
        return Err(done.error());
    return {};
}

void Transactions::rollBack()
{
    // Fails when SQLite has rolled back already, which is what is wanted.
    (void)execute("ROLLBACK");
}

void Transactions::lose(const Error &why)
{
    rollBack();
    m_loss = why;
    m_batch = Batch::Lost;
}

} // namespace gatehouse::store
