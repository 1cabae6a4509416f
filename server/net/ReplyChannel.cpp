// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ReplyChannel.h"

#include "net/FacadeSocket.h"
#include "net/NetLog.h"

namespace gatehouse::net {

ReplyChannel::ReplyChannel(FacadeSocket &socket, Cors cors, qint64 maxBacklog)
    : m_socket(&socket)
    , m_method(socket.request().method)
    , m_anyOrigin(cors == Cors::AnyOrigin)
    , m_maxBacklog(maxBacklog)
{
    m_socket->attach(this);
}

ReplyChannel::~ReplyChannel()
{
    m_whenGone = {};
    m_whenDrained = {};
    if (m_state == State::Waiting) {
        qCWarning(lcNet) << "A request was left unanswered by its handler; it is answered 500.";
        send(errorAnswer(500, "server_error", "The server could not answer this request."));
    } else if (m_state == State::Streaming) {
        FacadeSocket *socket = std::exchange(m_socket, nullptr);
        socket->detach();
        socket->cut();
    }
}

AnswerShape ReplyChannel::shape(Framing framing) const
{
    return {framing, m_socket->closesAfterAnswer() || framing == Framing::UntilClose, m_anyOrigin};
}

void ReplyChannel::send(const Response &response)
{
    if (m_state != State::Waiting)
        return;
    const QByteArray head = responseHead(response, shape(Framing::Length));
    const bool withBody =
        m_method != Method::Head && mayHaveBody(response.status) && !response.contentType.isEmpty();
    m_state = State::Done;
    if (m_observer) {
        m_observer->onBegin(response);
        m_observer->onContent(withBody ? response.body.size() : 0);
    }
    m_socket->send(head, withBody ? QByteArrayView(response.body) : QByteArrayView());
    complete();
}

void ReplyChannel::begin(const Response &response)
{
    if (m_state != State::Waiting)
        return;
    m_framing = m_socket->isHttp10() ? Framing::UntilClose : Framing::Chunked;
    m_withBody = m_method != Method::Head && mayHaveBody(response.status);
    m_state = State::Streaming;
    if (m_observer)
        m_observer->onBegin(response);
    m_socket->watchForDeparture();
    if (m_state == State::Streaming)
        m_socket->send(responseHead(response, shape(m_framing)));
}

bool ReplyChannel::write(QByteArrayView piece)
{
    if (m_state != State::Streaming)
        return false;
    if (!m_withBody || piece.isEmpty()) // an empty chunk would be the last one
        return true;
    if (m_socket->unsent() + piece.size() > m_maxBacklog) {
        m_socket->cut();
        return false;
    }
    if (m_observer)
        m_observer->onContent(piece.size());
    if (m_framing == Framing::Chunked) {
        QByteArray chunk;
        chunk.reserve(piece.size() + 20);
        chunk += QByteArray::number(piece.size(), 16);
        chunk += "\r\n";
        chunk += piece;
        chunk += "\r\n";
        m_socket->send(chunk);
    } else {
        m_socket->send(piece);
    }
    return m_state == State::Streaming;
}

void ReplyChannel::end()
{
    if (m_state != State::Streaming)
        return;
    m_state = State::Done;
    if (m_withBody && m_framing == Framing::Chunked)
        m_socket->send("0\r\n\r\n");
    complete();
}

/// The connection may have broken under the last write; then it is no longer ours.
void ReplyChannel::complete()
{
    m_whenGone = {};
    m_whenDrained = {};
    m_observer.reset();
    if (FacadeSocket *socket = std::exchange(m_socket, nullptr))
        socket->finishAnswer();
}

void ReplyChannel::finishEarly()
{
    if (m_state != State::Streaming)
        return;
    const auto callback = std::exchange(m_whenGone, {});
    end();
    if (callback)
        callback();
}

void ReplyChannel::cut()
{
    if (m_socket && (m_state == State::Waiting || m_state == State::Streaming))
        m_socket->cut();
}

void ReplyChannel::onDrained()
{
    if (const auto callback = std::exchange(m_whenDrained, {}))
        callback();
}

qint64 ReplyChannel::backlog() const
{
    return m_socket ? m_socket->unsent() : 0;
}

void ReplyChannel::whenGone(std::function<void()> callback)
{
    if (m_state != State::Waiting && m_state != State::Streaming)
        return;
    m_whenGone = std::move(callback);
    m_socket->watchForDeparture();
}

void ReplyChannel::onGone()
{
    m_socket = nullptr;
    if (m_state == State::Done)
        return;
    m_state = State::Gone;
    m_whenDrained = {};
    m_observer.reset();
    if (const auto callback = std::exchange(m_whenGone, {}))
        callback();
}

} // namespace gatehouse::net
