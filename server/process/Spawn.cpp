// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Spawn.h"

#include "base/Turns.h"
#include "process/Environment.h"
#include "process/Guard.h"

#include <QString>

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace gatehouse::process {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int FirstOther = 3; ///< after the standard streams

/// Closes itself.
struct Descriptor
{
    int number = -1;

    Descriptor() = default;
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    int take() { return std::exchange(number, -1); }
};

struct Pipe
{
    Descriptor read;
    Descriptor write;

    bool open()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return false;
        read.number = ends[0];
        write.number = ends[1];
        return true;
    }
};

/// All that the child needs, made before the fork: after it no memory may be asked for.
struct Preparation
{
    QByteArrayList paths; ///< to try, in this order
    QByteArrayList words; ///< what argv points to
    std::vector<char *> argv;
    std::vector<char *> envp;
};

QByteArrayList pathsOf(const Program &program)
{
    if (program.command.contains('/'))
        return {program.command};
    QByteArray path = valueIn(program.environment, "PATH");
    if (path.isEmpty())
        path = "/usr/local/bin:/usr/bin:/bin";
    QByteArrayList paths;
    for (const QByteArray &folder : path.split(':')) {
        // An empty or relative entry would mean a folder that somebody else may choose.
        if (folder.startsWith('/'))
            paths.append(folder + '/' + program.command);
    }
    return paths;
}

std::vector<char *> pointers(const QByteArrayList &texts)
{
    std::vector<char *> result;
    for (const QByteArray &text : texts)
        result.push_back(const_cast<char *>(text.constData()));
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void giveUp(int report)
{
    const int reason = errno;
    (void)!::write(report, &reason, sizeof reason);
    ::_exit(127);
}

Preparation prepare(const Program &program)
{
    Preparation prepared;
    prepared.paths = pathsOf(program);
    prepared.words = QByteArrayList {program.command} + program.arguments;
    prepared.argv = pointers(prepared.words);
    prepared.envp = pointers(program.environment);
    return prepared;
}

/// A signal that is ignored or blocked stays so over exec(): the child gets none of ours.
void resetSignals()
{
    struct sigaction byDefault = {};
    byDefault.sa_handler = SIG_DFL;
    for (int signal = 1; signal < NSIG; ++signal)
        ::sigaction(signal, &byDefault, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// In the child. Only what signal-safety(7) allows.
[[noreturn]] void become(const Program &program, const Preparation &prepared, pid_t parent,
    const int (&streams)[FirstOther], int report, int guard)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(127);
    Guard::tell(guard, ::getpid());
    resetSignals();
    base::interruptAsUsual();
    for (int i = 0; i < FirstOther; ++i) {
        if (::dup2(streams[i], i) < 0)
            giveUp(report);
    }
    // Everything of ours is close-on-exec by itself; this is for what libraries have opened.
    ::close_range(FirstOther, ~0U, CLOSE_RANGE_CLOEXEC);
    if (::chdir(program.folder.constData()) != 0)
        giveUp(report);
    int reason = ENOENT;
    for (const QByteArray &path : prepared.paths) {
        ::execve(path.constData(), prepared.argv.data(), prepared.envp.data());
        if (errno != ENOENT && errno != ENOTDIR)
            reason = errno;
    }
    errno = reason;
    giveUp(report);
}

Error failure(const Program &program, int reason)
{
    return {ErrorKind::Io,
        u"%1 cannot be run in %2: %3"_s.arg(QString::fromUtf8(program.command),
            QString::fromUtf8(program.folder), QString::fromLocal8Bit(std::strerror(reason)))};
}

void makeNonBlocking(int descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

/// Above the standard streams, so that none is overwritten while they are put in their places.
bool lift(Descriptor &descriptor)
{
    if (descriptor.number >= FirstOther)
        return true;
    const int lifted = ::fcntl(descriptor.number, F_DUPFD_CLOEXEC, FirstOther);
    if (lifted < 0)
        return false;
    ::close(descriptor.take());
    descriptor.number = lifted;
    return true;
}

} // namespace

base::Result<Spawned> spawn(const Program &program, int guard)
{
    Pipe in;
    Pipe out;
    Pipe err;
    Pipe report;
    const bool opened = in.open() && out.open() && err.open() && report.open() && lift(in.read)
        && lift(out.write) && lift(err.write) && lift(report.write);
    if (!opened)
        return Err(failure(program, errno));
    const Preparation prepared = prepare(program);
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0)
        return Err(failure(program, errno));
    if (pid == 0) {
        const int streams[FirstOther] = {in.read.number, out.write.number, err.write.number};
        become(program, prepared, parent, streams, report.write.number, guard);
    }
    ::close(report.write.take());
    int reason = 0;
    ssize_t count = 0;
    do {
        count = ::read(report.read.number, &reason, sizeof reason);
    } while (count < 0 && errno == EINTR);
    const int handle = count == 0 ? int(::syscall(SYS_pidfd_open, pid, 0)) : -1;
    if (handle < 0) {
        if (count == 0)
            reason = errno;
        ::kill(-pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        Guard::tell(guard, -pid);
        return Err(failure(program, reason));
    }
    for (const int descriptor : {in.write.number, out.read.number, err.read.number})
        makeNonBlocking(descriptor);
    return Spawned {pid, handle, in.write.take(), out.read.take(), err.read.take()};
}

} // namespace gatehouse::process
