// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/SingleInstance.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocalSocket>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int AnswerWithin = 2000; // milliseconds
constexpr char Answer = '.';

QString socketIn(const QString &folder)
{
    return folder + u"/app.sock"_s;
}

} // namespace

SingleInstance::SingleInstance(const QString &folder)
    : m_folder(folder)
    , m_lock(folder + u"/app.lock"_s)
{
    m_lock.setStaleLockTime(0); // it may run for months
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            socket->write(&Answer, 1);
            socket->disconnectFromServer();
            Q_EMIT called();
        }
    });
}

base::Result<SingleInstance::Role> SingleInstance::claim()
{
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (m_lock.tryLock(0))
        return listen();
    if (m_lock.error() == QLockFile::LockFailedError)
        return callFirst();
    return Err(Error {ErrorKind::Io, tr("The folder %1 cannot be written to.").arg(m_folder)});
}

base::Result<SingleInstance::Role> SingleInstance::listen()
{
    // The lock is ours, and listening takes the place of a socket that a killed one has left.
    if (m_server.listen(socketIn(m_folder)))
        return Role::First;
    return Err(Error {ErrorKind::Io, m_server.errorString()});
}

base::Result<SingleInstance::Role> SingleInstance::callFirst() const
{
    QLocalSocket socket;
    socket.connectToServer(socketIn(m_folder));
    char answer = 0;
    if (socket.waitForConnected(AnswerWithin) && socket.waitForReadyRead(AnswerWithin)
        && socket.getChar(&answer) && answer == Answer)
        return Role::Second;
    return Err(Error {ErrorKind::Conflict,
        tr("Gatehouse is running already and does not answer. End it and start it again.")});
}

} // namespace gatehouse::shell
