// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Connection.h"
#include "store/Flusher.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gatehouse::store {

/// Of a write-ahead log, in pages.
struct LogSizes
{
    int worthIt = 4000; ///< 16 MB: pages that change again and again are copied less often
    int tooMany = 8000; ///< that come while most is copied: whoever writes waits for that too
};

/// Copies the write-ahead log into the database (a checkpoint, https://www.sqlite.org/wal.html), on
/// a thread and a connection of its own: it waits for the disk, and whoever writes goes on
/// meanwhile. The little that came meanwhile is copied after it, and whoever writes waits for that:
/// the next commit then finds all of the log copied and begins it anew.
class Checkpointer
{
public:
    /// Keeps a reference: after a flush that failed, here or there, nothing is copied any more.
    explicit Checkpointer(Flusher &flusher, const LogSizes &sizes = {})
        : m_flusher(flusher)
        , m_sizes(sizes)
    { }
    /// Waits for the copying that is under way.
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// \a path: of the database, which has its log already. Begins the thread.
    base::Result<void> open(const QString &path);
    /// After a commit the log holds \a pages. The writing thread, as the next; may wait for the
    /// disk.
    void noteLogged(int pages);
    /// Nothing could be committed. When the disk is full that goes on until the log begins anew,
    /// which takes no room.
    void noteFailed();

private:
    void run();
    bool copy();
    void tell(bool isBad, bool &isTold, const QString &words);

    Flusher &m_flusher;
    const LogSizes m_sizes;
    // The thread's:
    QString m_path;
    Connection m_connection {nullptr, &sqlite3_close};
    int m_copied = 0; ///< pages of the log
    bool m_saidFailing = false;
    bool m_saidRead = false;
    // The writing thread's:
    int m_logged = 0;
    int m_nextAt = 0;
    int m_askedAt = 0; ///< not yet for this log when 0
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    // Guarded by m_mutex:
    bool m_isAsked = false;
    bool m_isCopying = false;
    bool m_getsOn = true; ///< copying, the last time
    bool m_ends = false;
};

} // namespace gatehouse::store
