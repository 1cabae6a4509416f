// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientAuth.h"
#include "oauth/UpstreamTokens.h"

namespace gatehouse::oauth {

/// The provider's tokens must be renewed before this request can be answered. The client has been
/// authenticated and is not asked again.
struct RenewFirst
{
    AuthenticatedClient client; ///< an assertion of its is held meanwhile
    Parameters form;
    domain::Session session;
};
using TokenStep = std::variant<EndpointAnswer, RenewFirst>;

/// POST /token (RFC 6749 3.2): parse, authenticate the client, hand to the grant. Core thread.
TokenStep beginToken(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts);
/// The provider has been asked; only now the refresh token is used up.
EndpointAnswer finishToken(
    const RenewFirst &waiting, UpstreamState upstream, const GrantParts &parts);

/// POST /revoke (RFC 7009): an access token ends alone, a refresh token ends its session; 200 for a
/// token that is unknown or somebody else's. Core thread.
EndpointAnswer answerRevoke(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts);

} // namespace gatehouse::oauth
