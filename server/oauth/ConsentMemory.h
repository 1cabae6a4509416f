// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Client.h"
#include "domain/Scopes.h"

#include <optional>

namespace gatehouse::oauth {

/// What a remembered yes is good for: this browser, this client, this host, this resource, exactly
/// these scopes. Anything else is asked anew.
struct ConsentKey
{
    base::Digest browser; ///< of the cookie that is the browser's memory
    domain::ClientId clientId;
    QByteArray redirectHost; ///< as redirectAudience() has it
    QByteArray resource;
    domain::Scopes scopes;

    bool operator==(const ConsentKey &) const = default;
};

/// What the yes to such a request is remembered under; \a memory: digest of the browser's cookie.
ConsentKey consentKey(const base::Digest &memory, const domain::ClientId &client,
    const QByteArray &redirectUri, const QByteArray &resource, const domain::Scopes &scopes);

/// How long a yes is remembered, from the day it was said.
constexpr base::seconds ConsentLife {30 * 86400};
/// The oldest yes of a browser makes room.
constexpr int MaxConsentsPerBrowser = 50;

/// Somebody other than the client vouches for what it is called and where its answers go.
bool isVerified(const domain::Client &client);

/// May a browser be sent on to \a client with an error and without a click (RFC 9700 4.11.2)? Only
/// where the owner of this server vouches: for the client itself, or for the hosts whose documents
/// count (\a documentsAreListed).
bool mayLeaveSilently(const domain::Client &client, bool documentsAreListed);

/// May a yes to \a client be remembered for answers to \a redirectUri? Only for a verified client
/// that proves at the token endpoint who it is: any program can listen on loopback or claim a
/// scheme (RFC 8252 8.6), and a client that asks another server for tokens, one in the middle,
/// brings it a code of ours (RFC 9700 4.4), which that server can redeem when nothing needs to be
/// proved.
bool mayBeRemembered(const domain::Client &client, QByteArrayView redirectUri);

/// Fetch Metadata, Sec-Fetch-Site: no page led here. "none" is an address that was typed or opened
/// by a program. An absent field proves nothing. Nor does a page of our own: it goes on to where a
/// client wants the answer, which may be an address here that this client has chosen.
bool isFromNoPage(QByteArrayView secFetchSite);

} // namespace gatehouse::oauth
