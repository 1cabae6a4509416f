// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "domain/Client.h"
#include "oauth/ClientIdUrl.h"

namespace gatehouse::oauth {

/// The client that the document \a json at the address \a id describes (CIMD 4.1, RFC 7591 2). The
/// Error's message says what is wrong with it.
///
/// Its client_id is \a id byte for byte. There is no shared secret, and a client that offers only
/// methods that are not known here is refused. `token_endpoint_auth_method` is what the client
/// prefers, `token_endpoint_auth_methods_supported` what it can do besides: where both name
/// private_key_jwt and none, either is accepted.
base::Result<domain::Client> readClientDocument(const domain::ClientId &id, QByteArrayView json,
    const DocumentRules &rules, base::sys_seconds now);

/// Does a document still say what the owner of this server has looked at: the name, and where the
/// answer goes?
bool looksTheSame(const domain::Client &one, const domain::Client &other);

} // namespace gatehouse::oauth
