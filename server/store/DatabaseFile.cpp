// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DatabaseFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

Err<Error> invalid(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

} // namespace

DatabaseFile::DatabaseFile(const QString &path)
    : m_path(path)
    , m_lock(path + u".lock"_s)
{
    // Only a process that is gone leaves a stale lock, however old the lock is.
    m_lock.setStaleLockTime(std::chrono::milliseconds::zero());
}

Result<void> DatabaseFile::claim()
{
    const QFileInfo info(m_path);
    if (info.isDir())
        return invalid(u"%1 is a folder; name a file for the database."_s.arg(m_path));
    if (!info.absoluteDir().exists())
        return invalid(u"The folder %1 of the database does not exist; create it first."_s.arg(
            info.absolutePath()));
    if (auto locked = lock(); !locked)
        return locked;
    if (auto created = createPrivately(); !created)
        return created;
    return makePrivate();
}

Result<void> DatabaseFile::lock()
{
    if (m_lock.tryLock(std::chrono::milliseconds::zero()))
        return {};
    // The process id in the file may be another's by now (in a container it often is our own); the
    // lock of the operating system, which removing a stale file respects, tells the truth.
    if (m_lock.error() == QLockFile::LockFailedError && m_lock.removeStaleLockFile()
        && m_lock.tryLock(std::chrono::milliseconds::zero()))
        return {};
    if (m_lock.error() != QLockFile::LockFailedError)
        return Err(Error {ErrorKind::Io,
            u"The folder of the database %1 cannot be written; give it to the user the server runs as."_s
                .arg(m_path)});
    qint64 pid = 0;
    QString host;
    QString program;
    m_lock.getLockInfo(&pid, &host, &program);
    return Err(Error {ErrorKind::Conflict,
        u"Another server (process %1) has the database %2 open; stop it first or name another file."_s
            .arg(pid)
            .arg(m_path)});
}

Result<void> DatabaseFile::createPrivately()
{
    QFile file(m_path);
    const bool opened = file.exists()
        ? file.open(QIODevice::ReadWrite)
        : file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly);
    if (!opened)
        return Err(Error {ErrorKind::Io,
            u"The database %1 cannot be read and written: %2."_s.arg(m_path, file.errorString())});
    return {};
}

Result<void> DatabaseFile::makePrivate()
{
    for (const QString &path : {m_path, m_path + u"-wal"_s, m_path + u"-shm"_s}) {
        if (QFile::exists(path) && !QFile::setPermissions(path, OwnerOnly))
            return Err(Error {ErrorKind::Io,
                u"The file %1 belongs to another user; give it to the user the server runs as."_s
                    .arg(path)});
    }
    return {};
}

} // namespace gatehouse::store
