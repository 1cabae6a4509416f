// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>

namespace gatehouse::net {

/// Whether the next batch begins now, for one commit is cheaper than two. While the disk is busy
/// with one, the next could not be answered anyway: it gathers what comes. After a batch of several
/// jobs more are about to come: it gathers for a moment. When enough has come to keep the core busy
/// it begins in any case. Any thread.
class BatchGate
{
public:
    /// So many are worth a batch whatever else. With more of them clients wait for one another:
    /// nobody fills the next batch while all are in the last one.
    static constexpr std::size_t Enough = 8;
    /// So many in one batch say that more are about to come.
    static constexpr std::size_t Several = 4;

    /// \a open is called when mayBegin() has said no before and would not any more; on any thread,
    /// and it may not call back.
    explicit BatchGate(std::function<void()> open)
        : m_open(std::move(open))
    { }
    BatchGate(const BatchGate &) = delete;
    BatchGate &operator=(const BatchGate &) = delete;

    /// Whether a batch of \a waiting jobs begins.
    bool mayBegin(std::size_t waiting);
    /// A batch of \a jobs begins. True: call endMoment() in a moment.
    bool begin(std::size_t jobs);
    void endMoment();
    /// A batch is on the disk, or lost.
    void end();
    /// Opens for nobody any more.
    void close();

private:
    void openIfFree();

    std::mutex m_mutex;
    // Guarded by it:
    std::function<void()> m_open;
    int m_underWay = 0; ///< batches
    bool m_isMoment = false; ///< of gathering after the last
    bool m_isWaitedFor = false;
};

} // namespace gatehouse::net
