// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/Address.h"
#include "service/Trouble.h"

namespace gatehouse::remote {

/// Why there is no way to the server of another machine.
struct Obstacle
{
    service::Trouble trouble;
    /// Only a person can clear it away, and trying again by itself would look like an attack there.
    bool isForThePerson = false;
};

/// What to make of an ssh that said \a lines and ended, or gave up.
Obstacle obstacleOf(const Address &address, const QStringList &lines);
/// ssh got there and there is no admin socket, at the place that was named or at any.
Obstacle noSocket(const Address &address);
/// There is no ssh on this machine.
Obstacle noProgram(const QString &program);
/// It took too long.
Obstacle noAnswer(const Address &address, const QStringList &lines);

} // namespace gatehouse::remote
