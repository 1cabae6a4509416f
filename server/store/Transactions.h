// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Checkpointer.h"
#include "store/Flusher.h"
#include "store/SqliteDatabase.h"

#include <functional>

namespace gatehouse::store {

/// What a verb's effect outlives: Firm a power cut, Passing the end of the process alone. Passing
/// is for what is asked for again or hardly missed when it is lost, and costs a flush of the disk
/// too many: a sign-in on its way, its code, a step of the timeline. The next flush makes it firm
/// as well.
enum class Hold { Firm, Passing };

/// Makes a verb happen wholly or not at all: by a transaction of its own, or, inside a batch, by a
/// savepoint of the batch's transaction, which begins with the first verb that writes. What a
/// commit with a firm verb did is noted with the flusher: a verb on its own flushes before it says
/// that it holds, a batch leaves that to whoever runs it.
class Transactions
{
public:
    /// All are kept by reference.
    Transactions(SqliteDatabase &database, Flusher &flusher, Checkpointer &checkpointer)
        : m_database(database)
        , m_flusher(flusher)
        , m_checkpointer(checkpointer)
    { }

    /// Runs \a step as one verb: all of it holds, or nothing.
    template <typename T>
    base::Result<T> wholly(const std::function<base::Result<T>()> &step, Hold hold = Hold::Firm)
    {
        if (const auto begun = begin(hold); !begun)
            return base::Err(begun.error());
        base::Result<T> result = step();
        if (!result) {
            undo(result.error());
            return result;
        }
        if (const auto kept = keep(); !kept)
            return base::Err(kept.error());
        return result;
    }

    bool isInBatch() const { return m_batch != Batch::None; }
    /// Why nothing may be written now: the batch is lost, or the disk.
    base::Result<void> state() const;

    void startBatch();
    /// The one commit. On an error nothing of the batch holds.
    base::Result<void> finishBatch();

    base::Result<void> begin(Hold hold = Hold::Firm);
    base::Result<void> keep();
    /// Nothing of the batch may hold, whatever its verbs say from now on. Outside of one: nothing.
    void refuse(const base::Error &why);
    /// \a why is what the batch is refused with, should SQLite have rolled all of it back.
    void undo(const base::Error &why);

private:
    enum class Batch {
        None,
        Waiting, ///< nothing was written yet
        Open,
        Lost, ///< SQLite has rolled back the whole of it
    };

    base::Result<void> commit();
    base::Result<void> savepoint();
    base::Result<void> execute(const char *sql);
    void rollBack();
    void lose(const base::Error &why);

    SqliteDatabase &m_database;
    Flusher &m_flusher;
    Checkpointer &m_checkpointer;
    Batch m_batch = Batch::None;
    bool m_isFirm = false; ///< the open transaction
    base::Error m_loss;
};

} // namespace gatehouse::store
