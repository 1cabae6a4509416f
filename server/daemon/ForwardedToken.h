// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ProviderTokens.h"
#include "routes/ProviderRefresh.h"

namespace gatehouse::daemon {

/// What the renewal of a session's provider tokens came to, for an MCP server that is sent them.
/// The Error says why there is none: a local account, a session that is over, a provider that is
/// down.
gateway::ProviderTokens::Result forwardedToken(const routes::ProviderRefresh::Outcome &outcome);

} // namespace gatehouse::daemon
