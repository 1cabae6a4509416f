// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/ValueRules.h"

#include <vector>

/// The one table of settings, where their values come from, and what the whole must obey. Owns
/// names, defaults, bounds and the words about them; leaves what a setting does to whoever reads
/// Settings. Everything here runs once, at start, on the core thread.
namespace gatehouse::config {

enum class Group {
    Client,
    Provider,
    People,
    Outgoing,
    Listening,
    Admin,
    Mcp,
    Tokens,
    Documents,
    Limits,
    Store,
    Secrets,
    Log
};

/// How carefully a value is treated.
enum class Care {
    Open,
    Secret, ///< never shown; a file that everybody can read is warned about
    Key, ///< a secret that opens all others: a file of its own that everybody can read is refused
};

/// One row: all that is known about a setting.
struct Setting
{
    QByteArray name;
    Group group = Group::Client;
    Care care = Care::Open;
    QByteArray defaultText; ///< read like a value; empty: nothing, or what defaultNote says
    QString defaultNote; ///< where the default comes from when it is not a fixed text
    QString help; ///< one line
    ValueRule rule;
};

/// In the order of the documentation.
const std::vector<Setting> &settingsTable();

/// Null when there is no row of that name.
const Setting *findSetting(QByteArrayView name);

QString groupTitle(Group group);

} // namespace gatehouse::config
