// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ProviderTokens.h"
#include "oauth/CodeGrant.h"

namespace gatehouse::oauth {

// The provider's tokens of a session. Core thread.

/// A provider's token is renewed so long before its end.
constexpr base::seconds RenewAhead {300};

/// What has no end, or cannot be renewed, is asked about so often whose it is: the rules see who
/// has left.
constexpr base::seconds AskAgainAfter {3600};
/// Tokens that a server did not accept are asked about, but not at each of its calls; and a
/// provider that does not answer is left alone so long.
constexpr base::seconds DoubtPause {300};

/// They must be renewed before they are used: they near their end, and others can be had.
bool nearTheirEnd(const domain::ProviderTokens &tokens, base::sys_seconds now);
/// Whether the provider has to be asked before the tokens are used: to renew what nears its end, or
/// whose they are, when it is time or they are in doubt.
bool needsRenewal(const domain::ProviderTokens &tokens, base::sys_seconds now,
    domain::Trust trust = domain::Trust::Kept);
/// They have ended, and nothing brings others.
bool areOver(const domain::ProviderTokens &tokens, base::sys_seconds now);

/// What is sealed for \a session; nothing for a local account. Invalid when no key opens it.
base::Result<std::optional<domain::ProviderTokens>> openProviderTokens(
    const base::KeyRing &keys, const domain::SessionId &session, const QByteArray &sealed);

/// Invalid when no key opens it.
base::Result<domain::ProviderTokens> openHeldTokens(
    const base::KeyRing &keys, const HeldTokens &held);

/// Tokens of the same person, as lasting, that the provider has vouched for since it did for \a
/// tokens: some let the oldest of a person's go when there are many, and that says nothing of the
/// person. Nothing: there are none. The Error is the store's.
base::Result<std::optional<domain::ProviderTokens>> newerTokensOf(
    const domain::Session &session, const domain::ProviderTokens &tokens, const GrantParts &parts);

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
