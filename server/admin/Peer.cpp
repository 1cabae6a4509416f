// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Peer.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <grp.h>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

/// The supplementary groups the process had when it connected; a process has 65536 at most.
std::vector<gid_t> supplementaryGroups(int descriptor)
{
    socklen_t size = 0;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, nullptr, &size) != 0 && errno != ERANGE)
        return {};
    std::vector<gid_t> groups(size / sizeof(gid_t));
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size) != 0)
        return {};
    groups.resize(size / sizeof(gid_t));
    return groups;
}

} // namespace

QString shownActor(const Peer &peer, const QString &program)
{
    const QString shown = u"user %1, process %2"_s.arg(peer.user).arg(peer.process);
    return program.isEmpty() ? shown : shown + u", "_s + program;
}

base::Result<Peer> peerOf(int descriptor)
{
    ucred credentials {};
    socklen_t size = sizeof credentials;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return Err(Error {ErrorKind::Io, u"The system does not say who has connected."_s});
    Peer peer {credentials.pid, credentials.uid, {credentials.gid}};
    const std::vector<gid_t> more = supplementaryGroups(descriptor);
    peer.groups.insert(peer.groups.end(), more.begin(), more.end());
    return peer;
}

bool PeerRules::admits(const Peer &peer) const
{
    if (peer.user == user || peer.user == 0)
        return true;
    return group && std::find(peer.groups.begin(), peer.groups.end(), *group) != peer.groups.end();
}

base::Result<gid_t> groupNamed(const QByteArray &name)
{
    group entry {};
    group *found = nullptr;
    std::vector<char> buffer(1 << 16);
    ::getgrnam_r(name.constData(), &entry, buffer.data(), buffer.size(), &found);
    if (!found)
        return Err(Error {ErrorKind::NotFound,
            u"ADMIN_GROUP=%1: there is no such group on this machine; make it with: groupadd "
            "--system %1"_s.arg(QString::fromUtf8(name))});
    return found->gr_gid;
}

} // namespace gatehouse::admin
