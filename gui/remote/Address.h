// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QStringList>

/// The server of another machine, reached over ssh. Owns the address, the ssh that carries the
/// admin socket here, and the words for what goes wrong on the way; leaves to others what is asked
/// through it and what the person sees. No text of a person comes before a shell.
namespace gatehouse::remote {

/// Where a server of another machine is: where ssh goes, and its socket there.
struct Address
{
    QString user {}; ///< empty: as ssh is set up
    QString host; ///< a name, an address, or an alias of ssh's own settings
    std::optional<quint16> port {};
    QString socket {}; ///< its path there; empty: looked for where servers have it

    bool operator==(const Address &) const = default;
    /// The machine as a person types it: user@host:port.
    QString text() const;
    /// What names it on the command line of ssh, after all options.
    QStringList arguments() const;
};

/// The machine, and perhaps the path of the socket, that somebody has typed. The error is a
/// sentence for them: among others for what ssh would take for an option.
base::Result<Address, QString> parseAddress(const QString &machine, const QString &socket = {});

/// Whether \a path may be an admin socket of another machine and means nothing else to ssh.
bool isSocketPath(const QString &path);

} // namespace gatehouse::remote
