// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace gatehouse::admin {

/// What happens at the admin socket.
Q_DECLARE_LOGGING_CATEGORY(lcAdmin)

} // namespace gatehouse::admin
