// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace gatehouse::process {

/// Sends \a signal to a program and to what it has started, wherever that went: to \a root and its
/// process group, if it is not 0, to all that descends from it, and to every process in whose
/// environment an entry begins with \a mark, and what descends from that. SIGKILL goes on until
/// nothing new is found. Only what signal-safety(7) allows; the group alone without /proc.
void signalFamily(pid_t root, const char *mark, int signal);

} // namespace gatehouse::process
