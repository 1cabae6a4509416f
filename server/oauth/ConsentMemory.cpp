// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ConsentMemory.h"

#include "oauth/RedirectUri.h"

namespace gatehouse::oauth {

bool isVerified(const domain::Client &client)
{
    switch (client.kind) {
    case domain::ClientKind::PreRegistered:
        return true;
    case domain::ClientKind::Registered:
        return false;
    }
    return false;
}

bool mayBeRemembered(const domain::Client &client, QByteArrayView redirectUri)
{
    const auto kind = checkRedirectUri(redirectUri);
    if (!kind || !isVerified(client))
        return false;
    return *kind == RedirectKind::Web || client.isConfidential();
}

bool isOwnNavigation(QByteArrayView secFetchSite)
{
    return secFetchSite == "none" || secFetchSite == "same-origin";
}

} // namespace gatehouse::oauth
