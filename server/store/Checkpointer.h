// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gatehouse::store {

/// Copies the write-ahead log into the database (a checkpoint, https://www.sqlite.org/wal.html), on
/// a thread and a connection of its own: it waits for the disk, and whoever writes goes on
/// meanwhile. The first commit that finds all of the log copied begins it anew.
class Checkpointer
{
public:
    /// In pages of the log.
    struct Sizes
    {
        int worthIt = 4000; ///< 16 MB: pages that change again and again are copied less often
        int tooMany = 12'000; ///< whoever writes waits until they are copied
    };

    Checkpointer()
        : Checkpointer(Sizes {})
    { }
    explicit Checkpointer(const Sizes &sizes)
        : m_sizes(sizes)
    { }
    /// Waits for the copying that is under way.
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// \a path: of the database, which has its log already. Begins the thread.
    base::Result<void> open(const QString &path);
    /// After a commit the log holds \a pages. The writing thread, which waits here for the disk
    /// when these are too many.
    void noteLogged(int pages);

private:
    void run();
    void copy();
    void tell(int code);

    const Sizes m_sizes;
    QString m_path;
    Connection m_connection {nullptr, &sqlite3_close}; ///< the thread's
    bool m_isTold = false; ///< that it fails; the thread's
    // The writing thread's:
    int m_logged = 0;
    int m_nextAt = 0;
    bool m_isBegun = false; ///< most of the log has been asked for
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    // Guarded by m_mutex:
    bool m_isAsked = false;
    bool m_isCopying = false;
    bool m_ends = false;
};

} // namespace gatehouse::store
