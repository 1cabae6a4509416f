// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/ProviderChecks.h"
#include "oauth/Profile.h"
#include "protocol/DoctorMessages.h"

namespace gatehouse::daemon {

using TrialDone = std::function<void(base::Result<protocol::ProviderVerdict>)>;

/// Tries a provider out before it is in the settings: asks it for what a sign-in begins with, then
/// redeems a code that nobody has, whose refusal says whether the client id and secret are right.
/// Nothing is kept, nobody is sent anywhere. Invalid when \a candidate describes no provider. Calls
/// \a done once, now or later, unless \a context goes first; \a means and \a profile outlive it.
void tryProvider(const protocol::ProviderCandidate &candidate, const doctor::Means &means,
    const oauth::Profile &profile, QObject *context, const TrialDone &done);

} // namespace gatehouse::daemon
