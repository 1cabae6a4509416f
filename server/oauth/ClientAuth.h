// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientDirectory.h"
#include "oauth/Endpoint.h"

namespace gatehouse::oauth {

/// RFC 6749 2.3 and 3.2.1: which client sends this form. A confidential client proves itself with
/// Basic, with client_secret in the body or with an assertion (RFC 7523 2.2), whichever it
/// registered and never with two of them; a public one names itself. invalid_client for an unknown
/// or blocked one, another method, a wrong or missing proof; the answer does not tell which.
/// temporarily_unavailable when the store fails.
OAuthResult<domain::Client> authenticateClient(
    const EndpointRequest &request, const Parameters &form, ClientDirectory &clients);

/// Who says it sends a form, before anything is checked: what has to be fetched for checking it.
struct ClaimedClient
{
    domain::ClientId id;
    std::optional<QByteArray> assertionKeyId; ///< of the assertion it sends; may be empty
};
std::optional<ClaimedClient> claimedClient(const EndpointRequest &request);

/// The client tried the Authorization field, so a refusal must carry a challenge (RFC 6749 5.2).
bool triesBasic(const EndpointRequest &request);

} // namespace gatehouse::oauth
