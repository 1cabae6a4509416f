// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/AllowRules.h"
#include "oauth/Events.h"
#include "oauth/Parameters.h"
#include "oauth/PublishedTable.h"
#include "oauth/Sessions.h"
#include "oauth/TokenMint.h"

namespace gatehouse::oauth {

/// What the grants of the token endpoint share. References; core thread.
struct GrantParts
{
    const Profile &profile;
    Store &store;
    TokenMint &mint;
    PublishedTable &published;
    const base::KeyRing &keys;
    base::Random &random;
    const base::Clock &clock;
    const AllowRules &rules;
    Events &events;
    Sessions &sessions;
    StepSink &steps;
};

/// What a grant that opens sessions is asked.
struct TokenRequest
{
    const Parameters &form;
    const QByteArray &from; ///< EndpointRequest::from
};

/// grant_type=authorization_code (RFC 6749 4.1.3, RFC 7636 4.5, RFC 8707 2.2): uses the code up,
/// whatever comes of it, checks what it was bound to, and opens the session.
OAuthResult<TokenAnswer> redeemCode(
    const domain::Client &client, const TokenRequest &request, const GrantParts &parts);

/// What seals the provider's tokens to their session (KeyRing's associated data).
QByteArray providerTokensRecord(const domain::SessionId &session);

} // namespace gatehouse::oauth
