// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::ctl {

/// gatehousectl(1) for man(1), made of the table of commands.
QString manualPage();

} // namespace gatehouse::ctl
