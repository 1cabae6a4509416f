// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/UpstreamTokens.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcUpstream, "gatehouse.token")

} // namespace

bool needsRenewal(const domain::ProviderTokens &tokens, base::sys_seconds now)
{
    return tokens.refreshToken && tokens.expiresAt && *tokens.expiresAt <= now + RenewAhead;
}

base::Result<std::optional<domain::ProviderTokens>> openProviderTokens(
    const base::KeyRing &keys, const domain::SessionId &session, const QByteArray &sealed)
{
    if (sealed.isEmpty())
        return std::nullopt;
    const auto record = keys.open(sealed, providerTokensRecord(session));
    if (!record)
        return Err(record.error());
    auto tokens = domain::providerTokensFrom(*record);
    if (!tokens)
        return Err(tokens.error());
    return std::optional(*tokens);
}

base::Result<void> endSessionFor(
    domain::EndReason reason, const domain::Session &session, const GrantParts &parts)
{
    const auto ended = parts.store.endSession(session.id, reason, parts.clock.now());
    if (!ended)
        return Err(ended.error());
    parts.published.stageEndOfSession(session.id);
    if (*ended)
        parts.events.happened(SessionEnded {session.id, reason});
    return {};
}

base::Result<UpstreamState> keepRenewedTokens(const domain::Session &session,
    const domain::ProviderTokens &tokens, const std::optional<domain::Identity> &person,
    const GrantParts &parts)
{
    domain::ProviderTokens kept = tokens;
    if (!person)
        kept.expiresAt = parts.clock.now();
    const QByteArray sealed =
        parts.keys.seal(domain::toRecord(kept), providerTokensRecord(session.id));
    const auto saved = parts.store.saveProviderTokens(
        session.id, sealed, person.value_or(session.user), parts.clock.now());
    if (!saved)
        return Err(saved.error());
    if (!*saved)
        return UpstreamState::SessionOver;
    if (!person)
        return UpstreamState::Unavailable;
    if (parts.rules.allows(*person))
        return UpstreamState::Fresh;
    if (auto ended = endSessionFor(domain::EndReason::NotAllowed, session, parts); !ended)
        return Err(ended.error());
    qCWarning(lcUpstream) << "session ended, the person is not allowed any more:"
                          << session.id.value;
    return UpstreamState::SessionOver;
}

base::Result<UpstreamState> endRefusedSession(
    const domain::Session &session, const GrantParts &parts)
{
    if (auto ended = endSessionFor(domain::EndReason::ProviderRefused, session, parts); !ended)
        return Err(ended.error());
    qCWarning(lcUpstream) << "session ended, the provider took its grant back:" << session.id.value;
    return UpstreamState::SessionOver;
}

} // namespace gatehouse::oauth
