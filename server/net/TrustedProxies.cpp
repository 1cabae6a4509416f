// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TrustedProxies.h"

#include "net/FieldSyntax.h"
#include "net/PeerKey.h"

#include <arpa/inet.h>

#include <algorithm>
#include <optional>

namespace gatehouse::net {

namespace {

constexpr qsizetype MaxAddressBytes = 64;

/// Without the port that some proxies add: "192.0.2.1:443", "[2001:db8::1]:443", "[2001:db8::1]".
QByteArrayView withoutPort(QByteArrayView text)
{
    const qsizetype colon = text.lastIndexOf(':');
    const bool isBracketed = text.startsWith('[');
    const bool hasPort = colon > 0 && isDigits(text.sliced(colon + 1))
        && (isBracketed ? text[colon - 1] == ']' : text.indexOf(':') == colon);
    if (hasPort)
        text = text.first(colon);
    return isBracketed && text.endsWith(']') ? text.sliced(1).chopped(1) : text;
}

/// Strictly: what is read as another address elsewhere ("127.1", "010.0.0.1") is none.
std::optional<QHostAddress> addressIn(QByteArrayView text)
{
    if (text.size() > MaxAddressBytes)
        return std::nullopt;
    const QByteArray bare = withoutPort(text).toByteArray();
    in_addr ipv4 {};
    if (::inet_pton(AF_INET, bare.constData(), &ipv4) == 1)
        return QHostAddress(ntohl(ipv4.s_addr));
    Q_IPV6ADDR ipv6 {};
    if (::inet_pton(AF_INET6, bare.constData(), &ipv6) == 1)
        return plainAddress(QHostAddress(ipv6));
    return std::nullopt;
}

} // namespace

TrustedProxies::TrustedProxies(const QStringList &subnets)
{
    for (const QString &subnet : subnets) {
        const auto [address, length] = QHostAddress::parseSubnet(subnet);
        if (!address.isNull())
            m_subnets.append({address, length});
    }
}

bool TrustedProxies::contain(const QHostAddress &address) const
{
    return std::any_of(m_subnets.begin(), m_subnets.end(),
        [&address](const auto &subnet) { return address.isInSubnet(subnet.first, subnet.second); });
}

QHostAddress TrustedProxies::client(const QHostAddress &peer, const Headers &headers) const
{
    if (m_subnets.isEmpty())
        return peer;
    QHostAddress client = peer;
    // RFC 9110 5.3: several fields of a name are one list, in their order.
    QByteArray list = headers.values("X-Forwarded-For").join(',');
    while (!list.isEmpty() && contain(client)) {
        const qsizetype comma = list.lastIndexOf(',');
        const auto address = addressIn(trimBlanks(QByteArrayView(list).sliced(comma + 1)));
        if (!address)
            break;
        client = *address;
        list.truncate(std::max<qsizetype>(comma, 0));
    }
    return client;
}

} // namespace gatehouse::net
