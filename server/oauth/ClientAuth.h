// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientDirectory.h"
#include "oauth/Endpoint.h"

namespace gatehouse::oauth {

/// Who sends a request, and what it used up to prove that.
struct AuthenticatedClient
{
    domain::Client client;
    std::optional<UsedAssertion> assertion {}; ///< the one it sent, if it did
};

/// RFC 6749 2.3 and 3.2.1: which client sends this form. A confidential client proves itself with
/// Basic, with client_secret in the body or with an assertion (RFC 7523 2.2), whichever it
/// registered and never with two of them; a public one names itself. invalid_client for an unknown
/// or blocked one, another method, a wrong or missing proof; the answer does not tell which.
/// temporarily_unavailable when the store fails.
OAuthResult<AuthenticatedClient> authenticateClient(
    const EndpointRequest &request, const Parameters &form, ClientDirectory &clients);

// An assertion counts once (RFC 7523 3), but only together with the answer it was sent for: a
// client that is told to try again sends the same request. All in the batch of that answer.

/// \a answer, which is the one to that client; when it says to try again, the assertion is good as
/// before.
EndpointAnswer sparingAssertion(
    const EndpointAnswer &answer, const AuthenticatedClient &client, Store &store);
/// The answer has to wait: until then the assertion is not used up. False when the store failed.
bool holdAssertion(const AuthenticatedClient &client, Store &store);
/// Now it is. invalid_client when it was used up meanwhile.
OAuthResult<void> useHeldAssertion(const AuthenticatedClient &client, Store &store);

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
