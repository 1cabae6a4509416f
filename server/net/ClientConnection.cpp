// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ClientConnection.h"

#include "net/NetLog.h"

#include <array>

namespace gatehouse::net {

namespace {

constexpr qsizetype ReadBytes = 64 * 1024;
constexpr int MaxReadsInTurn = 4; // then other connections have theirs

/// One read buffer a thread: whatever outlives a call is copied out of it first.
char *readBuffer()
{
    thread_local const auto buffer = std::make_unique<std::array<char, ReadBytes>>();
    return buffer->data();
}

QByteArray wireHead(const StreamRequest &request, const ServerAddress &address)
{
    QByteArray text;
    text.reserve(1024);
    text += request.method;
    text += ' ';
    text += address.target;
    text += " HTTP/1.1\r\nHost: ";
    text += address.hostField;
    text += "\r\n";
    for (const Header &field : request.headers.fields()) {
        text += field.name;
        text += ": ";
        text += field.value;
        text += "\r\n";
    }
    if (!request.body.isEmpty() || request.method == "POST") {
        text += "Content-Length: ";
        text += QByteArray::number(request.body.size());
        text += "\r\n";
    }
    text += "\r\n";
    return text;
}

} // namespace

ClientConnection::ClientConnection(StreamClient &client)
    : QObject(&client)
    , m_client(client)
    , m_since(client.m_clock.elapsed())
{ }

ClientConnection::~ClientConnection()
{
    if (m_exchange)
        m_exchange->m_connection = nullptr;
}

void ClientConnection::begin(Exchange &exchange)
{
    m_exchange = &exchange;
    exchange.m_connection = this;
    if (m_transport)
        return sendRequest();
    const StreamClientOptions &options = m_client.m_options;
    const Connector::Target target {options.address, options.tls, m_client.m_resolver};
    m_connector = std::make_unique<Connector>(
        target, options.connectTime, [this](base::Result<std::unique_ptr<Transport>> transport) {
            onConnected(std::move(transport));
        });
}

void ClientConnection::onConnected(base::Result<std::unique_ptr<Transport>> transport)
{
    m_connector.release()->deleteLater(); // it is calling
    if (!transport) {
        qCInfo(lcNet).noquote() << transport.error().message;
        return fail(transport.error().kind == base::ErrorKind::TimedOut
                ? ExchangeFault::TimedOut
                : ExchangeFault::Unreachable);
    }
    m_transport = *std::move(transport);
    m_transport->start(this);
    sendRequest();
}

void ClientConnection::sendRequest()
{
    enter(State::Head);
    const QByteArray head = wireHead(m_exchange->m_request, m_client.m_options.address);
    const QByteArray body = std::exchange(m_exchange->m_request.body, {});
    updateReading();
    m_isSending = true;
    m_transport->write(head, body);
    m_isSending = false;
}

void ClientConnection::onReadable()
{
    for (int i = 0; i < MaxReadsInTurn && m_state != State::Closed; ++i) {
        if (m_exchange && !m_exchange->m_isReading)
            return;
        char *buffer = readBuffer();
        const qsizetype count = m_transport->read(buffer, ReadBytes);
        if (count == Transport::EndOfStream)
            return onEndOfStream();
        if (count == 0)
            return;
        consume(QByteArrayView(buffer, count));
        if (count < ReadBytes)
            return;
    }
}

void ClientConnection::consume(QByteArrayView bytes)
{
    m_since = m_client.m_clock.elapsed();
    if (m_state == State::Idle) // nobody asked
        return close();
    if (m_state == State::Head && !consumeHead(bytes))
        return;
    if (m_state == State::Body)
        consumeBody(bytes);
}

/// True when \a bytes is what follows the head.
bool ClientConnection::consumeHead(QByteArrayView &bytes)
{
    const bool isFirst = m_ahead.isEmpty();
    if (!isFirst)
        m_ahead += bytes;
    const QByteArrayView all = isFirst ? bytes : QByteArrayView(m_ahead);
    AnswerHeadResult result = parseAnswerHead(all);
    if (result.outcome == AnswerHeadResult::Outcome::Malformed) {
        fail(ExchangeFault::Malformed);
        return false;
    }
    if (result.outcome == AnswerHeadResult::Outcome::NeedMore) {
        if (isFirst)
            m_ahead = bytes.toByteArray();
        return false;
    }
    m_head = std::move(result.head);
    m_body = AnswerBody::after(m_head);
    m_isStream = m_head.headers.value("Content-Type").toLower().startsWith("text/event-stream");
    const QByteArray ahead = std::exchange(m_ahead, {});
    const QByteArrayView rest = all.sliced(result.consumed);
    enter(State::Body);
    m_exchange->m_owner.onHead(m_head);
    if (m_state == State::Body && m_exchange)
        consumeBody(rest);
    return false;
}

void ClientConnection::consumeBody(QByteArrayView bytes)
{
    while (m_exchange && m_body.state() == AnswerBody::State::NeedMore && !bytes.isEmpty()) {
        const QByteArrayView piece = m_body.take(bytes);
        if (!piece.isEmpty())
            m_exchange->m_owner.onBody(piece);
    }
    if (!m_exchange || m_state != State::Body)
        return;
    if (m_body.state() == AnswerBody::State::Malformed)
        fail(ExchangeFault::Malformed);
    else if (m_body.state() == AnswerBody::State::Complete)
        complete(bytes.isEmpty());
}

void ClientConnection::onEndOfStream()
{
    if (m_state == State::Body && m_exchange) {
        m_body.endOfStream();
        if (m_body.state() == AnswerBody::State::Complete)
            return complete(false);
    }
    if (m_exchange)
        return fail(ExchangeFault::Lost);
    close();
}

void ClientConnection::onLost()
{
    if (m_isSending) {
        QMetaObject::invokeMethod(
            this, [this] { onLost(); }, Qt::QueuedConnection);
        return;
    }
    if (m_exchange)
        fail(ExchangeFault::Lost);
    else
        close();
}

/// \a isClean: nothing came behind the answer.
void ClientConnection::complete(bool isClean)
{
    Exchange *exchange = std::exchange(m_exchange, nullptr);
    exchange->m_connection = nullptr;
    if (isClean && m_head.keepAlive && !m_body.isUntilClose() && m_transport->backlog() == 0) {
        enter(State::Idle);
        m_transport->setReading(true);
        m_client.keep(this);
    } else {
        close();
    }
    exchange->m_owner.onEnd();
}

void ClientConnection::fail(ExchangeFault fault)
{
    Exchange *exchange = std::exchange(m_exchange, nullptr);
    close();
    if (!exchange)
        return;
    exchange->m_connection = nullptr;
    exchange->m_owner.onFault(fault);
}

void ClientConnection::abandon()
{
    m_exchange = nullptr;
    close();
}

void ClientConnection::close()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_connector.reset();
    if (m_transport)
        m_transport->close();
    m_client.forget(this);
    deleteLater();
}

void ClientConnection::updateReading()
{
    if (m_transport && m_state != State::Closed)
        m_transport->setReading(!m_exchange || m_exchange->m_isReading);
}

bool ClientConnection::isStale()
{
    char byte = 0;
    return m_state != State::Idle || m_transport->read(&byte, 1) != 0 || m_state != State::Idle;
}

void ClientConnection::sweep(qint64 now)
{
    const StreamClientOptions &options = m_client.m_options;
    const qint64 waited = now - m_since;
    if (m_state == State::Idle && waited > options.keepTime.count())
        return close();
    if (m_exchange && !m_exchange->m_isReading)
        m_since = now; // it is we who do not read
    else if ((m_state == State::Head && waited > options.headTime.count())
        || (m_state == State::Body && !m_isStream && waited > options.stallTime.count()))
        fail(ExchangeFault::TimedOut);
}

void ClientConnection::enter(State state)
{
    m_state = state;
    m_since = m_client.m_clock.elapsed();
}

} // namespace gatehouse::net
