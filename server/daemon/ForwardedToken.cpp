// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/ForwardedToken.h"

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Err<base::Error> none(const QString &why)
{
    return base::Err(base::Error {base::ErrorKind::Unavailable, why});
}

} // namespace

gateway::ProviderTokens::Result forwardedToken(const routes::ProviderRefresh::Outcome &outcome)
{
    switch (outcome.state) {
    case oauth::UpstreamState::SessionOver:
        return none(u"The session is over; its owner must sign in again."_s);
    case oauth::UpstreamState::Unavailable:
        return none(u"The provider cannot renew its token right now."_s);
    case oauth::UpstreamState::Fresh:
        break;
    }
    if (!outcome.tokens || outcome.tokens->accessToken.isEmpty())
        return base::Err(base::Error {base::ErrorKind::NotFound,
            u"A session without a provider called an MCP server that wants its token."_s});
    return gateway::ProviderToken {outcome.tokens->accessToken, outcome.tokens->expiresAt};
}

} // namespace gatehouse::daemon
