// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ConsentMemory.h"

#include "oauth/RedirectUri.h"

namespace gatehouse::oauth {

ConsentKey consentKey(const base::Digest &memory, const domain::ClientId &client,
    const QByteArray &redirectUri, const QByteArray &resource, const domain::Scopes &scopes)
{
    return {.browser = memory,
        .clientId = client,
        .redirectHost = redirectAudience(redirectUri),
        .resource = resource,
        .scopes = scopes};
}

bool isVerified(const domain::Client &client)
{
    switch (client.kind) {
    case domain::ClientKind::PreRegistered:
    case domain::ClientKind::Document:
        return true;
    case domain::ClientKind::Registered:
        return false;
    }
    return false;
}

bool mayLeaveSilently(const domain::Client &client, bool documentsAreListed)
{
    return client.kind == domain::ClientKind::PreRegistered
        || (client.kind == domain::ClientKind::Document && documentsAreListed);
}

bool mayBeRemembered(const domain::Client &client, QByteArrayView redirectUri)
{
    return isVerified(client) && client.isConfidential() && !client.orNone
        && bool(checkRedirectUri(redirectUri));
}

bool isFromNoPage(QByteArrayView secFetchSite)
{
    return secFetchSite == "none";
}

} // namespace gatehouse::oauth
