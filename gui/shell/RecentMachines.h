// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/Address.h"

namespace gatehouse::shell {

/// The machines whose servers this person has looked at, the latest first; kept in the settings of
/// the app.
QList<remote::Address> recentMachines();
/// Puts \a address in front.
void rememberMachine(const remote::Address &address);
void forgetMachines();

} // namespace gatehouse::shell
