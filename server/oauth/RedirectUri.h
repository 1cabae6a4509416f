// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/OAuthError.h"

#include <QByteArrayList>

#include <optional>

/// Where an answer may be sent: the rules for redirect URIs (OAuth 2.1 2.3, RFC 8252 7 and 8.3, RFC
/// 9700 2.1). There is no wildcard, no pattern and no normalising: equal bytes, or for loopback
/// equal but for the port.
namespace gatehouse::oauth {

enum class RedirectKind { Web, Loopback, PrivateUse };

/// May it be registered? invalid_redirect_uri with the reason when not. Its query must not name
/// what the answer adds (code, state, iss, error): a client would find two.
OAuthResult<RedirectKind> checkRedirectUri(QByteArrayView uri);

/// RFC 8252 7.3 for `127.0.0.0/8`, `[::1]` and `localhost` over http: the port, there or not, may
/// differ and nothing else. Everything else must be the same bytes (RFC 9700 2.1).
bool redirectMatches(QByteArrayView registered, QByteArrayView requested);

/// The first part in which two URIs differ, for the page that explains a mismatch.
enum class UriPart { Scheme, Host, Port, Path, Query };
UriPart differingPart(QByteArrayView registered, QByteArrayView requested);

/// What a person should look at before agreeing: the host, or the scheme of a private-use URI with
/// its colon.
QByteArray redirectAudience(QByteArrayView uri);

} // namespace gatehouse::oauth
