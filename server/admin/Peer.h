// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <sys/types.h>

#include <optional>
#include <vector>

namespace gatehouse::admin {

/// Who is at the other end of a local socket, as the system knows it (SO_PEERCRED): whoever they
/// say they are.
struct Peer
{
    pid_t process = 0;
    uid_t user = 0;
    std::vector<gid_t> groups; ///< the primary one first
};

/// As the audit log names somebody; \a program as it calls itself.
QString shownActor(const Peer &peer, const QString &program);

/// Io when the system does not tell.
base::Result<Peer> peerOf(int descriptor);

/// Who may administer: the user this program runs as, root, and the members of one group.
struct PeerRules
{
    uid_t user = 0;
    std::optional<gid_t> group;

    bool admits(const Peer &peer) const;
};

/// The number of the group of that name. NotFound when there is none.
base::Result<gid_t> groupNamed(const QByteArray &name);

} // namespace gatehouse::admin
