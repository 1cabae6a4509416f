// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QHostAddress>

#include <vector>

namespace gatehouse::net {

/// Listening descriptors of one address and port, closed at the end unless they were taken.
class ListeningSockets
{
public:
    /// Binds \a count sockets to the same address and port (0: the system chooses) and listens, so
    /// that the kernel spreads connections over them. Conflict when anybody else has the port, even
    /// a program of the same user that would share it.
    static base::Result<ListeningSockets> open(
        const QHostAddress &address, quint16 port, int count);

    ListeningSockets(ListeningSockets &&) noexcept = default;
    ListeningSockets &operator=(ListeningSockets &&) = delete;
    ListeningSockets(const ListeningSockets &) = delete;
    ListeningSockets &operator=(const ListeningSockets &) = delete;
    ~ListeningSockets();

    quint16 port() const { return m_port; }
    /// The descriptors, now the caller's.
    std::vector<int> take() { return std::exchange(m_descriptors, {}); }

private:
    ListeningSockets() = default;

    std::vector<int> m_descriptors;
    quint16 m_port = 0;
};

} // namespace gatehouse::net
