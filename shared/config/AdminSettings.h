// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Sources.h"

namespace gatehouse::config {

/// The rows of the admin socket.
std::vector<Setting> adminRows();

/// The word that stands for no admin socket.
inline constexpr char NoAdminSocket[] = "off";

/// Where the admin socket of a server with these inputs is when ADMIN_SOCKET says nothing: in the
/// first of $RUNTIME_DIRECTORY and $XDG_RUNTIME_DIR that there is, else in \a dataDir.
QString defaultAdminSocket(const Inputs &inputs, const QString &dataDir);

/// Where a server of this machine may have its socket, for who looks for it: the likeliest first.
/// $ADMIN_SOCKET alone when it is set.
QStringList likelyAdminSockets(const Inputs &inputs);

} // namespace gatehouse::config
