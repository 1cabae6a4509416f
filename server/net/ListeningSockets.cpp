// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ListeningSockets.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace gatehouse::net {

namespace {

using namespace Qt::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int Backlog = 4096; // connections the kernel accepts for us meanwhile

struct SocketAddress
{
    sockaddr_storage raw {};
    socklen_t size = 0;

    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&raw); }
    int family() const { return raw.ss_family; }
};

SocketAddress socketAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress result;
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4 && address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto *in = reinterpret_cast<sockaddr_in *>(&result.raw);
        in->sin_family = AF_INET;
        in->sin_port = htons(port);
        in->sin_addr.s_addr = htonl(ipv4);
        result.size = sizeof *in;
        return result;
    }
    auto *in6 = reinterpret_cast<sockaddr_in6 *>(&result.raw);
    const Q_IPV6ADDR ipv6 = address.toIPv6Address(); // all zeros for "any"
    in6->sin6_family = AF_INET6;
    in6->sin6_port = htons(port);
    std::memcpy(&in6->sin6_addr, &ipv6, sizeof ipv6);
    in6->sin6_scope_id = address.scopeId().toUInt();
    result.size = sizeof *in6;
    return result;
}

quint16 boundPort(int descriptor)
{
    sockaddr_storage raw {};
    socklen_t size = sizeof raw;
    if (::getsockname(descriptor, reinterpret_cast<sockaddr *>(&raw), &size) != 0)
        return 0;
    return ntohs(raw.ss_family == AF_INET ? reinterpret_cast<sockaddr_in *>(&raw)->sin_port
                                          : reinterpret_cast<sockaddr_in6 *>(&raw)->sin6_port);
}

void setOption(int descriptor, int level, int name, int value)
{
    // What one of these cannot give, listening does without.
    (void)::setsockopt(descriptor, level, name, &value, sizeof value);
}

/// Accepted connections inherit the TCP options.
int makeSocket(int family, bool isAny)
{
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return -1;
    setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
    setOption(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    if (family == AF_INET6)
        setOption(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, isAny ? 0 : 1);
    return descriptor;
}

Err<Error> failure(const QHostAddress &address, quint16 port, int error)
{
    const QString where = address.protocol() == QAbstractSocket::IPv6Protocol
        ? u"[%1]:%2"_s.arg(address.toString()).arg(port)
        : u"%1:%2"_s
              .arg(address.protocol() == QAbstractSocket::AnyIPProtocol ? u"*"_s
                                                                        : address.toString())
              .arg(port);
    if (error == EADDRINUSE)
        return Err(Error {ErrorKind::Conflict,
            u"Another program already listens on %1. Stop it, or choose another port."_s.arg(
                where)});
    if (error == EACCES)
        return Err(Error {ErrorKind::Invalid,
            u"This user may not listen on %1. Choose a port above 1023, or grant CAP_NET_BIND_SERVICE."_s
                .arg(where)});
    if (error == EADDRNOTAVAIL)
        return Err(Error {ErrorKind::Invalid,
            u"This machine has no address %1. Choose one of its own, or 0.0.0.0 for all."_s.arg(
                address.toString())});
    return Err(Error {ErrorKind::Io,
        u"Cannot listen on %1: %2."_s.arg(where, QString::fromLocal8Bit(std::strerror(error)))});
}

bool bindAndListen(int descriptor, const SocketAddress &where)
{
    return ::bind(descriptor, where.get(), where.size) == 0 && ::listen(descriptor, Backlog) == 0;
}

} // namespace

Result<ListeningSockets> ListeningSockets::open(
    const QHostAddress &address, quint16 port, int count)
{
    const bool isAny = address.protocol() == QAbstractSocket::AnyIPProtocol;
    SocketAddress where = socketAddress(address, port);
    ListeningSockets sockets;
    sockets.m_port = port;
    for (int i = 0; i < count; ++i) {
        int descriptor = makeSocket(where.family(), isAny);
        if (descriptor < 0 && errno == EAFNOSUPPORT && isAny && i == 0) {
            where = socketAddress(QHostAddress(QHostAddress::AnyIPv4), port);
            descriptor = makeSocket(where.family(), isAny);
        }
        if (descriptor < 0)
            return failure(address, sockets.m_port, errno);
        sockets.m_descriptors.push_back(descriptor);
        // The first socket listens without SO_REUSEPORT, which fails if anybody is there, and
        // shares the port only afterwards: no other process can slip in between.
        const bool isFirst = i == 0;
        if (!isFirst)
            setOption(descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
        if (!bindAndListen(descriptor, where))
            return failure(address, sockets.m_port, errno);
        if (isFirst) {
            setOption(descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
            sockets.m_port = boundPort(descriptor);
            where = where.family() == AF_INET && isAny
                ? socketAddress(QHostAddress(QHostAddress::AnyIPv4), sockets.m_port)
                : socketAddress(address, sockets.m_port);
        }
    }
    return sockets;
}

ListeningSockets::~ListeningSockets()
{
    for (const int descriptor : m_descriptors)
        ::close(descriptor);
}

} // namespace gatehouse::net
