// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Guard.h"

#include "base/Random.h"
#include "process/Environment.h"
#include "process/Family.h"

#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::process {

namespace {

constexpr std::size_t MaxGroups = 4096;
constexpr int MarkBytes = 8;

void replace(pid_t *groups, pid_t from, pid_t to)
{
    for (std::size_t i = 0; i < MaxGroups; ++i) {
        if (groups[i] == from) {
            groups[i] = to;
            return;
        }
    }
}

/// Runs in a copy of a process with threads: nothing here may take a lock or memory
/// (signal-safety(7)).
[[noreturn]] void watch(int pipe, const char *mark)
{
    static pid_t groups[MaxGroups];
    ::setsid(); // a terminal's Ctrl-C is not for it
    ::prctl(PR_SET_NAME, "gatehouse-guard");
    ::prctl(PR_SET_DUMPABLE, 0);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
        ::signal(signal, SIG_IGN);
    if (pipe != 0)
        ::dup2(pipe, 0);
    ::close_range(1, ~0U, 0);
    for (;;) {
        pid_t word = 0;
        const ssize_t count = ::read(0, &word, sizeof word);
        if (count < 0 && errno == EINTR)
            continue;
        if (count != ssize_t(sizeof word))
            break;
        if (word > 0)
            replace(groups, 0, word);
        else
            replace(groups, -word, 0);
    }
    for (const pid_t group : groups) {
        if (group <= 1)
            continue;
        ::kill(-group, SIGKILL);
        ::kill(group, SIGKILL); // its leader may have left it
    }
    signalFamily(0, mark, SIGKILL);
    ::_exit(0);
}

} // namespace

Guard::Guard()
    : m_mark(ChildMark + ('=' + base::SystemRandom().bytes(MarkBytes).toHex() + '.'))
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return;
    m_process = ::fork();
    if (m_process == 0) {
        ::close(ends[1]);
        watch(ends[0], m_mark.constData());
    }
    ::close(ends[0]);
    if (m_process < 0)
        ::close(ends[1]);
    else
        m_pipe = ends[1];
}

Guard::~Guard()
{
    if (m_pipe < 0)
        return;
    ::close(m_pipe);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) { }
}

QByteArray Guard::newMark()
{
    // The dot at its end keeps the first one from being the beginning of the tenth.
    return m_mark + QByteArray::number(++m_lastMark) + '.';
}

void Guard::forget(pid_t group)
{
    tell(m_pipe, -group);
}

void Guard::tell(int descriptor, pid_t word)
{
    if (descriptor >= 0)
        (void)!::write(descriptor, &word, sizeof word);
}

} // namespace gatehouse::process
