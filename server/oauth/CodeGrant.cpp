// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/CodeGrant.h"

#include "domain/ResourceUri.h"
#include "oauth/Endpoint.h"
#include "oauth/Pkce.h"
#include "oauth/TokenDigest.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcToken, "gatehouse.token")

Err<OAuthError> invalidGrant()
{
    return Err(OAuthError {ErrorCode::InvalidGrant,
        "The authorization code is unknown, expired, used, or was issued for something else."});
}

/// RFC 8707 2.2: a resource named here must be the authorized one.
bool namesResource(const Parameters &form, const QByteArray &authorized, const Profile &profile)
{
    const QByteArrayList named = form.all("resource");
    return std::all_of(named.cbegin(), named.cend(), [&](const QByteArray &uri) {
        if (uri == authorized) // which is canonical
            return true;
        const auto canonical = domain::canonicalResource(uri);
        return canonical
            && (*canonical == authorized
                || (*canonical == profile.issuer && authorized == profile.resources.first().uri));
    });
}

/// Why the code may not be redeemed by this client with this form; it goes to the log, too.
std::optional<StepReason> unboundTo(
    const CodeRecord &code, const domain::Client &client, const Parameters &form)
{
    if (code.clientId != client.id) {
        qCWarning(lcToken) << "a code was presented by another client:" << client.id.value;
        return StepReason::OtherClient;
    }
    // OAuth 2.1 10.2: a client of RFC 6749 sends redirect_uri, one of OAuth 2.1 need not.
    if (form.value("redirect_uri").value_or(code.redirectUri) != code.redirectUri) {
        qCWarning(lcToken) << "a code was presented with another redirect_uri by"
                           << client.id.value;
        return StepReason::OtherRedirect;
    }
    if (!verifierMatches(form.value("code_verifier").value_or(QByteArray()), code.codeChallenge)) {
        qCWarning(lcToken) << "the code_verifier did not match; do two instances share one login?"
                           << client.id.value;
        return StepReason::WrongVerifier;
    }
    return std::nullopt;
}

void noteRefused(const domain::Client &client, StepReason reason, const GrantParts &parts,
    const QByteArray &signIn = {}, const domain::SessionId &session = {})
{
    parts.steps.note({.kind = StepKind::CodeRefused,
        .reason = reason,
        .signIn = signIn,
        .clientId = client.id,
        .clientName = client.name,
        .session = session});
}

/// What a good code comes to.
struct Redeemed
{
    Opening opening;
    TokenAnswer answer;
};

/// What is decided about a code, and what the timeline hears of it once the store has agreed.
struct Decision
{
    OAuthResult<Redeemed> redeemed;
    QByteArray signIn;
    StepReason reason = StepReason::None;
    bool isNewcomer = false; ///< nothing was kept of the person before
};

OAuthResult<Redeemed> sessionFor(const domain::Client &client, const QByteArray &code,
    const CodeRecord &record, const TokenRequest &request, const GrantParts &parts)
{
    const base::sys_seconds now = parts.clock.now();
    Opening opening;
    const base::Digest digest = codeDigest(code);
    opening.session = {.id = sessionMadeFrom(digest),
        .user = record.user,
        .clientId = client.id,
        .clientName = client.name,
        .resource = record.resource,
        .scopes = record.scopes,
        .provider = record.provider,
        .openedAt = now,
        .endsAt = now + parts.profile.refreshMaxTtl,
        .openedFrom = request.from};
    if (!record.sealedProviderTokens.isEmpty()) {
        auto tokens =
            parts.keys.open(record.sealedProviderTokens, TokensRecord::of(digest).associated());
        if (!tokens)
            return invalidGrant();
        opening.sealedProviderTokens =
            parts.keys.seal(*tokens, providerTokensRecord(opening.session.id));
    }
    const MintedTokens minted =
        parts.mint.mint(opening.session, record.scopes, now, parts.profile.accessTtlOf(client));
    opening.tokens = minted.kept;
    return Redeemed {opening, minted.answer};
}

Decision decide(const domain::Client &client, const QByteArray &code, const CodeRecord &record,
    const TokenRequest &request, const GrantParts &parts)
{
    if (const auto reason = unboundTo(record, client, request.form))
        return {invalidGrant(), record.signIn, *reason};
    if (!namesResource(request.form, record.resource, parts.profile)) {
        const OAuthError error {
            ErrorCode::InvalidTarget, "The code was issued for another resource."};
        return {Err(error), record.signIn, StepReason::OtherResource};
    }
    const auto known = parts.store.knowsPerson(record.user.userId());
    return {sessionFor(client, code, record, request, parts), record.signIn, StepReason::None,
        known && !*known};
}

void announce(const Opening &opening, const Decision &decision, const GrantParts &parts)
{
    const domain::Session &session = opening.session;
    const NewTokens &tokens = opening.tokens;
    parts.published.stageToken(
        tokens.access, {session, tokens.scopes, tokens.accessExpiresAt, tokens.issuedAt});
    parts.events.happened(SessionOpened {session});
    if (decision.isNewcomer)
        parts.events.happened(PersonArrived {session.id});
    parts.steps.note({.kind = StepKind::TokensIssued,
        .signIn = decision.signIn,
        .clientId = session.clientId,
        .clientName = session.clientName,
        .session = session.id});
    qCInfo(lcToken) << "session opened:" << session.id.value << "client" << session.clientId.value;
}

/// RFC 6749 4.1.2: what was issued on a code that comes twice is taken back.
void takeBack(const CodeReplayed &replayed, const GrantParts &parts)
{
    if (!replayed.ended)
        return;
    parts.sessions.noteEnd(*replayed.ended, domain::EndReason::CodeReplayed);
    qCWarning(lcToken) << "a code was replayed; its session is ended:" << replayed.ended->value;
}

} // namespace

QByteArray providerTokensRecord(const domain::SessionId &session)
{
    return TokensRecord::of(session).associated();
}

OAuthResult<TokenAnswer> redeemCode(
    const domain::Client &client, const TokenRequest &request, const GrantParts &parts)
{
    const auto code = request.form.value("code");
    if (!code)
        return Err(OAuthError {ErrorCode::InvalidRequest, "The code is missing."});
    std::optional<Decision> decided;
    const auto outcome = parts.store.redeemCode(codeDigest(*code), parts.clock.now(),
        [&](const CodeRecord &record) -> std::optional<Opening> {
            decided = decide(client, *code, record, request, parts);
            return decided->redeemed ? std::optional(decided->redeemed->opening) : std::nullopt;
        });
    if (!outcome)
        return Err(storeFailed());
    if (const auto *replayed = std::get_if<CodeReplayed>(&*outcome)) {
        noteRefused(
            client, StepReason::Replayed, parts, {}, replayed->ended.value_or(domain::SessionId()));
        takeBack(*replayed, parts);
        return invalidGrant();
    }
    if (!decided) {
        const bool expired = std::holds_alternative<CodeExpired>(*outcome);
        noteRefused(client, expired ? StepReason::Expired : StepReason::Unknown, parts);
        return invalidGrant();
    }
    if (!decided->redeemed) {
        noteRefused(client, decided->reason, parts, decided->signIn);
        parts.events.happened(CodeBurnt {client.id});
        return Err(decided->redeemed.error());
    }
    announce(decided->redeemed->opening, *decided, parts);
    return decided->redeemed->answer;
}

} // namespace gatehouse::oauth
