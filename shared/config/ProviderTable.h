// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/SettingsTable.h"

namespace gatehouse::config {

/// The rows of the one provider, and the one that names several instead.
std::vector<Setting> providerRows();

/// A setting that each of several providers has under a name of its own.
struct ProviderEnding
{
    QByteArray ending; ///< CLIENT_ID of PROVIDER_{NAME}_CLIENT_ID
    QByteArray single; ///< what it is called for the one provider
};
/// In the order of the documentation.
const QList<ProviderEnding> &providerEndings();

/// PROVIDER_{NAME}_ENDING: the name in capitals, its dashes as underscores.
QByteArray namedSetting(const QByteArray &provider, const QByteArray &ending);

/// The rows of one of several providers: those of the one provider under names of their own, read
/// into the same fields of Settings.
std::vector<Setting> namedProviderRows(const QByteArray &provider);

/// The row that \a name has for one of several providers, whichever those are; nothing when it is
/// not called like one.
std::optional<Setting> findNamedRow(const QByteArray &name);

/// What those fields of \a settings say, as one provider.
ProviderSettings providerOf(const QByteArray &name, const Settings &settings);

} // namespace gatehouse::config
