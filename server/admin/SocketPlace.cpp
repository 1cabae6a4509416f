// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/SocketPlace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>

#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

/// What sockaddr_un holds, with an end, and what Qt 6.4 lets through of it.
constexpr qsizetype MaxPathBytes = 106;
constexpr mode_t OwnerOnly = 0700;
constexpr mode_t OwnerAndGroup = 0750;

Err<Error> failed(ErrorKind kind, const QString &sentence)
{
    return Err(Error {kind, sentence});
}

QString systemWords()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Somebody accepts connections at \a path.
bool isAnswered(const QByteArray &path)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const bool answered =
        ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        || errno == EAGAIN; // its queue is full
    ::close(descriptor);
    return answered;
}

/// What a file is made with while this lives.
class Umask
{
public:
    explicit Umask(mode_t mask)
        : m_before(::umask(mask))
    { }
    Umask(const Umask &) = delete;
    Umask &operator=(const Umask &) = delete;
    ~Umask() { ::umask(m_before); }

private:
    mode_t m_before;
};

} // namespace

Result<std::unique_ptr<SocketPlace>> SocketPlace::claim(
    const QString &path, std::optional<gid_t> group)
{
    if (QFile::encodeName(path).size() > MaxPathBytes)
        return failed(ErrorKind::Invalid,
            u"The admin socket %1 has a path of %2 bytes, and the system takes %3; set "
            "ADMIN_SOCKET to a shorter one."_s.arg(path)
                .arg(QFile::encodeName(path).size())
                .arg(MaxPathBytes));
    std::unique_ptr<SocketPlace> place(new SocketPlace(path, group));
    if (const auto made = place->makeFolder(); !made)
        return Err(made.error());
    if (const auto fine = place->checkFolder(); !fine)
        return Err(fine.error());
    if (const auto locked = place->lock(); !locked)
        return Err(locked.error());
    if (const auto cleared = place->clear(); !cleared)
        return Err(cleared.error());
    return place;
}

SocketPlace::~SocketPlace()
{
    if (m_lock < 0)
        return;
    if (m_isOurs)
        ::unlink(QFile::encodeName(m_path).constData());
    // The lock file stays: removing it would let two servers lock two files of the same name.
    ::close(m_lock);
}

Result<void> SocketPlace::makeFolder() const
{
    const QFileInfo folder(QFileInfo(m_path).path());
    if (folder.exists())
        return {};
    const QByteArray name = QFile::encodeName(folder.filePath());
    if (!QDir().mkpath(folder.path()) || ::mkdir(name.constData(), OwnerOnly) != 0)
        return failed(ErrorKind::Io,
            u"The folder %1 of the admin socket cannot be made (%2); set ADMIN_SOCKET to a path "
            "in one that can."_s.arg(folder.filePath(), systemWords()));
    return {};
}

/// Whoever may write to the folder could put a socket of their own there.
Result<void> SocketPlace::checkFolder() const
{
    const QString folder = QFileInfo(m_path).path();
    const QByteArray name = QFile::encodeName(folder);
    struct stat found = {};
    if (::stat(name.constData(), &found) != 0 || !S_ISDIR(found.st_mode))
        return failed(ErrorKind::Invalid,
            u"%1 is no folder, so the admin socket cannot be there; set ADMIN_SOCKET to another "
            "path."_s.arg(folder));
    if (found.st_uid != ::geteuid())
        return failed(ErrorKind::Invalid,
            u"The folder %1 of the admin socket belongs to another user; set ADMIN_SOCKET to a "
            "path in a folder of the user that gatehoused runs as."_s.arg(folder));
    if ((found.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return failed(ErrorKind::Invalid,
            u"Others may write to the folder %1 of the admin socket; run: chmod 700 %1"_s.arg(
                folder));
    if (!m_group)
        return {};
    if (::chown(name.constData(), uid_t(-1), *m_group) != 0
        || ::chmod(name.constData(), OwnerAndGroup) != 0)
        return failed(ErrorKind::Invalid,
            u"The folder %1 cannot be given to ADMIN_GROUP (%2); add the user that gatehoused runs "
            "as to that group."_s.arg(folder, systemWords()));
    return {};
}

Result<void> SocketPlace::lock()
{
    const QByteArray name = QFile::encodeName(m_path) + ".lock";
    const int descriptor =
        ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return failed(ErrorKind::Io,
            u"The lock of the admin socket, %1.lock, cannot be opened: %2."_s.arg(
                m_path, systemWords()));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return failed(ErrorKind::Conflict,
            u"Another gatehoused has the admin socket %1; stop it, or set ADMIN_SOCKET to another "
            "path."_s.arg(m_path));
    }
    m_lock = descriptor;
    return {};
}

/// With the lock in hand, what is there was left behind by a server that is gone; unless it is
/// something else.
Result<void> SocketPlace::clear()
{
    const QByteArray name = QFile::encodeName(m_path);
    struct stat found = {};
    if (::lstat(name.constData(), &found) != 0) {
        m_isOurs = true;
        return {};
    }
    if (!S_ISSOCK(found.st_mode))
        return failed(ErrorKind::Conflict,
            u"%1 is there and is no socket; remove it, or set ADMIN_SOCKET to another path."_s.arg(
                m_path));
    if (isAnswered(name))
        return failed(ErrorKind::Conflict,
            u"Another program answers at the admin socket %1; stop it, or set ADMIN_SOCKET to "
            "another path."_s.arg(m_path));
    if (::unlink(name.constData()) != 0)
        return failed(ErrorKind::Io,
            u"The old admin socket %1 cannot be removed: %2."_s.arg(m_path, systemWords()));
    m_isOurs = true;
    return {};
}

Result<void> SocketPlace::listen(QLocalServer &server) const
{
    const QByteArray name = QFile::encodeName(m_path);
    {
        const Umask nobodyElse(S_IXUSR | S_IRWXG | S_IRWXO);
        if (!server.listen(m_path))
            return failed(ErrorKind::Io,
                u"The admin socket %1 cannot be made: %2."_s.arg(m_path, server.errorString()));
    }
    if (!m_group)
        return {};
    if (::chown(name.constData(), uid_t(-1), *m_group) != 0)
        return failed(ErrorKind::Invalid,
            u"The admin socket cannot be given to ADMIN_GROUP: %1."_s.arg(systemWords()));
    if (::chmod(name.constData(), S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP) != 0)
        return failed(ErrorKind::Io,
            u"The mode of the admin socket %1 cannot be set: %2."_s.arg(m_path, systemWords()));
    return {};
}

} // namespace gatehouse::admin
