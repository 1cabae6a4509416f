// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Client.h"
#include "domain/Identity.h"
#include "domain/Scopes.h"

namespace gatehouse::oauth {

/// What a client that acts for itself may ask for (RFC 6749 4.4); made by the owner, never by
/// registration.
struct AgentRights
{
    QByteArrayList resources; ///< canonical URLs of MCP servers
    domain::Scopes scopes;

    bool operator==(const AgentRights &) const = default;
};

/// An access token without a refresh token, under its digest.
struct AgentToken
{
    base::Digest access;
    base::sys_seconds accessExpiresAt {};
    domain::Scopes scopes;
    base::sys_seconds issuedAt {};
};

inline constexpr char AgentIssuer[] = "agent";

/// The subject of an agent's sessions: the agent itself.
inline domain::Identity agentIdentity(const domain::ClientId &client, const QString &name)
{
    return {.issuer = AgentIssuer, .subject = client.value, .email = {}, .name = name};
}

} // namespace gatehouse::oauth
