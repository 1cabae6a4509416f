// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RefreshGrant.h"

#include "domain/ResourceUri.h"
#include "oauth/Endpoint.h"
#include "oauth/TokenDigest.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcRefresh, "gatehouse.token")

Err<OAuthError> invalidRefresh()
{
    return Err(
        OAuthError {ErrorCode::InvalidGrant, "The refresh token is unknown, expired or used."});
}

/// RFC 6749 6: the scope may shrink, never grow; offline_access is not given up by leaving it out.
OAuthResult<domain::Scopes> narrowedScopes(const Parameters &form, const domain::Scopes &granted)
{
    const auto requested = form.value("scope");
    if (!requested)
        return granted;
    const auto scopes = domain::Scopes::parse(*requested);
    if (!scopes || !granted.with("offline_access").containsAll(*scopes))
        return Err(
            OAuthError {ErrorCode::InvalidScope, "The scope is wider than what was granted."});
    const domain::Scopes narrowed = granted.intersected(*scopes);
    return narrowed.isEmpty() ? granted : narrowed;
}

bool isForResource(const Parameters &form, const domain::Session &session, const Profile &profile)
{
    for (const QByteArray &uri : form.all("resource")) {
        if (uri == session.resource) // which is canonical
            continue;
        const auto canonical = domain::canonicalResource(uri);
        const bool same = canonical
            && (*canonical == session.resource
                || (*canonical == profile.issuer
                    && session.resource == profile.resources.first().uri));
        if (!same)
            return false;
    }
    return true;
}

void note(const domain::Client &client, const domain::SessionId &session, StepKind kind,
    StepReason reason, const GrantParts &parts)
{
    parts.steps.note({.kind = kind,
        .reason = reason,
        .clientId = client.id,
        .clientName = client.name,
        .session = session});
}

/// The person is on the list no longer: the session is over, whatever the token is worth.
OAuthResult<TokenAnswer> endNotAllowed(const domain::Session &session, const GrantParts &parts)
{
    if (!parts.sessions.end(session.id, domain::EndReason::NotAllowed))
        return Err(storeFailed());
    return invalidRefresh();
}

/// What the provider gave can no longer be read, so nobody can be asked about the person.
OAuthResult<TokenAnswer> endUnreadable(const domain::Session &session, const GrantParts &parts)
{
    if (!endRefusedSession(session, parts))
        return Err(storeFailed());
    return invalidRefresh();
}

/// The answer for each way a rotation can end.
struct AnswerTo
{
    const GrantParts &parts;
    const domain::Client &client;
    const domain::Session &session;
    const QByteArray &presented;
    const MintedTokens &minted;

    OAuthResult<TokenAnswer> operator()(const Rotated &rotated) const
    {
        parts.published.stageToken(minted.kept.access,
            {rotated.session, minted.kept.scopes, minted.kept.accessExpiresAt,
                minted.kept.issuedAt});
        parts.events.happened(SessionRefreshed {rotated.session});
        note(client, session.id, StepKind::Refreshed, StepReason::None, parts);
        return minted.answer;
    }
    OAuthResult<TokenAnswer> operator()(const Repeated &repeated) const
    {
        auto answer = parts.mint.openSuccessor(presented, repeated.sealedSuccessor);
        if (!answer)
            return invalidRefresh();
        note(client, session.id, StepKind::RefreshRepeated, StepReason::None, parts);
        return *answer;
    }
    OAuthResult<TokenAnswer> operator()(const Replayed &replayed) const
    {
        note(client, session.id, StepKind::RefreshRefused, StepReason::Replayed, parts);
        parts.events.happened(RefreshTokenStolen {session});
        parts.sessions.noteEnd(replayed.ended, domain::EndReason::RefreshReplayed);
        qCWarning(lcRefresh) << "a used refresh token came back; its session is ended:"
                             << replayed.ended.value;
        return invalidRefresh();
    }
    OAuthResult<TokenAnswer> operator()(RefreshUnknown) const
    {
        note(client, session.id, StepKind::RefreshRefused, StepReason::Unknown, parts);
        return invalidRefresh();
    }
    OAuthResult<TokenAnswer> operator()(RefreshExpired) const
    {
        note(client, session.id, StepKind::RefreshRefused, StepReason::Expired, parts);
        return invalidRefresh();
    }
};

OAuthResult<TokenAnswer> rotate(const domain::Client &client, const QByteArray &token,
    const base::Digest &presented, const RefreshRecord &known, const domain::Scopes &scopes,
    const GrantParts &parts)
{
    const domain::Session &session = known.session;
    const base::sys_seconds now = parts.clock.now();
    const MintedTokens minted =
        parts.mint.mint(session, scopes, now, parts.profile.accessTtlOf(client), token);
    auto outcome = parts.store.rotateRefresh({.presented = presented,
        .now = now,
        .grace = parts.profile.refreshGrace,
        .next = minted.kept,
        .sealedSuccessor = parts.mint.sealSuccessor(token, minted.answer),
        .known = &known});
    if (!outcome)
        return Err(storeFailed());
    return std::visit(AnswerTo {parts, client, session, token, minted}, *outcome);
}

/// Only a token that a rotation would take: a repeated answer needs nothing of the provider, and a
/// replay must not reach it.
bool wouldRotate(const RefreshRecord &known, base::sys_seconds now)
{
    return !known.isUsed && known.expiresAt > now && known.session.endsAt > now;
}

} // namespace

RefreshStep refreshTokens(const domain::Client &client, const Parameters &form,
    const GrantParts &parts, ProviderAsked asked)
{
    const auto token = form.value("refresh_token");
    if (!token)
        return Err(OAuthError {ErrorCode::InvalidRequest, "The refresh_token is missing."});
    const base::Digest presented = refreshDigest(*token);
    const auto known = parts.store.refresh(presented);
    if (!known)
        return Err(storeFailed());
    // RFC 6749 10.4: a refresh token belongs to the client it was issued to.
    if (!*known || (*known)->session.clientId != client.id) {
        const StepReason reason = *known ? StepReason::OtherClient : StepReason::Unknown;
        note(client, {}, StepKind::RefreshRefused, reason, parts);
        return invalidRefresh();
    }
    const domain::Session &session = (*known)->session;
    if (!parts.rules.allows(session.user, session.provider)) {
        note(client, session.id, StepKind::RefreshRefused, StepReason::NoLongerAllowed, parts);
        return endNotAllowed(session, parts);
    }
    if (!isForResource(form, session, parts.profile)) {
        note(client, session.id, StepKind::RefreshRefused, StepReason::OtherResource, parts);
        return Err(
            OAuthError {ErrorCode::InvalidTarget, "The token was issued for another resource."});
    }
    const auto scopes = narrowedScopes(form, session.scopes);
    if (!scopes) {
        note(client, session.id, StepKind::RefreshRefused, StepReason::WiderScope, parts);
        return Err(scopes.error());
    }

    const base::sys_seconds now = parts.clock.now();
    if (asked == ProviderAsked::NotYet && wouldRotate(**known, now)) {
        const auto upstream =
            openProviderTokens(parts.keys, session.id, (*known)->sealedProviderTokens);
        if (!upstream)
            return endUnreadable(session, parts);
        if (*upstream && needsRenewal(**upstream, now))
            return NeedsProvider {session};
    }
    return rotate(client, *token, presented, **known, *scopes, parts);
}

} // namespace gatehouse::oauth
