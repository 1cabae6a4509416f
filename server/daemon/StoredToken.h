// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/KeyRing.h"
#include "gateway/ProviderTokens.h"
#include "oauth/Store.h"

namespace gatehouse::daemon {

/// The provider's access token of \a session as the store has it. Unavailable when it is over, or
/// when there is none: a local account. Core thread.
base::Result<gateway::ProviderToken> storedProviderToken(oauth::Store &store,
    const base::KeyRing &keys, const domain::SessionId &session, base::sys_seconds now);

} // namespace gatehouse::daemon
