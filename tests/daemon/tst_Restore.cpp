// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/Archive.h"
#include "base/Base64Url.h"
#include "base/KeyRing.h"
#include "daemon/Restore.h"
#include "store/Schema.h"
#include "store/SqliteStore.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using base::Secret;

namespace {

constexpr char Words[] = "correct horse battery staple";
constexpr backup::SealingCost Cheap {.memoryKib = 32, .passes = 1, .lanes = 1};

} // namespace

/// What a whole backup, with the right passphrase, may still be wrong in.
class tst_Restore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesWhatFits();
    void refusesTheBackupOfANewerVersion();
    void refusesADatabaseThatIsDamaged();

private:
    /// With the database of m_database.
    void writeBackup(int schema) const;
    base::Result<QString> restore() const
    {
        config::Settings settings;
        settings.dataDir = m_folder->filePath(u"data"_s);
        return daemon::restoreBackup(
            m_folder->filePath(u"backup"_s), Secret(Words), settings, daemon::Overwrite::Never);
    }
    bool isUntouched() const { return !QFileInfo::exists(m_folder->filePath(u"data"_s)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

void tst_Restore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = m_folder->filePath(u"database"_s);
    QVERIFY(store::SqliteStore::open(m_database));
}

void tst_Restore::writeBackup(int schema) const
{
    base::SystemRandom random;
    const QByteArray key = random.bytes(base::KeyRing::KeyBytes);
    const backup::Contents contents {
        .manifest = {.version = u"9.9.9"_s,
            .schema = schema,
            .issuer = "https://gate.example",
            .createdAt = base::sys_seconds(base::seconds(1'800'000'000)),
            .keyIds = {base::KeyRing({Secret(key)}, random).sealingKeyId()},
            .hasKeyFile = true},
        .database = m_database,
        .keyFile = Secret(base::toBase64Url(key)),
        .settingsFile = {}};
    QFile out(m_folder->filePath(u"backup"_s));
    if (!out.open(QIODevice::WriteOnly)
        || !backup::writeArchive(out, Secret(Words), contents, random, Cheap))
        qFatal("the backup of the test cannot be written");
}

void tst_Restore::takesWhatFits()
{
    writeBackup(store::newestSchema());
    const auto restored = restore();
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QVERIFY(QFileInfo::exists(m_folder->filePath(u"data/gatehouse.db"_s)));
}

void tst_Restore::refusesTheBackupOfANewerVersion()
{
    writeBackup(store::newestSchema() + 1);
    const auto restored = restore();
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(u"Gatehouse 9.9.9, which is newer"),
        qPrintable(restored.error().message));
    QVERIFY(isUntouched());
}

void tst_Restore::refusesADatabaseThatIsDamaged()
{
    QFile file(m_database);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 half = file.size() / 2 / 4096 * 4096;
    QVERIFY(file.seek(half));
    file.write(QByteArray(file.size() - half, '\x5a'));
    file.close();
    writeBackup(store::newestSchema());
    const auto restored = restore();
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.startsWith(u"The database in the backup is damaged:"),
        qPrintable(restored.error().message));
    QVERIFY(isUntouched());
}

QTEST_GUILESS_MAIN(tst_Restore)
#include "tst_Restore.moc"
