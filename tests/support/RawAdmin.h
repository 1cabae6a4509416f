// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>
#include <optional>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace gatehouse::test {

/// A client of a local socket that sends exactly what it is told, byte for byte. While it waits,
/// the event loop of the calling thread turns, so that a server living there can answer.
class RawAdmin
{
public:
    static constexpr int Patience = 10'000; ///< milliseconds

    explicit RawAdmin(const QString &path)
        : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const QByteArray name = QFile::encodeName(path);
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
        m_isConnected =
            ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    RawAdmin(RawAdmin &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_isConnected(other.m_isConnected)
        , m_isClosed(other.m_isClosed)
        , m_received(std::move(other.m_received))
    { }
    RawAdmin(const RawAdmin &) = delete;
    RawAdmin &operator=(const RawAdmin &) = delete;
    ~RawAdmin()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

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
    /// The next line, without its end; nothing when none comes.
    std::optional<QByteArray> line(int milliseconds = Patience)
    {
        QElapsedTimer timer;
        timer.start();
        while (true) {
            const qsizetype end = m_received.indexOf('\n');
            if (end >= 0) {
                const QByteArray line = m_received.first(end);
                m_received.remove(0, end + 1);
                return line;
            }
            if (!receive(milliseconds - int(timer.elapsed())))
                return std::nullopt;
        }
    }
    /// The same as an object; empty when it is none.
    QJsonObject message(int milliseconds = Patience)
    {
        return QJsonDocument::fromJson(line(milliseconds).value_or(QByteArray())).object();
    }
    /// True once the server has closed; what was read until then is dropped.
    bool waitForClose(int milliseconds = Patience)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_isClosed && timer.elapsed() < milliseconds)
            receive(milliseconds - int(timer.elapsed()));
        return m_isClosed;
    }

    /// Greeting and hello.
    bool greet()
    {
        const bool greeted = message().value(QStringLiteral("method")) == QStringLiteral("hello");
        send("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"hello\","
             "\"params\":{\"protocol\":1,\"client\":\"test\"}}\n");
        return greeted && message().contains(QStringLiteral("result"));
    }
    /// The answer to a request, whatever is told meanwhile.
    QJsonObject ask(const QByteArray &method, const QByteArray &params = "{}")
    {
        const int id = ++m_lastId;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"method\":\"" + method
            + "\",\"params\":" + params + "}\n");
        while (true) {
            const QJsonObject answer = message();
            if (answer.isEmpty() || answer.value(QStringLiteral("id")).toInt() == id)
                return answer;
        }
    }
    QJsonObject resultOf(const QByteArray &method, const QByteArray &params = "{}")
    {
        return ask(method, params).value(QStringLiteral("result")).toObject();
    }
    QJsonObject errorOf(const QByteArray &method, const QByteArray &params = "{}")
    {
        return ask(method, params).value(QStringLiteral("error")).toObject();
    }

private:
    bool waitFor(short events, int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        do {
            pollfd waiting {m_descriptor, events, 0};
            if (::poll(&waiting, 1, 1) > 0)
                return true;
            QCoreApplication::processEvents();
        } while (timer.elapsed() < milliseconds);
        return false;
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
    int m_lastId = 0;
    QByteArray m_received;
};

} // namespace gatehouse::test
