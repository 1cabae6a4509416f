// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <functional>

namespace gatehouse::base {

/// SIGTERM, SIGINT and SIGHUP as calls on the thread that made it. One per process; afterwards they
/// do what they did before.
class Signals
{
public:
    /// Each of them calls \a end. One that whoever started the program had it ignore, as nohup(1)
    /// does, stays ignored.
    explicit Signals(std::function<void()> end);
    /// SIGHUP calls \a reload, in any case: it is not about the end of a terminal.
    Signals(std::function<void()> end, std::function<void()> reload);
    ~Signals();

    Q_DISABLE_COPY_MOVE(Signals)

private:
    static constexpr std::array Numbers {SIGTERM, SIGINT, SIGHUP};

    void read();

    const std::function<void()> m_end;
    const std::function<void()> m_reload; ///< none: SIGHUP is an end like the others
    std::array<struct sigaction, Numbers.size()> m_before {};
    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace gatehouse::base
