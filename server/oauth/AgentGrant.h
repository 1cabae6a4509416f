// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/CodeGrant.h"

namespace gatehouse::oauth {

/// grant_type=client_credentials (RFC 6749 4.4): an access token and nothing else for a
/// confidential client that was made an agent, for one of its MCP servers and for scopes among its
/// own. unauthorized_client for everybody else. The agent is the subject of a session like any
/// other: one for each server and set of scopes, however often it asks.
OAuthResult<TokenAnswer> issueToAgent(
    const domain::Client &client, const TokenRequest &request, const GrantParts &parts);

} // namespace gatehouse::oauth
