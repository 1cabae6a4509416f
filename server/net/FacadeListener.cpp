// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FacadeListener.h"

#include "net/FacadeSocket.h"
#include "net/NetLog.h"
#include "net/PeerKey.h"
#include "net/PlainTransport.h"
#include "net/TlsTransport.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::net {

namespace {

using namespace std::chrono_literals;

constexpr auto ExhaustedPause = 200ms;
constexpr auto LongestSweep = 500ms;
constexpr auto ShortestSweep = 10ms;
constexpr auto ComplaintInterval = 60s;
constexpr int MaxAcceptsInTurn = 64; // then those who are already here have theirs

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
    connect(&m_sweep, &QTimer::timeout, this, &FacadeListener::sweep);
    m_sweep.start(sweepInterval(front.limits));
}

FacadeListener::~FacadeListener()
{
    stopAccepting();
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

bool FacadeListener::open(int descriptor)
{
    m_accepting = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (m_accepting < 0)
        return false;
    if (!setSocketDescriptor(descriptor)) {
        stopAccepting();
        return false;
    }
    pauseAccepting();
    m_acceptable = std::make_unique<QSocketNotifier>(m_accepting, QSocketNotifier::Read);
    connect(m_acceptable.get(), &QSocketNotifier::activated, this, &FacadeListener::acceptWaiting);
    return true;
}

void FacadeListener::acceptWaiting()
{
    for (int i = 0; i < MaxAcceptsInTurn; ++i) {
        sockaddr_storage peer {};
        socklen_t size = sizeof peer;
        const int descriptor = ::accept4(
            m_accepting, reinterpret_cast<sockaddr *>(&peer), &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (descriptor >= 0)
            seat(descriptor, plainAddress(QHostAddress(reinterpret_cast<sockaddr *>(&peer))));
        else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            return pauseAfter(errno);
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
    }
}

void FacadeListener::incomingConnection(qintptr descriptor)
{
    ::close(int(descriptor));
}

void FacadeListener::pauseAfter(int error)
{
    if (!m_lastComplaint.isValid() || m_lastComplaint.hasExpired(ComplaintInterval / 1ms)) {
        m_lastComplaint.start();
        qCWarning(lcNet,
            "New connections have to wait (%s). Raise the limit of open files: "
            "LimitNOFILE= of the service, or ulimit -n.",
            std::strerror(error));
    }
    m_acceptable->setEnabled(false);
    QTimer::singleShot(
        ExhaustedPause, m_acceptable.get(), [this] { m_acceptable->setEnabled(true); });
}

void FacadeListener::stopAccepting()
{
    m_acceptable.reset();
    if (m_accepting >= 0)
        ::close(std::exchange(m_accepting, -1));
    QTcpServer::close();
}

void FacadeListener::seat(int descriptor, const QHostAddress &peer)
{
    Request connection;
    connection.peer = peer;
    connection.tls = m_tls.has_value();
    auto seat = m_addresses->admit(peer);
    if (!seat) {
        m_front.counters->rejected.fetch_add(1, std::memory_order_relaxed);
        return connection.tls ? void(::close(descriptor)) : turnAway(descriptor);
    }
    if (connection.tls)
        return startHandshake(descriptor, std::move(*seat), connection);
    admit(std::make_unique<PlainTransport>(descriptor), std::move(*seat), std::move(connection));
}

void FacadeListener::startHandshake(
    int descriptor, AddressBook::Seat seat, const Request &connection)
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
        admit(std::make_unique<TlsTransport>(std::unique_ptr<QSslSocket>(socket)),
            std::move(**place), connection);
    });
    deadline->start(m_front.limits.handshakeTime);
    socket->startServerEncryption();
}

void FacadeListener::admit(
    std::unique_ptr<Transport> transport, AddressBook::Seat seat, Request connection)
{
    addPendingConnection(new FacadeSocket(
        std::move(transport), std::move(seat), std::move(connection), m_front, *this));
    pauseAccepting(); // taking the connection has ended the pause
}

void FacadeListener::finish()
{
    stopAccepting();
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
