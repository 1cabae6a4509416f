// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "domain/Identity.h"
#include "domain/Ids.h"
#include "domain/Scopes.h"

namespace gatehouse::domain {

/// Why a session is over.
enum class EndReason {
    Revoked,
    CodeReplayed,
    RefreshReplayed,
    NotAllowed,
    ProviderRefused,
    Expired
};

/// One user × one client × one resource: what a person granted, what the app lists, what a revoke
/// ends.
struct Session
{
    SessionId id;
    Identity user;
    ClientId clientId;
    QString clientName;
    QByteArray resource; ///< RFC 8707: the canonical URL of the MCP server
    Scopes scopes;
    QByteArray provider; ///< the provider's name in the settings
    base::sys_seconds openedAt {};
    base::sys_seconds endsAt {}; ///< absolute end, whatever happens
    QByteArray
        openedFrom {}; ///< the address its first tokens were asked for from; empty: not known

    bool operator==(const Session &) const = default;
};

} // namespace gatehouse::domain
