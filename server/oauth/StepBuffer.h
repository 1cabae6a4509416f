// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "base/Random.h"
#include "oauth/Store.h"
#include "oauth/WaitingSteps.h"

#include <array>
#include <atomic>
#include <mutex>
#include <unordered_map>

namespace gatehouse::oauth {

/// Steps from every thread, waiting to be written together once a second. Bounded: equal ones are
/// counted, what the timeline would let go at once goes first, and what does not fit is dropped and
/// only counted. Any thread.
class StepBuffer
{
public:
    static constexpr std::size_t MaxFromWorkers = 512; ///< between two drains
    static constexpr std::size_t MaxWaiting = 16'384; ///< more than a second can bring

    explicit StepBuffer(base::Random &random)
        : m_tieKey(random.bytes(32))
    { }

    /// What ties the requests of one program together; says nothing to who has not the key.
    QByteArray tieOf(QByteArrayView address, QByteArrayView userAgent) const;

    /// A step a worker saw; false when it found no room.
    bool addFromWorker(const WaitingStep &waiting);
    /// /mcp was called with this token; cheap for all but the first call of a session.
    void addCall(const AccessRecord &token, base::sys_seconds now);
    /// Steps of a batch that holds.
    void addAll(const std::vector<TimelineStep> &steps);

    bool isEmpty() const;
    /// What waits, in the order it came, tied together and without what the timeline would let go
    /// at once.
    std::vector<WaitingStep> drain();
    /// How many steps found no room since the start.
    quint64 dropped() const { return m_dropped.load(std::memory_order_relaxed); }

private:
    bool put(const WaitingStep &waiting);
    bool add(const WaitingStep &waiting, bool mayTakeRoom);
    void makeRoom();

    const base::HmacKey m_tieKey;
    /// Sessions whose call was noted, as hashes; one that lost its place is noted once more.
    std::array<std::atomic<std::size_t>, 4096> m_called {};
    std::atomic<quint64> m_dropped {0};
    mutable std::mutex m_mutex;
    std::vector<WaitingStep> m_waiting; ///< guarded by m_mutex
    std::size_t m_fromWorkers = 0; ///< of those that wait; guarded by m_mutex
    bool m_madeRoom = false; ///< since the last drain; guarded by m_mutex
    std::unordered_map<std::size_t, std::size_t> m_counted; ///< hash → place; guarded by m_mutex
};

} // namespace gatehouse::oauth
