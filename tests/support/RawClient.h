// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/RawSocket.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <optional>

namespace gatehouse::test {

/// One answer as a client reads it.
struct RawAnswer
{
    int status = 0;
    QByteArray head; ///< with the empty line
    QByteArray body; ///< without chunk framing

    QByteArray field(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

/// The client of an HTTP server.
class RawClient : public RawSocket
{
public:
    explicit RawClient(quint16 port, int receiveBuffer = 0)
        : RawSocket(AF_INET)
    {
        if (receiveBuffer > 0)
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connectTo(address);
    }
    void finishSending() { ::shutdown(m_descriptor, SHUT_WR); }
    /// Closes with a reset instead of a FIN.
    void reset()
    {
        const linger now {1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }
    /// The next final answer; nothing when the server closes or \a milliseconds pass before it is
    /// whole. \a withBody: false for the answer to HEAD.
    std::optional<RawAnswer> answer(bool withBody = true, int milliseconds = 10'000)
    {
        const QElapsedTimer timer = started();
        while (true) {
            if (auto whole = takeAnswer(withBody))
                return whole;
            if (!receive(milliseconds - int(timer.elapsed())))
                return std::nullopt;
        }
    }
    /// Everything until the server closes; nothing when it does not.
    std::optional<QByteArray> untilClosed(int milliseconds = 10'000)
    {
        const QElapsedTimer timer = started();
        while (timer.elapsed() < milliseconds) {
            if (!receive(milliseconds - int(timer.elapsed())) && m_isClosed)
                return std::exchange(m_received, {});
        }
        return std::nullopt;
    }
    /// Waits until \a text has come.
    bool waitForText(const QByteArray &text, int milliseconds = 10'000)
    {
        const QElapsedTimer timer = started();
        while (!m_received.contains(text)) {
            if (!receive(milliseconds - int(timer.elapsed())))
                return false;
        }
        return true;
    }
    const QByteArray &received() const { return m_received; }

private:
    std::optional<RawAnswer> takeAnswer(bool withBody)
    {
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        RawAnswer answer;
        answer.head = m_received.first(end + 4);
        answer.status = answer.head.mid(9, 3).toInt();
        if (!withBody || answer.status == 204 || answer.status == 304 || answer.status < 200) {
            m_received.remove(0, end + 4);
            return answer;
        }
        if (answer.field("Transfer-Encoding") == "chunked")
            return takeChunks(std::move(answer), m_received.mid(end + 4));
        const qsizetype length = answer.field("Content-Length").toLongLong();
        if (m_received.size() < end + 4 + length)
            return std::nullopt;
        answer.body = m_received.mid(end + 4, length);
        m_received.remove(0, end + 4 + length);
        return answer;
    }

    std::optional<RawAnswer> takeChunks(RawAnswer answer, QByteArray rest)
    {
        while (true) {
            const qsizetype line = rest.indexOf("\r\n");
            if (line < 0)
                return std::nullopt;
            const qsizetype size = rest.first(line).toLongLong(nullptr, 16);
            if (rest.size() < line + 2 + size + 2)
                return std::nullopt;
            answer.body += rest.mid(line + 2, size);
            rest = rest.mid(line + 2 + size + 2);
            if (size == 0)
                break;
        }
        m_received = rest;
        return answer;
    }
};

} // namespace gatehouse::test
