// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sys/types.h>

#include <atomic>

namespace gatehouse::process {

/// Sees to it that no child, and nothing a child has started, outlives this process, however it
/// ends: a small process of its own that waits for the end of a pipe and then kills every process
/// group it was told of, its leader, and what they left elsewhere. Any thread.
class Guard
{
public:
    /// Starts it. Without a process to spare there is none; children are then bound to their
    /// parent by the kernel alone (PR_SET_PDEATHSIG), which does not reach their own children.
    Guard();
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;
    /// It ends, and with it what it still watches.
    ~Guard();

    /// Where a child that is being started writes its own process id, before it is another program;
    /// -1 without a guard.
    int descriptor() const { return m_pipe; }
    /// What a new child is to have in its environment, NAME=value: nobody else has it, and all
    /// that it starts inherits it.
    QByteArray newMark();
    /// The group is gone.
    void forget(pid_t group);

    /// As the process does it: one word, which a pipe takes whole or not at all.
    static void tell(int descriptor, pid_t word);

private:
    const QByteArray m_mark; ///< what every mark begins with
    std::atomic<quint64> m_lastMark {0};
    int m_pipe = -1;
    pid_t m_process = -1;
};

} // namespace gatehouse::process
