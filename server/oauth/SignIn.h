// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Ids.h"
#include "domain/Scopes.h"

#include <QString>

#include <optional>

namespace gatehouse::oauth {

/// A sign-in under way: one authorization request (RFC 6749 4.1.1) from the first page to the code.
/// It is kept under the digest of the one handle that its next step must present (form token,
/// upstream state), and taken out by it, so that every step happens once.
struct SignIn
{
    enum class Stage {
        Stopped, ///< our page asks whether to go on: the client loops
        Consent, ///< our page asks whether the client may
        Choice, ///< our page asks at which provider
        Account, ///< our page asks for name and password of a local account
        AtProvider, ///< the browser is away
        Replaced, ///< newer ones of the same client took its place; only known so that a page says
                  ///< so
    };

    Stage stage = Stage::Consent;
    QByteArray id; ///< the same through all stages; for the log and the timeline
    domain::ClientId clientId;
    QByteArray redirectUri; ///< as the client sent it; verified
    QByteArray state; ///< the client's; handed back, never passed on
    QByteArray codeChallenge; ///< the client's, S256
    QByteArray resource; ///< canonical
    domain::Scopes scopes;
    QByteArray loginHint;
    base::Digest browser; ///< of the browser's cookie value
    QByteArray provider; ///< chosen one's name; empty before
    QByteArray nonce; ///< for the provider
    bool consentAsked = false; ///< the provider was told to ask the person once more
    QByteArray sealedVerifier; ///< our PKCE code_verifier for the provider, sealed
    /// Where the yes is to be remembered once the person is in (ConsentKey::browser).
    std::optional<base::Digest> rememberIn {};
    base::sys_seconds expiresAt {};

    /// Nobody has said yes yet: who only opens links gets no further.
    bool isUnanswered() const { return stage == Stage::Stopped || stage == Stage::Consent; }

    bool operator==(const SignIn &) const = default;
};

} // namespace gatehouse::oauth
