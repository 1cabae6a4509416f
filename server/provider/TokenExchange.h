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

/// Of what a provider answers about tokens and people; a larger one is refused.
inline constexpr qsizetype MaxAnswerBytes = 1024 * 1024;

struct TokenAnswer
{
    ProviderTokens tokens;
    QByteArray idToken; ///< empty when there is none
};

/// The code exchange (RFC 6749 4.1.3, RFC 7636 4.5).
net::OutgoingRequest codeRequest(const QByteArray &tokenUrl, ClientAuth auth,
    const ProviderConfig &config, const Redemption &redemption);

/// The renewal of an access token (RFC 6749 6). Neither scope nor resource: as first granted.
net::OutgoingRequest renewalRequest(const QByteArray &tokenUrl, ClientAuth auth,
    const ProviderConfig &config, const Renewal &renewal);

/// Reads what came back for a code (RFC 6749 5). Refused only for an OAuth error that the provider
/// spelled out, whatever the HTTP status says (GitHub: 200); Unavailable for all that may pass: no
/// answer, 429, 5xx, something that is not JSON. The text of the error has none of \a redemption's
/// secrets.
base::Result<TokenAnswer, ProviderError> readTokenAnswer(
    const base::Result<net::IncomingResponse> &result, const Redemption &redemption,
    base::sys_seconds now);

/// Reads what came back for a refresh token. Refused only when the provider says that this token is
/// dead: a wrong secret of ours or a bad day of the provider's must end nobody's session. The old
/// refresh token stays when there is no new one.
base::Result<TokenAnswer, ProviderError> readRenewalAnswer(
    const base::Result<net::IncomingResponse> &result, const Renewal &renewal,
    base::sys_seconds now);

/// Whether the provider did not accept the way we authenticated; the code is still good then.
bool isClientRefused(const base::Result<net::IncomingResponse> &result);

} // namespace gatehouse::provider
