// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/RedemptionFlow.h"
#include "provider/TokenRevocation.h"

namespace gatehouse::provider {

/// One revocation under way (RFC 7009): first the refresh token, from which new ones come, then the
/// access token, which the provider SHOULD but need not end along with it. A child of the caller's
/// context; ends itself when it has called done, which is after two requests, or three when the
/// provider wants the secret in the other place.
class RevocationFlow : public QObject
{
public:
    struct Where
    {
        QByteArray url;
        ClientAuth auth = ClientAuth::Basic;
    };

    RevocationFlow(RedemptionFlow::Means means, Where where, ProviderTokens tokens,
        QObject *context, Provider::RevokeDone done);

    void start();

private:
    void send(TokenKind kind);
    void answered(TokenKind kind, const base::Result<net::IncomingResponse> &result);
    void settle(const RevocationReply &reply);

    const RedemptionFlow::Means m_means;
    Where m_where;
    const ProviderTokens m_tokens;
    Provider::RevokeDone m_done;
    std::optional<RevocationReply> m_refresh; ///< what came of the refresh token
    bool m_triedOtherAuth = false;
};

} // namespace gatehouse::provider
