// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/NetLog.h"

namespace gatehouse::net {

Q_LOGGING_CATEGORY(lcNet, "gatehouse.net")

} // namespace gatehouse::net
