// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Peer.h"

#include <QByteArrayList>
#include <QFile>

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Connecting to a Unix socket does not wait: somebody listens, or nobody does.
int connected(const QByteArray &path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof address.sun_path)
        return -1;
    std::copy(path.cbegin(), path.cend(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor >= 0
        && ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address)
            != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

/// proc(5): what stands in /proc/PID/stat from its third field on, the state.
QByteArrayList statOf(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (process <= 0 || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

} // namespace

qint64 whoAnswers(const QString &path)
{
    const int descriptor = connected(QFile::encodeName(path));
    if (descriptor < 0)
        return 0;
    ucred peer {};
    socklen_t size = sizeof peer;
    const bool known = ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
    ::close(descriptor);
    return known && peer.uid == ::getuid() ? peer.pid : 0;
}

void askToEnd(qint64 process)
{
    if (process > 1)
        ::kill(pid_t(process), SIGTERM);
}

bool isRunning(qint64 process)
{
    const QByteArray state = statOf(process).value(0);
    return !state.isEmpty() && state != "Z" && state != "X";
}

quint64 beginOf(qint64 process)
{
    return statOf(process).value(19).toULongLong(); // field 22, starttime
}

} // namespace gatehouse::service
