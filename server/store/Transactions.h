// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/SqliteDatabase.h"

#include <functional>

namespace gatehouse::store {

/// Makes a verb happen wholly or not at all: by a durable transaction of its own, or, inside a
/// batch, by a savepoint of the batch's transaction, which begins with the first verb that writes.
class Transactions
{
public:
    /// \a database is kept by reference.
    explicit Transactions(SqliteDatabase &database)
        : m_database(database)
    { }

    /// Runs \a step as one verb: all of it holds, or nothing.
    template <typename T> base::Result<T> wholly(const std::function<base::Result<T>()> &step)
    {
        if (const auto begun = begin(); !begun)
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

    void startBatch();
    /// The one durable commit. On an error nothing of the batch holds.
    base::Result<void> finishBatch();

    base::Result<void> begin();
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

    base::Result<void> savepoint();
    base::Result<void> execute(const char *sql);
    void rollBack();
    void lose(const base::Error &why);

    SqliteDatabase &m_database;
    Batch m_batch = Batch::None;
    base::Error m_loss;
};

} // namespace gatehouse::store
