// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/UpstreamTokens.h"

namespace gatehouse::oauth {

namespace {

void noteRefused(const domain::Session &session, StepReason reason, const GrantParts &parts)
{
    parts.steps.note({.kind = StepKind::RefreshRefused,
        .reason = reason,
        .clientId = session.clientId,
        .clientName = session.clientName,
        .session = session.id});
}

base::Result<bool> keep(const domain::Session &session, const domain::ProviderTokens &tokens,
    const domain::Identity &person, const GrantParts &parts)
{
    const QByteArray sealed =
        parts.keys.seal(domain::toRecord(tokens), providerTokensRecord(session.id));
    return parts.store.saveProviderTokens(session.id, sealed, person, parts.clock.now());
}

} // namespace

bool nearTheirEnd(const domain::ProviderTokens &tokens, base::sys_seconds now)
{
    return tokens.refreshToken && tokens.expiresAt && *tokens.expiresAt <= now + RenewAhead;
}

bool needsRenewal(const domain::ProviderTokens &tokens, base::sys_seconds now, domain::Trust trust)
{
    if (nearTheirEnd(tokens, now))
        return true;
    if (areOver(tokens, now))
        return false;
    const bool areRenewedInTime = tokens.refreshToken && tokens.expiresAt;
    const bool areDoubted = trust == domain::Trust::Doubted;
    if (areRenewedInTime && !areDoubted)
        return false;
    return !tokens.checkedAt
        || *tokens.checkedAt + (areDoubted ? DoubtPause : AskAgainAfter) <= now;
}

bool areOver(const domain::ProviderTokens &tokens, base::sys_seconds now)
{
    return !tokens.refreshToken && tokens.expiresAt && *tokens.expiresAt <= now;
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

base::Result<domain::ProviderTokens> openHeldTokens(
    const base::KeyRing &keys, const HeldTokens &held)
{
    const auto record = keys.open(held.sealedProviderTokens, held.record.associated());
    if (!record)
        return Err(record.error());
    return domain::providerTokensFrom(*record);
}

base::Result<std::optional<domain::ProviderTokens>> newerTokensOf(
    const domain::Session &session, const domain::ProviderTokens &tokens, const GrantParts &parts)
{
    const auto held =
        parts.store.heldProviderTokens(session.user.userId(), session.provider, parts.clock.now());
    if (!held)
        return Err(held.error());
    std::optional<domain::ProviderTokens> newest;
    for (const HeldTokens &one : *held) {
        auto opened = openHeldTokens(parts.keys, one);
        if (!opened || opened->refreshToken || areOver(*opened, parts.clock.now()))
            continue;
        // Nothing comes before any time.
        if (opened->checkedAt > tokens.checkedAt
            && (!newest || opened->checkedAt > newest->checkedAt))
            newest = std::move(*opened);
    }
    return newest;
}

base::Result<UpstreamState> keepRenewedTokens(const domain::Session &session,
    const domain::ProviderTokens &tokens, const std::optional<domain::Identity> &person,
    const GrantParts &parts)
{
    domain::ProviderTokens kept = tokens;
    if (!person)
        kept.expiresAt = parts.clock.now();
    const auto saved = keep(session, kept, person.value_or(session.user), parts);
    if (!saved)
        return Err(saved.error());
    if (!*saved)
        return UpstreamState::SessionOver;
    if (!person)
        return UpstreamState::Unavailable;
    if (parts.rules.allows(*person, session.provider))
        return UpstreamState::Fresh;
    if (auto ended = parts.sessions.end(session.id, domain::EndReason::NotAllowed); !ended)
        return Err(ended.error());
    noteRefused(session, StepReason::NoLongerAllowed, parts);
    return UpstreamState::SessionOver;
}

base::Result<UpstreamState> endRefusedSession(
    const domain::Session &session, const GrantParts &parts)
{
    if (auto ended = parts.sessions.end(session.id, domain::EndReason::ProviderRefused); !ended)
        return Err(ended.error());
    noteRefused(session, StepReason::Refused, parts);
    return UpstreamState::SessionOver;
}

base::Result<UpstreamState> endForeignSession(
    const domain::Session &session, const domain::ProviderTokens &tokens, const GrantParts &parts)
{
    if (const auto saved = keep(session, tokens, session.user, parts); !saved)
        return Err(saved.error());
    return endRefusedSession(session, parts);
}

void noteUnavailable(const domain::Session &session, const GrantParts &parts)
{
    noteRefused(session, StepReason::Unavailable, parts);
}

} // namespace gatehouse::oauth
