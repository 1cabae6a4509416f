// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/HandPlugin.h"

#include "hand/Hand.h"
#include "hand/Sight.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

namespace {

Obstacle act(const QJsonObject &request)
{
    const auto text = [&request](QLatin1StringView name) { return request.value(name).toString(); };
    const QString what = text("do"_L1);
    const QString name = text("name"_L1);
    const QString window = text("in"_L1);
    if (what == u"press")
        return Hand::press(name, window);
    if (what == u"type")
        return Hand::type(name, text("text"_L1), window);
    if (what == u"choose")
        return Hand::choose(text("text"_L1), window);
    if (what == u"pick")
        return Hand::pick({text("menu"_L1), name}, window);
    if (what == u"picture")
        return Hand::picture(text("file"_L1));
    return u"the hand does not know how to %1"_s.arg(what);
}

} // namespace

HandServer::HandServer()
{
    connect(&m_server, &QLocalServer::newConnection, this, &HandServer::accept);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(qEnvironmentVariable("GATEHOUSE_HAND")))
        qFatal("the hand does not listen: %s", qPrintable(m_server.errorString()));
}

void HandServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection())
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
}

void HandServer::read(QLocalSocket &socket)
{
    while (socket.canReadLine()) {
        const QJsonObject request = QJsonDocument::fromJson(socket.readLine()).object();
        socket.write(QJsonDocument(answer(request)).toJson(QJsonDocument::Compact) + '\n');
        socket.flush();
    }
}

QJsonObject HandServer::answer(const QJsonObject &request)
{
    const QString what = request.value("do"_L1).toString();
    if (what == u"look")
        return {{u"windows"_s, whatIsSeen()}};
    if (what == u"pace")
        return m_pace.take();
    const Obstacle obstacle = act(request);
    return obstacle ? QJsonObject {{u"why"_s, *obstacle}} : QJsonObject();
}

QObject *HandPlugin::create(const QString &name, const QString &)
{
    return name == u"hand" ? new HandServer : nullptr; // Qt deletes it
}

} // namespace gatehouse::test
