// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/BackupMessages.h"
#include "protocol/Members.h"

namespace gatehouse::protocol {

template <typename Io> void members(Io &io, NewBackup &m)
{
    io("passphrase", m.passphrase);
}
template <typename Io> void members(Io &io, BackupPlace &m)
{
    io("offset", m.offset);
}
template <typename Io> void members(Io &io, BackupPiece &m)
{
    io("ready", m.isReady);
    io("size", m.size);
    io("data", m.data);
}

template struct Codec<NewBackup>;
template struct Codec<BackupPlace>;
template struct Codec<BackupPiece>;

} // namespace gatehouse::protocol
