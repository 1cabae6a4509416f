// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/RevocationFlow.h"

namespace gatehouse::provider {

using base::Result;
using ReplyKind = RevocationReply::Kind;

RevocationFlow::RevocationFlow(RedemptionFlow::Means means, Where where, ProviderTokens tokens,
    QObject *context, Provider::RevokeDone done)
    : QObject(context)
    , m_means(std::move(means))
    , m_where(std::move(where))
    , m_tokens(std::move(tokens))
    , m_done(std::move(done))
{ }

void RevocationFlow::start()
{
    send(m_tokens.refreshToken ? TokenKind::Refresh : TokenKind::Access);
}

void RevocationFlow::send(TokenKind kind)
{
    const base::Secret &token =
        kind == TokenKind::Refresh ? *m_tokens.refreshToken : m_tokens.accessToken;
    m_means.http.send(revocationRequest(m_where.url, m_where.auth, m_means.config, kind, token),
        this,
        [this, kind](const Result<net::IncomingResponse> &result) { answered(kind, result); });
}

void RevocationFlow::answered(TokenKind kind, const Result<net::IncomingResponse> &result)
{
    if (isClientRefused(result) && !std::exchange(m_triedOtherAuth, true)) {
        m_where.auth = m_where.auth == ClientAuth::Basic ? ClientAuth::Post : ClientAuth::Basic;
        return send(kind);
    }
    const RevocationReply reply = readRevocation(result);
    if (kind == TokenKind::Access || reply.kind == ReplyKind::Later)
        return settle(reply);
    m_refresh = reply;
    send(TokenKind::Access);
}

void RevocationFlow::settle(const RevocationReply &reply)
{
    deleteLater();
    // A provider that ended the access token along with the refresh token may say that it does not
    // know it any more, or that it revokes no access tokens at all (RFC 7009 2.2.1).
    const bool ended =
        reply.kind == ReplyKind::Refused && m_refresh && m_refresh->kind == ReplyKind::Revoked;
    const Provider::RevokeDone done = std::exchange(m_done, nullptr);
    done(ended ? *m_refresh : reply); // may end the context, and so this
}

} // namespace gatehouse::provider
