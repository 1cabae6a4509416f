// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/TokenExchange.h"

namespace gatehouse::provider {

/// Which of a pair of tokens is revoked (RFC 7009 2.1, token_type_hint).
enum class TokenKind { Refresh, Access };

/// RFC 7009 2.1.
net::OutgoingRequest revocationRequest(const QByteArray &url, ClientAuth auth,
    const ProviderConfig &config, TokenKind kind, const base::Secret &token);
/// RFC 7009 2.2. A 4xx is final, but for one about us instead of the token: 401, 408, 429.
RevocationReply readRevocation(const base::Result<net::IncomingResponse> &result);

/// GitHub's own way: https://docs.github.com/rest/apps/oauth-applications, "Delete an app token".
net::OutgoingRequest gitHubRevocation(
    const QByteArray &url, const ProviderConfig &config, const ProviderTokens &tokens);
/// Final are 204, 404 and 422; 403 is how GitHub says that one asks too often.
RevocationReply readGitHubRevocation(const base::Result<net::IncomingResponse> &result);

/// The reply for a provider without a place to be told.
RevocationReply noRevocation();

} // namespace gatehouse::provider
