// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/SealedStream.h"

#include <QtEndian>

#include <argon2.h>

#include <algorithm>

namespace gatehouse::backup {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Secret;

namespace {

// The head: 7 bytes of magic · version byte · memory in KiB, passes, lanes (4 bytes each, big
// endian) · 16 bytes of salt.
constexpr QByteArrayView Magic = "GTHBKUP";
constexpr char Version = 1;
constexpr qsizetype SaltBytes = 16;
constexpr qsizetype HeadBytes = 7 + 1 + 3 * 4 + SaltBytes;
constexpr qsizetype PieceBytes = 64 * 1024;
constexpr qsizetype SealBytes = 1 + 4 + 12 + 16; ///< what KeyRing adds
constexpr qsizetype MaxPassphraseBytes = 1024;

// What a head may ask for before anything of it is known to be true.
constexpr quint32 MostMemoryKib = 1024 * 1024;
constexpr quint32 MostPasses = 16;
constexpr quint32 MostLanes = 4;
constexpr quint32 LeastMemoryKib = 8 * MostLanes;

Err<Error> corrupt()
{
    return Err(Error {ErrorKind::Corrupt,
        u"The backup is damaged or cut short, so nothing of it is used; take another copy of it."_s});
}

Err<Error> wrongPassphrase()
{
    return Err(Error {ErrorKind::Corrupt,
        u"The passphrase is not the one of this backup, or the backup is damaged."_s});
}

QByteArray bigEndian(quint64 value, qsizetype bytes)
{
    QByteArray text(8, '\0');
    qToBigEndian(value, text.data());
    return text.last(bytes);
}

QByteArray headFor(const SealingCost &cost, const QByteArray &salt)
{
    return Magic.toByteArray() + Version + bigEndian(cost.memoryKib, 4) + bigEndian(cost.passes, 4)
        + bigEndian(cost.lanes, 4) + salt;
}

Result<Secret> keyFor(const Secret &passphrase, const SealingCost &cost, const QByteArray &salt)
{
    QByteArray key(base::KeyRing::KeyBytes, '\0');
    const QByteArray &words = passphrase.reveal();
    const int code = argon2id_hash_raw(cost.passes, cost.memoryKib, cost.lanes, words.constData(),
        std::size_t(words.size()), salt.constData(), std::size_t(salt.size()), key.data(),
        std::size_t(key.size()));
    if (code != ARGON2_OK)
        return Err(Error {ErrorKind::Unavailable,
            u"No key can be made of the passphrase: %1."_s.arg(
                QLatin1String(argon2_error_message(code)))});
    return Secret(key);
}

/// What a piece is bound to.
QByteArray placeOf(const QByteArray &head, quint64 number, bool isLast)
{
    return "gatehouse backup " + head + bigEndian(number, 8) + (isLast ? '\1' : '\0');
}

} // namespace

Result<std::unique_ptr<SealedWriter>> SealedWriter::begin(
    QIODevice &out, const Secret &passphrase, base::Random &random, const SealingCost &cost)
{
    if (QString::fromUtf8(passphrase.reveal()).size() < LeastPassphraseCharacters
        || passphrase.reveal().size() > MaxPassphraseBytes)
        return Err(Error {ErrorKind::Invalid,
            u"The passphrase of a backup has %1 characters or more, 1 KiB at most."_s.arg(
                LeastPassphraseCharacters)});
    const QByteArray salt = random.bytes(SaltBytes);
    const auto key = keyFor(passphrase, cost, salt);
    if (!key)
        return Err(key.error());
    // The constructor is private.
    std::unique_ptr<SealedWriter> writer(new SealedWriter(out, headFor(cost, salt), *key, random));
    if (out.write(writer->m_head) != HeadBytes)
        return Err(Error {ErrorKind::Io, u"Cannot write: %1."_s.arg(out.errorString())});
    return writer;
}

SealedWriter::SealedWriter(QIODevice &out, QByteArray head, const Secret &key, base::Random &random)
    : m_out(out)
    , m_head(std::move(head))
    , m_key({key}, random)
{ }

Result<void> SealedWriter::write(QByteArrayView bytes)
{
    m_waiting.append(bytes);
    qsizetype done = 0;
    // A whole piece waits until more comes: it may be the last.
    while (m_waiting.size() - done > PieceBytes) {
        if (auto written = put(QByteArrayView(m_waiting).sliced(done, PieceBytes), false); !written)
            return written;
        done += PieceBytes;
    }
    m_waiting.remove(0, done);
    return {};
}

Result<void> SealedWriter::finish()
{
    return put(std::exchange(m_waiting, {}), true);
}

Result<void> SealedWriter::put(QByteArrayView piece, bool isLast)
{
    const QByteArray sealed = m_key.seal(piece, placeOf(m_head, m_count++, isLast));
    if (m_out.write(sealed) != sealed.size())
        return Err(Error {ErrorKind::Io, u"Cannot write: %1."_s.arg(m_out.errorString())});
    return {};
}

Result<std::unique_ptr<SealedReader>> SealedReader::open(
    QIODevice &in, const Secret &passphrase, base::Random &random)
{
    const QByteArray head = in.read(HeadBytes);
    if (head.size() != HeadBytes || !head.startsWith(Magic))
        return Err(Error {ErrorKind::Invalid, u"This is no backup of Gatehouse."_s});
    if (head[Magic.size()] != Version)
        return Err(Error {ErrorKind::Invalid,
            u"This backup was made by another version of Gatehouse; restore it with that one."_s});
    const auto number = [&head](qsizetype place) {
        return qFromBigEndian<quint32>(head.constData() + Magic.size() + 1 + 4 * place);
    };
    const SealingCost cost {number(0), number(1), number(2)};
    if (cost.memoryKib < LeastMemoryKib || cost.memoryKib > MostMemoryKib || cost.passes < 1
        || cost.passes > MostPasses || cost.lanes < 1 || cost.lanes > MostLanes)
        return corrupt();
    const auto key = keyFor(passphrase, cost, head.last(SaltBytes));
    if (!key)
        return Err(key.error());
    std::unique_ptr<SealedReader> reader(new SealedReader(in, head, *key, random));
    if (const auto taken = reader->takePiece(); !taken)
        return wrongPassphrase();
    return reader;
}

SealedReader::SealedReader(QIODevice &in, QByteArray head, const Secret &key, base::Random &random)
    : m_in(in)
    , m_head(std::move(head))
    , m_key({key}, random)
{ }

Result<void> SealedReader::takePiece()
{
    if (m_sawLast)
        return corrupt();
    const QByteArray sealed = m_in.read(PieceBytes + SealBytes);
    const bool isLast = m_in.atEnd();
    if (sealed.size() < SealBytes || (!isLast && sealed.size() != PieceBytes + SealBytes))
        return corrupt();
    const auto opened = m_key.open(sealed, placeOf(m_head, m_count++, isLast));
    if (!opened)
        return corrupt();
    m_sawLast = isLast;
    m_opened += *opened;
    return {};
}

Result<QByteArray> SealedReader::read(qsizetype count)
{
    while (m_opened.size() < count) {
        if (const auto taken = takePiece(); !taken)
            return Err(taken.error());
    }
    const QByteArray bytes = m_opened.first(count);
    m_opened.remove(0, count);
    return bytes;
}

Result<void> SealedReader::expectEnd()
{
    if (!m_sawLast || !m_opened.isEmpty())
        return corrupt();
    return {};
}

} // namespace gatehouse::backup
