// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <csignal>

namespace gatehouse::test {

/// \a process is to end at SIGINT and SIGHUP, though the test itself may run under nohup(1) or in
/// the background of a script, and hand on that they are ignored.
inline void giveUsualSignals(QProcess &process)
{
    process.setChildProcessModifier([] {
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGHUP, SIG_DFL);
    });
}

} // namespace gatehouse::test
