// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/AdminLink.h"

#include <algorithm>

namespace gatehouse::link {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::ErrorKind;
using protocol::Failure;
using protocol::FailureCode;

namespace {

/// The id of our hello; those of requests are counted from 1.
constexpr qint64 HelloId = 0;

} // namespace

AdminLink::AdminLink(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_connectDeadline.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&m_socket, &QLocalSocket::readyRead, this, &AdminLink::read);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &AdminLink::socketFailed);
    connect(&m_connectDeadline, &QTimer::timeout, this, [this] {
        lose({ErrorKind::TimedOut, u"The server does not answer at %1."_s.arg(m_options.socket)});
    });
    connect(&m_retry, &QTimer::timeout, this, &AdminLink::open);
}

AdminLink::~AdminLink()
{
    m_socket.disconnect(this);
}

void AdminLink::open()
{
    if (m_state == State::Connecting || m_state == State::Ready)
        return;
    m_retry.stop();
    m_reader = {};
    m_isGreeted = false;
    enter(State::Connecting);
    m_connectDeadline.start(m_options.connectWithin);
    m_socket.connectToServer(m_options.socket);
}

void AdminLink::close()
{
    m_retry.stop();
    m_connectDeadline.stop();
    m_pause = {};
    if (m_state == State::Closed)
        return;
    m_state = State::Closed; // what the socket says from now on is of no interest
    m_socket.abort();
    failPending();
    Q_EMIT stateChanged();
}

void AdminLink::request(
    const QString &method, const QJsonObject &params, Done done, std::chrono::milliseconds within)
{
    const qint64 id = ++m_lastId;
    auto deadline = std::make_unique<QTimer>();
    deadline->setSingleShot(true);
    const bool isReady = m_state == State::Ready;
    connect(deadline.get(), &QTimer::timeout, this, [this, id, isReady] {
        takeAnswer(id,
            Err(Failure {FailureCode::Unavailable,
                isReady ? u"The server does not answer in time."_s
                        : u"There is no connection to the server."_s}));
    });
    deadline->start(isReady ? within : std::chrono::milliseconds(0));
    m_pending.emplace(id, Pending {std::move(done), std::move(deadline)});
    if (isReady)
        send(protocol::Request {id, method, params});
}

void AdminLink::read()
{
    while (m_state == State::Connecting || m_state == State::Ready) {
        auto frame = m_reader.next();
        if (!frame && m_socket.bytesAvailable() > 0) {
            m_reader.feed(m_socket.readAll());
            frame = m_reader.next();
        }
        if (m_reader.isTooLong())
            return lose({ErrorKind::Invalid,
                u"What answers at %1 is no Gatehouse server."_s.arg(m_options.socket)});
        if (!frame)
            return;
        take(*frame);
    }
}

void AdminLink::take(const QByteArray &frame)
{
    const auto envelope = protocol::readEnvelope(frame);
    if (!envelope)
        return lose({ErrorKind::Invalid,
            u"What answers at %1 is no Gatehouse server."_s.arg(m_options.socket)});
    if (const auto *notification = std::get_if<protocol::Notification>(&*envelope))
        return takeNotification(*notification);
    if (const auto *answer = std::get_if<protocol::Answer>(&*envelope))
        return takeAnswer(answer->id, answer->result);
    if (const auto *failed = std::get_if<protocol::FailedAnswer>(&*envelope)) {
        // Before the hello is answered, and to nobody in particular: the server sends us away.
        if (m_state == State::Connecting || failed->id.isNull())
            return lose({failed->failure.code == FailureCode::Unavailable ? ErrorKind::Unavailable
                                                                          : ErrorKind::Invalid,
                failed->failure.message});
        takeAnswer(failed->id, Err(failed->failure));
    }
}

void AdminLink::takeNotification(const protocol::Notification &notification)
{
    if (notification.method == "hello"_L1 && !m_isGreeted)
        return takeGreeting(notification.params);
    const auto event = protocol::decodeEvent(notification.method, notification.params);
    if (event)
        Q_EMIT eventCame(*event);
    // An event that is not known here is of a newer server, which may tell more than we ask.
}

void AdminLink::takeGreeting(const QJsonObject &params)
{
    const int version = params.value("protocol"_L1).toInt();
    if (version != protocol::ProtocolVersion)
        return lose({ErrorKind::Invalid,
            u"The server speaks version %1 of the admin protocol, this program speaks %2; use the "
            "one that came with the server."_s.arg(version)
                .arg(protocol::ProtocolVersion)});
    const auto greeting = protocol::decode<protocol::Greeting>(params);
    if (!greeting)
        return lose(greeting.error());
    m_isGreeted = true;
    m_greeting = *greeting;
    send(protocol::Request {
        HelloId, u"hello"_s, protocol::encode(protocol::Hello {.client = m_options.program})});
}

void AdminLink::takeAnswer(const QJsonValue &id, const Answer &answer)
{
    if (m_state == State::Connecting && m_isGreeted && id == QJsonValue(HelloId)) {
        m_connectDeadline.stop();
        m_pause = {};
        return enter(State::Ready);
    }
    auto pending = m_pending.extract(id.toInteger(-1));
    if (pending.empty())
        return; // it came after its deadline
    pending.mapped().deadline->stop();
    pending.mapped().deadline.release()->deleteLater(); // its own signal may be what is running
    pending.mapped().done(answer);
}

void AdminLink::send(const protocol::Envelope &envelope)
{
    const auto frame = protocol::frameOf(protocol::toJson(envelope));
    if (frame) {
        m_socket.write(*frame);
        return;
    }
    if (const auto *request = std::get_if<protocol::Request>(&envelope))
        QMetaObject::invokeMethod(
            this,
            [this, id = request->id, error = frame.error()] {
                takeAnswer(id, Err(protocol::failureFrom(error)));
            },
            Qt::QueuedConnection);
}

void AdminLink::socketFailed()
{
    if (m_state != State::Connecting && m_state != State::Ready)
        return;
    read(); // a farewell may have come before the end
    if (m_state != State::Connecting && m_state != State::Ready)
        return;
    const auto error = m_socket.error();
    if (error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError)
        return lose({ErrorKind::NotFound, u"No server answers at %1."_s.arg(m_options.socket)});
    if (error == QLocalSocket::SocketAccessError)
        return lose({ErrorKind::Invalid,
            u"You may not use the admin socket %1: it is for the user that gatehoused runs as, "
            "root and the members of ADMIN_GROUP."_s.arg(m_options.socket)});
    lose({ErrorKind::Unavailable, u"The connection to the server has ended."_s});
}

void AdminLink::lose(const base::Error &problem)
{
    m_connectDeadline.stop();
    m_problem = problem;
    m_state = State::Lost;
    m_socket.abort();
    if (m_options.reconnect == Reconnect::Always) {
        m_pause = std::clamp(m_pause * 2, m_options.firstPause, m_options.longestPause);
        m_retry.start(m_pause);
    }
    failPending();
    Q_EMIT stateChanged();
}

void AdminLink::failPending()
{
    std::vector<qint64> ids;
    for (const auto &[id, pending] : m_pending)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    for (const qint64 id : ids)
        takeAnswer(id,
            Err(Failure {
                FailureCode::Unavailable, u"The connection ended before the answer came."_s}));
}

void AdminLink::enter(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace gatehouse::link
