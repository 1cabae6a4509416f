// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <sys/socket.h>

#include <poll.h>
#include <unistd.h>
#include <utility>

namespace gatehouse::test {

/// A stream socket that sends exactly what it is told, byte for byte. While it waits, the event
/// loop of the calling thread turns, so that a server living there can answer.
class RawSocket
{
public:
    static constexpr int Patience = 10'000; ///< milliseconds

    RawSocket(RawSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_isConnected(other.m_isConnected)
        , m_isClosed(other.m_isClosed)
        , m_received(std::move(other.m_received))
    { }
    RawSocket(const RawSocket &) = delete;
    RawSocket &operator=(const RawSocket &) = delete;

    bool isConnected() const { return m_isConnected; }

    /// False when the server has closed its side, or does not read any more.
    bool send(QByteArrayView bytes, int milliseconds = Patience)
    {
        while (!bytes.isEmpty()) {
            const auto sent = ::send(
                m_descriptor, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0)
                bytes = bytes.sliced(sent);
            else if (errno != EAGAIN || !waitFor(POLLOUT, milliseconds))
                return false;
        }
        return true;
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }

protected:
    explicit RawSocket(int family)
        : m_descriptor(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0))
    { }
    ~RawSocket() { close(); }

    template <typename Address> void connectTo(const Address &address)
    {
        m_isConnected =
            ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address)
            == 0;
    }
    static QElapsedTimer started()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }
    bool receive(int milliseconds)
    {
        if (m_isClosed || !waitFor(POLLIN, milliseconds))
            return false;
        char buffer[65536];
        const auto count = ::recv(m_descriptor, buffer, sizeof buffer, 0);
        m_isClosed = count <= 0;
        if (count > 0)
            m_received.append(buffer, count);
        return count > 0;
    }

    int m_descriptor;
    bool m_isConnected = false;
    bool m_isClosed = false;
    QByteArray m_received;

private:
    bool waitFor(short events, int milliseconds)
    {
        const QElapsedTimer timer = started();
        do {
            pollfd waiting {m_descriptor, events, 0};
            if (::poll(&waiting, 1, 1) > 0)
                return true;
            QCoreApplication::processEvents();
        } while (timer.elapsed() < milliseconds);
        return false;
    }
};

} // namespace gatehouse::test
