// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientDirectory.h"
#include "oauth/Parameters.h"
#include "oauth/RedirectUri.h"

#include <variant>

namespace gatehouse::oauth {

/// OpenID Connect Core 3.1.2.1, as far as our own pages are meant; never passed on as it came.
enum class Prompt {
    Any, ///< nothing was said: a remembered yes counts
    None, ///< no page may be shown
    Ask, ///< login, consent, select_account, or what nobody here knows: the person is asked
};

/// An authorization request (RFC 6749 4.1.1) that passed every check.
struct AuthorizeRequest
{
    domain::Client client;
    QByteArray redirectUri;
    QByteArray state;
    QByteArray codeChallenge;
    QByteArray resource;
    domain::Scopes scopes;
    QByteArray loginHint;
    Prompt prompt = Prompt::Any;
};

/// The request names no client or redirect URI that can be trusted with an answer: told to the
/// person, on a page, never by redirect (RFC 6749 4.1.2.1).
struct UntrustedRequest
{
    enum class Why { Malformed, UnknownClient, UnusableDocument, BlockedClient, RedirectMismatch };
    Why why = Why::Malformed;
    QByteArray detail; ///< a sentence of ours for Malformed and UnusableDocument
    QByteArray clientId; ///< as sent; escape it
    QString clientName;
    QByteArray requestedUri; ///< as sent; escape it
    QByteArrayList registeredUris;
    UriPart differing = UriPart::Path;
};

/// The client is known and its redirect URI verified, so it is told (RFC 6749 4.1.2.1). No person
/// has agreed to anything yet: redirect at once only for a client somebody vouches for (RFC 9700
/// 4.11.2).
struct RefusedRequest
{
    OAuthError error;
    QByteArray redirectUri;
    QByteArray state;
    domain::Client client;
};

using AuthorizeCheck = std::variant<AuthorizeRequest, UntrustedRequest, RefusedRequest>;

/// The checks of an authorization request, in the order that decides who hears of a failure. An
/// Error is the store's.
base::Result<AuthorizeCheck> checkAuthorizeRequest(
    const OAuthResult<Parameters> &parameters, const Profile &profile, ClientDirectory &clients);

/// RFC 8707 2: the canonical resource among \a requested (all the same or none), or invalid_target.
/// None requested: the default resource. The issuer itself is taken for the default resource,
/// because clients that fall back to the root document name it.
OAuthResult<QByteArray> chooseResource(const QByteArrayList &requested, const Profile &profile);

/// OpenID Connect Core 3.1.2.1: invalid_request when none stands beside another value.
OAuthResult<Prompt> readPrompt(const std::optional<QByteArray> &requested);

/// Unknown values are dropped, offline_access is always accepted; nothing left: OAUTH_SCOPES.
OAuthResult<domain::Scopes> chooseScopes(
    const std::optional<QByteArray> &requested, const Profile &profile);

} // namespace gatehouse::oauth
