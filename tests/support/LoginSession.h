// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>

#include <sys/mount.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <grp.h>
#include <sched.h>
#include <unistd.h>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// Somebody who is logged in: a real systemd runs their session, and a real journal keeps what its
/// services say. All of that is in namespaces of the test and ends with it, however it ends. The
/// test is that person from then on.
class LoginSession
{
public:
    /// What is in the way of one on this machine; nothing: it has begun.
    std::optional<QString> begin()
    {
        if (::geteuid() != 0)
            return u"only root can make one"_s;
        for (const QString &program :
            {u"/lib/systemd/systemd"_s, u"/lib/systemd/systemd-journald"_s}) {
            if (!QFile::exists(program))
                return program + u" is not there; see installer/packages-test.txt"_s;
        }
        if (::unshare(CLONE_NEWNS) != 0 || !mounted(nullptr, "/", nullptr, MS_REC | MS_PRIVATE)
            || !mounted("cgroup2", "/sys/fs/cgroup", "cgroup2", 0)
            || !mounted("tmpfs", "/run", "tmpfs", 0) || !mounted("tmpfs", "/var/log", "tmpfs", 0))
            return u"it takes mounts and control groups of its own: "_s
                + QString::fromLocal8Bit(std::strerror(errno));
        layOut();
        start();
        if (::setgroups(0, nullptr) != 0 || ::setresgid(Person, Person, Person) != 0
            || ::setresuid(Person, Person, Person) != 0)
            qFatal("the test cannot be somebody else");
        qputenv("TMPDIR", QFile::encodeName(home()));
        return {};
    }
    LoginSession() = default;
    LoginSession(const LoginSession &) = delete;
    LoginSession &operator=(const LoginSession &) = delete;
    ~LoginSession()
    {
        if (m_script < 0)
            return;
        ::shutdown(m_script, SHUT_WR);
        char byte = 0;
        while (::read(m_script, &byte, 1) > 0) { } // until it has ended
        ::close(m_script);
    }

    /// Out, and in again; it answers again a little later.
    void logInAgain()
    {
        if (::write(m_script, "again\n", 6) != 6)
            qFatal("the session of the test has gone");
    }
    static QString home() { return u"/run/home"_s; }
    static QString runtime() { return u"/run/user/%1"_s.arg(Person); }

private:
    /// To systemd a person, as others are not; nobody here has this number.
    static constexpr uid_t Person = 4242;

    /// It ends with what it reads, and all that it has started with it.
    static constexpr char Script[] = R"sh(
machine=/sys/fs/cgroup/gatehouse-test-$$.slice
group=$machine/user@4242.service # by such a path the journal knows whose service it is
mkdir -p "$group"
chown 4242:4242 "$group" "$group"/cgroup.procs "$group"/cgroup.subtree_control "$group"/cgroup.threads
end() {
  echo 1 >"$machine/cgroup.kill"
  for _ in $(seq 100); do # until all are gone
    ! find "$machine" -depth -type d -exec rmdir {} + 2>/dev/null || break
    sleep 0.1
  done
}
trap end EXIT
trap : HUP INT TERM # who reads ends it
logIn() {
  echo 0 >"$group/cgroup.procs"
  exec setpriv --reuid 4242 --regid 4242 --clear-groups env -i HOME="$0" XDG_RUNTIME_DIR="$1" \
    PATH=/usr/bin:/bin SYSTEMD_LOG_TARGET=journal /lib/systemd/systemd --user
}
{ echo 0 >"$machine/cgroup.procs" && exec /lib/systemd/systemd-journald; } &
logIn "$1" &
while read -r word; do
  kill "$!" && wait "$!" || :
  logIn "$1" &
done
)sh";

    /// Where whoever kills the test and its children does not find it.
    void start()
    {
        int pair[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
            qFatal("no socket pair can be made");
        m_script = pair[0];
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setChildProcessModifier([end = pair[1]] { ::dup2(end, STDIN_FILENO); });
        process.start(u"setsid"_s,
            {u"--fork"_s, u"/bin/sh"_s, u"-euc"_s, QString::fromLatin1(Script), home(), runtime()});
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("the session of the test does not begin");
        ::close(pair[1]);
    }
    static bool mounted(const char *what, const char *where, const char *kind, unsigned long how)
    {
        return ::mount(what, where, kind, how,
                   kind && qstrcmp(kind, "tmpfs") == 0 ? "mode=755" : nullptr)
            == 0;
    }
    static void layOut()
    {
        // By which it is known that systemd runs the machine: sd_booted(3).
        QDir().mkpath(u"/run/systemd/system"_s);
        QDir().mkpath(u"/run/systemd/journald.conf.d"_s);
        QDir().mkpath(u"/run/systemd/journal"_s);
        // As on a desktop, and with nothing to do with the kernel.
        write(u"/run/systemd/journald.conf.d/test.conf"_s,
            "[Journal]\nStorage=persistent\nAudit=no\nReadKMsg=no\n");
        write(u"/run/systemd/journal/flushed"_s, {});
        for (const QString &folder : {home(), runtime()}) {
            QDir().mkpath(folder);
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            if (::chown(qPrintable(folder), Person, Person) != 0)
                qFatal("the test cannot make a home");
        }
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(path));
    }

    int m_script = -1; ///< what it reads
};

} // namespace gatehouse::test
