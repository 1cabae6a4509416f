// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Connection.h"

#include "admin/AdminLog.h"

#include <QPointer>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using protocol::Failure;
using protocol::FailureCode;

namespace {

constexpr qint64 ReadBytes = 64 * 1024;
constexpr auto CloseWithin = 1s;
constexpr qsizetype MaxProgramCharacters = 100;

} // namespace

Connection::Connection(QLocalSocket *socket, Peer peer, const protocol::Greeting &greeting,
    const ConnectionLimits &limits, Dispatch dispatch, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_peer(std::move(peer))
    , m_limits(limits)
    , m_dispatch(std::move(dispatch))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBytes);
    for (QTimer *timer : {&m_turn, &m_deadline, &m_snapshotEnd})
        timer->setSingleShot(true);
    connect(m_socket, &QLocalSocket::readyRead, this, &Connection::schedule);
    connect(m_socket, &QLocalSocket::disconnected, this, &Connection::closed);
    connect(&m_turn, &QTimer::timeout, this, &Connection::turn);
    connect(&m_snapshotEnd, &QTimer::timeout, this, &Connection::dropSnapshot);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        refuse(QJsonValue::Null,
            {FailureCode::InvalidRequest,
                m_isGreeted ? u"A frame was begun and not ended in time."_s
                            : u"There was no hello in time."_s});
    });
    send(protocol::Notification {u"hello"_s, protocol::encode(greeting)});
    m_deadline.start(m_limits.helloWithin);
    schedule();
}

void Connection::schedule()
{
    if (!m_isClosing && m_underWay < m_limits.requests
        && (m_mayHaveMore || m_socket->bytesAvailable() > 0))
        m_turn.start(0);
}

/// One frame, then others have their turn.
void Connection::turn()
{
    if (m_isClosing)
        return;
    auto frame = m_reader.next();
    if (!frame && !m_reader.isTooLong() && m_socket->bytesAvailable() > 0) {
        m_reader.feed(m_socket->read(ReadBytes));
        frame = m_reader.next();
    }
    if (m_reader.isTooLong())
        return refuse(QJsonValue::Null,
            {FailureCode::InvalidRequest,
                u"A frame is larger than %1 bytes."_s.arg(protocol::MaxFrameBytes)});
    m_mayHaveMore = frame.has_value();
    if (m_isGreeted)
        watchDeadline(m_mayHaveMore);
    if (frame)
        handle(*frame);
    schedule();
}

void Connection::watchDeadline(bool frameCame)
{
    if (frameCame)
        m_deadline.stop();
    else if (m_reader.hasBegun() && !m_deadline.isActive())
        m_deadline.start(m_limits.frameWithin);
}

void Connection::handle(const QByteArray &frame)
{
    const auto envelope = protocol::readEnvelope(frame);
    if (!envelope) {
        if (!m_isGreeted)
            return refuse(envelope.error().id, envelope.error().failure);
        return send(envelope.error());
    }
    const auto *request = std::get_if<protocol::Request>(&*envelope);
    if (!m_isGreeted) {
        if (request && request->method == "hello"_L1)
            return handleHello(*request);
        return refuse(request ? request->id : QJsonValue(QJsonValue::Null),
            {FailureCode::InvalidRequest, u"The first request must be hello."_s});
    }
    // Notifications want no answer, and none of them means anything here.
    if (request)
        handleRequest(*request);
}

void Connection::handleHello(const protocol::Request &request)
{
    // Another version may have other members: what it is comes first.
    const QJsonValue version = request.params.value("protocol"_L1);
    if (version.isDouble() && version != QJsonValue(protocol::ProtocolVersion))
        return refuse(request.id,
            {FailureCode::UnsupportedVersion,
                u"This server speaks version %1 of the admin protocol, the client speaks %2; use "
                "the client that came with the server."_s.arg(protocol::ProtocolVersion)
                    .arg(version.toDouble(), 0, 'g', 15)});
    const auto hello = protocol::decode<protocol::Hello>(request.params);
    if (!hello)
        return refuse(request.id, protocol::failureFrom(hello.error()));
    m_program = hello->client.left(MaxProgramCharacters);
    m_isGreeted = true;
    m_deadline.stop();
    qCDebug(lcAdmin).noquote() << m_program << "of user" << m_peer.user << "has come";
    send(protocol::Answer {request.id, {}});
    Q_EMIT greeted(m_peer, m_program);
}

void Connection::handleRequest(const protocol::Request &request)
{
    ++m_underWay;
    const Respond respond = [self = QPointer(this), id = request.id](const Outcome &outcome) {
        if (!self)
            return;
        --self->m_underWay;
        if (outcome)
            self->send(protocol::Answer {id, *outcome});
        else
            self->send(protocol::FailedAnswer {id, outcome.error()});
        self->schedule();
    };
    m_dispatch({m_peer, m_program, *this, *this}, request, respond);
}

void Connection::tell(const protocol::Event &event)
{
    if (isSubscribed())
        send(protocol::Notification {
            protocol::methodOf(event), protocol::encodeEvent({++m_eventNumber, event})});
}

void Connection::send(const protocol::Envelope &envelope)
{
    if (m_isClosing)
        return;
    const auto frame = protocol::frameOf(protocol::toJson(envelope));
    if (!frame) {
        if (const auto *answer = std::get_if<protocol::Answer>(&envelope))
            return send(protocol::FailedAnswer {answer->id,
                {FailureCode::InternalError, u"The answer is too large; ask for less."_s}});
        qCWarning(lcAdmin).noquote()
            << "An event is too large to be told:" << frame.error().message;
        return;
    }
    if (m_socket->bytesToWrite() + frame->size() > m_limits.waitingBytes)
        m_socket->flush();
    if (m_socket->bytesToWrite() + frame->size() > m_limits.waitingBytes) {
        qCWarning(lcAdmin).noquote()
            << "A client of the admin socket reads too slowly and is cut:" << m_program << "process"
            << m_peer.process;
        m_isClosing = true;
        QMetaObject::invokeMethod(m_socket, &QLocalSocket::abort, Qt::QueuedConnection);
        return;
    }
    m_socket->write(*frame);
}

void Connection::refuse(const QJsonValue &id, const Failure &failure)
{
    send(protocol::FailedAnswer {id, failure});
    finish();
}

void Connection::finish()
{
    if (m_isClosing)
        return;
    m_isClosing = true;
    m_deadline.stop();
    m_socket->flush();
    m_socket->disconnectFromServer();
    QTimer::singleShot(CloseWithin, m_socket, &QLocalSocket::abort);
}

void Connection::subscribe(Snapshot snapshot)
{
    m_isSubscribed = true;
    m_eventNumber = 0;
    m_snapshot = std::move(snapshot);
    m_snapshotEnd.start(m_limits.snapshotLife);
}

void Connection::unsubscribe()
{
    m_isSubscribed = false;
    dropSnapshot();
}

void Connection::dropSnapshot()
{
    m_snapshot.clear();
    m_snapshot.shrink_to_fit();
    m_snapshotEnd.stop();
}

} // namespace gatehouse::admin
