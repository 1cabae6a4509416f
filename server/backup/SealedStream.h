// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/KeyRing.h"

#include <QIODevice>

#include <memory>

/// Backups: everything a server needs to go on elsewhere, in one file that only its passphrase
/// opens. Owns the format of that file; leaves to others what is copied, and when. Any thread.
namespace gatehouse::backup {

/// What it costs to try a passphrase (RFC 9106).
struct SealingCost
{
    quint32 memoryKib = 64 * 1024;
    quint32 passes = 3;
    quint32 lanes = 1;
};

constexpr qsizetype LeastPassphraseCharacters = 12;

/// Seals what is written under a passphrase: Argon2id makes the key, AES-256-GCM seals pieces of 64
/// KiB, each bound to the head of the file, its place and whether it is the last.
class SealedWriter
{
public:
    /// Writes the head. \a out and \a random must outlive the writer. Invalid when the passphrase
    /// is too short.
    static base::Result<std::unique_ptr<SealedWriter>> begin(QIODevice &out,
        const base::Secret &passphrase, base::Random &random, const SealingCost &cost = {});

    base::Result<void> write(QByteArrayView bytes);
    /// Without it what was written does not open.
    base::Result<void> finish();

private:
    SealedWriter(QIODevice &out, QByteArray head, const base::Secret &key, base::Random &random);
    base::Result<void> put(QByteArrayView piece, bool isLast);

    QIODevice &m_out;
    const QByteArray m_head;
    const base::KeyRing m_key;
    QByteArray m_waiting;
    quint64 m_count = 0;
};

/// Opens what SealedWriter wrote. Whatever was changed, cut, added or moved is Corrupt, when it is
/// read; what was read before that is as it was written.
class SealedReader
{
public:
    /// Reads the head and the first piece. \a in must outlive the reader. Invalid when it is no
    /// backup or of a later version, Corrupt when the passphrase is another one.
    static base::Result<std::unique_ptr<SealedReader>> open(
        QIODevice &in, const base::Secret &passphrase, base::Random &random);

    /// The next \a count bytes, exactly.
    base::Result<QByteArray> read(qsizetype count);
    /// Corrupt when there is more, or the file does not end where it ended.
    base::Result<void> expectEnd();

private:
    SealedReader(QIODevice &in, QByteArray head, const base::Secret &key, base::Random &random);
    base::Result<void> takePiece();

    QIODevice &m_in;
    const QByteArray m_head;
    const base::KeyRing m_key;
    QByteArray m_opened; ///< and not read yet
    quint64 m_count = 0;
    bool m_sawLast = false;
};

} // namespace gatehouse::backup
