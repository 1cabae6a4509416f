// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "domain/Ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace gatehouse::oauth {

/// What happened in an attempt to connect, in about the order in which it goes well.
enum class StepKind {
    Challenged, ///< /mcp without a token: 401
    MetadataRead,
    Registered,
    RegistrationRefused,
    AuthorizeRefused, ///< the request itself was not accepted
    Asked, ///< a sign-in began; the reason says with which page
    FormRefused, ///< a page of ours came back from elsewhere, or too late
    Allowed,
    Denied,
    SentToProvider, ///< detail: its name in the settings
    PasswordRefused, ///< of a local account
    ProviderAnswered,
    ProviderFailed,
    NotAllowed, ///< signed in, but not on the list
    CodeIssued,
    ClientRefused, ///< at the token endpoint
    CodeRefused,
    TokensIssued,
    FirstCall, ///< of /mcp with a token of the session
    Refreshed,
    RefreshRepeated, ///< the same answer again, within the grace
    RefreshRefused,
    TokenRefused, ///< /mcp with a token that is no good: 401
};

/// Why, where a kind has more than one reason.
enum class StepReason {
    None,
    // Registered
    Doctor, ///< our own: noted by the server itself, of a client it has just let in to examine
            ///< itself
    // MetadataRead
    ResourceMetadata,
    ServerMetadata,
    // Asked
    Consent,
    Remembered,
    Loop,
    // AuthorizeRefused, ClientRefused
    Silent, ///< prompt=none; detail: the error
    Malformed,
    UnknownClient,
    UnusableDocument, ///< detail: what is wrong with it
    BlockedClient,
    NotApproved, ///< CLIENT_APPROVAL: the owner has not let it in
    WrongCredentials,
    SchemeDiffers,
    HostDiffers,
    PortDiffers,
    PathDiffers,
    QueryDiffers,
    BadRequest, ///< detail: what the client was told
    // FormRefused
    ForeignBrowser,
    Replaced,
    // ProviderFailed
    Unavailable,
    Refused,
    BadAnswer,
    // CodeRefused, RefreshRefused (also Unavailable, Refused: by the provider), TokenRefused
    Unknown,
    Expired,
    Replayed,
    OtherClient,
    OtherRedirect,
    WrongVerifier,
    OtherResource,
    WiderScope,
    NoLongerAllowed,
};

/// One step as it is kept, for a week, for the owner to see where a client stopped. It holds no
/// token, code, verifier, secret or state, and of a person and of where a request came from no more
/// than \a tie: a digest under a key that the process makes at its start and never writes down.
struct TimelineStep
{
    base::sys_seconds at {}; ///< the first time
    base::sys_seconds lastAt {};
    int times = 1; ///< how often in a row
    StepKind kind = StepKind::Challenged;
    StepReason reason = StepReason::None;
    QByteArray signIn {}; ///< SignIn::id; empty before there is one
    domain::ClientId clientId {}; ///< empty before it is known
    QString clientName {};
    domain::SessionId session {}; ///< empty before there is one
    QByteArray tie {}; ///< of address and user agent; empty where a step has none
    QByteArray detail {}; ///< words of ours, or the part of a URI that may be shown
    qint64 number = 0; ///< its place in the order of what is kept; 0: it is not kept yet

    bool operator==(const TimelineStep &) const = default;
    /// Part of no sign-in that is known.
    bool isLoose() const { return signIn.isEmpty() && session.isEmpty(); }
    /// The one by which its sign-in and its session are known to belong together.
    bool tellsSession() const { return kind == StepKind::TokensIssued && !signIn.isEmpty(); }
};

constexpr base::seconds TimelineLife {7 * 86400};
/// Loose steps like an earlier one are counted there instead of kept, within this time of it.
constexpr base::seconds LooseStepsTogether {600};
constexpr int MaxStepsPerAttempt = 100;
constexpr int MaxStepsPerClient = 2000;
/// Steps of no session: everybody on the network can make them.
constexpr int MaxStepsWithoutSession = 8000;
constexpr int MaxSteps = 20'000;
constexpr qsizetype MaxDetailBytes = 300;

/// Takes note of what happens. Core thread.
class StepSink
{
public:
    StepSink() = default;
    StepSink(const StepSink &) = delete;
    StepSink &operator=(const StepSink &) = delete;
    virtual ~StepSink() = default;

    /// Time and tie are filled in here.
    virtual void note(TimelineStep step) = 0;
};

/// The steps of the last days. Of too many the oldest go, those of no session first. Called on the
/// core thread, in batches like the store's verbs.
class Timeline
{
public:
    Timeline() = default;
    Timeline(const Timeline &) = delete;
    Timeline &operator=(const Timeline &) = delete;
    virtual ~Timeline() = default;

    /// Keeps \a steps in their order. A step like the latest one of its sign-in is counted there.
    /// With TokensIssued every step of the sign-in gets the session; a later step of a session gets
    /// its sign-in. The first call of a session is kept once, and only after TokensIssued.
    virtual base::Result<void> record(const QList<TimelineStep> &steps) = 0;
    /// The newest \a limit steps, oldest first: all there are, or those of \a client and the loose
    /// ones of no client that may belong to them; with \a before, of those with a lower number.
    virtual base::Result<QList<TimelineStep>> steps(const std::optional<domain::ClientId> &client,
        int limit, std::optional<qint64> before = {}) = 0;
    /// Removes steps that were last seen a TimelineLife ago, at most \a limit; how many went.
    virtual base::Result<int> purge(base::sys_seconds now, int limit) = 0;
};

/// Kinds that repeat on and on, of which the number is worth more than each of them.
bool isCounted(StepKind kind);

/// \a uri for a timeline: without user information, query and fragment, in printable ASCII, cut.
QByteArray shownInTimeline(QByteArrayView uri);
/// An id that a stranger sent, if it has the form of one and is no token of ours.
domain::ClientId plausibleClientId(const QByteArray &sent);

} // namespace gatehouse::oauth
