// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/StoredToken.h"

#include "domain/ProviderTokens.h"
#include "oauth/CodeGrant.h"

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

base::Result<gateway::ProviderToken> storedProviderToken(oauth::Store &store,
    const base::KeyRing &keys, const domain::SessionId &session, base::sys_seconds now)
{
    const auto sealed = store.sealedProviderTokens(session);
    if (!sealed)
        return Err(sealed.error());
    if (!*sealed || (*sealed)->isEmpty())
        return Err(Error {ErrorKind::Unavailable,
            u"A session without a provider called an MCP server that wants its token."_s});
    const auto record = keys.open(**sealed, oauth::providerTokensRecord(session));
    if (!record)
        return Err(record.error());
    const auto tokens = domain::providerTokensFrom(*record);
    if (!tokens)
        return Err(tokens.error());
    const gateway::ProviderToken token {tokens->accessToken, tokens->expiresAt};
    if (token.accessToken.isEmpty() || (token.expiresAt && *token.expiresAt <= now))
        return Err(Error {ErrorKind::Unavailable,
            u"The provider's token of a session is over; its owner must sign in again."_s});
    return token;
}

} // namespace gatehouse::daemon
