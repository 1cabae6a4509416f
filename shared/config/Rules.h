// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Mistake.h"
#include "config/SettingsTable.h"

#include <QMap>

namespace gatehouse::config {

/// What was chosen for one row of the table.
struct Choice
{
    QByteArray value; ///< as it stood in its source; the default's text when none had it
    Origin origin;
    bool understood = true; ///< false: there is a mistake about it already
    Care care = Care::Open;

    bool isSet() const { return origin.kind != OriginKind::Default; }
};

/// By name, one for each row, those of several providers included.
using Choices = QMap<QByteArray, Choice>;

/// What no row can know alone: settings that need, forbid or give each other. Completes what
/// depends on others (BASE_URL, lifetimes) in \a settings and \a choices.
void applyRules(Choices &choices, Settings &settings, Findings &findings);

/// Adds a mistake about the setting \a name, with the value it has, and remembers that there is
/// one.
void refuseSetting(
    Choices &choices, Findings &findings, const QByteArray &name, const QString &problem);

/// The origin for \a settings without BASE_URL when it listens on \a port. Empty while the host is
/// every address.
QByteArray ownOrigin(const Settings &settings, quint16 port);

} // namespace gatehouse::config
