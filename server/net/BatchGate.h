// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>

namespace gatehouse::net {

/// Whether the next batch begins now. While the disk is busy with one, the next could not be
/// answered anyway: it gathers what comes, for one commit is cheaper than two, until the disk is
/// free or enough has come to keep the core busy. Any thread.
class BatchGate
{
public:
    /// So many are worth a batch while the disk is busy.
    static constexpr std::size_t Enough = 16;

    /// \a open is called when the disk is free and mayBegin() has said no before; on any thread,
    /// and it may not call back.
    explicit BatchGate(std::function<void()> open)
        : m_open(std::move(open))
    { }
    BatchGate(const BatchGate &) = delete;
    BatchGate &operator=(const BatchGate &) = delete;

    /// Whether a batch of \a waiting jobs begins.
    bool mayBegin(std::size_t waiting);
    void begin();
    /// A batch is on the disk, or lost.
    void end();
    /// Opens for nobody any more.
    void close();

private:
    std::mutex m_mutex;
    // Guarded by it:
    std::function<void()> m_open;
    int m_underWay = 0; ///< batches
    bool m_isWaitedFor = false;
};

} // namespace gatehouse::net
