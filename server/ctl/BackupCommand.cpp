// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Passphrase.h"
#include "ctl/Asking.h"

#include <QFile>
#include <QTimer>

#include <cerrno>
#include <fcntl.h>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr std::chrono::milliseconds BetweenReads {100};

/// A file that is there when all of it is, for its owner only.
class NewFile
{
public:
    explicit NewFile(const QString &path)
        : m_path(path)
        , m_draft(path + u".part"_s)
    { }
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;
    ~NewFile()
    {
        if (m_file.isOpen())
            QFile::remove(m_draft);
    }

    base::Result<void> open()
    {
        if (QFile::exists(m_path))
            return Err(Error {
                ErrorKind::Conflict, u"%1 is there already; name another file."_s.arg(m_path)});
        const int fd = ::open(
            QFile::encodeName(m_draft).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0 || !m_file.open(fd, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle))
            return Err(Error {
                ErrorKind::Io, u"%1 cannot be made: %2."_s.arg(m_draft, qt_error_string(errno))});
        return {};
    }
    base::Result<void> write(const QByteArray &bytes)
    {
        if (m_file.write(bytes) != bytes.size())
            return failure();
        return {};
    }
    base::Result<void> keep()
    {
        if (!m_file.flush() || ::fsync(m_file.handle()) != 0 || !QFile::rename(m_draft, m_path))
            return failure();
        m_file.close();
        return {};
    }

private:
    Err<Error> failure() const
    {
        return Err(Error {
            ErrorKind::Io, u"%1 cannot be written: %2."_s.arg(m_path, m_file.errorString())});
    }

    const QString m_path;
    const QString m_draft;
    QFile m_file;
};

Ending wentWrong(const Error &error)
{
    return {ExitCode::Failed, error.message};
}

/// Asks until it is made.
Remote::Answer<protocol::BackupPiece> readPiece(Context &context, qint64 offset)
{
    while (true) {
        const auto piece = context.remote.ask<protocol::BackupPiece>(
            u"backup.read"_s, protocol::BackupPlace {offset});
        if (!piece || piece->isReady)
            return piece;
        QEventLoop loop;
        QTimer::singleShot(BetweenReads, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

Ending fetch(Context &context, NewFile &file, qint64 &size)
{
    for (qint64 offset = 0; offset == 0 || offset < size;) {
        const auto piece = readPiece(context, offset);
        if (!piece)
            return failed(piece.error());
        const QByteArray bytes = QByteArray::fromBase64(piece->data);
        if (bytes.isEmpty())
            return {ExitCode::Failed, u"The server gave less of the backup than there is."_s};
        if (const auto written = file.write(bytes); !written)
            return wentWrong(written.error());
        offset += bytes.size();
        size = piece->size;
    }
    return done();
}

Ending backUp(Context &context, const Arguments &given)
{
    const QString &path = given.words.first();
    NewFile file(path);
    if (const auto opened = file.open(); !opened)
        return wentWrong(opened.error());
    const auto passphrase = base::readPassphrase(u"Passphrase of the backup"_s, base::Asked::Twice);
    if (!passphrase)
        return {ExitCode::Misused, passphrase.error().message};
    const auto begun = context.remote.ask<protocol::Nothing>(
        u"backup.begin"_s, protocol::NewBackup {QString::fromUtf8(passphrase->reveal())});
    if (!begun)
        return failed(begun.error());
    qint64 size = 0;
    const Ending fetched = fetch(context, file, size);
    static_cast<void>(context.remote.ask<protocol::Nothing>(u"backup.end"_s, protocol::Nothing {}));
    if (fetched.code != ExitCode::Done)
        return fetched;
    if (const auto kept = file.keep(); !kept)
        return wentWrong(kept.error());
    if (context.out.isJson())
        context.out.json({{u"file"_s, path}, {u"size"_s, size}});
    else
        context.out.say(u"The backup is in %1 (%2 bytes). Keep its passphrase: without it nobody "
                        u"opens it, not even you."_s.arg(path)
                            .arg(size));
    return done();
}

} // namespace

std::vector<Command> backupCommands()
{
    return {{.name = u"backup"_s,
        .arguments = u"FILE"_s,
        .summary = u"Save all that a server needs to go on elsewhere"_s,
        .words = {1, 1},
        .details =
            u"The database, the key file and the settings file, while the server runs, in one file "
            u"that\nonly its passphrase opens: a line of standard input, 12 characters or more. "
            u"Put "
            u"it back with:\ngatehoused --restore FILE"_s,
        .run = backUp}};
}

} // namespace gatehouse::ctl
