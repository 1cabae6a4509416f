// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AgentGrant.h"

#include "domain/ResourceUri.h"
#include "oauth/Endpoint.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcAgent, "gatehouse.token")

Err<OAuthError> invalidTarget(const char *description)
{
    return Err(OAuthError {ErrorCode::InvalidTarget, description});
}

/// RFC 8707 2: the one named; without a name the default one, or the only one it has.
OAuthResult<QByteArray> resourceFor(
    const Parameters &form, const AgentRights &rights, const Profile &profile)
{
    const QByteArrayList named = form.all("resource");
    if (named.size() > 1)
        return invalidTarget("A token is for one resource.");
    const QByteArray &standard = profile.resources.first().uri;
    QByteArray resource = rights.resources.size() == 1 ? rights.resources.first() : standard;
    if (!named.isEmpty()) {
        const auto canonical = domain::canonicalResource(named.first());
        if (!canonical)
            return invalidTarget("The resource is not a URL of this server.");
        resource = *canonical == profile.issuer ? standard : *canonical;
    }
    // Checked here and not only when it was made an agent: a server may have gone since.
    if (!profile.resource(resource) || !rights.resources.contains(resource))
        return invalidTarget("The client may not use this resource.");
    return resource;
}

/// RFC 6749 3.3: without a scope all of its own; what it may not have is refused, not dropped,
/// since no person is there to see the difference.
OAuthResult<domain::Scopes> scopesFor(
    const Parameters &form, const AgentRights &rights, const Profile &profile)
{
    const domain::Scopes allowed = rights.scopes.intersected(profile.scopes);
    const auto named = form.value("scope");
    const auto wanted = named ? domain::Scopes::parse(*named) : allowed;
    if (!wanted || wanted->isEmpty() || !allowed.containsAll(*wanted))
        return Err(OAuthError {ErrorCode::InvalidScope, "The client may not have this scope."});
    return allowed.intersected(*wanted); // in one order, whatever the client's
}

} // namespace

OAuthResult<TokenAnswer> issueToAgent(
    const domain::Client &client, const TokenRequest &request, const GrantParts &parts)
{
    const auto rights = parts.store.agent(client.id);
    if (!rights)
        return Err(storeFailed());
    if (!client.isConfidential() || !*rights)
        return Err(OAuthError {ErrorCode::UnauthorizedClient,
            "This client may not act for itself; the owner of the server can make it an agent."});
    const auto resource = resourceFor(request.form, **rights, parts.profile);
    if (!resource)
        return Err(resource.error());
    const auto scopes = scopesFor(request.form, **rights, parts.profile);
    if (!scopes)
        return Err(scopes.error());

    const base::sys_seconds now = parts.clock.now();
    const domain::Session fresh {.id = {parts.random.id128()},
        .user = agentIdentity(client.id, client.name),
        .clientId = client.id,
        .clientName = client.name,
        .resource = *resource,
        .scopes = *scopes,
        .provider = {},
        .openedAt = now,
        .endsAt = now + parts.profile.refreshMaxTtl,
        .openedFrom = request.from};
    const MintedAccess minted =
        parts.mint.mintAccess(*scopes, now, fresh.endsAt, parts.profile.accessTtlOf(client));
    const auto session = parts.store.openAgentSession(fresh, minted.kept);
    if (!session)
        return Err(storeFailed());
    parts.published.stageToken(
        minted.kept.access, {*session, *scopes, minted.kept.accessExpiresAt, minted.kept.issuedAt});
    if (session->id == fresh.id)
        parts.events.happened(SessionOpened {fresh});
    qCInfo(lcAgent) << "token for the agent" << client.id.value << "session" << session->id.value;
    return minted.answer;
}

} // namespace gatehouse::oauth
