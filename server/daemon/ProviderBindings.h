// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Settings.h"
#include "oauth/Sessions.h"

namespace gatehouse::daemon {

/// What makes \a provider this one and no other: its kind, its URLs, and who Gatehouse is there.
/// Not how it is shown, asked or told; nor the secret, which is changed now and then.
oauth::ProviderBinding bindingOf(const config::ProviderSettings &provider);

/// Holds what is kept under the names of \a providers to what they are in the settings now, and
/// says in the log of which the sessions have ended. Inside a batch.
base::Result<void> bindProviders(
    const QList<config::ProviderSettings> &providers, oauth::Sessions &sessions);

} // namespace gatehouse::daemon
