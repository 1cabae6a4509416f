// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Restore.h"

#include "backup/Archive.h"
#include "base/Base64Url.h"
#include "daemon/Setup.h"
#include "store/DatabaseFile.h"
#include "store/Integrity.h"
#include "store/Schema.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Secret;

namespace {

constexpr QFileDevice::Permissions OwnerReadsAndWrites = QFile::ReadOwner | QFile::WriteOwner;

Err<Error> refusedBackup(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

Err<Error> cannot(const QString &path, const QString &why)
{
    return Err(Error {ErrorKind::Io, u"%1 cannot be written: %2."_s.arg(path, why)});
}

QString staged(const QString &path)
{
    return path + u".restored"_s;
}

/// While it is there, what is staged is the truth.
QString markerOf(const config::Settings &settings)
{
    return settings.dataDir + u"/restore.decided"_s;
}

QString settingsPlace(const config::Settings &settings)
{
    return settings.dataDir + u"/settings-of-backup.env"_s;
}

QStringList placesOf(const config::Settings &settings)
{
    return {keyPath(settings), settingsPlace(settings), databasePath(settings)};
}

bool sync(const QString &path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool done = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0)
        ::close(fd);
    return done;
}

bool syncFolderOf(const QString &path)
{
    return sync(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
}

Result<void> writePrivately(const QString &path, const Secret &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, OwnerReadsAndWrites)
        || file.write(bytes.reveal()) != bytes.reveal().size() || !file.flush()
        || !sync(path, O_RDONLY))
        return cannot(path, file.errorString());
    return {};
}

void removeWithLogs(const QString &database)
{
    for (const QString &path : {database, database + u"-wal"_s, database + u"-shm"_s})
        QFile::remove(path);
}

/// What is in the way of a restore; the socket and the lock are not.
bool hasData(const config::Settings &settings)
{
    if (QFile::exists(databasePath(settings)) || QFile::exists(keyPath(settings)))
        return true;
    const QStringList names =
        QDir(settings.dataDir)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(names.cbegin(), names.cend(),
        [](const QString &name) { return name != u"admin" && !name.endsWith(u".lock"); });
}

Result<void> checkIssuer(const backup::Manifest &manifest, const config::Settings &settings)
{
    if (settings.baseUrl.isEmpty() || settings.baseUrl == manifest.issuer)
        return {};
    return refusedBackup(
        u"The backup is of %1, but BASE_URL is %2: its sessions would be no good here. Set "
        u"BASE_URL to that, or restore where it is that."_s.arg(
            QString::fromUtf8(manifest.issuer), QString::fromUtf8(settings.baseUrl)));
}

Result<void> checkSchema(const backup::Manifest &manifest)
{
    if (manifest.schema <= store::newestSchema())
        return {};
    return refusedBackup(
        u"The backup was made by Gatehouse %1, which is newer than this one (%2); "
        u"install that version first."_s.arg(manifest.version, QStringLiteral(GATEHOUSE_VERSION)));
}

/// Every key that the database needs must be at hand afterwards.
Result<void> checkKeys(const backup::Manifest &manifest, const config::Settings &settings)
{
    if (settings.rsTokensEncKey.isEmpty() && manifest.hasKeyFile)
        return {};
    const QString needed = u"The backup was made with other keys: set RS_TOKENS_ENC_KEY to what it "
                           u"was on that server, and restore again."_s;
    if (settings.rsTokensEncKey.isEmpty())
        return refusedBackup(needed);
    base::SystemRandom random;
    const base::KeyRing ring(settings.rsTokensEncKey, random);
    const bool holdsAll = std::all_of(manifest.keyIds.cbegin(), manifest.keyIds.cend(),
        [&ring](const QByteArray &id) { return ring.holds(id); });
    if (holdsAll)
        return {};
    return manifest.hasKeyFile ? Result<void>(
               refusedBackup(u"The backup comes with a key of its own, and RS_TOKENS_ENC_KEY is "
                             u"another: take RS_TOKENS_ENC_KEY out of the settings, and restore "
                             u"again."_s))
                               : Result<void>(refusedBackup(needed));
}

/// Writes beside their places what is to be there, and looks at it.
Result<void> stage(backup::ArchiveReader &archive, const config::Settings &settings)
{
    const QString database = staged(databasePath(settings));
    QFile file(database);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, OwnerReadsAndWrites))
        return cannot(database, file.errorString());
    Secret key;
    Secret settingsFile;
    if (auto extracted = archive.extract({file, key, settingsFile}); !extracted)
        return extracted;
    if (!file.flush() || !sync(database, O_RDONLY))
        return cannot(database, file.errorString());
    file.close();
    const std::atomic<bool> never = false;
    const auto whole = store::checkIntegrity(database, never);
    for (const QString &log : {database + u"-wal"_s, database + u"-shm"_s})
        QFile::remove(log);
    if (!whole)
        return refusedBackup(
            u"The database in the backup is damaged: %1"_s.arg(whole.error().message));
    if (archive.manifest().hasKeyFile) {
        const auto bytes = base::fromBase64Url(key.reveal().trimmed());
        base::SystemRandom random;
        const bool opens = bytes && bytes->size() == base::KeyRing::KeyBytes
            && archive.manifest().keyIds.contains(
                base::KeyRing({Secret(*bytes)}, random).sealingKeyId());
        if (!opens)
            return refusedBackup(u"The key in the backup does not open its database."_s);
        if (auto written = writePrivately(staged(keyPath(settings)), key); !written)
            return written;
    }
    if (settingsFile.isEmpty())
        return {};
    return writePrivately(staged(settingsPlace(settings)), settingsFile);
}

void unstage(const config::Settings &settings)
{
    for (const QString &path : placesOf(settings))
        removeWithLogs(staged(path));
}

/// What is there now goes aside, with the log that belongs to it. May be cut off and done again.
bool setAside(const QString &path)
{
    const QString aside = path + u".before-restore"_s;
    if (QFile::exists(path) && QFileInfo(path).size() == 0)
        QFile::remove(path); // made to hold the place
    if (QFile::exists(path))
        removeWithLogs(aside);
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path + ending) && !QFile::rename(path + ending, aside + ending))
            return false;
    }
    return true;
}

QString conclusion(const backup::Manifest &manifest, const config::Settings &settings)
{
    const QString made =
        QDateTime::fromSecsSinceEpoch(manifest.createdAt.time_since_epoch().count())
            .toString(u"yyyy-MM-dd HH:mm"_s);
    QString text = u"The backup of %1, made on %2, is in %3. Start gatehoused."_s.arg(
        QString::fromUtf8(manifest.issuer), made, settings.dataDir);
    if (QFile::exists(settingsPlace(settings)))
        text += u" The settings file of that server is in %1; take from it what you want."_s.arg(
            settingsPlace(settings));
    return text;
}

/// Removes what claiming a place left where there was nothing.
class Clearance
{
public:
    explicit Clearance(const config::Settings &settings)
        : m_settings(settings)
        , m_hadFolder(QFileInfo::exists(settings.dataDir))
        , m_hadDatabase(QFileInfo::exists(databasePath(settings)))
    { }
    Clearance(const Clearance &) = delete;
    Clearance &operator=(const Clearance &) = delete;
    ~Clearance()
    {
        if (m_isKept)
            return;
        QFile::remove(markerOf(m_settings));
        unstage(m_settings);
        if (!m_hadDatabase)
            removeWithLogs(databasePath(m_settings));
        if (!m_hadFolder)
            QDir().rmdir(m_settings.dataDir);
    }
    void keep() { m_isKept = true; }

private:
    const config::Settings &m_settings;
    const bool m_hadFolder;
    const bool m_hadDatabase;
    bool m_isKept = false;
};

} // namespace

Result<QString> restoreBackup(const QString &file, const Secret &passphrase,
    const config::Settings &settings, Overwrite overwrite)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return Err(Error {ErrorKind::NotFound,
            u"The backup %1 cannot be read: %2."_s.arg(file, in.errorString())});
    base::SystemRandom random;
    auto archive = backup::ArchiveReader::open(in, passphrase, random);
    if (!archive)
        return Err(archive.error());
    for (const auto &checked : {checkIssuer(archive->manifest(), settings),
             checkSchema(archive->manifest()), checkKeys(archive->manifest(), settings)}) {
        if (!checked)
            return Err(checked.error());
    }
    if (overwrite == Overwrite::Never && hasData(settings))
        return refusedBackup(
            u"There is something in %1 already. Name another DATA_DIR, or say --force: "
            u"what is there is then kept as *.before-restore."_s.arg(settings.dataDir));
    Clearance clearance(settings);
    if (auto made = makeDataFolder(settings.dataDir); !made)
        return Err(made.error());
    {
        store::DatabaseFile held(databasePath(settings));
        if (auto claimed = held.claim(); !claimed)
            return Err(claimed.error());
        if (auto done = stage(*archive, settings); !done)
            return Err(done.error());
        if (auto decided = writePrivately(markerOf(settings), Secret("decided\n"));
            !decided || !syncFolderOf(markerOf(settings)))
            return Err(
                Error {ErrorKind::Io, u"The restore cannot be decided; nothing was changed."_s});
        clearance.keep();
        if (auto finished = finishRestore(settings); !finished)
            return Err(finished.error());
    }
    return conclusion(archive->manifest(), settings);
}

Result<void> finishRestore(const config::Settings &settings)
{
    if (!QFile::exists(markerOf(settings)))
        return {};
    for (const QString &path : placesOf(settings)) {
        if (!QFile::exists(staged(path)))
            continue; // done before it was cut off
        if (!setAside(path) || !QFile::rename(staged(path), path) || !syncFolderOf(path))
            return cannot(path,
                u"the restored one is not put in its place; see the permissions of "
                u"its folder and start again"_s);
    }
    if (!QFile::remove(markerOf(settings)) || !syncFolderOf(markerOf(settings)))
        return cannot(
            markerOf(settings), u"the restore is done, and this file cannot be removed"_s);
    return {};
}

} // namespace gatehouse::daemon
