// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "net/HttpClient.h"
#include "provider/Provider.h"
#include "provider/ProviderConfig.h"

namespace gatehouse::provider {

/// How we prove to the token endpoint who we are (RFC 6749 2.3.1).
enum class ClientAuth {
    Basic, ///< client_secret_basic
    Post, ///< client_secret_post
};

struct TokenAnswer
{
    ProviderTokens tokens;
    QByteArray idToken; ///< empty when there is none
};

/// The code exchange (RFC 6749 4.1.3, RFC 7636 4.5).
net::OutgoingRequest codeRequest(const QByteArray &tokenUrl, ClientAuth auth,
    const ProviderConfig &config, const Redemption &redemption);

/// Reads what came back (RFC 6749 5). Refused only for an OAuth error that the provider spelled
/// out, whatever the HTTP status says (GitHub: 200); Unavailable for all that may pass: no answer,
/// 429, 5xx, something that is not JSON. The text of the error has none of \a redemption's secrets.
base::Result<TokenAnswer, ProviderError> readTokenAnswer(
    const base::Result<net::IncomingResponse> &result, const Redemption &redemption,
    base::sys_seconds now);

/// Whether the provider did not accept the way we authenticated; the code is still good then.
bool isClientRefused(const base::Result<net::IncomingResponse> &result);

} // namespace gatehouse::provider
