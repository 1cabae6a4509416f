// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Signals.h"

#include <sys/socket.h>

#include <cerrno>
#include <unistd.h>

namespace gatehouse::base {

namespace {

int signalEnd = -1; // a signal handler can reach nothing but globals

void passSignal(int number)
{
    const int errorBefore = errno;
    const auto byte = static_cast<char>(number);
    const auto written = ::write(signalEnd, &byte, 1); // async-signal-safe (signal-safety(7))
    static_cast<void>(written);
    errno = errorBefore;
}

/// Where what passSignal() writes is read.
int openSignalPair()
{
    std::array<int, 2> pair {};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair.data()) != 0)
        qFatal("No socket pair for signals can be made.");
    signalEnd = pair[0];
    return pair[1];
}

} // namespace

Signals::Signals(std::function<void()> end)
    : Signals(std::move(end), nullptr)
{ }

Signals::Signals(std::function<void()> end, std::function<void()> reload)
    : m_end(std::move(end))
    , m_reload(std::move(reload))
    , m_descriptor(openSignalPair())
    , m_notifier(m_descriptor, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
    struct sigaction action
    { };
    action.sa_handler = passSignal;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < Numbers.size(); ++i) {
        ::sigaction(Numbers[i], nullptr, &m_before[i]);
        const bool isReload = m_reload && Numbers[i] == SIGHUP;
        if (m_before[i].sa_handler != SIG_IGN || isReload)
            ::sigaction(Numbers[i], &action, nullptr);
    }
}

Signals::~Signals()
{
    for (std::size_t i = 0; i < Numbers.size(); ++i)
        ::sigaction(Numbers[i], &m_before[i], nullptr);
    ::close(signalEnd);
    ::close(m_descriptor);
}

void Signals::read()
{
    char number = 0;
    while (::read(m_descriptor, &number, 1) == 1) {
        if (number == SIGHUP && m_reload)
            m_reload();
        else
            m_end();
    }
}

} // namespace gatehouse::base
