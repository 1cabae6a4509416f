// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/prctl.h>

#include <csignal>
#include <memory>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// A desktop session for one test: a D-Bus of its own where nothing is started by being asked, and
/// GNOME's keyring as it is there, locked or open. Everything it keeps is in a folder of the test.
class KeychainSession
{
public:
    KeychainSession()
    {
        const QString config = m_home.filePath(u"bus.conf"_s);
        QFile file(config);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the test's own file");
        file.write(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\" "
            "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
            "<busconfig><type>session</type><listen>unix:dir="
            + m_home.path().toUtf8()
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
              "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
              "<allow own=\"*\"/></policy></busconfig>");
        file.close();
        start(m_bus, u"dbus-daemon"_s,
            {u"--config-file="_s + config, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        if (!m_bus.waitForReadyRead(20'000))
            qFatal("dbus-daemon does not start; see installer/packages-test.txt");
        m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    }
    KeychainSession(const KeychainSession &) = delete;
    KeychainSession &operator=(const KeychainSession &) = delete;
    ~KeychainSession()
    {
        endKeyring();
        end(m_bus);
    }

    const QString &address() const { return m_address; }
    /// What a program of this session needs, besides what it has.
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment;
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        return environment;
    }

    /// As after a login: the keyring is made when there is none, and open.
    void openKeyring() { startKeyring({u"--unlock"_s}); }
    /// As in a session that nobody has logged in to.
    void lockKeyring() { startKeyring({}); }
    /// From then on nobody gets on to the bus, and nothing on it goes on.
    void pauseBus() { ::kill(pid_t(m_bus.processId()), SIGSTOP); }
    void resumeBus() { ::kill(pid_t(m_bus.processId()), SIGCONT); }
    /// From then on it is silent.
    void pauseKeyring() { ::kill(pid_t(m_keyring->processId()), SIGSTOP); }
    void resumeKeyring() { ::kill(pid_t(m_keyring->processId()), SIGCONT); }
    void endKeyring()
    {
        if (m_keyring)
            end(*m_keyring);
        m_keyring.reset();
    }

private:
    void startKeyring(const QStringList &more)
    {
        endKeyring();
        m_keyring = std::make_unique<QProcess>();
        start(*m_keyring, u"gnome-keyring-daemon"_s,
            QStringList {u"--foreground"_s, u"--components=secrets"_s} + more);
        m_keyring->write("password of the test");
        m_keyring->waitForBytesWritten();
        m_keyring->closeWriteChannel();
        // It has its name on the bus when it answers.
        for (int i = 0; i < 200 && !hasName(u"org.freedesktop.secrets"_s); ++i) { }
        if (!hasName(u"org.freedesktop.secrets"_s))
            qFatal("gnome-keyring-daemon does not start; see installer/packages-test.txt");
    }
    bool hasName(const QString &name)
    {
        QProcess asked;
        start(asked, u"dbus-send"_s,
            {u"--bus="_s + m_address, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s,
                u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                u"string:"_s + name});
        asked.waitForFinished(20'000);
        return asked.readAllStandardOutput().contains("boolean true");
    }
    void start(QProcess &process, const QString &program, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        if (m_address.isEmpty()) // the bus itself
            environment.insert(u"HOME"_s, m_home.path());
        else
            environment.insert(this->environment());
        process.setProcessEnvironment(environment);
        // Nothing outlives a test that is killed.
        process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program, arguments);
        process.waitForStarted(20'000);
    }
    static void end(QProcess &process)
    {
        process.terminate();
        if (!process.waitForFinished(5'000)) {
            process.kill();
            process.waitForFinished();
        }
    }

    QTemporaryDir m_home;
    QString m_address;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_keyring;
};

} // namespace gatehouse::test
