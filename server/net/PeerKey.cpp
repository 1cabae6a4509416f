// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PeerKey.h"

namespace gatehouse::net {

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:0:0/96
    return isV4 ? QHostAddress(v4) : address;
}

QByteArray addressText(const QHostAddress &address)
{
    return plainAddress(address).toString().toUtf8();
}

QByteArray addressText(const Request &request)
{
    return request.peerText.isEmpty() ? addressText(request.peer) : request.peerText;
}

QByteArray peerKey(const QHostAddress &peer)
{
    const QHostAddress plain = plainAddress(peer);
    if (plain.protocol() == QAbstractSocket::IPv4Protocol)
        return plain.toString().toUtf8();
    constexpr int prefix = 8;
    const Q_IPV6ADDR v6 = peer.toIPv6Address();
    return {reinterpret_cast<const char *>(v6.c), prefix};
}

} // namespace gatehouse::net
