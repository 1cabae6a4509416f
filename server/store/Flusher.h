// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gatehouse::store {

/// Flushes the write-ahead log to the disk (fdatasync(2)), for those who do not wait on a thread of
/// its own. One flush serves everybody who asked before it began. After one that failed nobody
/// knows what the disk holds, and the kernel says so only once: every later one fails as well.
/// Destroying it serves those who wait first.
class Flusher
{
public:
    /// Durable, or why not; called once.
    using Done = std::function<void(const base::Result<void> &)>;

    Flusher() = default;
    ~Flusher();
    Flusher(const Flusher &) = delete;
    Flusher &operator=(const Flusher &) = delete;

    /// \a path: of the log, which is there already. Begins the thread.
    base::Result<void> open(const QString &path);
    /// Something was committed that must outlive a power cut. The writing thread, as flush() and
    /// flushLater().
    void noteWritten();
    /// All that was written so far; waits for the disk.
    base::Result<void> flush();
    /// The same without waiting: \a done is called on the flushing thread, or here when all is on
    /// the disk already.
    void flushLater(Done done);
    /// The error once a flush has failed. Any thread.
    base::Result<void> state() const;
    /// Somebody else's flush has failed, of the log or of the database: it counts as one of ours.
    /// Any thread.
    void fail(const QString &why);

private:
    void run();
    base::Result<void> flushUpTo(quint64 written);

    QString m_path;
    int m_descriptor = -1;
    std::thread m_thread;
    std::mutex m_disk; ///< who flushes; before m_mutex
    mutable std::mutex m_mutex;
    std::condition_variable m_asked;
    // Guarded by m_mutex:
    quint64 m_written = 0; ///< commits
    quint64 m_flushed = 0; ///< of them
    bool m_ends = false;
    std::vector<Done> m_waiting;
    base::Result<void> m_state;
};

} // namespace gatehouse::store
