// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/RawSocket.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/un.h>

#include <cstring>
#include <optional>

namespace gatehouse::test {

/// The client of an admin socket.
class RawAdmin : public RawSocket
{
public:
    explicit RawAdmin(const QString &path)
        : RawSocket(AF_UNIX)
    {
        const QByteArray name = QFile::encodeName(path);
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
        connectTo(address);
    }
    /// The next line, without its end; nothing when none comes.
    std::optional<QByteArray> line(int milliseconds = Patience)
    {
        const QElapsedTimer timer = started();
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
        const QElapsedTimer timer = started();
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
    int m_lastId = 0;
};

} // namespace gatehouse::test
