// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Sources.h"
#include "daemon/Daemon.h"

#include <QTemporaryDir>

namespace gatehouse::daemon {

/// `gatehoused --demo`: the two-minute tour. One local account with a new password, loopback only,
/// in a data folder that goes away with the program.
class Demo
{
public:
    /// The settings that go before all others. Conflict when no port from 3000 to 3019 is free.
    base::Result<config::Inputs> inputs(config::Inputs process) const;

    /// Makes the account and returns what to tell the person.
    base::Result<QString> prepare(Daemon &daemon) const;

private:
    QTemporaryDir m_folder;
};

} // namespace gatehouse::daemon
