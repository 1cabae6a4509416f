// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program to be run by the tests of process/: its first argument says how it behaves.
#include "process/Child.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTimer>

#include <sys/prctl.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <sched.h>
#include <string>
#include <unistd.h>

using namespace gatehouse;

namespace {

int echo()
{
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << line << std::endl;
    return 0;
}

int printArguments(int argc, char **argv)
{
    for (int i = 2; i < argc; ++i)
        std::cout << argv[i] << std::endl;
    return echo();
}

int printEnvironment()
{
    for (char **entry = environ; *entry; ++entry)
        std::cout << *entry << std::endl;
    return echo();
}

/// Its open files, its group, its folder, whether any signal is blocked, and how it is scheduled.
int printState()
{
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        char target[1024];
        const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
        if (::readlink(path.c_str(), target, sizeof target) >= 0)
            std::cout << "fd " << descriptor << std::endl;
    }
    sigset_t blocked;
    ::sigprocmask(SIG_BLOCK, nullptr, &blocked);
    struct sigaction pipe;
    ::sigaction(SIGPIPE, nullptr, &pipe);
    std::cout << "leads " << (::getpgrp() == ::getpid()) << std::endl
              << "pipe " << (pipe.sa_handler == SIG_DFL) << std::endl
              << "blocked " << ::sigismember(&blocked, SIGUSR1) << std::endl
              << "usual " << (::sched_getscheduler(0) == SCHED_OTHER) << std::endl
              << "folder " << QDir::currentPath().toStdString() << std::endl;
    return echo();
}

/// Ends for nobody, nor does its own child; says both process ids.
int stay()
{
    ::signal(SIGTERM, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
    const pid_t child = ::fork();
    if (child != 0)
        std::cout << ::getpid() << ' ' << child << std::endl;
    for (;;)
        ::pause();
}

/// Goes to a group that is not its own, and ends for nobody; says its process id and that of the
/// process that the group is named after.
int leave()
{
    ::signal(SIGTERM, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            ::pause();
    }
    if (::setpgid(child, child) != 0 || ::setpgid(0, child) != 0)
        return 1;
    std::cout << ::getpid() << ' ' << child << std::endl;
    for (;;)
        ::pause();
}

/// Leaves a process in a session of its own, whose parent has gone, and ends for nobody; says its
/// process id and that of the process.
int detach()
{
    int ends[2];
    if (::pipe(ends) != 0)
        return 1;
    const pid_t between = ::fork();
    if (between == 0) {
        ::setsid();
        const pid_t left = ::fork();
        if (left != 0)
            ::_exit(::write(ends[1], &left, sizeof left) < 0);
        for (;;)
            ::pause();
    }
    ::waitpid(between, nullptr, 0);
    pid_t left = 0;
    if (::read(ends[0], &left, sizeof left) != sizeof left)
        return 1;
    std::cout << ::getpid() << ' ' << left << std::endl;
    for (;;)
        ::pause();
}

/// Hears nothing any more, but stays.
int turnAway()
{
    ::close(STDIN_FILENO);
    std::cout << "deaf" << std::endl;
    for (;;)
        ::pause();
}

/// A parent that is to be killed: runs another mode, `stay` if none is named, and passes on what it
/// says.
int guard(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    process::Guard watcher;
    const auto child = process::Child::start({.command = argv[0],
                                                 .arguments = {argc > 2 ? argv[2] : "stay"},
                                                 .environment = {},
                                                 .folder = "/"},
        watcher,
        {[](QByteArrayView bytes) {
             std::fwrite(bytes.data(), 1, std::size_t(bytes.size()), stdout);
             std::fflush(stdout);
         },
            [](QByteArrayView) {}, [](const QString &) {}});
    return child ? QCoreApplication::exec() : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "echo")
        return echo();
    if (mode == "arguments")
        return printArguments(argc, argv);
    if (mode == "environment")
        return printEnvironment();
    if (mode == "state")
        return printState();
    if (mode == "stay")
        return stay();
    if (mode == "leave")
        return leave();
    if (mode == "detach")
        return detach();
    if (mode == "turn away")
        return turnAway();
    if (mode == "guard")
        return guard(argc, argv);
    if (mode == "complain") {
        std::cerr << "to whom it may concern" << std::endl;
        return 3;
    }
    return 64;
}
