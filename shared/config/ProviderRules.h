// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Rules.h"

namespace gatehouse::config {

/// What the settings of a provider need, forbid or give each other; the same for the one provider
/// and for each of several.
void checkProviders(Choices &choices, const Settings &settings, Findings &findings);

/// The providers of which each group rule names one, as in `github/acme/team`; none while there is
/// one provider, whose groups need no name in front.
QByteArrayList groupProviders(const Settings &settings);

/// Why \a group is no rule among \a providers, as groupProviders() says them; goes on after the
/// setting's name.
std::optional<QString> problemOfGroup(const QString &group, const QByteArrayList &providers);

/// Whether nobody signs in anywhere but here.
bool hasLocalAccountsOnly(const Settings &settings);

} // namespace gatehouse::config
