// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArrayList>

#include <sys/types.h>

namespace gatehouse::process {

/// What to run. Nothing of it is ever read by a shell.
struct Program
{
    QByteArray command; ///< found by the PATH of \a environment unless it has a slash
    QByteArrayList arguments; ///< without the command
    QByteArrayList environment; ///< NAME=value; all of it
    QByteArray folder; ///< its working directory
};

/// A program that runs, and our ends of its pipes, non-blocking. Whoever gets it closes them.
struct Spawned
{
    pid_t pid = -1; ///< leads a process group of that number
    int handle = -1; ///< a pidfd: readable when it has ended
    int input = -1;
    int output = -1;
    int errorOutput = -1;
};

/// Runs \a program in a process group of its own, with its three standard streams and no other open
/// file. It is killed when the thread that calls this ends (PR_SET_PDEATHSIG), so call it on one
/// that stays. \a guard: see Guard::descriptor(). Io when it cannot be run; the message says why.
base::Result<Spawned> spawn(const Program &program, int guard);

} // namespace gatehouse::process
