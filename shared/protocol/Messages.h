// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "domain/Client.h"
#include "domain/Session.h"
#include "protocol/AttemptMessages.h"
#include "protocol/AuditMessages.h"
#include "protocol/BackupMessages.h"
#include "protocol/DoctorMessages.h"
#include "protocol/SettingsMessages.h"
#include "protocol/TokenMessages.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// What gatehoused and those who administer it say to each other over the admin socket. Owns the
/// messages, their JSON and their frames; leaves to others who may speak (admin) and how to get
/// there (link). The same words in prose, with examples: docs/admin-protocol.md.
namespace gatehouse::protocol {

using base::sys_seconds;

/// Of everything below. Grows when a message changes its meaning, not when there is one more.
inline constexpr int ProtocolVersion = 1;

// --- the greeting ---

/// Notification `hello`, the first thing a server says.
struct Greeting
{
    int protocol = ProtocolVersion;
    QString server; ///< its version
    QByteArray issuer;
};
/// Request `hello`, the first thing a client says.
struct Hello
{
    int protocol = ProtocolVersion;
    QString client; ///< the program and its version, for the log
};
struct Nothing
{ };

// --- the state of the server ---

struct ProviderRow
{
    QByteArray name;
    QString title;
    bool local = false; ///< the accounts kept here
    bool ready = true;
    QString problem; ///< why not
};
struct Gauges
{
    int connections = 0;
    int streams = 0;
    qint64 tokens = 0; ///< live access tokens
    qint64 rejected = 0; ///< requests the front refused
    qint64 timedOut = 0;
};
struct Counted
{
    qint64 requests = 0;
    qint64 errors = 0;
    qint64 bytesIn = 0;
    qint64 bytesOut = 0;

    void add(const Counted &more)
    {
        requests += more.requests;
        errors += more.errors;
        bytesIn += more.bytesIn;
        bytesOut += more.bytesOut;
    }
};
struct Health
{
    bool good = true;
    QStringList problems; ///< sentences
};
struct Status
{
    QString version;
    QByteArray issuer;
    QByteArrayList mcpUrls;
    sys_seconds upSince {};
    QList<ProviderRow> providers;
    int sessions = 0;
    int people = 0;
    int watchers = 0; ///< who listens to events
    Gauges gauges;
    Counted traffic; ///< MCP requests since the start
    Health health;
};

// --- sessions ---

struct SessionRow
{
    QByteArray id;
    QByteArray user; ///< its id
    QString person; ///< name, else address, else subject
    QString email;
    QByteArray client; ///< its id
    QString clientName;
    QByteArray server; ///< the path of its MCP server: /mcp/files
    QByteArray resource; ///< its URL
    QByteArray scopes; ///< separated by blanks
    QByteArray provider;
    sys_seconds openedAt {};
    std::optional<QByteArray> openedFrom; ///< the address its first tokens were asked for from
    sys_seconds endsAt {}; ///< at the latest
    std::optional<sys_seconds> refreshedAt; ///< since the server was started
    std::optional<sys_seconds> usedAt; ///< the same
    std::optional<QByteArray> usedFrom; ///< the address of its last request, the same
    Counted use; ///< the same
};
enum class SessionSort { Opened, Used, Ends, Person, Client, Server };
struct SessionsQuery
{
    QString filter; ///< stands somewhere in what a row says, letter case ignored
    QByteArray user; ///< whose; empty: everybody's
    QByteArray client;
    QByteArray server; ///< path or URL
    SessionSort sort = SessionSort::Opened;
    bool descending = false;
    int offset = 0;
    int limit = 100; ///< MaxPage at most
};
inline constexpr int MaxPage = 1000;
struct SessionsPage
{
    QList<SessionRow> rows; ///< perhaps fewer than asked for: an answer has its bounds too
    int total = 0; ///< that fit the query
};
/// Exactly one of them.
struct EndWhat
{
    std::optional<QByteArray> session;
    std::optional<QByteArray> user;
    std::optional<QByteArray> client;
    std::optional<bool> all; ///< true
};
struct Ended
{
    int sessions = 0;
    /// Personal access tokens of the same person, or of everybody, that stay good.
    std::optional<int> tokens {};
};

// --- people, servers, providers ---

struct PersonRow
{
    QByteArray user;
    QString person;
    QString email;
    QByteArray provider;
    int sessions = 0;
    sys_seconds since {}; ///< of the oldest session
    std::optional<sys_seconds> usedAt;
};
struct People
{
    QList<PersonRow> rows;
    int total = 0;
};
/// Asks for a part of a list.
struct ListQuery
{
    QString filter;
    int offset = 0;
    int limit = 100;
};
struct ServerRow
{
    QByteArray name;
    QString title;
    QByteArrayList urls; ///< a client may call it at
    QString kind; ///< http, stdio or builtin
    QString target; ///< its URL, or its program; no secrets
    bool isDefault = false;
    int sessions = 0;
};
struct Servers
{
    QList<ServerRow> rows;
};
struct Providers
{
    QList<ProviderRow> rows;
};
struct ProviderName
{
    QByteArray name;
};

// --- clients ---

struct ClientRow
{
    QByteArray id;
    QString name;
    domain::ClientKind kind = domain::ClientKind::Registered;
    domain::ClientStanding standing = domain::ClientStanding::Undecided;
    bool confidential = false;
    bool agent = false; ///< acts for itself
    QByteArrayList redirectUris;
    sys_seconds issuedAt {};
    int sessions = 0;
};
struct Clients
{
    QList<ClientRow> rows;
    int total = 0;
};
struct ClientName
{
    QByteArray client;
};
/// A code that two screens show, or a client id.
struct Approval
{
    QByteArray code;
};
/// With redirectUris: people sign in with it. With servers: it acts for itself.
struct NewClient
{
    QString name;
    QByteArrayList redirectUris;
    QByteArrayList servers; ///< URLs
    QByteArray scopes; ///< of one that acts for itself
    bool isPublic = false; ///< without a secret, for people: what runs on their machines keeps none
};
struct CreatedClient
{
    QByteArray client;
    QByteArray secret; ///< shown this once; empty: a public one
};
struct ApprovalWanted
{
    QByteArray code;
    QByteArray client;
    QString clientName;
    QByteArray redirectUri;
    sys_seconds askedAt {};
    sys_seconds endsAt {};
};
struct Approvals
{
    QList<ApprovalWanted> rows;
};

// --- events ---

struct SessionOpened
{
    SessionRow session;
};
/// Of somebody of whom the server kept nothing; session.opened was told just before.
struct PersonArrived
{
    SessionRow session;
};
struct SessionRefreshed
{
    SessionRow session;
};
/// At most once a second for each session.
struct SessionUsed
{
    QByteArray session;
    sys_seconds usedAt {};
    std::optional<QByteArray> usedFrom;
    Counted use; ///< in all, as in its row
};
struct SessionEnded
{
    QByteArray session;
    domain::EndReason reason = domain::EndReason::Revoked;
};
struct SignInRefused
{
    QByteArray client;
    QByteArray provider;
    QString who;
};
struct ClientRegistered
{
    ClientRow client;
};
enum class ApprovalAnswer { Allowed, Denied, Withdrawn };
/// It waits no longer. Of one that nobody answers ApprovalWanted::endsAt tells before.
struct ApprovalAnswered
{
    QByteArray code;
    QByteArray client;
    ApprovalAnswer answer = ApprovalAnswer::Withdrawn;
};
/// One of which an alert said that it is down answers again.
struct ProviderUp
{
    QByteArray provider;
};
enum class AlertKind { RefreshTokenStolen, ProviderDown };
struct Alert
{
    AlertKind kind = AlertKind::ProviderDown;
    QString text; ///< a sentence
    QByteArray session;
    QByteArray client;
    QByteArray provider;
};
/// Of the last second.
struct Traffic
{
    Counted counted;
    int connections = 0;
    int streams = 0;
    int sessions = 0;
};
using Event = std::variant<SessionOpened, PersonArrived, SessionRefreshed, SessionUsed,
    SessionEnded, SignInRefused, ClientRegistered, ApprovalWanted, ApprovalAnswered, Alert,
    ProviderUp, Health, Traffic, AuditAdded>;

/// Each subscriber's events are numbered from 1, without a gap.
struct NumberedEvent
{
    qint64 number = 0;
    Event event;
};
/// The answer to `events.subscribe`: how things stood before event 1. The sessions are read with
/// `events.snapshot`, page by page, and stay as they were however long that takes.
struct Subscribed
{
    int sessions = 0;
    QList<ApprovalWanted> approvals;
    Health health;
};
struct SnapshotQuery
{
    int offset = 0;
};
struct SnapshotPage
{
    QList<SessionRow> rows;
    int total = 0;
};

} // namespace gatehouse::protocol
