// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "base/Result.h"
#include "base/Secret.h"

#include <QList>

namespace gatehouse::base {

/// Seals small values for the disk with AES-256-GCM (NIST SP 800-38D). The first key seals, every
/// key opens, so a new key can be put in front while old records still open. Immutable after
/// construction; thread-safe.
///
/// A sealed value is: version byte 1 · 4 bytes key id · 12 bytes nonce · ciphertext · 16 bytes tag.
class KeyRing
{
public:
    static constexpr qsizetype KeyBytes = 32;
    static constexpr qsizetype IdOffset = 1; ///< of the key's id in a sealed value
    static constexpr qsizetype IdBytes = 4;

    /// \a keys: 32 bytes each, at least one. \a random is kept by reference and must outlive the
    /// ring.
    KeyRing(const QList<Secret> &keys, Random &random);

    /// \a associated names the record (kind and id): a sealed value moved to another record does
    /// not open.
    QByteArray seal(QByteArrayView plain, QByteArrayView associated) const;

    /// Corrupt when it was sealed under a key that is not here, was changed, or belongs to another
    /// record.
    Result<QByteArray> open(QByteArrayView sealed, QByteArrayView associated) const;

    /// The id of the sealing key: the first 4 bytes of SHA-256 of a label and the key.
    QByteArray sealingKeyId() const { return m_keys.first().id; }
    /// Whether a value sealed under the key of that id can be opened.
    bool holds(QByteArrayView keyId) const;
    /// The id of the key a value was sealed under; nonsense for what was not sealed.
    static QByteArray keyIdOf(const QByteArray &sealed) { return sealed.mid(IdOffset, IdBytes); }

private:
    struct Key
    {
        QByteArray id;
        Secret bytes;
    };
    QList<Key> m_keys;
    Random &m_random;
};

} // namespace gatehouse::base
