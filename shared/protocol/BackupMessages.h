// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gatehouse::protocol {

/// `backup.begin`.
struct NewBackup
{
    QString passphrase;
};
/// `backup.read`.
struct BackupPlace
{
    qint64 offset = 0;
};
/// A piece of the sealed file.
struct BackupPiece
{
    bool isReady = false; ///< else it is still being made: ask again
    qint64 size = 0; ///< of all of it
    QByteArray data; ///< base64
};

} // namespace gatehouse::protocol
