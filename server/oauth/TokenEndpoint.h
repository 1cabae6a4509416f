// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientAuth.h"
#include "oauth/CodeGrant.h"

namespace gatehouse::oauth {

/// POST /token (RFC 6749 3.2): parse, authenticate the client, hand to the grant. Core thread.
EndpointAnswer answerToken(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts);

/// POST /revoke (RFC 7009): an access token ends alone, a refresh token ends its session; 200 for a
/// token that is unknown or somebody else's. Core thread.
EndpointAnswer answerRevoke(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts);

} // namespace gatehouse::oauth
