// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/Archive.h"
#include "support/FakeRandom.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::backup;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using base::Secret;

namespace {

/// Little, so that thousands can be tried.
constexpr SealingCost Cheap {.memoryKib = 32, .passes = 1, .lanes = 1};
const Secret Passphrase("correct horse battery");
constexpr qsizetype SealedPiece = 64 * 1024 + 33;
constexpr qsizetype HeadBytes = 36;

struct Read
{
    QByteArray database;
    Secret keyFile;
    Secret settingsFile;
    Manifest manifest;
};

} // namespace

/// The file of a backup: it opens whole, or not at all.
class tst_Archive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void holdsNothingInClear();
    void refusesAFlippedBitAnywhere();
    void refusesATruncatedFile();
    void refusesAStreamCutBetweenTwoPieces();
    void refusesReorderedPieces();
    void refusesAddedBytes();
    void refusesPiecesOfAnotherBackup();
    void refusesAnotherPassphrase();
    void refusesAShortPassphrase();
    void refusesWhatIsNoBackup();

private:
    QByteArray write(const QByteArray &database, const Secret &passphrase = Passphrase);
    base::Result<Read> read(const QByteArray &file, const Secret &passphrase = Passphrase);
    base::Error refusal(const QByteArray &file, const Secret &passphrase = Passphrase)
    {
        const auto opened = read(file, passphrase);
        return opened ? base::Error {ErrorKind::Io, u"it was accepted"_s} : opened.error();
    }

    Contents m_contents;
    FakeRandom m_random;
    QTemporaryDir m_folder;
};

void tst_Archive::init()
{
    m_contents = {.manifest = {.version = u"1.2.3"_s,
                      .schema = 3,
                      .issuer = "https://gate.example",
                      .createdAt = base::sys_seconds(base::seconds(1'800'000'000)),
                      .keyIds = {QByteArray::fromHex("01020304")},
                      .hasKeyFile = true},
        .database = m_folder.filePath(u"database"_s),
        .keyFile = Secret("the key\n"),
        .settingsFile = Secret("PROVIDER_CLIENT_SECRET=s3cret-of-the-provider\n")};
}

QByteArray tst_Archive::write(const QByteArray &database, const Secret &passphrase)
{
    QFile file(m_contents.database);
    if (!file.open(QIODevice::WriteOnly) || file.write(database) != database.size())
        qFatal("the database of the test cannot be written");
    file.close();
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    if (const auto written = writeArchive(out, passphrase, m_contents, m_random, Cheap); !written)
        qFatal("%s", qPrintable(written.error().message));
    return out.data();
}

base::Result<Read> tst_Archive::read(const QByteArray &file, const Secret &passphrase)
{
    QBuffer in;
    in.setData(file);
    in.open(QIODevice::ReadOnly);
    auto archive = ArchiveReader::open(in, passphrase, m_random);
    if (!archive)
        return base::Err(archive.error());
    Read got {.manifest = archive->manifest()};
    QBuffer database(&got.database);
    database.open(QIODevice::WriteOnly);
    if (const auto done = archive->extract({database, got.keyFile, got.settingsFile}); !done)
        return base::Err(done.error());
    return got;
}

void tst_Archive::comesBackAsItWas_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 65'000, 65'536, 131'072, 400'000})
        QTest::addRow("%lld bytes", qint64(size)) << size;
}

void tst_Archive::comesBackAsItWas()
{
    QFETCH(qsizetype, size);
    const QByteArray database = m_random.bytes(size);
    const auto got = read(write(database));
    QVERIFY(got);
    QCOMPARE(got->database, database);
    QVERIFY(got->manifest == m_contents.manifest);
    QVERIFY(got->keyFile == m_contents.keyFile && got->settingsFile == m_contents.settingsFile);
}

void tst_Archive::holdsNothingInClear()
{
    const QByteArray file = write(QByteArray("gth_at_").repeated(10'000));
    for (const QByteArray &words : {QByteArray("gth_at_"), QByteArray("the key"),
             QByteArray("s3cret"), QByteArray("gate.example"), QByteArray("1.2.3")})
        QVERIFY2(!file.contains(words), words.constData());
    QVERIFY(file != write(QByteArray("gth_at_").repeated(10'000)));
}

void tst_Archive::refusesAFlippedBitAnywhere()
{
    const QByteArray file = write(m_random.bytes(70'000));
    QVERIFY(read(file));
    // Every byte of the head and of what stands at the seams; others by samples.
    for (qsizetype at = 0; at < file.size();
         at += at < 200 || (at > SealedPiece - 100 && at < SealedPiece + 200) ? 1 : 997) {
        QByteArray changed = file;
        changed[at] = char(changed[at] ^ (1 << (at % 8)));
        const base::Error error = refusal(changed);
        QVERIFY2(error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Invalid
                || error.kind == ErrorKind::Unavailable,
            qPrintable(u"byte %1: "_s.arg(at) + error.message));
        QVERIFY(error.message.endsWith(u'.') && !error.message.contains(u'\n'));
    }
}

void tst_Archive::refusesATruncatedFile()
{
    const QByteArray file = write(m_random.bytes(200'000));
    for (const qsizetype left :
        {qsizetype(0), HeadBytes - 1, HeadBytes, HeadBytes + SealedPiece - 1,
            HeadBytes + SealedPiece, HeadBytes + 2 * SealedPiece, file.size() - 1})
        QVERIFY2(refusal(file.first(left)).message != u"it was accepted",
            qPrintable(QString::number(left)));
}

/// What is in it may not know where it ends.
void tst_Archive::refusesAStreamCutBetweenTwoPieces()
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const auto writer = SealedWriter::begin(out, Passphrase, m_random, Cheap);
    QVERIFY(writer);
    QVERIFY((*writer)->write(QByteArray(64 * 1024 + 1, 'x')) && (*writer)->finish());
    const auto open = [this](QByteArray bytes) {
        QBuffer in(&bytes);
        in.open(QIODevice::ReadOnly);
        return SealedReader::open(in, Passphrase, m_random).ok();
    };
    QVERIFY(open(out.data()));
    QVERIFY(!open(out.data().first(HeadBytes + SealedPiece)));
}

void tst_Archive::refusesReorderedPieces()
{
    const QByteArray file = write(m_random.bytes(200'000));
    const auto piece = [&file](int number) {
        return file.sliced(HeadBytes + number * SealedPiece, SealedPiece);
    };
    const QByteArray head = file.first(HeadBytes);
    const QByteArray rest = file.sliced(HeadBytes + 3 * SealedPiece);
    QVERIFY(read(head + piece(0) + piece(1) + piece(2) + rest));
    QCOMPARE(refusal(head + piece(0) + piece(2) + piece(1) + rest).kind, ErrorKind::Corrupt);
    QCOMPARE(refusal(head + piece(1) + piece(0) + piece(2) + rest).kind, ErrorKind::Corrupt);
    QCOMPARE(refusal(head + piece(0) + piece(1) + rest).kind, ErrorKind::Corrupt);
    QCOMPARE(
        refusal(head + piece(0) + piece(1) + piece(1) + piece(2) + rest).kind, ErrorKind::Corrupt);
}

void tst_Archive::refusesAddedBytes()
{
    const QByteArray file = write(m_random.bytes(1000));
    QCOMPARE(refusal(file + 'x').kind, ErrorKind::Corrupt);
    QCOMPARE(refusal(file + file.sliced(HeadBytes)).kind, ErrorKind::Corrupt);
}

void tst_Archive::refusesPiecesOfAnotherBackup()
{
    const QByteArray one = write(m_random.bytes(100'000));
    const QByteArray other = write(m_random.bytes(100'000));
    QCOMPARE(
        refusal(one.first(HeadBytes + SealedPiece) + other.sliced(HeadBytes + SealedPiece)).kind,
        ErrorKind::Corrupt);
}

void tst_Archive::refusesAnotherPassphrase()
{
    const base::Error error = refusal(write("data"), Secret("correct horse batterz"));
    QCOMPARE(error.kind, ErrorKind::Corrupt);
    QVERIFY(error.message.contains(u"passphrase"));
}

void tst_Archive::refusesAShortPassphrase()
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const auto begun = SealedWriter::begin(out, Secret("eleven char"), m_random, Cheap);
    QVERIFY(!begun);
    QVERIFY(begun.error().message.contains(u"12"));
    QVERIFY(out.data().isEmpty());
}

void tst_Archive::refusesWhatIsNoBackup()
{
    QCOMPARE(refusal("SQLite format 3 and so on, for some time").kind, ErrorKind::Invalid);
    QByteArray later = write("data");
    later[7] = 2;
    QVERIFY(refusal(later).message.contains(u"another version"));
}

QTEST_GUILESS_MAIN(tst_Archive)
#include "tst_Archive.moc"
