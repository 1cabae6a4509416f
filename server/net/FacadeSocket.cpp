// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FacadeSocket.h"

#include "net/FacadeListener.h"
#include "net/PeerKey.h"
#include "net/ReplyChannel.h"
#include "net/ResponseHead.h"

#include <QScopedValueRollback>

#include <array>
#include <cstring>

namespace gatehouse::net {

namespace {

constexpr qsizetype SocketReadBytes = 64 * 1024;
constexpr qsizetype MaxAhead = 64 * 1024; // pipelined behind a request that is being answered
constexpr qsizetype MaxDrained = 1024 * 1024; // thrown away of a refused request
constexpr qint64 DrainMilliseconds = 1000;

/// One read buffer a thread: whatever outlives a call is copied out of it first.
char *socketBuffer()
{
    thread_local const auto buffer = std::make_unique<std::array<char, SocketReadBytes>>();
    return buffer->data();
}

} // namespace

FacadeSocket::FacadeSocket(std::unique_ptr<Transport> transport, AddressBook::Seat seat,
    Request connection, Front &front, FacadeListener &listener)
    : QTcpSocket(&listener)
    , m_transport(std::move(transport))
    , m_seat(std::move(seat))
    , m_front(front)
    , m_listener(listener)
    , m_since(front.clock.elapsed())
    , m_charge(*front.counters, front.limits.maxBodyBytesInFlight)
    , m_request(std::move(connection))
{
    setPeerAddress(m_request.peer);
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    setSocketState(ConnectedState);
    m_listener.add(this);
    m_transport->start(this);
}

FacadeSocket::~FacadeSocket()
{
    cut();
    m_listener.remove(this);
}

Request FacadeSocket::takeRequest()
{
    Request taken = std::move(m_request);
    m_request.tls = taken.tls;
    return taken;
}

bool FacadeSocket::closesAfterAnswer() const
{
    return !m_head.keepAlive || m_front.stopping;
}

void FacadeSocket::onReadable()
{
    while (m_state != State::Closed) {
        char *buffer = socketBuffer();
        const qsizetype count = m_transport->read(buffer, SocketReadBytes);
        if (count == Transport::EndOfStream)
            return onEndOfStream();
        if (count == 0)
            return;
        consume(QByteArrayView(buffer, count));
        updateReading();
        if (count < SocketReadBytes || m_ahead.size() >= MaxAhead)
            return;
    }
}

void FacadeSocket::onEndOfStream()
{
    m_peerFinished = true;
    // A client may finish sending and wait for its answers (RFC 9112 9.6 closes in stages).
    if (owesAnswers() && !m_watched)
        return updateReading();
    cut();
}

void FacadeSocket::consume(QByteArrayView bytes)
{
    if (m_state == State::Draining) {
        m_drained += bytes.size();
        if (m_drained > MaxDrained)
            cut();
        return;
    }
    if (m_state == State::Answering) {
        m_ahead += bytes;
        if (m_watched && m_ahead.size() > MaxAhead)
            cut();
        return;
    }
    if (m_ahead.isEmpty())
        return consumeRequest(bytes);
    m_ahead += bytes;
    const QByteArray all = std::exchange(m_ahead, {});
    consumeRequest(all);
}

void FacadeSocket::consumeRequest(QByteArrayView bytes)
{
    if (m_state == State::Idle) {
        m_scanned = 0;
        enter(State::Head);
    }
    if (m_state == State::Head) {
        const auto rest = consumeHead(bytes);
        if (!rest)
            return;
        bytes = *rest;
    }
    if (m_state == State::Body && consumeBody(bytes)) {
        m_ahead = bytes.toByteArray();
        route();
    }
}

std::optional<QByteArrayView> FacadeSocket::consumeHead(QByteArrayView bytes)
{
    const HeadLimits limits {m_front.limits.maxHeadBytes, m_front.limits.maxFields};
    HeadResult result = parseRequestHead(bytes, limits, m_scanned);
    if (result.outcome == HeadResult::Outcome::Refused) {
        refuse(result.status);
        return std::nullopt;
    }
    if (result.outcome == HeadResult::Outcome::NeedMore) {
        m_scanned = bytes.size();
        m_ahead = bytes.toByteArray();
        return std::nullopt;
    }
    m_head = std::move(result.head);
    beginBody();
    if (m_head.expectsContinue && m_body.state() == BodyReader::State::NeedMore
        && bytes.size() == result.consumed)
        send("HTTP/1.1 100 Continue\r\n\r\n");
    return bytes.sliced(result.consumed);
}

void FacadeSocket::beginBody()
{
    enter(State::Body);
    if (!m_head.chunked && m_head.contentLength.value_or(0) == 0) {
        m_body = BodyReader();
        return;
    }
    const qsizetype maxBody = m_front.maxBody(m_head.method, m_head.path());
    m_body = m_head.chunked ? BodyReader::chunked(maxBody)
                            : BodyReader::ofLength(*m_head.contentLength, maxBody);
}

/// True when the body is complete; \a bytes is then what follows it.
bool FacadeSocket::consumeBody(QByteArrayView &bytes)
{
    bytes = bytes.sliced(m_body.feed(bytes));
    if (m_body.state() == BodyReader::State::Malformed)
        refuse(400);
    else if (m_body.state() == BodyReader::State::TooLarge)
        refuse(413);
    else if (!m_charge.growTo(m_body.size()))
        refuse(503);
    return m_state == State::Body && m_body.state() == BodyReader::State::Complete;
}

/// Most connections come from one, and its text is made once.
void FacadeSocket::namePeer()
{
    const QHostAddress peer = m_front.proxies.client(peerAddress(), m_request.headers);
    if (m_named.text.isEmpty() || peer != m_named.peer)
        m_named = {peer, addressText(peer)};
    m_request.peer = m_named.peer;
    m_request.peerText = m_named.text;
}

void FacadeSocket::route()
{
    enter(State::Answering);
    m_front.counters->requests.fetch_add(1, std::memory_order_relaxed);
    m_request.method = m_head.method;
    m_request.target = m_head.target;
    const bool hasQuery = m_head.pathLength < m_head.target.size();
    m_request.path = hasQuery ? m_head.target.first(m_head.pathLength) : m_head.target;
    m_request.query = hasQuery ? m_head.target.sliced(m_head.pathLength + 1) : QByteArray();
    m_request.headers = std::move(m_head.headers);
    namePeer();
    m_request.body = m_body.take();
    m_request.pathArgument.clear();

    m_feed = methodName(m_request.method) + ' ' + m_request.path + " HTTP/1.1\r\n\r\n";
    m_fed = 0;
    {
        const QScopedValueRollback current(m_front.routing, this);
        Q_EMIT readyRead();
    }
    // Every routed request has had a channel; one that is still unanswered has it now.
    if (m_state == State::Answering && !m_channel)
        refuse(500);
}

qint64 FacadeSocket::bytesAvailable() const
{
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): QAbstractSocket's own buffer is never filled
    return QIODevice::bytesAvailable() + m_feed.size() - m_fed;
}

qint64 FacadeSocket::readData(char *data, qint64 size)
{
    const qint64 count = std::min<qint64>(size, m_feed.size() - m_fed);
    std::memcpy(data, m_feed.constData() + m_fed, size_t(count));
    m_fed += count;
    return count;
}

/// Qt only routes: nothing it would say itself reaches a client.
qint64 FacadeSocket::writeData(const char *, qint64)
{
    return -1;
}

void FacadeSocket::send(QByteArrayView first, QByteArrayView second)
{
    if (m_transport->backlog() == 0)
        m_lastProgress = m_front.clock.elapsed();
    m_transport->write(first, second);
}

void FacadeSocket::watchForDeparture()
{
    m_watched = true;
    if (m_peerFinished)
        return cut();
    updateReading();
}

void FacadeSocket::finishAnswer()
{
    if (m_state != State::Answering)
        return;
    m_channel = nullptr;
    m_watched = false;
    m_request.body.clear();
    m_charge.release();
    if (closesAfterAnswer())
        return linger(Input::AllRead);
    enter(State::Idle);
    if (!m_ahead.isEmpty() || m_peerFinished)
        QMetaObject::invokeMethod(this, &FacadeSocket::goOn, Qt::QueuedConnection);
    else
        updateReading();
}

/// Goes on with what came while the last request was being answered.
void FacadeSocket::goOn()
{
    if (m_state != State::Idle)
        return;
    if (!m_ahead.isEmpty()) {
        const QByteArray ahead = std::exchange(m_ahead, {});
        consumeRequest(ahead);
    }
    updateReading();
    if (m_peerFinished && !owesAnswers())
        linger(Input::AllRead);
}

/// Is there a request to answer, or one that may be complete and waits for its turn?
bool FacadeSocket::owesAnswers() const
{
    return m_state == State::Answering || (m_state == State::Idle && !m_ahead.isEmpty());
}

/// An answer of the front's own to what is no proper request; the connection's last.
void FacadeSocket::refuse(int status)
{
    m_front.counters->rejected.fetch_add(1, std::memory_order_relaxed);
    // Of the others it is not known yet what they ask for.
    const bool toPrograms = m_state == State::Body && m_front.allowsAnyOrigin(m_head.path());
    const Response response = refusal(status, toPrograms);
    send(responseHead(response, {.closes = true, .anyOrigin = toPrograms}), response.body);
    linger(Input::Unread);
}

/// Closes so that the answer arrives: a close with unread input would be a reset, and a reset may
/// overtake the answer (RFC 9112 9.6).
void FacadeSocket::linger(Input input)
{
    if (m_state == State::Closed)
        return;
    enter(State::Draining);
    m_ahead.clear();
    m_body = BodyReader();
    m_charge.release();
    if (m_peerFinished && m_transport->backlog() == 0)
        return cut();
    if (input == Input::AllRead || m_transport->canHalfClose())
        m_transport->finishWriting();
    updateReading();
}

void FacadeSocket::onProgress()
{
    m_lastProgress = m_front.clock.elapsed();
    if (m_state == State::Answering && m_channel && m_transport->backlog() == 0)
        return m_channel->onDrained();
    if (m_state != State::Draining || m_transport->backlog() > 0)
        return;
    if (m_peerFinished)
        return cut();
    m_since = m_lastProgress;
}

void FacadeSocket::onLost()
{
    cut();
}

void FacadeSocket::cut()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_transport->close();
    m_charge.release();
    m_ahead.clear();
    setSocketState(UnconnectedState);
    if (m_channel)
        std::exchange(m_channel, nullptr)->onGone();
    Q_EMIT disconnected();
    deleteLater();
}

void FacadeSocket::finishIfIdle()
{
    if (m_state == State::Idle && m_ahead.isEmpty())
        linger(Input::AllRead);
}

void FacadeSocket::enter(State state)
{
    m_state = state;
    m_since = m_front.clock.elapsed();
}

/// Reading stops while enough is held that cannot be used yet, and after the end of the stream.
/// While somebody watches for the client's departure it goes on, for a FIN is found by reading.
void FacadeSocket::updateReading()
{
    if (m_state == State::Closed)
        return;
    const bool isFull = m_state == State::Answering && !m_watched && m_ahead.size() >= MaxAhead;
    m_transport->setReading(!m_peerFinished && !isFull);
}

void FacadeSocket::sweep(qint64 now)
{
    const Limits &limits = m_front.limits;
    if (m_transport->backlog() > 0) {
        if (now - m_lastProgress > limits.writeStallTime.count()) {
            m_front.counters->timedOut.fetch_add(1, std::memory_order_relaxed);
            cut();
        }
        return;
    }
    const qint64 waited = now - m_since;
    const bool isOver = (m_state == State::Idle && waited > limits.idleTime.count())
        || (m_state == State::Head && waited > limits.headTime.count())
        || (m_state == State::Body && waited > limits.bodyTime.count())
        || (m_state == State::Draining && waited > DrainMilliseconds);
    if (isOver)
        onDeadline();
}

void FacadeSocket::onDeadline()
{
    if (m_state == State::Draining)
        return cut();
    m_front.counters->timedOut.fetch_add(1, std::memory_order_relaxed);
    if (m_state == State::Idle)
        return linger(Input::AllRead);
    refuse(408);
}

} // namespace gatehouse::net
