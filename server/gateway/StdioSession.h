// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/EventLog.h"
#include "gateway/StatelessBridge.h"
#include "gateway/StdioCall.h"

#include <QSet>

#include <chrono>
#include <map>
#include <vector>

namespace gatehouse::gateway {

/// MCP, Streamable HTTP: 404 makes a client begin again. \a id: of its request.
net::Response sessionNotFound(const QJsonValue &id = QJsonValue::Null);

/// One client of a stdio server: an MCP session, or everything that an OAuth session does without
/// one (2026-07-28). Knows its streams, which reply reads each of them, and what the server has
/// asked it. On the hub's thread.
class StdioSession
{
public:
    using Time = std::chrono::steady_clock;

    /// What is said unasked, on the GET stream.
    static constexpr quint64 Standing = 0;
    static constexpr std::size_t MaxStreams = 64; ///< that nobody reads and that may be resumed
    static constexpr std::size_t MaxAsked = 256; ///< questions without an answer

    struct Facts
    {
        QByteArray key; ///< the Mcp-Session-Id, or a name of ours
        domain::SessionId owner;
        QByteArray child; ///< the key of the child that serves it
        bool isStateless = false;
        oauth::PublishedTable::Snapshot caller {}; ///< who opened it
    };
    explicit StdioSession(Facts facts);
    StdioSession(const StdioSession &) = delete;
    StdioSession &operator=(const StdioSession &) = delete;

    const Facts &facts() const { return m_facts; }
    const QString &version() const { return m_version; }
    void setVersion(const QString &version) { m_version = version; }
    Time::time_point lastUse() const { return m_lastUse; }
    void touch() { m_lastUse = Time::now(); }

    /// A POST with that many requests; its stream has the number of its reply.
    void openPost(const StdioCall &call, int requests);
    /// The GET stream, from the last event the client names, or with what nobody has heard yet. A
    /// stream of a POST that broke can be read on the same way. Who read it before is let go.
    void openStanding(const StdioCall &call);
    /// `subscriptions/listen`.
    void openListener(const StdioCall &call, const QJsonValue &id, const stateless::Filter &filter);

    void sendEvent(quint64 stream, const QJsonObject &message);
    void sendAnswer(quint64 stream, const QJsonObject &answer, int status,
        std::chrono::seconds retryAfter = std::chrono::seconds(0));
    /// A request of that stream will not be answered.
    void drop(quint64 stream);
    /// A notification that is not about one request: to whom it may concern.
    void sendNotification(const QJsonObject &notification);
    /// Where a question of the server goes.
    quint64 streamForQuestion() const;

    bool isReadBy(quint64 reply) const;
    /// The client has left. A stream that it can come back for is kept, in the place of one that
    /// nobody came back for; returns those that are not: what was asked on them must be given up.
    std::vector<quint64> leave(quint64 reply, bool canResume);
    /// Every reply ends; a request that has no answer hears that its session is over.
    void close();
    bool isHeard() const;
    bool isListening() const { return m_listeners > 0; }

    /// A request of the server's, under an id of ours. Nothing: too many wait.
    std::optional<QJsonValue> ask(const QJsonValue &serverId);
    /// The server's id of what was asked with that id; once.
    std::optional<QJsonValue> takeAsked(const QJsonValue &id);
    /// Our id of what was asked by the server with that one; once.
    std::optional<QJsonValue> withdraw(const QJsonValue &serverId);
    /// The server that asked is gone.
    void forgetAsked() { m_asked.clear(); }

    QSet<QString> subscriptions; ///< URIs the client has subscribed to
    QSet<QString> listened() const; ///< URIs its listeners want to hear of

private:
    struct Stream
    {
        StdioTell tell; ///< null: nobody reads it
        quint64 reply = 0;
        int outstanding = 0;
        bool acceptsEvents = false;
        bool isOver = false;
        QJsonValue listener = QJsonValue::Undefined; ///< the id of its `subscriptions/listen`
        stateless::Filter filter;
    };

    Stream *find(quint64 stream);
    void finish(quint64 number, Stream &stream);
    void attach(quint64 number, Stream &stream, const StdioCall &call, EventLog::Id after);
    std::vector<quint64> dropOldStreams();

    Facts m_facts;
    QString m_version;
    Time::time_point m_lastUse = Time::now();
    std::map<quint64, Stream> m_streams;
    int m_listeners = 0;
    EventLog m_log;
    quint64 m_heard = 0; ///< the last event of the standing stream that was sent to somebody
    quint64 m_questions = 0;
    std::map<QString, QJsonValue> m_asked; ///< our id -> the server's
};

} // namespace gatehouse::gateway
