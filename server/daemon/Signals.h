// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace gatehouse::daemon {

/// SIGTERM, SIGINT and SIGHUP as calls on the core thread. One per process.
class Signals : public QObject
{
    Q_OBJECT
public:
    Signals(std::function<void()> stop, std::function<void()> reload);
    ~Signals() override;

private:
    void read();

    std::function<void()> m_stop;
    std::function<void()> m_reload;
    int m_descriptor = -1;
};

} // namespace gatehouse::daemon
