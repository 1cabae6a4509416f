// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Client.h"
#include "domain/Session.h"
#include "oauth/Agent.h"
#include "oauth/TokensRecord.h"

#include <functional>
#include <optional>
#include <variant>

// The values that go into the store and come out of it.

namespace gatehouse::oauth {

/// An authorization code as it is kept (RFC 6749 4.1.2), under its digest.
struct CodeRecord
{
    domain::ClientId clientId;
    QByteArray redirectUri;
    QByteArray codeChallenge;
    QByteArray resource;
    domain::Scopes scopes;
    domain::Identity user;
    QByteArray provider;
    QByteArray signIn {}; ///< SignIn::id
    QByteArray sealedProviderTokens; ///< empty for local accounts
    base::sys_seconds expiresAt {};

    bool operator==(const CodeRecord &) const = default;
};

struct CodeTaken
{
    CodeRecord code;
};
/// It was redeemed before; the session it made, if it lives, has been ended by this very call.
struct CodeReplayed
{
    std::optional<domain::SessionId> ended;
};
struct CodeUnknown
{ };
struct CodeExpired
{ };
using RedeemOutcome = std::variant<CodeTaken, CodeReplayed, CodeUnknown, CodeExpired>;

/// The digests under which a new pair of tokens is kept.
struct NewTokens
{
    base::Digest access;
    base::sys_seconds accessExpiresAt {};
    base::Digest refresh;
    base::sys_seconds refreshExpiresAt {}; ///< idle end
    domain::Scopes scopes; ///< of the access token; may be fewer than the session's
    base::sys_seconds issuedAt {};
};

/// The session that a good code opens, with its first tokens.
struct Opening
{
    domain::Session session;
    QByteArray sealedProviderTokens; ///< empty for local accounts
    NewTokens tokens;
};
/// The name of a session that is made from \a code: who has the code again finds its session by
/// that, and from the name nobody finds the code.
domain::SessionId sessionMadeFrom(const base::Digest &code);
/// What to open for a good code; nothing burns it. May ask the store, but changes nothing in it.
using DecideOpening = std::function<std::optional<Opening>(const CodeRecord &code)>;

/// Older access tokens of a session give way to newer ones, so that no client can fill memory by
/// refreshing.
constexpr int MaxAccessTokensPerSession = 16;
/// An agent has one session for all its workers, and each of them asks for itself.
constexpr int MaxAccessTokensPerAgent = 256;
/// How many access tokens \a session may have at a time.
inline int maxAccessTokensOf(const domain::Session &session)
{
    return session.user.issuer == AgentIssuer ? MaxAccessTokensPerAgent : MaxAccessTokensPerSession;
}

/// Forms of one client that wait in one browser; more than anybody has tabs for one program.
constexpr int MaxSignInsPerBrowser = 20;

/// Clients described by a document that nobody has used: anybody may make as many documents as they
/// like, and each is kept before anybody has signed in.
constexpr int MaxUnusedDocuments = 2000;

/// A live access token, as the published table wants it.
struct AccessRecord
{
    domain::Session session;
    domain::Scopes scopes;
    base::sys_seconds expiresAt {};
    base::sys_seconds issuedAt {};
    QByteArrayList moreResources {}; ///< of a personal access token, besides its session's
    QStringList tools {}; ///< globs of the tools it is good for; empty: every one

    bool operator==(const AccessRecord &) const = default;
    /// RFC 8707 2: is it for the MCP server at that canonical URL?
    bool isFor(const QByteArray &resource) const
    {
        return session.resource == resource || moreResources.contains(resource);
    }
};

/// Where a store keeps a refresh token; it means something to that store alone.
struct RefreshPlace
{
    qint64 session = 0;
    qint64 issued = 0; ///< access tokens so far
    base::sys_seconds dueAt {}; ///< when somebody looks whether the session is over
};

/// A refresh token that is known and whose session lives, whether or not it has been used. One is
/// known as used as well when it only has in common with others what those of a session have.
struct RefreshRecord
{
    domain::Session session;
    bool isUsed = false; ///< no rotation: its answer is repeated, or the session ends
    base::sys_seconds expiresAt {}; ///< idle end, of one that was not used
    QByteArray sealedProviderTokens; ///< of the session; empty for local accounts
    base::sys_seconds issuedAt {}; ///< of one that was not used
    RefreshPlace place {};
};

/// What a provider gave for a session that lives, or for a code that may become one, sealed.
struct HeldTokens
{
    TokensRecord record;
    QByteArray sealedProviderTokens;

    bool operator==(const HeldTokens &) const = default;
};
/// So many sessions of one person, and so many codes, are looked through for something a provider
/// gave.
constexpr int MaxHeldTokens = 20;

struct AllSessions
{ };
/// Several at once: a person's, a client's, everybody's.
using WhichSessions = std::variant<domain::UserId, domain::ClientId, AllSessions>;

/// Which clients somebody wants to look at.
struct ClientsWanted
{
    QByteArray text {}; ///< stands in the name or the id; case of ASCII letters ignored
    int offset = 0;
    int limit = 100;
};
struct ClientsFound
{
    QList<domain::Client> clients;
    int total = 0; ///< that fit
};

struct Rotation
{
    base::Digest presented;
    base::sys_seconds now {};
    base::seconds grace {60};
    NewTokens next;
    QByteArray sealedSuccessor; ///< the answer, sealed under a key derived from the presented token
    /// What refresh() said of the token, to spare a second look; nothing is done on its word alone.
    const RefreshRecord *known = nullptr;
};

struct Rotated
{
    domain::Session session;
};
/// The presented token was rotated no longer than the grace ago and its successor is unused: same
/// answer again.
struct Repeated
{
    domain::Session session;
    QByteArray sealedSuccessor;
};
/// The presented token was used up, or made up by who has had one of its session; that has been
/// ended by this very call (RFC 9700 4.14.2).
struct Replayed
{
    domain::SessionId ended;
};
struct RefreshUnknown
{ };
struct RefreshExpired
{ };
using RotateOutcome = std::variant<Rotated, Repeated, Replayed, RefreshUnknown, RefreshExpired>;

/// A local account: a person who signs in with a password kept here.
struct LocalAccount
{
    QString name;
    QByteArray passwordHash; ///< Argon2id in PHC string format (RFC 9106)
    QString email;

    bool operator==(const LocalAccount &) const = default;
};

} // namespace gatehouse::oauth
