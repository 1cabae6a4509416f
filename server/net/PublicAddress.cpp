// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PublicAddress.h"

#include <algorithm>
#include <array>

namespace gatehouse::net {

namespace {

struct Ipv4Range
{
    quint32 first;
    int bits;
};

constexpr quint32 ipv4(quint32 a, quint32 b, quint32 c)
{
    return (a << 24) | (b << 16) | (c << 8);
}

constexpr std::array SpecialIpv4 {
    Ipv4Range {ipv4(0, 0, 0), 8}, // this network
    Ipv4Range {ipv4(10, 0, 0), 8}, // private
    Ipv4Range {ipv4(100, 64, 0), 10}, // shared by carriers
    Ipv4Range {ipv4(127, 0, 0), 8}, // loopback
    Ipv4Range {ipv4(169, 254, 0), 16}, // link-local, where clouds keep their metadata
    Ipv4Range {ipv4(172, 16, 0), 12}, // private
    Ipv4Range {ipv4(192, 0, 0), 24}, // protocol assignments
    Ipv4Range {ipv4(192, 0, 2), 24}, // documentation
    Ipv4Range {ipv4(192, 88, 99), 24}, // 6to4 relays
    Ipv4Range {ipv4(192, 168, 0), 16}, // private
    Ipv4Range {ipv4(198, 18, 0), 15}, // benchmarking
    Ipv4Range {ipv4(198, 51, 100), 24}, // documentation
    Ipv4Range {ipv4(203, 0, 113), 24}, // documentation
    Ipv4Range {ipv4(224, 0, 0), 3}, // multicast, reserved and broadcast
};

bool isIn(quint32 address, const Ipv4Range &range)
{
    return (address ^ range.first) >> (32 - range.bits) == 0;
}

bool isPublicIpv6(const Q_IPV6ADDR &address)
{
    const auto word = [&address](int index) {
        return (quint32(address[2 * index]) << 8) | address[2 * index + 1];
    };
    // RFC 4291 2.4: only 2000::/3 is global unicast. That leaves out ::, ::1, ::ffff:0:0/96,
    // 64:ff9b::/96, fc00::/7, fe80::/10 and ff00::/8, and whatever is assigned one day.
    if (word(0) >> 13 != 1)
        return false;
    const bool protocolAssignment = word(0) == 0x2001 && word(1) < 0x0200; // Teredo among them
    const bool documentation =
        (word(0) == 0x2001 && word(1) == 0x0db8) || (word(0) == 0x3fff && word(1) < 0x1000);
    const bool sixToFour = word(0) == 0x2002;
    return !protocolAssignment && !documentation && !sixToFour;
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return address.scopeId().isEmpty() && isPublicIpv6(address.toIPv6Address());
    if (address.protocol() != QAbstractSocket::IPv4Protocol)
        return false;
    const quint32 number = address.toIPv4Address();
    return std::none_of(SpecialIpv4.begin(), SpecialIpv4.end(),
        [number](const Ipv4Range &range) { return isIn(number, range); });
}

} // namespace gatehouse::net
