// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ProcessRunner.h"

#include "base/ReplacedFile.h"
#include "service/Peer.h"
#include "service/StartFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr mode_t EntryMode = 0644;
constexpr qint64 MostBytes = 64 * 1024; // of the log that is read

} // namespace

void ProcessRunner::install(AtLogin atLogin, const Done &done)
{
    if (atLogin == AtLogin::Stays) {
        QFile::remove(places().autostartFile);
        return later(done, {});
    }
    if (auto named = canBeNamed(places()); !named)
        return later(done, named);
    QDir().mkpath(QFileInfo(places().autostartFile).path());
    later(done, base::replaceFile(places().autostartFile, autostartText(places()), EntryMode));
}

void ProcessRunner::reread(AtLogin, const Done &done)
{
    later(done, {}); // the desktop reads it at the next login
}

void ProcessRunner::remove(const Done &done)
{
    QFile::remove(places().autostartFile);
    later(done, {});
}

bool ProcessRunner::isAlive() const
{
    return isRunning(m_process) && beginOf(m_process) == m_begun;
}

void ProcessRunner::launch(const Done &done)
{
    if (isAlive())
        return later(done, {});
    QDir().mkpath(QFileInfo(places().logFile).path());
    // What it said the last time would be taken for what it says now.
    QFile::remove(places().logFile + u".old"_s);
    QFile::rename(places().logFile, places().logFile + u".old"_s);
    if (auto made = base::replaceFile(places().logFile, {}, 0600); !made)
        return later(done, made);
    QProcess process;
    process.setProgram(places().server);
    process.setArguments({u"--settings"_s, places().settingsFile});
    process.setProcessEnvironment(places().environment);
    process.setWorkingDirectory(places().home);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(places().logFile, QIODevice::Append);
    if (!process.startDetached(&m_process))
        return later(done,
            Err(Error {ErrorKind::NotFound,
                tr("%1 cannot be run: %2").arg(places().server, process.errorString())}));
    m_begun = beginOf(m_process);
    later(done, {});
}

void ProcessRunner::end(const Done &done)
{
    if (isAlive())
        askToEnd(m_process);
    later(done, {});
}

void ProcessRunner::look(const std::function<void(State)> &done)
{
    QTimer::singleShot(0, this, [this, done] { done(isAlive() ? State::Alive : State::Gone); });
}

void ProcessRunner::readLines(const Lines &done)
{
    QTimer::singleShot(0, this, [this, done] {
        QFile log(places().logFile);
        if (!log.open(QIODevice::ReadOnly))
            return done({});
        if (log.size() > MostBytes && log.seek(log.size() - MostBytes))
            log.readLine(); // the end of one
        done(linesToShow(QString::fromUtf8(log.readAll())));
    });
}

} // namespace gatehouse::service
