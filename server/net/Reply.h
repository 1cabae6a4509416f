// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Response.h"

#include <functional>
#include <memory>

namespace gatehouse::net {

class ReplyChannel;

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

private:
    std::shared_ptr<ReplyChannel> m_channel;
};

} // namespace gatehouse::net
