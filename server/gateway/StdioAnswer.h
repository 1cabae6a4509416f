// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/StdioCall.h"
#include "net/Reply.h"

#include <chrono>
#include <vector>

namespace gatehouse::gateway {

/// The answer to one request as HTTP: JSON when the answer is all there is to say and comes soon,
/// else a stream of events. Holds a bounded piece of memory for a client that reads slowly, then
/// cuts it. On one worker.
class StdioAnswer
{
public:
    using Time = std::chrono::steady_clock;

    static constexpr qsizetype HighWater = 64 * 1024; ///< bytes that the reply is given ahead
    static constexpr qsizetype MaxWaiting = 1024 * 1024; ///< bytes besides
    static constexpr std::chrono::seconds KeepAliveEvery {15};
    /// An answer that takes longer becomes a stream, so that nothing on the way gives it up.
    static constexpr std::chrono::seconds PatienceForJson {5};

    struct Traits
    {
        bool mayBeEvents = false; ///< the client accepts them, and a header of the answer can wait
        bool isBatch = false;
        QByteArray firstEventId; ///< told when the stream begins; empty: not
    };
    StdioAnswer(net::Reply reply, Traits traits);
    StdioAnswer(const StdioAnswer &) = delete;
    StdioAnswer &operator=(const StdioAnswer &) = delete;

    void take(const StdioNews &news);
    void tick(Time::time_point now);

    /// Nobody reads it any more, or somebody else has ended it: nothing is left to do.
    void abandon() { m_isOver = true; }

    /// The client has been given the name of an event.
    bool canResume() const { return m_canResume; }
    /// Nothing is left to do. It may then be destroyed, but not from within take().
    bool isOver() const { return m_isOver || m_reply.isGone(); }

private:
    void begin();
    void write(const QByteArray &bytes);
    void writeEvent(const QByteArray &json, const QByteArray &id);
    void pump();
    void finish();
    void sendJson();

    net::Reply m_reply;
    const Traits m_traits;
    const Time::time_point m_begun = Time::now();
    Time::time_point m_lastWrite = Time::now();
    bool m_isStream = false;
    bool m_isEnding = false; ///< the stream ends when everything is written
    bool m_isOver = false;
    bool m_canResume = false;
    QByteArray m_waiting;
    std::vector<StdioNews> m_answers; ///< for JSON
};

} // namespace gatehouse::gateway
