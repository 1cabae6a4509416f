// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/SealedStream.h"
#include "base/Clock.h"

namespace gatehouse::backup {

/// What a backup says of itself, inside its seal.
struct Manifest
{
    QString version; ///< of the Gatehouse that made it
    int schema = 0; ///< of its database
    QByteArray issuer; ///< BASE_URL, which its sessions are bound to
    base::sys_seconds createdAt {};
    QByteArrayList keyIds; ///< of the keys that values in its database are sealed under
    bool hasKeyFile = false; ///< the key comes with it; else RS_TOKENS_ENC_KEY had it

    bool operator==(const Manifest &) const = default;
};

/// What goes into one.
struct Contents
{
    Manifest manifest;
    QString database; ///< a file that nobody changes meanwhile
    base::Secret keyFile; ///< what it holds; empty: none
    base::Secret settingsFile; ///< the same
};

/// Writes \a contents to \a out, sealed. \a cost: see SealedWriter.
base::Result<void> writeArchive(QIODevice &out, const base::Secret &passphrase,
    const Contents &contents, base::Random &random, const SealingCost &cost = {});

/// A backup that is read: first what it says of itself, then what is in it, once.
class ArchiveReader
{
public:
    /// As SealedReader::open().
    static base::Result<ArchiveReader> open(
        QIODevice &in, const base::Secret &passphrase, base::Random &random);

    const Manifest &manifest() const { return m_manifest; }

    struct Places
    {
        QIODevice &database;
        base::Secret &keyFile;
        base::Secret &settingsFile;
    };
    /// What is in it, to its authenticated end. Not to be used when it fails.
    base::Result<void> extract(const Places &places);

private:
    ArchiveReader() = default;

    std::unique_ptr<SealedReader> m_reader;
    Manifest m_manifest;
};

} // namespace gatehouse::backup
