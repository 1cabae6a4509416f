// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/McpServer.h"
#include "gateway/StdioChild.h"
#include "gateway/StdioSession.h"

#include <unordered_set>

namespace gatehouse::gateway {

/// How many, and for how long.
struct StdioLimits
{
    int maxChildren = 64; ///< of all stdio servers
    int maxChildrenPerUser = 8;
    std::chrono::milliseconds idle {600'000}; ///< then a child is stopped until it is needed
    std::chrono::milliseconds idleEnough {10'000}; ///< then it may make room for another one
    std::chrono::milliseconds sessionLife {86'400'000}; ///< of an MCP session nobody uses
    int maxSessionsPerOwner = 64; ///< MCP sessions of one OAuth session
    StdioChild::Timing timing;
};

/// The children and MCP sessions of one stdio server: who is served by whom, who shares, who goes
/// when. On the hub's thread.
class StdioTable
{
public:
    using Time = std::chrono::steady_clock;

    struct Parts
    {
        domain::McpServer server;
        QByteArray folder; ///< where children work that have no other
        StdioLimits limits;
        process::Guard &guard;
        process::Endings &endings;
        /// Whether one more child of that user may start.
        std::function<std::optional<StdioChild::Failure>(const QByteArray &user)> mayStart;
    };
    /// What a child says goes to \a hearer, with the child's key; mayStart and onGone are the
    /// table's own.
    using HearerOf = std::function<StdioChild::Hearer(const QByteArray &child)>;

    StdioTable(Parts parts, HearerOf hearerOf);
    StdioTable(const StdioTable &) = delete;
    StdioTable &operator=(const StdioTable &) = delete;
    /// Every session ends.
    ~StdioTable();

    const domain::McpServer &server() const { return m.server; }
    domain::Isolation isolation() const { return m.server.stdio()->isolation; }

    /// Null when there is none of that key.
    StdioSession *session(const QByteArray &key) const;
    /// A new one. Null when the client has too many already that are in use.
    StdioSession *open(const QByteArray &key, const StdioCall &call);
    /// Ends it with its child, if that is nobody else's; its replies end.
    void end(const QByteArray &key, process::Child::Patience patience);
    /// An OAuth session is over.
    void endOwner(const domain::SessionId &owner);
    std::vector<StdioSession *> sessionsOf(const QByteArray &child) const;
    /// Those of one OAuth session.
    std::vector<StdioSession *> sessionsOf(const domain::SessionId &owner) const;
    /// URIs that any client of the child wants to hear of.
    QSet<QString> subscribed(const QByteArray &child) const;

    /// The child that serves \a session; made, not started, when there is none.
    /// \a initializeParams: for a child that is the session's own.
    StdioChild &childOf(
        const StdioSession &session, const StdioCall &call, const QJsonObject &initializeParams);
    /// Null when there is none.
    StdioChild *child(const QByteArray &key) const;

    int running(const QByteArray *user) const;
    /// The child of \a user, or of anybody, that has been idle longest; null when all are in use.
    StdioChild *idlest(const QByteArray *user, Time::time_point since) const;
    void tick(Time::time_point now);

private:
    struct Kept
    {
        std::unique_ptr<StdioChild> child;
        QByteArray user; ///< empty: everybody's
        domain::SessionId owner; ///< whose it is, or who was there when it was made
    };

    QByteArray childKey(const QByteArray &session, const StdioCall &call) const;
    void setProgram(StdioChild &child, const StdioCall &call) const;
    process::Program programFor(const StdioCall &call, QList<base::Secret> &secrets) const;
    void dropChild(const QByteArray &key, process::Child::Patience patience);
    bool isInUse(const QByteArray &child) const;

    Parts m;
    HearerOf m_hearerOf;
    QByteArrayList m_environment; ///< of this process
    std::unordered_map<QByteArray, std::unique_ptr<StdioSession>> m_sessions;
    std::unordered_map<domain::SessionId, std::unordered_set<QByteArray>> m_byOwner;
    std::unordered_map<QByteArray, Kept> m_children;
    std::vector<std::unique_ptr<StdioChild>> m_dropped; ///< may be calling us at this moment
};

} // namespace gatehouse::gateway
