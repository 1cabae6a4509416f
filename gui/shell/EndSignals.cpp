// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/EndSignals.h"

#include <QCoreApplication>

#include <sys/eventfd.h>

#include <array>
#include <csignal>
#include <unistd.h>

namespace gatehouse::shell {

namespace {

constexpr std::array Ends {SIGTERM, SIGINT, SIGHUP};

int counter = -1; // a signal handler can reach nothing but globals

void countSignal(int)
{
    const quint64 one = 1;
    const auto written = ::write(counter, &one, sizeof one); // signal-safety(7)
    static_cast<void>(written);
}

int makeCounter()
{
    counter = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (counter < 0)
        qFatal("No descriptor for signals can be made.");
    return counter;
}

} // namespace

EndSignals::EndSignals()
    : m_notifier(makeCounter(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false); // once
        QCoreApplication::exit();
    });
    for (const int number : Ends)
        ::signal(number, countSignal);
}

EndSignals::~EndSignals()
{
    for (const int number : Ends)
        ::signal(number, SIG_DFL);
    ::close(counter);
}

} // namespace gatehouse::shell
