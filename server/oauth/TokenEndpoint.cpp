// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenEndpoint.h"

#include "oauth/AgentGrant.h"
#include "oauth/RefreshGrant.h"
#include "oauth/TokenDigest.h"

namespace gatehouse::oauth {

namespace {

OAuthError providerUnavailable()
{
    return {ErrorCode::TemporarilyUnavailable,
        "The identity provider cannot be reached right now; try again."};
}

RefreshStep grant(
    const domain::Client &client, const TokenRequest &request, const GrantParts &parts)
{
    const auto type = request.form.value("grant_type");
    if (!type)
        return Err(OAuthError {ErrorCode::InvalidRequest, "The grant_type is missing."});
    if (*type == "authorization_code")
        return redeemCode(client, request, parts);
    if (*type == "refresh_token")
        return refreshTokens(client, request.form, parts, ProviderAsked::NotYet);
    if (*type == "client_credentials")
        return issueToAgent(client, request, parts);
    return Err(OAuthError {ErrorCode::UnsupportedGrantType,
        "The grant_type is authorization_code, refresh_token or client_credentials."});
}

EndpointAnswer answerWith(const OAuthResult<TokenAnswer> &tokens)
{
    return tokens ? EndpointAnswer {.body = *tokens} : EndpointAnswer::refusal(tokens.error());
}

/// False when the store failed.
bool revoke(const QByteArray &token, const domain::Client &client, const GrantParts &parts)
{
    const base::Digest digest = accessDigest(token);
    const base::sys_seconds now = parts.clock.now();
    auto access = parts.store.access(digest, now);
    if (!access)
        return false;
    // RFC 7009 2.1: only the client it was issued to may revoke it.
    if (*access && (*access)->session.clientId == client.id) {
        if (!parts.store.endAccess(digest))
            return false;
        parts.published.stageEndOfToken(digest);
        return true;
    }
    // The disk lets old ones go that are still admitted.
    const auto admitted = parts.published.find(digest);
    if (admitted && admitted->session.clientId == client.id)
        parts.published.stageEndOfToken(digest);
    auto refresh = parts.store.refresh(refreshDigest(token));
    if (!refresh)
        return false;
    if (*refresh && (*refresh)->session.clientId == client.id)
        return parts.sessions.end((*refresh)->session.id, domain::EndReason::Revoked).ok();
    return true;
}

/// Which client it was, as far as it said so.
void noteRefusedClient(const EndpointRequest &request, const Parameters &form,
    ClientDirectory &clients, const GrantParts &parts)
{
    const auto sender = claimedClient(request);
    const QByteArray claimed =
        sender ? sender->id.value : form.value("client_id").value_or(QByteArray());
    const auto known = clients.find({claimed});
    const bool isKnown = known && *known;
    parts.steps.note({.kind = StepKind::ClientRefused,
        .reason = isKnown ? StepReason::WrongCredentials : StepReason::UnknownClient,
        .clientId = isKnown ? (*known)->id : plausibleClientId(claimed),
        .clientName = isKnown ? (*known)->name : QString()});
}

} // namespace

TokenStep beginToken(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts)
{
    const auto form = parseForm(request);
    if (!form)
        return EndpointAnswer::refusal(form.error());
    const auto client = authenticateClient(request, *form, clients);
    if (!client) {
        if (client.error().code == ErrorCode::InvalidClient)
            noteRefusedClient(request, *form, clients, parts);
        return EndpointAnswer::refusal(client.error(), triesBasic(request));
    }
    const RefreshStep step = grant(client->client, {*form, request.from}, parts);
    if (const auto *waits = std::get_if<NeedsProvider>(&step)) {
        if (!holdAssertion(*client, parts.store))
            return EndpointAnswer::refusal(storeFailed());
        return RenewFirst {*client, *form, waits->session};
    }
    return sparingAssertion(
        answerWith(std::get<OAuthResult<TokenAnswer>>(step)), *client, parts.store);
}

EndpointAnswer finishToken(
    const RenewFirst &waiting, UpstreamState upstream, const GrantParts &parts)
{
    if (upstream == UpstreamState::Unavailable) {
        noteUnavailable(waiting.session, parts);
        return EndpointAnswer::refusal(providerUnavailable());
    }
    if (const auto used = useHeldAssertion(waiting.client, parts.store); !used)
        return EndpointAnswer::refusal(used.error());
    // Everything is looked at again: the session may have ended meanwhile.
    const RefreshStep step =
        refreshTokens(waiting.client.client, waiting.form, parts, ProviderAsked::Already);
    return sparingAssertion(
        answerWith(std::get<OAuthResult<TokenAnswer>>(step)), waiting.client, parts.store);
}

EndpointAnswer answerRevoke(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts)
{
    const auto form = parseForm(request);
    if (!form)
        return EndpointAnswer::refusal(form.error());
    const auto client = authenticateClient(request, *form, clients);
    if (!client)
        return EndpointAnswer::refusal(client.error(), triesBasic(request));
    const auto token = form->value("token");
    if (!token)
        return EndpointAnswer::refusal({ErrorCode::InvalidRequest, "The token is missing."});
    const bool done = revoke(*token, client->client, parts);
    return sparingAssertion(
        done ? EndpointAnswer {} : EndpointAnswer::refusal(storeFailed()), *client, parts.store);
}

} // namespace gatehouse::oauth
