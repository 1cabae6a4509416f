// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/Archive.h"

#include "base/Json.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace gatehouse::backup {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Secret;

namespace {

// Inside the seal: manifest as JSON, key file, settings file, database; each behind its size in 8
// bytes, big endian.
constexpr qint64 MaxSmallBytes = 1 << 20; ///< of all but the database
constexpr qint64 MaxDatabaseBytes = qint64(1) << 40;
constexpr qsizetype CopyBytes = 1 << 20;

QByteArray sizeText(qint64 size)
{
    QByteArray text(8, '\0');
    qToBigEndian(quint64(size), text.data());
    return text;
}

QByteArray manifestText(const Manifest &manifest)
{
    QJsonArray keyIds;
    for (const QByteArray &id : manifest.keyIds)
        keyIds.append(QString::fromLatin1(id.toHex()));
    return base::toJson({{u"version"_s, manifest.version}, {u"schema"_s, manifest.schema},
        {u"issuer"_s, QString::fromUtf8(manifest.issuer)},
        {u"createdAt"_s, qint64(manifest.createdAt.time_since_epoch().count())},
        {u"keyIds"_s, keyIds}, {u"hasKeyFile"_s, manifest.hasKeyFile}});
}

Result<Manifest> manifestFrom(const QByteArray &text)
{
    const auto json = base::parseJsonObject(text, MaxSmallBytes);
    if (!json)
        return Err(Error {ErrorKind::Invalid,
            u"What this backup says of itself is not understood; "
            "it may be of a later Gatehouse."_s});
    Manifest manifest {.version = json->value("version"_L1).toString(),
        .schema = json->value("schema"_L1).toInt(),
        .issuer = json->value("issuer"_L1).toString().toUtf8(),
        .createdAt = base::sys_seconds(base::seconds(json->value("createdAt"_L1).toInteger())),
        .hasKeyFile = json->value("hasKeyFile"_L1).toBool()};
    for (const auto &id : json->value("keyIds"_L1).toArray())
        manifest.keyIds.append(QByteArray::fromHex(id.toString().toLatin1()));
    return manifest;
}

Result<void> writePart(SealedWriter &writer, const QByteArray &bytes)
{
    if (auto written = writer.write(sizeText(bytes.size())); !written)
        return written;
    return writer.write(bytes);
}

Result<qint64> readSize(SealedReader &reader, qint64 most)
{
    const auto text = reader.read(8);
    if (!text)
        return Err(text.error());
    const quint64 size = qFromBigEndian<quint64>(text->constData());
    if (size > quint64(most))
        return Err(Error {ErrorKind::Corrupt, u"The backup holds something too large."_s});
    return qint64(size);
}

Result<QByteArray> readPart(SealedReader &reader)
{
    const auto size = readSize(reader, MaxSmallBytes);
    if (!size)
        return Err(size.error());
    return reader.read(*size);
}

Result<void> writeDatabase(SealedWriter &writer, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Err(Error {ErrorKind::Io,
            u"The copy of the database cannot be read: %1."_s.arg(file.errorString())});
    if (auto written = writer.write(sizeText(file.size())); !written)
        return written;
    qint64 left = file.size();
    while (left > 0) {
        const QByteArray piece = file.read(std::min<qint64>(left, CopyBytes));
        if (piece.isEmpty())
            return Err(Error {ErrorKind::Io,
                u"The copy of the database cannot be read: %1."_s.arg(file.errorString())});
        if (auto written = writer.write(piece); !written)
            return written;
        left -= piece.size();
    }
    return {};
}

} // namespace

Result<void> writeArchive(QIODevice &out, const Secret &passphrase, const Contents &contents,
    base::Random &random, const SealingCost &cost)
{
    auto writer = SealedWriter::begin(out, passphrase, random, cost);
    if (!writer)
        return Err(writer.error());
    for (const QByteArray &part : {manifestText(contents.manifest), contents.keyFile.reveal(),
             contents.settingsFile.reveal()}) {
        if (auto written = writePart(**writer, part); !written)
            return written;
    }
    if (auto written = writeDatabase(**writer, contents.database); !written)
        return written;
    return (*writer)->finish();
}

Result<ArchiveReader> ArchiveReader::open(
    QIODevice &in, const Secret &passphrase, base::Random &random)
{
    ArchiveReader archive;
    auto reader = SealedReader::open(in, passphrase, random);
    if (!reader)
        return Err(reader.error());
    archive.m_reader = std::move(*reader);
    const auto text = readPart(*archive.m_reader);
    if (!text)
        return Err(text.error());
    auto manifest = manifestFrom(*text);
    if (!manifest)
        return Err(manifest.error());
    archive.m_manifest = *std::move(manifest);
    return archive;
}

Result<void> ArchiveReader::extract(const Places &places)
{
    for (Secret *part : {&places.keyFile, &places.settingsFile}) {
        const auto bytes = readPart(*m_reader);
        if (!bytes)
            return Err(bytes.error());
        *part = Secret(*bytes);
    }
    const auto size = readSize(*m_reader, MaxDatabaseBytes);
    if (!size)
        return Err(size.error());
    for (qint64 left = *size; left > 0;) {
        const auto piece = m_reader->read(std::min<qint64>(left, CopyBytes));
        if (!piece)
            return Err(piece.error());
        if (places.database.write(*piece) != piece->size())
            return Err(Error {ErrorKind::Io,
                u"Cannot write the database: %1."_s.arg(places.database.errorString())});
        left -= piece->size();
    }
    return m_reader->expectEnd();
}

} // namespace gatehouse::backup
