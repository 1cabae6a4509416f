// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "domain/Client.h"
#include "domain/Scopes.h"
#include "oauth/ClientIdUrl.h"

#include <QList>
#include <QString>

#include <optional>

namespace gatehouse::oauth {

/// One MCP server as the authorization server knows it.
struct Resource
{
    QByteArray uri; ///< canonical; what a client calls and a token is for (RFC 8707)
    QByteArray path; ///< its part after the issuer: "/mcp" or "/mcp/files"
    QString title;
    domain::Scopes scopes; ///< needed to use it; empty: any token for it will do
};

/// No access token lives longer, whoever asks for it.
constexpr base::seconds MaxAccessTtl {86400};

/// How long the access tokens of some clients live.
struct AccessTtlRule
{
    QByteArray client; ///< a client_id, or the host that all redirect URIs of a client are on
    base::seconds accessTtl {};
};

/// CLIENT_APPROVAL: which clients may bring people here to sign in.
enum class ApprovalPolicy {
    Open, ///< all
    Known, ///< those the owner made or approved
    Ask, ///< the same; others wait while the owner is asked
};

/// What this authorization server is: the settings the protocol depends on. Immutable while it
/// runs, but for the resources: those change with the servers file.
struct Profile
{
    QByteArray issuer; ///< BASE_URL, no trailing slash (RFC 8414 2)
    QList<Resource> resources; ///< the first is the default one; core thread only
    domain::Scopes scopes; ///< OAUTH_SCOPES
    bool prmOfflineAccess = false; ///< advertise offline_access for the resource too
    QString title;
    QByteArray providerRedirectUri; ///< registered at the one provider
    bool callbackPerProvider = false; ///< several: each has one of its own (RFC 9700 4.4.2)
    std::optional<domain::Client> preRegistered;
    ApprovalPolicy clientApproval = ApprovalPolicy::Open;
    DocumentRules documents; ///< which URLs may be client ids (CIMD)
    base::seconds accessTtl {3600};
    QList<AccessTtlRule> accessTtlRules;
    base::seconds refreshIdleTtl {30 * 86400};
    base::seconds refreshMaxTtl {180 * 86400};
    base::seconds refreshGrace {60};

    /// The resource of that canonical URI, or null.
    const Resource *resource(QByteArrayView uri) const
    {
        for (const Resource &candidate : resources) {
            if (candidate.uri == uri)
                return &candidate;
        }
        return nullptr;
    }

    /// Where \a provider sends the browser back to; nothing else is its door.
    QByteArray callbackOf(const QByteArray &provider) const
    {
        return callbackPerProvider ? issuer + "/oauth/provider-callback/" + provider
                                   : providerRedirectUri;
    }

    /// The client's own life time, else that of the first rule it fits, else everybody's.
    base::seconds accessTtlOf(const domain::Client &client) const;
};

} // namespace gatehouse::oauth
