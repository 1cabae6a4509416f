// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr char HelloLine[] =
    R"({"jsonrpc":"2.0","method":"hello","params":{"protocol":1,"server":"9","issuer":"https://g"}})"
    "\n";

/// A server that says what the test tells it to.
class ScriptedPeer
{
public:
    explicit ScriptedPeer(const QString &path) { m_server.listen(path); }

    /// Of the next connection.
    QLocalSocket *accepted()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, 5000))
            qFatal("Nobody has come.");
        return m_server.nextPendingConnection();
    }
    /// What \a socket sends next, as an object.
    static QJsonObject next(QLocalSocket &socket)
    {
        if (!QTest::qWaitFor([&socket] { return socket.canReadLine(); }, 5000))
            return {};
        return QJsonDocument::fromJson(socket.readLine()).object();
    }
    static void say(QLocalSocket &socket, const QByteArray &bytes)
    {
        socket.write(bytes);
        socket.flush();
    }
    static void answer(
        QLocalSocket &socket, const QJsonObject &request, const QJsonObject &result = {})
    {
        say(socket,
            QJsonDocument(QJsonObject {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, request.value("id"_L1)},
                              {u"result"_s, result}})
                    .toJson(QJsonDocument::Compact)
                + '\n');
    }
    /// A connection that has been greeted and has said hello.
    QLocalSocket *greeted()
    {
        QLocalSocket *socket = accepted();
        say(*socket, HelloLine);
        answer(*socket, next(*socket));
        return socket;
    }

private:
    QLocalServer m_server;
};

} // namespace gatehouse::test
