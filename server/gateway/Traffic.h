// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "domain/Ids.h"

#include <QByteArray>
#include <QHostAddress>

#include <array>
#include <chrono>
#include <map>
#include <unordered_map>

namespace gatehouse::gateway {

/// What was counted of some requests. Adds up.
struct Counts
{
    /// Upper bounds of the latency classes, seconds; one more class is above them.
    static constexpr std::array Bounds {0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0};

    quint64 requests = 0;
    quint64 errors = 0; ///< answers of 400 and above, and those that never came
    quint64 bytesIn = 0; ///< content of requests
    quint64 bytesOut = 0; ///< content of answers
    double seconds = 0; ///< from the request to the begin of its answer
    std::array<quint64, Bounds.size() + 1> classes {};

    void add(const Counts &more);
    void addLatency(std::chrono::nanoseconds latency);
};

/// What one worker or all of them have counted since the last time: by server and tool, and by
/// session. The number of names is bounded: what comes above it is counted as "other". A value; not
/// shared.
class Traffic
{
public:
    static constexpr std::size_t MaxTools = 500; ///< servers and tools together
    static constexpr std::size_t MaxSessions = 20'000;

    struct Key
    {
        QByteArray server;
        QByteArray tool; ///< empty for what calls no tool

        bool operator<(const Key &other) const
        {
            return server == other.server ? tool < other.tool : server < other.server;
        }
    };
    struct SessionUse
    {
        Counts counts;
        base::sys_seconds lastUsed {};
        QHostAddress lastFrom {}; ///< who asked then; in memory only
    };
    /// Who has used a session, from where and when.
    struct User
    {
        const domain::SessionId &session;
        const QHostAddress &from;
        base::sys_seconds at {};
    };

    void add(const Key &key, const User &user, const Counts &counts);
    void add(const Traffic &more);
    /// What \a more says of tools, and nothing of sessions.
    void addTools(const Traffic &more);
    bool isEmpty() const { return m_byTool.empty() && m_bySession.empty(); }

    const std::map<Key, Counts> &byTool() const { return m_byTool; }
    const std::unordered_map<domain::SessionId, SessionUse> &bySession() const
    {
        return m_bySession;
    }
    void forget(const domain::SessionId &session) { m_bySession.erase(session); }

private:
    void addTool(const Key &key, const Counts &counts);
    void addSession(const domain::SessionId &session, const SessionUse &use);

    std::map<Key, Counts> m_byTool;
    std::unordered_map<domain::SessionId, SessionUse> m_bySession;
};

/// What Prometheus reads besides Traffic.
struct Gauges
{
    int connections = 0;
    int streams = 0;
    std::size_t tokens = 0; ///< live access tokens
    quint64 rejected = 0; ///< requests the front refused
    quint64 timedOut = 0;
    quint64 stepsDropped = 0; ///< that found no room on their way to the timeline
};

/// The text exposition format of Prometheus, version 0.0.4. Sessions are not in it: their names
/// would be without end.
QByteArray metricsText(const Traffic &traffic, const Gauges &gauges);

} // namespace gatehouse::gateway
