// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/SseReader.h"
#include "net/Reply.h"

#include <chrono>

namespace gatehouse::gateway {

/// The way of an answer in pieces to a client that may be slow: when more than a little waits for
/// the client, the source is told to stop, and to go on when all of it has been taken. So a stream
/// holds a bounded piece of memory, and the front cuts a client that takes nothing at all. Lives on
/// one worker; the source must outlive it.
class StreamRelay
{
public:
    using Time = std::chrono::steady_clock;

    static constexpr qsizetype HighWater = 64 * 1024; ///< bytes that wait for a client
    static constexpr std::chrono::seconds KeepAliveEvery {15};

    /// \a setReading: stops and restarts the source.
    StreamRelay(net::Reply reply, std::function<void(bool on)> setReading);
    StreamRelay(const StreamRelay &) = delete;
    StreamRelay &operator=(const StreamRelay &) = delete;

    /// Begins an event stream with a comment, so that every proxy on the way sees a first byte.
    /// \a editor: see SseReader; may be null.
    void beginEvents(net::Response response, SseReader::Editor editor);
    void beginPieces(const net::Response &response);
    /// A piece from the source.
    void push(QByteArrayView piece);
    /// The source has ended; \a done is called when the client has everything.
    void end(std::function<void()> done);
    /// The source has failed: the stream of events ends after one more event with \a message (which
    /// may be empty), any other answer is cut.
    void fail(const QByteArray &message, std::function<void()> done);
    /// A comment when nothing has been said for a while.
    void tick(Time::time_point now);

    bool isResumable() const { return m_events.isResumable(); }
    bool hasFailed() const { return m_events.hasFailed(); }

private:
    void write(QByteArrayView bytes);
    void pump();
    void finish();

    net::Reply m_reply;
    std::function<void(bool)> m_setReading;
    SseReader m_events;
    bool m_isEvents = false;
    QByteArray m_waiting; ///< more than the reply takes now
    Time::time_point m_lastWrite {};
    std::function<void()> m_done; ///< set: the source has ended
};

} // namespace gatehouse::gateway
