// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CurlHttpClient.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace gatehouse::test {

using namespace std::chrono_literals;

/// Answers every complete request with scripted bytes, or not at all.
class ScriptedServer : public QTcpServer
{
public:
    QByteArray answer;
    bool closeAfterwards = true;
    QList<QByteArray> requests;
    QList<QPointer<QTcpSocket>> sockets;

    ScriptedServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] { take(nextPendingConnection()); });
    }
    QByteArray url(const QByteArray &path = "/") const
    {
        return "http://127.0.0.1:" + QByteArray::number(serverPort()) + path;
    }
    bool nobodyConnected() const
    {
        return std::all_of(sockets.begin(), sockets.end(), [](const QPointer<QTcpSocket> &socket) {
            return !socket || socket->state() == QAbstractSocket::UnconnectedState;
        });
    }

private:
    void take(QTcpSocket *socket)
    {
        sockets.append(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            QByteArray &seen = m_seen[socket];
            seen += socket->readAll();
            const qsizetype end = seen.indexOf("\r\n\r\n");
            if (end < 0 || seen.size() < end + 4 + contentLength(seen.first(end)))
                return;
            requests.append(std::exchange(seen, {}));
            socket->write(answer);
            if (closeAfterwards && !answer.isEmpty())
                socket->disconnectFromHost();
        });
    }
    static qsizetype contentLength(const QByteArray &head)
    {
        const qsizetype at = head.indexOf("Content-Length: ");
        return at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).toLongLong();
    }

    QHash<QTcpSocket *, QByteArray> m_seen;
};

struct Outcome
{
    int calls = 0;
    std::optional<base::Result<net::IncomingResponse>> result;
};

inline net::OutgoingRequest toGet(
    const QByteArray &url, std::chrono::milliseconds timeout = 10s, qsizetype maxBytes = 1 << 20)
{
    net::OutgoingRequest request;
    request.url = url;
    request.timeout = timeout;
    request.maxBytes = maxBytes;
    return request;
}

inline net::OutgoingRequest toPost(
    const QByteArray &url, const net::Headers &headers, const QByteArray &body)
{
    net::OutgoingRequest request = toGet(url);
    request.method = "POST";
    request.headers = headers;
    request.body = body;
    return request;
}

inline QByteArray ok(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

/// Sends by a client and keeps what it was told, should that come late.
class CurlBench : public QObject
{
protected:
    Outcome &send(net::CurlHttpClient &client, net::OutgoingRequest request, QObject *context)
    {
        m_outcomes.push_back(std::make_unique<Outcome>());
        Outcome &outcome = *m_outcomes.back();
        client.send(std::move(request), context, [&outcome](auto result) {
            ++outcome.calls;
            outcome.result = std::move(result);
        });
        return outcome;
    }
    /// The error of sending \a request to \a server, once it has come.
    base::ErrorKind errorOf(net::OutgoingRequest request, QString *message = nullptr)
    {
        net::CurlHttpClient client(net::HttpClientOptions {});
        Outcome &outcome = send(client, std::move(request), this);
        if (!QTest::qWaitFor([&] { return outcome.calls > 0; }) || outcome.result->ok())
            return base::ErrorKind::NotFound; // none of the errors a client has
        if (message)
            *message = outcome.result->error().message;
        return outcome.result->error().kind;
    }

private:
    std::vector<std::unique_ptr<Outcome>> m_outcomes;
};

} // namespace gatehouse::test
