// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientDirectory.h"
#include "oauth/Endpoint.h"

namespace gatehouse::oauth {

/// RFC 6749 2.3 and 3.2.1: which client sends this form. A confidential client proves itself with
/// Basic or with client_secret in the body, whichever it registered; a public one names itself.
/// invalid_client for an unknown or blocked one, another method, a wrong or missing secret; the
/// answer does not tell which.
/// temporarily_unavailable when the store fails.
OAuthResult<domain::Client> authenticateClient(
    const EndpointRequest &request, const Parameters &form, ClientDirectory &clients);

/// The client tried the Authorization field, so a refusal must carry a challenge (RFC 6749 5.2).
bool triesBasic(const EndpointRequest &request);

} // namespace gatehouse::oauth
