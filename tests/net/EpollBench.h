// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/EpollDispatcher.h"

#include <QTest>

#include <sys/socket.h>

#include <unistd.h>

namespace gatehouse::test {

/// Two connected descriptors.
struct Pair
{
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()); }
    ~Pair()
    {
        for (const int end : ends)
            ::close(end);
    }
    void write() const { (void)!::write(ends[1], "x", 1); }
    char read() const
    {
        char c = 0;
        (void)!::read(ends[0], &c, 1);
        return c;
    }

    std::array<int, 2> ends {-1, -1};
};

/// Tests whose program runs on the dispatcher.
class EpollBench : public QObject
{
public:
    /// QTest calls it before it makes the application.
    static void initMain() { QCoreApplication::setEventDispatcher(new net::EpollDispatcher); }
};

} // namespace gatehouse::test
