// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FacadeListener.h"

#include "net/FacadeSocket.h"
#include "net/NetLog.h"
#include "net/PlainTransport.h"
#include "net/TlsTransport.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <unistd.h>

namespace gatehouse::net {

namespace {

using namespace std::chrono_literals;

constexpr auto ExhaustedPause = 200ms;
constexpr auto LongestSweep = 500ms;
constexpr auto ShortestSweep = 10ms;
constexpr int MaxPendingConnections = 10'000; // QHttpServer takes each of them at once

/// As IPv4 when it is one behind a dual-stack socket.
QHostAddress peerOf(int descriptor)
{
    sockaddr_storage raw {};
    socklen_t size = sizeof raw;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&raw), &size) != 0)
        return {};
    const QHostAddress address(reinterpret_cast<const sockaddr *>(&raw));
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

/// Costs one send: the client has usually not even asked yet.
void turnAway(int descriptor)
{
    static constexpr char Answer[] = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
                                     "Retry-After: 5\r\nConnection: close\r\n\r\n";
    const auto sent = ::send(descriptor, Answer, sizeof Answer - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0)
        ::shutdown(descriptor, SHUT_WR);
    ::close(descriptor);
}

/// Often enough that the shortest deadline is kept within a quarter of itself.
std::chrono::milliseconds sweepInterval(const Limits &limits)
{
    const auto shortest =
        std::min({limits.headTime, limits.bodyTime, limits.idleTime, limits.writeStallTime});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, ShortestSweep, LongestSweep);
}

} // namespace

FacadeListener::FacadeListener(
    Front &front, std::shared_ptr<AddressBook> addresses, QObject *parent)
    : QTcpServer(parent)
    , m_front(front)
    , m_addresses(std::move(addresses))
{
    setMaxPendingConnections(MaxPendingConnections);
    connect(this, &QTcpServer::acceptError, this, &FacadeListener::pauseWhileExhausted);
    connect(&m_sweep, &QTimer::timeout, this, &FacadeListener::sweep);
    m_sweep.start(sweepInterval(front.limits));
}

FacadeListener::~FacadeListener()
{
    while (!m_sockets.empty())
        delete m_sockets.back();
}

void FacadeListener::remove(FacadeSocket *socket)
{
    const auto it = std::find(m_sockets.rbegin(), m_sockets.rend(), socket);
    Q_ASSERT(it != m_sockets.rend());
    *it = m_sockets.back();
    m_sockets.pop_back();
    if (m_sockets.empty() && m_front.stopping)
        Q_EMIT emptied();
}

void FacadeListener::pauseWhileExhausted()
{
    qCWarning(lcNet) << "Connections wait because no descriptor is free; raise the limit of open "
                        "files (LimitNOFILE=, ulimit -n).";
    pauseAccepting();
    QTimer::singleShot(ExhaustedPause, this, &QTcpServer::resumeAccepting);
}

void FacadeListener::incomingConnection(qintptr descriptor)
{
    const int number = int(descriptor);
    Request connection;
    connection.peer = peerOf(number);
    connection.tls = m_tls.has_value();
    auto seat = m_addresses->admit(connection.peer);
    if (!seat) {
        m_front.counters->rejected.fetch_add(1, std::memory_order_relaxed);
        return connection.tls ? void(::close(number)) : turnAway(number);
    }
    if (connection.tls)
        return startHandshake(number, std::move(*seat), std::move(connection));
    open(std::make_unique<PlainTransport>(number), std::move(*seat), std::move(connection));
}

void FacadeListener::startHandshake(int descriptor, AddressBook::Seat seat, Request connection)
{
    auto *socket = new QSslSocket(this);
    socket->setSslConfiguration(*m_tls);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        delete socket;
        return;
    }
    auto *deadline = new QTimer(socket);
    deadline->setSingleShot(true);
    connect(deadline, &QTimer::timeout, socket, [this, socket] {
        m_front.counters->timedOut.fetch_add(1, std::memory_order_relaxed);
        socket->abort();
    });
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    // The seat lives in the handler until the handshake is done or the socket has gone.
    auto place = std::make_shared<std::optional<AddressBook::Seat>>(std::move(seat));
    connect(socket, &QSslSocket::encrypted, deadline, [this, socket, deadline, place, connection] {
        socket->disconnect(this);
        socket->disconnect(socket);
        socket->setParent(nullptr);
        deadline->stop();
        deadline->deleteLater();
        open(std::make_unique<TlsTransport>(std::unique_ptr<QSslSocket>(socket)),
            std::move(**place), connection);
    });
    deadline->start(m_front.limits.handshakeTime);
    socket->startServerEncryption();
}

void FacadeListener::open(
    std::unique_ptr<Transport> transport, AddressBook::Seat seat, Request connection)
{
    addPendingConnection(new FacadeSocket(
        std::move(transport), std::move(seat), std::move(connection), m_front, *this));
}

void FacadeListener::finish()
{
    QTcpServer::close();
    m_front.stopping = true;
    for (FacadeSocket *socket : std::vector(m_sockets))
        socket->finishIfIdle();
    for (QSslSocket *handshake : findChildren<QSslSocket *>(Qt::FindDirectChildrenOnly))
        handshake->abort();
    if (m_sockets.empty())
        Q_EMIT emptied();
}

void FacadeListener::cut()
{
    for (FacadeSocket *socket : std::vector(m_sockets))
        socket->cut();
}

void FacadeListener::sweep()
{
    const qint64 now = m_front.clock.elapsed();
    for (FacadeSocket *socket : std::vector(m_sockets))
        socket->sweep(now);
}

} // namespace gatehouse::net
