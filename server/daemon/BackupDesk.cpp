// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/BackupDesk.h"

#include "backup/Archive.h"
#include "daemon/Setup.h"
#include "store/OnlineCopy.h"
#include "store/Schema.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Secret;

namespace {

constexpr QLatin1String Prefix(".backup-"); ///< of what is in the data folder meanwhile
constexpr qint64 MaxSmallFile = 1 << 20;

/// Empty when there is none.
Result<Secret> contentOf(const QString &path)
{
    if (path.isEmpty() || !QFile::exists(path))
        return Secret();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > MaxSmallFile)
        return Err(Error {ErrorKind::Io,
            u"%1 cannot be read into the backup: %2."_s.arg(path, file.errorString())});
    return Secret(file.readAll());
}

/// Every key that something in the store is sealed under, and the one that seals from now on.
Result<QByteArrayList> keyIdsIn(oauth::Store &store, const base::KeyRing &ring)
{
    const auto counts = store.sealedCounts();
    if (!counts)
        return Err(counts.error());
    QByteArrayList ids = counts->keys();
    if (!ids.contains(ring.sealingKeyId()))
        ids.append(ring.sealingKeyId());
    return ids;
}

} // namespace

/// What the thread needs, and nothing that the core thread changes.
struct BackupDesk::Work
{
    Secret passphrase;
    backup::Contents contents;
    QString source;
    QString sealed;

    Result<void> run(const std::atomic<bool> &stop) const
    {
        if (auto copied = store::copyDatabase(source, contents.database, stop); !copied)
            return copied;
        QFile out(sealed);
        if (!out.open(
                QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
            return Err(Error {ErrorKind::Io,
                u"The file %1 cannot be made: %2."_s.arg(sealed, out.errorString())});
        base::SystemRandom random;
        if (auto written = backup::writeArchive(out, passphrase, contents, random); !written)
            return written;
        if (!out.flush())
            return Err(Error {ErrorKind::Io,
                u"The file %1 cannot be written: %2."_s.arg(sealed, out.errorString())});
        return {};
    }
};

BackupDesk::BackupDesk(const Sources &sources, std::chrono::milliseconds life)
    : m_sources(sources)
{
    m_pool.setMaxThreadCount(1);
    m_life.setSingleShot(true);
    m_life.setInterval(life);
    connect(&m_life, &QTimer::timeout, this, &BackupDesk::end);
    removeLeftovers();
}

BackupDesk::~BackupDesk()
{
    m_stop = true;
    m_pool.waitForDone();
    removeLeftovers();
}

QString BackupDesk::placeOf(const QString &what) const
{
    return m_sources.settings.dataDir + u'/' + Prefix + what;
}

Result<void> BackupDesk::begin(const Secret &passphrase)
{
    if (m_isMaking || m_outcome)
        return Err(Error {
            ErrorKind::Conflict, u"A backup is being made already; try again when it is done."_s});
    if (QString::fromUtf8(passphrase.reveal()).size() < backup::LeastPassphraseCharacters)
        return Err(Error {ErrorKind::Invalid,
            u"The passphrase of a backup has %1 characters or more."_s.arg(
                backup::LeastPassphraseCharacters)});
    const config::Settings &settings = m_sources.settings;
    const auto keyIds =
        keyIdsIn(m_sources.store, base::KeyRing(m_sources.sealingKeys, m_sources.random));
    if (!keyIds)
        return Err(keyIds.error());
    const bool hasKeyFile = settings.rsTokensEncKey.isEmpty();
    const auto keyFile = contentOf(hasKeyFile ? keyPath(settings) : QString());
    if (!keyFile)
        return Err(keyFile.error());
    const auto settingsFile = contentOf(settings.settingsFile);
    if (!settingsFile)
        return Err(settingsFile.error());
    removeLeftovers();
    const Work work {.passphrase = passphrase,
        .contents = {.manifest = {.version = QStringLiteral(GATEHOUSE_VERSION),
                         .schema = store::newestSchema(),
                         .issuer = m_sources.issuer,
                         .createdAt = m_sources.clock.now(),
                         .keyIds = *keyIds,
                         .hasKeyFile = hasKeyFile},
            .database = placeOf(u"database"_s),
            .keyFile = *keyFile,
            .settingsFile = *settingsFile},
        .source = databasePath(settings),
        .sealed = placeOf(u"sealed"_s)};
    m_isMaking = true;
    m_pool.start([this, work] {
        const Result<void> outcome = work.run(m_stop);
        QMetaObject::invokeMethod(
            this, [this, outcome] { finish(outcome); }, Qt::QueuedConnection);
    });
    return {};
}

void BackupDesk::finish(const Result<void> &outcome)
{
    m_isMaking = false;
    QFile::remove(placeOf(u"database"_s));
    if (std::exchange(m_isUnwanted, false))
        return removeLeftovers();
    m_outcome = outcome;
    m_life.start();
}

Result<protocol::BackupPiece> BackupDesk::read(qint64 offset)
{
    if (m_isMaking && !m_isUnwanted)
        return protocol::BackupPiece {};
    if (!m_outcome)
        return Err(Error {ErrorKind::NotFound, u"There is no backup; begin one first."_s});
    if (!*m_outcome) {
        const Error error = m_outcome->error();
        end();
        return Err(error);
    }
    m_life.start();
    QFile file(placeOf(u"sealed"_s));
    if (!file.open(QIODevice::ReadOnly) || offset > file.size() || !file.seek(offset))
        return Err(Error {
            ErrorKind::Io, u"The backup cannot be read there: %1."_s.arg(file.errorString())});
    return protocol::BackupPiece {
        .isReady = true, .size = file.size(), .data = file.read(PieceBytes).toBase64()};
}

void BackupDesk::end()
{
    m_isUnwanted = m_isMaking;
    if (m_isMaking)
        return; // its thread writes
    m_life.stop();
    m_outcome.reset();
    removeLeftovers();
}

void BackupDesk::removeLeftovers() const
{
    const QDir folder(m_sources.settings.dataDir);
    for (const QString &name :
        folder.entryList({Prefix + u"*"_s}, QDir::Files | QDir::Hidden | QDir::System))
        QFile::remove(folder.filePath(name));
}

} // namespace gatehouse::daemon
