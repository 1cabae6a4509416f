// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Peer.h"
#include "service/Places.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// A person with a home of their own in which nothing is set up. What they have started ends with
/// this.
class Somebody
{
public:
    /// \a server: the gatehoused that is beside their app.
    explicit Somebody(const QString &server = u"" GATEHOUSED ""_s)
        : m_server(server)
    {
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s));
        environment.insert(u"PATH"_s, m_folder.filePath(u"bin"_s));
        QDir(m_folder.path()).mkdir(u"run"_s);
        QDir(m_folder.path()).mkdir(u"bin"_s);
        QFile::setPermissions(
            m_folder.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    ~Somebody()
    {
        const qint64 process = service::whoAnswers(places().socket());
        service::askToEnd(process);
        static_cast<void>(
            QTest::qWaitFor([process] { return !service::isRunning(process); }, 10'000));
    }

    service::Places places() const
    {
        service::Places places = service::placesOf(
            environment, m_server.section(u'/', 0, -2, QString::SectionIncludeLeadingSep));
        places.systemSettingsFile = m_folder.filePath(u"etc/gatehouse.env"_s);
        return places;
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &path, const QByteArray &text) const
    {
        QDir().mkpath(path.section(u'/', 0, -2));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(path));
    }
    void writeSettings(const QByteArray &text) const
    {
        write(places().settingsFile, text);
        QFile::setPermissions(places().settingsFile, QFile::ReadOwner | QFile::WriteOwner);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A program that their PATH finds.
    void writeProgram(const QString &name, const QByteArray &text) const
    {
        write(path(u"bin/"_s + name), text);
        QFile::setPermissions(
            path(u"bin/"_s + name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    /// A systemd that does what it is told and notes it in the file `asked`.
    void writeSystemd() const
    {
        writeProgram(u"systemctl"_s, R"sh(#!/bin/sh
PATH=/usr/bin:/bin
echo "$@" >> "$HOME/asked"
unit="$HOME/.config/systemd/user/gatehouse.service"
wants="$HOME/.config/systemd/user/default.target.wants"
alive() { [ -s "$HOME/pid" ] && kill -0 "$(cat "$HOME/pid")" 2>/dev/null; }
case "$*" in
  *is-system-running) echo running ;;
  *daemon-reload) ;;
  *" start "*)
    eval "set -- $(sed -n 's/^ExecStart=//p' "$unit")"
    "$@" >"$HOME/journal" 2>&1 </dev/null &
    echo $! >"$HOME/pid" ;;
  *" stop "*) alive && kill "$(cat "$HOME/pid")" ;;
  *" show "*) alive && echo ActiveState=active || echo ActiveState=failed ;;
  *" disable "*) [ -e "$unit" ] || exit 1; rm -f "$wants/gatehouse.service" ;;
  *" enable "*) [ -e "$unit" ] || exit 1; mkdir -p "$wants"; ln -sf "$unit" "$wants" ;;
esac
exit 0
)sh");
        writeProgram(u"journalctl"_s, "#!/bin/sh\n/bin/cat \"$HOME/journal\"\n");
    }

    QProcessEnvironment environment;

private:
    QTemporaryDir m_folder;
    QString m_server;
};

/// Settings that a server starts with, on a port of its own.
inline constexpr char LocalSettings[] = "AUTH_STRATEGY=local\nPORT=0\nWORKERS=1\n";

} // namespace gatehouse::test
