// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace gatehouse::test {

/// A request as a scripted server got it.
struct SeenRequest
{
    QByteArray method;
    QByteArray target;
    QList<std::pair<QByteArray, QByteArray>> fields; ///< names in lower case
    QByteArray body;

    QByteArray field(const QByteArray &name) const
    {
        for (const auto &[fieldName, value] : fields) {
            if (fieldName == name.toLower())
                return value;
        }
        return {};
    }
    bool has(const QByteArray &name) const
    {
        return std::any_of(fields.cbegin(), fields.cend(),
            [&name](const auto &field) { return field.first == name.toLower(); });
    }
};

/// An HTTP server on the thread of the test that answers byte for byte what it is told, as long as
/// that thread's event loop turns.
class ScriptedServer
{
public:
    using Script = std::function<void(const SeenRequest &, QTcpSocket &)>;

    explicit ScriptedServer(Script script, quint16 port = 0)
        : m_script(std::move(script))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
        if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
            qFatal("the scripted server cannot listen");
    }

    quint16 port() const { return m_server.serverPort(); }
    QByteArray url(const QByteArray &target = "/mcp") const
    {
        return "http://127.0.0.1:" + QByteArray::number(port()) + target;
    }
    const QList<SeenRequest> &seen() const { return m_seen; }
    int connections() const { return m_connections; } ///< ever
    int open() const
    {
        return int(std::count_if(
            m_sockets.cbegin(), m_sockets.cend(), [](const auto &socket) { return socket; }));
    }
    /// No new connections; those that are there are reset.
    void kill()
    {
        m_server.close();
        for (const auto &socket : m_sockets) {
            if (socket)
                socket->abort();
        }
    }

    static QByteArray json(const QByteArray &body, const QByteArray &moreFields = {})
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + moreFields
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    static QByteArray chunk(const QByteArray &bytes)
    {
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    }
    static QByteArray eventHead()
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
               "Transfer-Encoding: chunked\r\n\r\n";
    }

private:
    void serve(QTcpSocket *socket)
    {
        ++m_connections;
        m_sockets.append(socket);
        auto received = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, received] {
            *received += socket->readAll();
            const QPointer<QTcpSocket> alive(socket);
            while (alive && takeRequest(*received, *socket)) { }
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    bool takeRequest(QByteArray &received, QTcpSocket &socket)
    {
        const qsizetype end = received.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QList<QByteArray> lines = received.first(end).split('\n');
        SeenRequest request;
        const QList<QByteArray> start = lines.first().trimmed().split(' ');
        request.method = start.value(0);
        request.target = start.value(1);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            request.fields.append({line.first(colon).toLower(), line.sliced(colon + 1).trimmed()});
        }
        const qsizetype length = request.field("Content-Length").toLongLong();
        if (received.size() < end + 4 + length)
            return false;
        request.body = received.mid(end + 4, length);
        received.remove(0, end + 4 + length);
        m_seen.append(request);
        m_script(request, socket);
        return true;
    }

    Script m_script;
    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_sockets;
    QList<SeenRequest> m_seen;
    int m_connections = 0;
};

} // namespace gatehouse::test
