// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ProviderTokens.h"
#include "oauth/CodeGrant.h"

namespace gatehouse::oauth {

// The provider's tokens of a session. Core thread.

/// A provider's token is renewed so long before its end.
constexpr base::seconds RenewAhead {300};

/// Whether the token can be renewed and nears its end. One without an end, or without a refresh
/// token, is used as it is.
bool needsRenewal(const domain::ProviderTokens &tokens, base::sys_seconds now);

/// What is sealed for \a session; nothing for a local account. Invalid when no key opens it.
base::Result<std::optional<domain::ProviderTokens>> openProviderTokens(
    const base::KeyRing &keys, const domain::SessionId &session, const QByteArray &sealed);

/// Invalid when no key opens it.
base::Result<domain::ProviderTokens> openHeldTokens(
    const base::KeyRing &keys, const HeldTokens &held);

/// Where a session stands after its provider was asked.
enum class UpstreamState {
    Fresh, ///< its tokens are good
    SessionOver, ///< it has ended, by this or before
    Unavailable, ///< ask again later; nothing was used up on our side
};

/// Keeps what a renewal gave, and asks the rules anew about \a person, the session's as the
/// provider knows them now; nothing: could not be found out, so that the next renewal must come at
/// once. The Error is the store's: nothing was kept.
base::Result<UpstreamState> keepRenewedTokens(const domain::Session &session,
    const domain::ProviderTokens &tokens, const std::optional<domain::Identity> &person,
    const GrantParts &parts);

/// The provider has taken its grant back: the session ends.
base::Result<UpstreamState> endRefusedSession(
    const domain::Session &session, const GrantParts &parts);

/// What a renewal gave is somebody else's: the session ends, and the provider is told of the new
/// tokens, as the old ones may be no more.
base::Result<UpstreamState> endForeignSession(
    const domain::Session &session, const domain::ProviderTokens &tokens, const GrantParts &parts);

/// For the timeline: a refresh waited in vain.
void noteUnavailable(const domain::Session &session, const GrantParts &parts);

} // namespace gatehouse::oauth
