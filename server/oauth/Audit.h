// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace gatehouse::oauth {

/// What an audit log tells of. auditWord() has the words, of which the part before the dot is a
/// group.
enum class AuditKind {
    ServerStarted,
    ServerStopped,
    ServerReloaded,
    ServerStopAsked,
    AdminConnected, ///< a program has said hello at the admin socket
    AdminRefused, ///< somebody who may not administer has tried to
    AdminChanged, ///< a change that has no kind of its own; subject: the request
    SignInAccepted,
    SignInRefused, ///< who proved who they are and may not come in, or could not prove it
    ConsentGiven,
    ConsentDenied,
    SessionOpened, ///< tokens were issued for it
    SessionEnded, ///< detail: why
    SessionStolen, ///< somebody used a copy of its refresh token
    ClientRegistered,
    ClientRefused, ///< it could not prove who it is, or may not bring people here
    ClientCreated,
    ClientApproved,
    ClientDenied,
    ClientBlocked,
    ClientUnblocked,
    ClientDeleted,
    ClientChanged, ///< by itself (RFC 7592 2.2)
    ClientWithdrawn, ///< deleted by itself (RFC 7592 2.3)
    AccountSaved, ///< a local account is new, or has a new password; who: its name
    TokenCreated, ///< a personal access token; subject: its id
    TokenRevoked,
    SettingChanged, ///< subject: its name; never its value
    SecretChanged, ///< the same
    AuditPruned, ///< rows were too old; subject: the last of them, detail: its digest
    AuditSkipped, ///< there were too many of a kind; detail: how many were not kept
};

/// As it stands in a row: "client.blocked".
QString auditWord(AuditKind kind);
/// Every word, in the order of the kinds.
QStringList auditWords();
/// Nothing when it is no word.
std::optional<AuditKind> auditKindOf(const QString &word);

/// What has happened, for an audit log: names and ids, never a secret.
struct AuditEntry
{
    AuditKind kind = AuditKind::AdminChanged;
    QString actor {}; ///< who did it; empty: whom it is about, or the server itself
    QString who {}; ///< the person it is about
    domain::ClientId client {};
    QString clientName {};
    QByteArray subject {}; ///< the id of a session or token, the name of a setting
    QString detail {}; ///< words of ours

    bool operator==(const AuditEntry &) const = default;
};

/// A place in the chain: the row of that number has that digest. Number 0: before the first.
struct AuditMark
{
    qint64 number = 0;
    base::Digest digest {};

    bool operator==(const AuditMark &) const = default;
};

/// A row as it is kept.
struct AuditRow
{
    AuditMark mark;
    base::sys_seconds at {};
    AuditEntry entry;

    bool operator==(const AuditRow &) const = default;
};

/// Where the log begins and ends, which is kept besides the rows.
struct AuditEnds
{
    AuditMark anchor; ///< of the last row that was pruned
    AuditMark head; ///< of the last row
    qint64 lastRow = 0; ///< the largest number among the rows
    std::optional<base::sys_seconds> oldest; ///< when the first row was written
};

/// The digest of a row: SHA-256 over that of the row before and every byte of this one. Pure.
base::Digest auditDigest(
    const base::Digest &previous, qint64 number, base::sys_seconds at, const AuditEntry &entry);
/// The row that follows \a last.
AuditRow auditRowAfter(const AuditMark &last, base::sys_seconds at, const AuditEntry &entry);

/// Which rows somebody wants to see. Empty members ask nothing.
struct AuditWanted
{
    QString kind {}; ///< a word, or a group of them
    QString who {}; ///< stands in actor or who; case of ASCII letters ignored
    QString client {}; ///< stands in the id or name
    QString text {}; ///< stands anywhere
    std::optional<base::sys_seconds> since {};
    std::optional<base::sys_seconds> until {}; ///< not itself
    std::optional<qint64> before {}; ///< newest first, from before that number
    std::optional<qint64> after {}; ///< oldest first instead, from after that number
    int limit = 100;
};
struct AuditFound
{
    QList<AuditRow> rows;
    std::optional<qint64> next; ///< where the next page goes on; nothing: there is none
};

/// So many rows are looked through for one page, whether or not they fit.
constexpr int MaxAuditScan = 20'000;

/// The audit log of a store: rows are appended and, when they are old, pruned from the beginning;
/// nothing else happens to them. Called on the core thread, in batches like the store's verbs.
class AuditLog
{
public:
    AuditLog() = default;
    AuditLog(const AuditLog &) = delete;
    AuditLog &operator=(const AuditLog &) = delete;
    virtual ~AuditLog() = default;

    /// Chains \a entries to the log, in their order. On an Error nothing of the batch holds: what
    /// cannot be told does not happen.
    virtual base::Result<QList<AuditRow>> append(
        const QList<AuditEntry> &entries, base::sys_seconds now) = 0;
    virtual base::Result<AuditFound> find(const AuditWanted &wanted) = 0;
    /// The rows after that number in their order, with the digests that are kept.
    virtual base::Result<QList<AuditRow>> after(qint64 number, int limit) = 0;
    virtual base::Result<AuditEnds> ends() = 0;
    /// Removes the first rows while they are older than \a before, \a limit at most, and moves the
    /// anchor there; its new place, or nothing when none went.
    virtual base::Result<std::optional<AuditMark>> prune(base::sys_seconds before, int limit) = 0;
};

} // namespace gatehouse::oauth
