// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>

#include <sys/types.h>

#include <memory>
#include <optional>

class QLocalServer;

namespace gatehouse::admin {

/// The path of the admin socket, taken for this process: nobody else's folder, nobody else's
/// socket. It is given back when this goes; a lock beside it keeps a second server away, however
/// close together two are started.
class SocketPlace
{
public:
    /// Makes the folder, for its owner and \a group, unless it is there; takes over a socket that
    /// nobody answers at. Conflict when a server runs there; Invalid, with what to do, when the
    /// path is too long, or the folder belongs to somebody else or others may write to it.
    static base::Result<std::unique_ptr<SocketPlace>> claim(
        const QString &path, std::optional<gid_t> group);
    SocketPlace(const SocketPlace &) = delete;
    SocketPlace &operator=(const SocketPlace &) = delete;
    ~SocketPlace();

    /// Listens there with \a server; the socket is its owner's and the group's alone from the
    /// first moment.
    base::Result<void> listen(QLocalServer &server) const;
    const QString &path() const { return m_path; }

private:
    SocketPlace(QString path, std::optional<gid_t> group)
        : m_path(std::move(path))
        , m_group(group)
    { }
    base::Result<void> makeFolder() const;
    base::Result<void> checkFolder() const;
    base::Result<void> lock();
    base::Result<void> clear();

    const QString m_path;
    const std::optional<gid_t> m_group;
    int m_lock = -1;
    bool m_isOurs = false; ///< what is at the path, or will be
};

} // namespace gatehouse::admin
