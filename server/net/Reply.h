// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Response.h"

#include <functional>
#include <memory>

namespace gatehouse::net {

class ReplyChannel;

/// Watches one answer on its worker. It is let go when the answer is complete or can never be: its
/// destructor is the end of the request. Must not use the reply from there.
class ReplyObserver
{
public:
    ReplyObserver() = default;
    ReplyObserver(const ReplyObserver &) = delete;
    ReplyObserver &operator=(const ReplyObserver &) = delete;
    virtual ~ReplyObserver() = default;

    virtual void onBegin(const Response &response) = 0;
    /// Content, without framing.
    virtual void onContent(qsizetype bytes) = 0;
};

/// How a handler on a worker answers: now, later, or in pieces. A cheap handle, copyable; lives and
/// dies on the worker's thread. Everything after the client has gone is silently dropped, so a
/// handler may answer late. A request whose every handle is gone unanswered is answered 500.
class Reply
{
public:
    explicit Reply(std::shared_ptr<ReplyChannel> channel);

    /// The whole answer. Exactly once, and not together with begin().
    void send(const Response &response);

    /// Status and header of an answer that comes in pieces (chunked; HTTP/1.0: until close). body
    /// is ignored.
    void begin(const Response &response);
    /// A piece. False when the client has gone or does not read: its unsent backlog would exceed
    /// the listener's stream limit; the connection is then cut.
    bool write(QByteArrayView piece);
    /// The last piece was written.
    void end();

    /// Bytes accepted by write() that the operating system has not taken yet.
    qint64 backlog() const;
    /// Called once, on the worker's thread, when the client goes before the answer is complete. At
    /// most one callback is kept.
    void whenGone(std::function<void()> callback);
    bool isGone() const;
    /// Called once, later, when backlog() has come down to nothing. At most one callback is kept.
    void whenDrained(std::function<void()> callback);

    /// Ends an answer in pieces for whoever writes it: properly when the client reads on, and the
    /// writer hears by whenGone() that nobody listens. An answer that has not begun is left alone.
    void finishEarly();
    /// The same at once and by force; also when the answer has not begun.
    void cut();
    /// At most one; before send() or begin().
    void observe(std::unique_ptr<ReplyObserver> observer);
    /// To make a handle again of, as long as there is another one: does not keep it unanswered.
    std::weak_ptr<ReplyChannel> channel() const { return m_channel; }

private:
    std::shared_ptr<ReplyChannel> m_channel;
};

} // namespace gatehouse::net
