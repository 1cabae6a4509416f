// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Random.h"
#include "oauth/Endpoint.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// Client metadata (RFC 7591 2) as asked for, checked.
struct RequestedClient
{
    domain::Client client; ///< without id, secret and time
    QJsonObject echoed; ///< the metadata as registered, for the answer
    base::Digest digest; ///< of the normalised metadata: ports of loopback URIs do not count
};

/// Invalid metadata is invalid_client_metadata, or invalid_redirect_uri with the reason. Values
/// that are not offered here are replaced (RFC 7591 2), never refused for being there.
OAuthResult<RequestedClient> checkRegistration(QByteArrayView json);

/// POST /register (RFC 7591 3): public clients get the same client_id for the same metadata;
/// confidential ones a secret, shown once. Core thread.
EndpointAnswer answerRegister(
    const EndpointRequest &request, Store &store, base::Random &random, const base::Clock &clock);

} // namespace gatehouse::oauth
