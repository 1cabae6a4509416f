// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminLog.h"

namespace gatehouse::admin {

Q_LOGGING_CATEGORY(lcAdmin, "gatehouse.admin")

} // namespace gatehouse::admin
