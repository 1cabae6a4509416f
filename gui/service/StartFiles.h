// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace gatehouse::service {

struct Places;

/// As which the server is known to the journal.
inline constexpr char NameInJournal[] = "gatehoused";

/// Whether they can name the paths of \a places: not with a line break in them, or the like.
base::Result<void> canBeNamed(const Places &places);
/// The unit of systemd that runs the server of \a places in the person's session.
QByteArray unitText(const Places &places);
/// The desktop entry that starts the server of \a places when the person signs in to the desktop.
QByteArray autostartText(const Places &places);

} // namespace gatehouse::service
