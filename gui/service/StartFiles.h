// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gatehouse::service {

struct Places;

/// As which the server is known to the journal.
inline constexpr char NameInJournal[] = "gatehoused";

/// The unit of systemd that runs the server of \a places in the person's session.
QByteArray unitText(const Places &places);
/// The desktop entry that starts the server of \a places when the person signs in to the desktop.
QByteArray autostartText(const Places &places);

} // namespace gatehouse::service
