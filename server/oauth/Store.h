// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Client.h"
#include "domain/Session.h"
#include "oauth/Agent.h"
#include "oauth/Audit.h"
#include "oauth/ConsentMemory.h"
#include "oauth/PersonalToken.h"
#include "oauth/ProviderRevocation.h"
#include "oauth/SealedRow.h"
#include "oauth/SignIn.h"
#include "oauth/StoreRecords.h"
#include "oauth/Timeline.h"

#include <QMap>

#include <functional>
#include <optional>
#include <variant>

/// The protocol of the authorization server, pure: no socket, no SQL, no clock of its own; values
/// in, values out. Leaves to others how a request arrives (routes), what is kept where (store) and
/// who people are (provider). Everything here runs on the core thread; only PublishedTable is
/// shared with the workers.
namespace gatehouse::oauth {

using base::Err;

/// What must survive: the protocol's atomic steps, each of which happens wholly or not at all.
/// Tokens, codes and handles come as digests only. Called on the core thread only. An Error means
/// the disk, never the input: the caller answers 503 and nothing was changed.
class Store
{
public:
    template <typename T> using Result = base::Result<T>;

    Store() = default;
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;
    virtual ~Store() = default;

    /// Whether something is on the disk; told once.
    using Kept = std::function<void(const Result<void> &)>;

    /// Runs \a work, which calls other verbs, in one commit: on an error nothing that it did holds.
    /// Otherwise all of it holds for the next verbs, and \a kept, if any, hears when what must
    /// outlive a power cut is durable, with all of that before it: at once, or later from another
    /// thread. Not nested. A verb that fails
    /// inside leaves what the others did.
    virtual Result<void> batch(const std::function<void()> &work, const Kept &kept) = 0;
    /// Waits until all that must outlive a power cut is durable. After a failure nothing more is
    /// stored.
    virtual Result<void> flush() = 0;
    /// Both, one after the other.
    Result<void> batch(const std::function<void()> &work)
    {
        const auto held = batch(work, nullptr);
        return held ? flush() : held;
    }

    /// RFC 7591: keeps \a client under its id, or returns the one that was kept before for the same
    /// \a metadata digest (public clients register again and again).
    virtual Result<domain::Client> registerClient(
        const domain::Client &client, const base::Digest &metadata) = 0;
    virtual Result<std::optional<domain::Client>> client(const domain::ClientId &id) = 0;
    /// Those that are kept, and those that something was decided about, the latest first.
    virtual Result<ClientsFound> clients(const ClientsWanted &wanted) = 0;
    /// How long access tokens of that client live; nothing: as the settings say. False when there
    /// is no such client.
    virtual Result<bool> setAccessTtl(
        const domain::ClientId &id, std::optional<base::seconds> accessTtl) = 0;
    /// RFC 7592 2.2: puts what \a client says in the place of what was kept under its id. What the
    /// owner approved is what it was: an approval is over; a block and an access TTL stay. False
    /// when there is no registered client of that id.
    virtual Result<bool> replaceClient(const domain::Client &client) = 0;
    /// Forgets the client, its standing, its open sign-ins and the codes it has not redeemed; false
    /// when it is not kept. Its sessions stay: end them first.
    virtual Result<bool> removeClient(const domain::ClientId &id) = 0;
    /// While more than \a most registered clients are kept, the one that registered longest ago of
    /// those that were never used (no session, code, open sign-in or standing) gives way; \a newest
    /// never does. False when there are still too many: all others are in use.
    virtual Result<bool> evictUnusedClients(int most, const domain::ClientId &newest) = 0;
    /// The owner's decision about a client of any kind, known here or not yet. Blocking also takes
    /// its open sign-ins and the codes it has not redeemed. Its sessions stay: end them.
    virtual Result<void> setClientStanding(
        const domain::ClientId &id, domain::ClientStanding standing, base::sys_seconds now) = 0;
    /// Of clients that are not kept here; client() tells it of those that are.
    virtual Result<domain::ClientStanding> clientStanding(const domain::ClientId &id) = 0;
    /// Keeps what the document of a client says, under its id, in the place of what it said before:
    /// what its sessions go by once the document is gone. Of those that were never used (no
    /// session, code, open sign-in, remembered consent or standing) MaxUnusedDocuments are kept,
    /// this one among them; the one that was kept longest ago gives way.
    /// An approval was one of the name and the addresses that were kept before: with others it
    /// goes.
    virtual Result<void> saveDocumentClient(const domain::Client &client) = 0;
    /// RFC 7523 3 point 7: true the first time, false when that assertion was used before. It is
    /// remembered until \a until, from when on nobody accepts it.
    virtual Result<bool> useAssertion(const base::Digest &assertion, base::sys_seconds until) = 0;
    /// As if it had not been used: what it was used for came to nothing and is to be tried again.
    virtual Result<void> releaseAssertion(const base::Digest &assertion) = 0;

    // A sign-in on its way only passes: it lives ten minutes, its code one, and a power cut may
    // take its last step as it would have taken the request; whoever signs in begins again. So may
    // the end of the process, until settleSignIns() has been called.

    /// At most \a maxOpen sign-ins of one client that nobody has answered are kept, as many that
    /// somebody has, and MaxSignInsPerBrowser of both in one browser; the oldest of those makes
    /// room: links that are opened without end push out nobody who is at the provider. Of what made
    /// room its stage and its handle are kept until it would have ended.
    virtual Result<void> saveSignIn(
        const base::Digest &handle, const SignIn &signIn, int maxOpen) = 0;
    /// Takes it out: the second call finds nothing. Expired ones are not found.
    virtual Result<std::optional<SignIn>> takeSignIn(
        const base::Digest &handle, base::sys_seconds now) = 0;
    /// Those on their way outlive the process from now on.
    virtual Result<void> settleSignIns() = 0;

    virtual Result<void> saveCode(const base::Digest &code, const CodeRecord &record) = 0;
    /// Uses the code up and opens what \a decide says, both or none: an Error leaves the code good.
    /// What is opened is named sessionMadeFrom(\a code).
    /// What its provider gave for a code that opens nothing goes to the queue of revocations.
    /// A used code is remembered until its session is gone, so that a replay is known.
    virtual Result<RedeemOutcome> redeemCode(
        const base::Digest &code, base::sys_seconds now, const DecideOpening &decide) = 0;

    /// A session with its first tokens, made from \a code if there is such a code that made none.
    virtual Result<void> openSession(const domain::Session &session,
        const QByteArray &sealedProviderTokens, const base::Digest &code,
        const NewTokens &tokens) = 0;
    virtual Result<std::optional<AccessRecord>> access(
        const base::Digest &token, base::sys_seconds now) = 0;
    /// Every access token that lives at \a now, oldest first: what the published table starts with.
    virtual Result<QList<std::pair<base::Digest, AccessRecord>>> liveAccessTokens(
        base::sys_seconds now) = 0;
    /// The session that an access token is or was of, while it lives; for people to read, it admits
    /// nobody.
    virtual Result<std::optional<domain::Session>> sessionOfAccess(const base::Digest &token) = 0;
    virtual Result<std::optional<RefreshRecord>> refresh(const base::Digest &token) = 0;
    virtual Result<RotateOutcome> rotateRefresh(const Rotation &rotation) = 0;
    /// Ends one access token; true when there was one.
    virtual Result<bool> endAccess(const base::Digest &token) = 0;
    /// Ends the session and every token of it; false when it did not live. Whoever ends a session,
    /// by this verb or another, moves its provider's tokens to the queue of revocations in the same
    /// step.
    virtual Result<bool> endSession(
        const domain::SessionId &id, domain::EndReason reason, base::sys_seconds now) = 0;
    /// Ends all of them in one step, and the codes that have not been redeemed yet, which would
    /// become such sessions; says which sessions have ended by it.
    virtual Result<QList<domain::SessionId>> endSessions(
        const WhichSessions &which, domain::EndReason reason, base::sys_seconds now) = 0;
    /// Ends the sessions that are over by themselves: past their end, or with no token left that is
    /// good for anything. At most about \a limit rows a call, the oldest first; which ones.
    virtual Result<QList<domain::SessionId>> endExpiredSessions(
        base::sys_seconds now, int limit) = 0;
    /// That of the id, whether it lives or has ended, as long as anything is known of it.
    virtual Result<std::optional<domain::Session>> findSession(const domain::SessionId &id) = 0;
    /// Whether anything is kept of that person: a session, living or ended, or a token.
    virtual Result<bool> knowsPerson(const domain::UserId &user) = 0;
    /// Every session that lives at \a now; newest first.
    virtual Result<QList<domain::Session>> sessions(base::sys_seconds now) = 0;
    /// What the provider gave for this session, sealed; empty for local accounts and once the
    /// session has ended.
    virtual Result<std::optional<QByteArray>> sealedProviderTokens(const domain::SessionId &id) = 0;
    /// What the provider gave instead, and what it says of \a user now, who must be the session's;
    /// false when the session does not live, which queues them for revocation, or is somebody
    /// else's.
    virtual Result<bool> saveProviderTokens(const domain::SessionId &id,
        const QByteArray &sealedProviderTokens, const domain::Identity &user,
        base::sys_seconds now) = 0;
    /// What \a provider gave for the live sessions of \a user, and before them for the codes that
    /// can still be redeemed; newest first, MaxHeldTokens of each at most.
    virtual Result<QList<HeldTokens>> heldProviderTokens(
        const domain::UserId &user, const QByteArray &provider, base::sys_seconds now) = 0;

    /// The person at that browser said yes. At most MaxConsentsPerBrowser are kept.
    virtual Result<void> rememberConsent(const ConsentKey &key, base::sys_seconds until) = 0;
    virtual Result<bool> isConsentRemembered(const ConsentKey &key, base::sys_seconds now) = 0;
    /// Every yes to \a client, in whichever browser; without one, every yes there is. How many.
    virtual Result<int> forgetConsents(const std::optional<domain::ClientId> &client) = 0;

    /// From now on that name means that provider. When it meant another one, nothing the former
    /// gave may reach the new one: in the same step its sessions end, and the codes and open
    /// sign-ins that would become such sessions go, their provider's tokens are forgotten and what
    /// waits in the queue is given up. The personal access tokens of its people go too. Says which
    /// sessions have ended by it, and after them which of those tokens.
    virtual Result<QList<domain::SessionId>> bindProvider(
        const ProviderBinding &binding, base::sys_seconds now) = 0;

    /// Queues what no session holds: due at once.
    virtual Result<void> queueRevocation(const NewRevocation &revocation) = 0;
    /// Those whose time has come, the longest due first.
    virtual Result<QList<DueRevocation>> dueRevocations(base::sys_seconds now, int limit) = 0;
    /// When the next one is due; nothing when none waits.
    virtual Result<std::optional<base::sys_seconds>> nextRevocationAt() = 0;
    /// The end of it; forgets the tokens. Counts as an attempt.
    virtual Result<void> settleRevocation(
        qint64 number, RevocationOutcome outcome, const QString &words, base::sys_seconds now) = 0;
    virtual Result<void> postponeRevocation(
        qint64 number, base::sys_seconds nextAt, const QString &words) = 0;
    /// What was queued in the last thirty days or is still waiting; newest first.
    virtual Result<QList<RevocationStatus>> revocations(int limit) = 0;

    /// What the client \a id may do as an agent from now on.
    virtual Result<void> saveAgent(const domain::ClientId &id, const AgentRights &rights) = 0;
    virtual Result<std::optional<AgentRights>> agent(const domain::ClientId &id) = 0;
    /// False when it was none.
    virtual Result<bool> removeAgent(const domain::ClientId &id) = 0;
    /// A token for the agent's living session of that user, client, resource and scopes that lasts
    /// as long as the token, else for \a fresh; says for which.
    virtual Result<domain::Session> openAgentSession(
        const domain::Session &fresh, const AgentToken &token) = 0;

    /// How many values are sealed under which key (KeyRing::keyIdOf).
    virtual Result<QMap<QByteArray, int>> sealedCounts() = 0;
    /// The next sealed values of that place after \a number, whatever their key.
    virtual Result<QList<SealedRow>> sealedRows(SealedPlace place, qint64 number, int limit) = 0;
    /// Puts them in place where nothing has changed; how many.
    virtual Result<int> reseal(const QList<ResealedRow> &rows) = 0;

    virtual Result<void> saveAccount(const LocalAccount &account) = 0;
    virtual Result<std::optional<LocalAccount>> account(const QString &name) = 0;

    /// The timeline that is kept with it; what is recorded in a batch is part of the batch.
    virtual Timeline &timeline() = 0;
    /// The personal access tokens, likewise.
    virtual PersonalTokenStore &personalTokens() = 0;
    /// The audit log, likewise.
    virtual AuditLog &auditLog() = 0;

    /// Removes what is over: expired sign-ins, remembered consents, codes, sessions that ended long
    /// ago; registrations never used for \a unusedClientLife; answers that may not be repeated any
    /// more. At most about \a limit rows a call; returns how many went or were emptied: as many as
    /// that, and there may be more. Ends no session: that is endExpiredSessions().
    virtual Result<int> purge(base::sys_seconds now, base::seconds unusedClientLife, int limit) = 0;
};

} // namespace gatehouse::oauth
