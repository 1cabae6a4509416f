// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/SecretFile.h"

#include "secrets/SecretStore.h"

#include <QFile>

#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Secret;

namespace {

constexpr mode_t Others = S_IRWXG | S_IRWXO;

Err<Error> cannotRead(const QString &path, const QString &why)
{
    return Err(Error {ErrorKind::Io, u"The secret in %1 cannot be read: %2."_s.arg(path, why)});
}

base::Result<std::optional<Secret>> readOpened(int fd, const QString &path, Guard guard)
{
    struct stat found = {};
    if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode))
        return cannotRead(path, u"it is no file"_s);
    if (guard == Guard::Mode && (found.st_mode & Others))
        return Err(Error {ErrorKind::Invalid,
            u"The secret in %1 can be read by others; make a new one, and run: chmod 600 %1"_s.arg(
                path)});
    QFile file;
    if (!file.open(fd, QIODevice::ReadOnly))
        return cannotRead(path, file.errorString());
    QByteArray value = file.read(MaxSecretBytes + 3);
    while (value.endsWith('\n') || value.endsWith('\r'))
        value.chop(1);
    if (value.size() > MaxSecretBytes)
        return cannotRead(path, u"it is larger than 64 KiB"_s);
    if (value.isEmpty())
        return cannotRead(path, u"it is empty"_s);
    return std::optional(Secret(value));
}

} // namespace

base::Result<std::optional<Secret>> readSecretFile(const QString &path, Guard guard)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return std::nullopt;
    if (fd < 0)
        return cannotRead(path, qt_error_string(errno));
    auto read = readOpened(fd, path, guard);
    ::close(fd);
    return read;
}

base::Result<void> checkSecretFolder(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    if (!S_ISDIR(found.st_mode))
        return Err(Error {ErrorKind::Io, u"%1, where secrets are kept, is no folder."_s.arg(path)});
    if (found.st_uid != ::geteuid() && found.st_uid != 0)
        return Err(Error {ErrorKind::Invalid,
            u"The folder %1, where secrets are kept, belongs to another user; remove it, and set "
            "the secrets again."_s.arg(path)});
    if (found.st_mode & Others)
        return Err(Error {ErrorKind::Invalid,
            u"The folder %1, where secrets are kept, is open to others; run: chmod 700 %1"_s.arg(
                path)});
    return {};
}

} // namespace gatehouse::secrets
