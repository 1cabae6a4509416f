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

Result<void> Transactions::state() const
{
    if (m_batch == Batch::Lost)
        return Err(m_loss);
    return m_flusher.state();
}

Result<void> Transactions::begin(Hold hold)
{
    if (m_batch == Batch::Lost)
        return Err(m_loss);
    if (m_batch != Batch::Open) {
        if (auto alive = m_flusher.state(); !alive)
            return alive;
        if (auto begun = execute("BEGIN IMMEDIATE"); !begun)
            return begun;
        m_isFirm = false;
    }
    m_isFirm = m_isFirm || hold == Hold::Firm;
    if (m_batch == Batch::None)
        return {};
    m_batch = Batch::Open;
    return savepoint();
}

Result<void> Transactions::commit()
{
    auto committed = execute("COMMIT");
    if (!committed)
        rollBack();
    else if (m_isFirm)
        m_flusher.noteWritten();
    return committed;
}

Result<void> Transactions::keep()
{
    if (m_batch == Batch::None) {
        if (auto committed = commit(); !committed)
            return committed;
        return m_isFirm ? m_flusher.flush() : Result<void>();
    }
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
    m_checkpointer.noteFailed();
}

void Transactions::lose(const Error &why)
{
    rollBack();
    m_loss = why;
    m_batch = Batch::Lost;
}

} // namespace gatehouse::store
