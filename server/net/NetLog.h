// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace gatehouse::net {

Q_DECLARE_LOGGING_CATEGORY(lcNet)

} // namespace gatehouse::net
