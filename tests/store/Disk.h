// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace gatehouse::test {

/// What fdatasync(2) reaches in a test that uses it, also that of SQLite: a disk that may take its
/// time, and may fail. Any thread.
class Disk
{
public:
    /// The one there is.
    static Disk &instance();

    /// Quick and in order again.
    void mend();
    void setSlow(bool slow);
    void setBroken(bool broken) { m_isBroken = broken; }
    /// How often it was flushed since the start.
    int flushes() const { return m_flushes; }
    /// Until so many wait for it.
    void awaitVisitors(int count = 1);
    /// Whether another one comes while the first is there, within a moment.
    bool comesAnother();

    int flush(int descriptor);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isSlow = false; ///< guarded by m_mutex
    int m_visitors = 0; ///< guarded by m_mutex
    std::atomic<bool> m_isBroken {false};
    std::atomic<int> m_flushes {0};
};

} // namespace gatehouse::test
