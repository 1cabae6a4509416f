// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpServer.h"

#include <array>
#include <mutex>
#include <unordered_map>

namespace gatehouse::net {

/// How many connections there are, in all and from each address, over all workers. A trusted proxy
/// is not one address but all behind it: it may have as many as there are. Thread-safe.
class AddressBook : public std::enable_shared_from_this<AddressBook>
{
public:
    /// A counted connection: gives its place back when it goes.
    class Seat;

    AddressBook(
        const Limits &limits, TrustedProxies proxies, std::shared_ptr<FrontCounters> counters);

    /// A place for a connection from \a peer, or nothing when there is none left.
    std::optional<Seat> admit(const QHostAddress &peer);

private:
    /// An IPv4 address, or the /64 an IPv6 client can choose from freely.
    using Key = std::array<quint8, 8>;
    struct KeyHash
    {
        std::size_t operator()(const Key &key) const noexcept;
    };

    static Key keyOf(const QHostAddress &peer);
    void release(const Key &key);

    const int m_maxConnections;
    const int m_maxPerAddress;
    const TrustedProxies m_proxies;
    const std::shared_ptr<FrontCounters> m_counters;
    std::mutex m_mutex;
    std::unordered_map<Key, int, KeyHash> m_counts; ///< guarded by m_mutex
    int m_total = 0; ///< guarded by m_mutex
};

class AddressBook::Seat
{
public:
    Seat(Seat &&other) noexcept = default;
    Seat &operator=(Seat &&other) = delete;
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;
    ~Seat();

private:
    friend class AddressBook;
    Seat(std::shared_ptr<AddressBook> book, const Key &key)
        : m_book(std::move(book))
        , m_key(key)
    { }

    std::shared_ptr<AddressBook> m_book; ///< null when moved from
    Key m_key;
};

} // namespace gatehouse::net
