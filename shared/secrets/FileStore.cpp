// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/FileStore.h"

#include "base/ReplacedFile.h"
#include "secrets/SecretFile.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

#include <unistd.h>

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

void FileStore::find(const QByteArray &name, QObject *context, const Found &found)
{
    const auto safe = checkSecretFolder(m_folder);
    answerLater(context, found,
        safe ? readSecretFile(pathOf(name), Guard::Mode)
             : Result<std::optional<base::Secret>>(Err(safe.error())));
}

void FileStore::put(
    const QByteArray &name, const base::Secret &value, QObject *context, const Done &done)
{
    const auto made = makeFolder();
    answerLater(context, done,
        made ? base::replaceFile(pathOf(name), value.reveal(), S_IRUSR | S_IWUSR) : made);
}

void FileStore::drop(const QByteArray &name, QObject *context, const Done &done)
{
    Result<void> outcome = checkSecretFolder(m_folder);
    if (outcome && ::unlink(QFile::encodeName(pathOf(name)).constData()) != 0)
        outcome = Err(errno == ENOENT ? noSuchSecret(name, place())
                                      : Error {ErrorKind::Io,
                                          u"The file %1 cannot be removed: %2."_s.arg(
                                              pathOf(name), qt_error_string(errno))});
    answerLater(context, done, outcome);
}

Result<void> FileStore::makeFolder() const
{
    // Whatever the umask: mkdir() can only take away from 0700.
    if (!QDir(m_folder).exists() && ::mkdir(QFile::encodeName(m_folder).constData(), S_IRWXU) != 0)
        return Err(Error {ErrorKind::Io,
            u"The folder %1, where secrets are kept, cannot be made: %2."_s.arg(
                m_folder, qt_error_string(errno))});
    return checkSecretFolder(m_folder);
}

QString FileStore::pathOf(const QByteArray &name) const
{
    return m_folder + u'/' + QString::fromUtf8(name);
}

} // namespace gatehouse::secrets
