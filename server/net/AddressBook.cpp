// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AddressBook.h"

#include <QHashFunctions>

#include <algorithm>

namespace gatehouse::net {

AddressBook::AddressBook(
    const Limits &limits, TrustedProxies proxies, std::shared_ptr<FrontCounters> counters)
    : m_maxConnections(limits.maxConnections)
    , m_maxPerAddress(limits.maxConnectionsPerAddress)
    , m_proxies(std::move(proxies))
    , m_counters(std::move(counters))
{ }

std::size_t AddressBook::KeyHash::operator()(const Key &key) const noexcept
{
    return qHashBits(key.data(), key.size(), QHashSeed::globalSeed());
}

AddressBook::Key AddressBook::keyOf(const QHostAddress &peer)
{
    Key key {};
    bool isIpv4 = false;
    const quint32 ipv4 = peer.toIPv4Address(&isIpv4);
    if (isIpv4) {
        key[0] = 0xff; // no global unicast prefix begins so
        std::memcpy(key.data() + 4, &ipv4, sizeof ipv4);
        return key;
    }
    const Q_IPV6ADDR ipv6 = peer.toIPv6Address();
    std::copy_n(&ipv6.c[0], key.size(), key.begin());
    return key;
}

std::optional<AddressBook::Seat> AddressBook::admit(const QHostAddress &peer)
{
    const Key key = keyOf(peer);
    const bool isProxy = m_proxies.contain(peer);
    const std::lock_guard lock(m_mutex);
    if (m_total >= m_maxConnections)
        return std::nullopt;
    int &count = m_counts[key];
    if (count >= m_maxPerAddress && !isProxy)
        return std::nullopt;
    ++count;
    ++m_total;
    m_counters->connections.store(m_total, std::memory_order_relaxed);
    return Seat(shared_from_this(), key);
}

void AddressBook::release(const Key &key)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_counts.find(key);
    if (--it->second == 0)
        m_counts.erase(it);
    --m_total;
    m_counters->connections.store(m_total, std::memory_order_relaxed);
}

AddressBook::Seat::~Seat()
{
    if (m_book)
        m_book->release(m_key);
}

} // namespace gatehouse::net
