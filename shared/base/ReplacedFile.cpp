// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ReplacedFile.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::base {

using namespace Qt::Literals::StringLiterals;

namespace {

bool writeAll(int fd, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const auto written = ::write(fd, content.data(), static_cast<std::size_t>(content.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content = content.sliced(written);
    }
    return true;
}

/// A name that was given is on the disk only when its folder is.
bool syncFolder(const QByteArray &folder)
{
    const int fd = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

bool writeDraft(
    const QByteArray &draft, const QByteArray &place, QByteArrayView content, mode_t mode)
{
    ::unlink(draft.constData()); // of a process of the same number that was killed
    const int fd =
        ::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    struct stat present = {};
    if (::stat(place.constData(), &present) == 0 && present.st_uid != ::geteuid()
        && ::fchown(fd, present.st_uid, present.st_gid) != 0)
        errno = 0; // only root may: then it is ours from now on
    const bool written = writeAll(fd, content) && ::fchmod(fd, mode) == 0 && ::fsync(fd) == 0;
    const int error = errno;
    ::close(fd);
    errno = error;
    return written;
}

} // namespace

Result<void> replaceFile(const QString &path, QByteArrayView content, mode_t mode)
{
    const QString target = QFileInfo(path).isSymLink() ? QFileInfo(path).canonicalFilePath() : path;
    const QByteArray place = QFile::encodeName(target.isEmpty() ? path : target);
    const QByteArray folder = QFile::encodeName(QFileInfo(QFile::decodeName(place)).path());
    const QByteArray name = place.sliced(place.lastIndexOf('/') + 1);
    const QByteArray draft = folder + "/." + name + '.' + QByteArray::number(::getpid());
    if (writeDraft(draft, place, content, mode)
        && ::rename(draft.constData(), place.constData()) == 0 && syncFolder(folder))
        return {};
    const int error = errno;
    ::unlink(draft.constData());
    return Err(Error {
        ErrorKind::Io, u"The file %1 cannot be written: %2."_s.arg(path, qt_error_string(error))});
}

} // namespace gatehouse::base
