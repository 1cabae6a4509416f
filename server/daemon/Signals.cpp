// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Signals.h"

#include <QSocketNotifier>

#include <sys/socket.h>

#include <csignal>
#include <unistd.h>

namespace gatehouse::daemon {

namespace {

int writeEnd = -1; // a signal handler can reach nothing but globals

void onSignal(int number)
{
    const auto byte = static_cast<char>(number);
    const auto written = ::write(writeEnd, &byte, 1); // async-signal-safe (signal-safety(7))
    static_cast<void>(written);
}

} // namespace

Signals::Signals(std::function<void()> stop, std::function<void()> reload)
    : m_stop(std::move(stop))
    , m_reload(std::move(reload))
{
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0)
        qFatal("No socket pair for signals can be made.");
    writeEnd = pair[0];
    m_descriptor = pair[1];
    auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Signals::read);

    struct sigaction action
    { };
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        ::sigaction(number, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

Signals::~Signals()
{
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        ::signal(number, SIG_DFL);
    ::close(writeEnd);
    ::close(m_descriptor);
}

void Signals::read()
{
    char number = 0;
    while (::read(m_descriptor, &number, 1) == 1) {
        if (number == SIGHUP)
            m_reload();
        else
            m_stop();
    }
}

} // namespace gatehouse::daemon
