// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/StepBuffer.h"

#include <QHash>

#include <deque>

namespace gatehouse::oauth {

/// The core's end of the timeline: collects what a batch does, holds it back until the batch is
/// durable, and writes what all threads saw. Keeps references; core thread.
class Recorder final : public StepSink
{
public:
    Recorder(StepBuffer &buffer, Store &store, const base::Clock &clock)
        : m_buffer(buffer)
        , m_store(store)
        , m_clock(clock)
    { }

    /// Whose request the steps that follow belong to; empty: nobody's.
    void setVisitor(const QByteArray &tie) { m_tie = tie; }
    QByteArray visitor() const { return m_tie; }
    /// StepBuffer::tieOf, remembered: whoever comes is about to come again.
    QByteArray tieOf(QByteArrayView address, QByteArrayView userAgent);

    void note(TimelineStep step) override;
    /// Hears of every step at once, durable or not.
    void setWitness(std::function<void(const TimelineStep &step)> witness)
    {
        m_witness = std::move(witness);
    }
    void applyStaged();
    void discardStaged() { m_staged.clear(); }

    /// Writes what waited when it was called first, or the next part of that; called once a second
    /// and as long as it has more, inside a batch. What cannot be written is lost: no answer waits
    /// for it.
    void write();
    /// A part of what write() took is not written yet.
    bool hasMore() const { return !m_taken.empty(); }
    /// There is something for write().
    bool hasAny() const { return hasMore() || !m_buffer.isEmpty(); }
    /// Says in the log how many steps found no room in the buffer, once a minute at most.
    void tellWhatFoundNoRoom();

private:
    TimelineStep withItsSession(WaitingStep waiting);

    StepBuffer &m_buffer;
    Store &m_store;
    const base::Clock &m_clock;
    QByteArray m_tie;
    std::function<void(const TimelineStep &step)> m_witness;
    std::vector<TimelineStep> m_staged;
    std::deque<WaitingStep> m_taken; ///< from the buffer, to be written
    quint64 m_toldDropped = 0; ///< of StepBuffer::dropped(), in the log
    base::sys_seconds m_toldAt {}; ///< the last time
    QHash<QByteArray, QByteArray> m_ties; ///< of the last visitors, MaxTies at most
};

} // namespace gatehouse::oauth
