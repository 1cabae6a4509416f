// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PeerKey.h"

namespace gatehouse::net {

QByteArray peerKey(const QHostAddress &peer)
{
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4); // also of ::ffff:0:0/96
    if (isV4)
        return QHostAddress(v4).toString().toUtf8();
    constexpr int prefix = 8;
    const Q_IPV6ADDR v6 = peer.toIPv6Address();
    return {reinterpret_cast<const char *>(v6.c), prefix};
}

} // namespace gatehouse::net
