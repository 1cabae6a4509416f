// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace gatehouse::service {

/// What to do about a server that said \a lines and ended.
QString adviceFor(const QStringList &lines);

} // namespace gatehouse::service
