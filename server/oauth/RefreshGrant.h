// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/UpstreamTokens.h"

namespace gatehouse::oauth {

/// Whether the provider has been asked to renew its tokens for this request already.
enum class ProviderAsked { NotYet, Already };

/// The provider must be asked first; until it has answered nothing is used up.
struct NeedsProvider
{
    domain::Session session;
};
using RefreshStep = std::variant<OAuthResult<TokenAnswer>, NeedsProvider>;

/// grant_type=refresh_token (RFC 6749 6): rotates every time. The same token within the grace gets
/// the same successor again; any other reuse has ended the session inside the store's own step (RFC
/// 9700 4.14.2). A person whom the rules of today do not allow loses the session.
RefreshStep refreshTokens(const domain::Client &client, const Parameters &form,
    const GrantParts &parts, ProviderAsked asked);

} // namespace gatehouse::oauth
