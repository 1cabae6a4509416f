// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/KeyFile.h"

#include "base/Base64Url.h"
#include "base/KeyRing.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr QFileDevice::Permissions OthersPermissions = QFileDevice::ReadGroup
    | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
    | QFileDevice::ExeOther | QFileDevice::ExeGroup;

base::Result<base::Secret> readKey(const QString &path)
{
    if (QFileInfo(path).permissions() & OthersPermissions)
        return Err(Error {ErrorKind::Invalid,
            u"The key file %1 can be read by others; run: chmod 600 %1"_s.arg(path)});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Err(Error {
            ErrorKind::Io, u"The key file %1 cannot be read: %2."_s.arg(path, file.errorString())});
    const auto key = base::fromBase64Url(file.readAll().trimmed());
    if (!key || key->size() != base::KeyRing::KeyBytes)
        return Err(Error {ErrorKind::Invalid,
            u"The key file %1 does not hold a key (43 characters of base64url). Put the right one "
            u"back; "
            "without it nothing that was sealed can be read."_s.arg(path)});
    return base::Secret(*key);
}

base::Err<Error> cannotWrite(const QString &path, int error)
{
    return Err(Error {ErrorKind::Io,
        u"The key file %1 cannot be written: %2."_s.arg(path, qt_error_string(error))});
}

/// Written beside its place and linked there once it is whole, so that a crash leaves no half a
/// key; of two that start at once, one makes it.
base::Result<base::Secret> makeKey(const QString &path, base::Random &random)
{
    const QByteArray key = random.bytes(base::KeyRing::KeyBytes);
    const QByteArray text = base::toBase64Url(key) + '\n';
    const QByteArray place = QFile::encodeName(path);
    const QByteArray draft = place + '.' + QByteArray::number(::getpid());
    const int fd = ::open(draft.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return cannotWrite(path, errno);
    const bool written =
        ::write(fd, text.constData(), static_cast<std::size_t>(text.size())) == text.size()
        && ::fsync(fd) == 0;
    const bool placed = written && ::link(draft.constData(), place.constData()) == 0;
    const int error = errno;
    ::close(fd);
    ::unlink(draft.constData());
    if (!placed)
        return cannotWrite(path, error);
    return base::Secret(key);
}

} // namespace

base::Result<base::Secret> readOrMakeKey(const QString &path, base::Random &random)
{
    return QFileInfo::exists(path) ? readKey(path) : makeKey(path, random);
}

} // namespace gatehouse::daemon
