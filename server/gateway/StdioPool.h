// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/McpSessionIds.h"
#include "gateway/StdioReturns.h"

namespace gatehouse::gateway {

/// One stdio server: takes what clients say to the right child. On the hub's thread.
class StdioPool
{
public:
    struct Parts
    {
        StdioTable::Parts table;
        ServerRules rules;
        McpSessionIds &ids; ///< outlives the pool
    };
    explicit StdioPool(Parts parts);
    StdioPool(const StdioPool &) = delete;
    StdioPool &operator=(const StdioPool &) = delete;

    /// Answers by call.tell.
    void take(const StdioCall &call);
    /// The client of \a reply has left; \a canResume: it was given the name of an event.
    void leave(const domain::SessionId &owner, quint64 reply, bool canResume);
    void endOwner(const domain::SessionId &owner);
    void tick(StdioTable::Time::time_point now);
    const StdioTable &table() const { return m_table; }

private:
    using Asker = StdioChild::Asker;

    void takePost(const StdioCall &call);
    void takeStream(const StdioCall &call);
    void takeEnd(const StdioCall &call);
    void takeStateless(const StdioCall &call, const RpcMessage &message);
    void initialize(const StdioCall &call, const RpcMessage &message);
    void forward(StdioSession &session, const StdioCall &call, const CallBody::Entry &entry);
    bool answersItself(StdioSession &session, const StdioCall &call, const RpcMessage &message);
    void note(StdioSession &session, const StdioCall &call, const CallBody::Entry &entry);
    void cancel(StdioSession &session, const QJsonValue &requestId);
    void giveUp(StdioSession &session, const std::vector<quint64> &streams);
    void passAnswer(StdioSession &session, QJsonObject answer);
    /// The session of a request after `initialize`; null when it has been refused.
    StdioSession *known(const StdioCall &call);
    QJsonObject introducedBy(const StdioCall &call, const QJsonObject &message) const;
    void refuse(const StdioCall &call, int status, RpcError code, const QString &message,
        std::chrono::seconds retryAfter = std::chrono::seconds(0));

    McpSessionIds &m_ids;
    StdioTable m_table;
    StdioReturns m_returns;
};

} // namespace gatehouse::gateway
