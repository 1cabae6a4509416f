// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Reply.h"
#include "net/ResponseHead.h"
#include "net/Route.h"

namespace gatehouse::net {

class FacadeSocket;

/// The one answer to one request, shared by all handles of its Reply. Knows the connection as long
/// as that lives; used on its thread.
class ReplyChannel
{
public:
    ReplyChannel(FacadeSocket &socket, Cors cors, qint64 maxBacklog);
    ReplyChannel(const ReplyChannel &) = delete;
    ReplyChannel &operator=(const ReplyChannel &) = delete;
    /// Unanswered: 500. Begun and not ended: the connection is cut, so that nobody takes a part for
    /// the whole.
    ~ReplyChannel();

    void send(const Response &response);
    void begin(const Response &response);
    bool write(QByteArrayView piece);
    void end();

    qint64 backlog() const;
    void whenGone(std::function<void()> callback);
    bool isGone() const { return m_state == State::Gone; }

    void whenDrained(std::function<void()> callback) { m_whenDrained = std::move(callback); }
    void finishEarly();
    void cut();
    void observe(std::unique_ptr<ReplyObserver> observer) { m_observer = std::move(observer); }

    /// The connection went before the answer was complete.
    void onGone();
    /// The operating system has taken everything.
    void onDrained();

private:
    enum class State { Waiting, Streaming, Done, Gone };

    AnswerShape shape(Framing framing) const;
    void complete();

    FacadeSocket *m_socket; ///< null when Done or Gone
    const Method m_method;
    const bool m_anyOrigin;
    const qint64 m_maxBacklog;
    State m_state = State::Waiting;
    Framing m_framing = Framing::Length;
    bool m_withBody = true; ///< of an answer in pieces
    std::function<void()> m_whenGone;
    std::function<void()> m_whenDrained;
    std::unique_ptr<ReplyObserver> m_observer;
};

} // namespace gatehouse::net
