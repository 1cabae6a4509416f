// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/Tunnel.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>

#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// A machine to reach over ssh: OpenSSH's own server on a port of 127.0.0.1, as whoever runs the
/// test, with keys and settings in a folder of the test; and the one who signs in there.
class SshServer
{
public:
    SshServer()
    {
        makeKey(u"host"_s);
        makeKey(u"mine"_s);
        allowMyKey();
        QTcpServer free;
        free.listen(QHostAddress::LocalHost, 0);
        m_port = free.serverPort();
        free.close();
        knowHostKey();
        if (::geteuid() == 0)
            QDir().mkpath(u"/run/sshd"_s); // where it locks itself in, which its service makes
    }
    SshServer(const SshServer &) = delete;
    SshServer &operator=(const SshServer &) = delete;
    ~SshServer() { stop(); }

    /// \a more: lines of sshd_config.
    void start(const QByteArrayList &more = {})
    {
        write(u"sshd_config"_s,
            "ListenAddress 127.0.0.1\nPort " + QByteArray::number(m_port) + "\nHostKey "
                + path(u"host"_s).toUtf8() + "\nAuthorizedKeysFile "
                + path(u"authorized_keys"_s).toUtf8()
                + "\nPidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"
                  "KbdInteractiveAuthentication no\nPrintMotd no\n"
                + more.join('\n') + '\n');
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(u"/usr/sbin/sshd"_s, {u"-D"_s, u"-e"_s, u"-f"_s, path(u"sshd_config"_s)});
        QByteArray said;
        const bool listens = QTest::qWaitFor(
            [&] {
                said += m_process.readAll();
                return said.contains("Server listening");
            },
            20'000);
        if (!listens)
            qFatal("sshd does not start, see installer/packages-test.txt: %s", said.constData());
    }
    /// With all who are signed in, as when the machine goes down.
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        QFile children(u"/proc/%1/task/%1/children"_s.arg(m_process.processId()));
        const QByteArrayList sessions = children.open(QIODevice::ReadOnly)
            ? children.readAll().simplified().split(' ')
            : QByteArrayList();
        m_process.terminate();
        m_process.waitForFinished();
        for (const QByteArray &session : sessions) {
            if (session.toInt() > 1)
                ::kill(pid_t(session.toInt()), SIGTERM);
        }
    }

    void allowMyKey() { write(u"authorized_keys"_s, read(u"mine.pub"_s)); }
    void refuseAllKeys() { write(u"authorized_keys"_s, {}); }
    void knowHostKey()
    {
        write(u"known_hosts"_s,
            "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + read(u"host.pub"_s));
    }
    void forgetHostKey() { write(u"known_hosts"_s, {}); }
    /// For the next start().
    void changeHostKey()
    {
        QFile::remove(path(u"host"_s));
        QFile::remove(path(u"host.pub"_s));
        makeKey(u"host"_s);
    }

    remote::Address address(const QString &socket = {}) const
    {
        return {.user = QString::fromLocal8Bit(::getpwuid(::geteuid())->pw_name),
            .host = u"127.0.0.1"_s,
            .port = m_port,
            .socket = socket};
    }
    /// How it is reached, with nothing of the settings of whoever runs the test.
    remote::Tunnel::Options options(const QString &socket = {}) const
    {
        return {.address = address(socket),
            .folder = m_folder.path(),
            .arguments = {u"-F"_s, u"none"_s, u"-i"_s, path(u"mine"_s), u"-o"_s,
                u"IdentitiesOnly=yes"_s, u"-o"_s, u"IdentityAgent=none"_s, u"-o"_s,
                u"GlobalKnownHostsFile=none"_s, u"-o"_s,
                u"UserKnownHostsFile="_s + path(u"known_hosts"_s)},
            .firstPause = std::chrono::milliseconds(100),
            .longestPause = std::chrono::milliseconds(400)};
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    void makeKey(const QString &name) const
    {
        if (QProcess::execute(u"ssh-keygen"_s,
                {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-C"_s, name, u"-f"_s,
                    path(name)})
            != 0)
            qFatal("ssh-keygen makes no key, see installer/packages-test.txt");
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test's own file");
    }

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace gatehouse::test
