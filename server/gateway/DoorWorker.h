// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Published.h"
#include "gateway/LiveStreams.h"
#include "gateway/ServerSet.h"
#include "gateway/SessionLimits.h"
#include "net/Inbox.h"

#include <QTimer>

#include <list>
#include <map>
#include <unordered_map>

namespace gatehouse::gateway {

/// What the door keeps on one worker: its upstreams, the answers under way, what was counted.
/// Made, used and dropped on the worker's thread.
class DoorWorker
{
public:
    using Servers = base::Published<ServerSet>;

    /// All three must outlive this.
    DoorWorker(LiveStreams &live, const Servers &servers, const base::Clock &clock);
    DoorWorker(const DoorWorker &) = delete;
    DoorWorker &operator=(const DoorWorker &) = delete;
    ~DoorWorker();

    /// The one of this thread; null on any other thread than a worker's.
    static DoorWorker *here();

    /// What answers for \a server on this worker; made when it is first asked for.
    Upstream &upstreamOf(const std::shared_ptr<const Server> &server);

    /// A request that passed the door.
    struct Passed
    {
        Traffic::Key key;
        std::shared_ptr<const Server> server;
        domain::SessionId session;
        base::sys_seconds endsAt {}; ///< of the session, whatever happens
        bool isStanding = false; ///< an event stream that stays open by its nature
        qsizetype bytesIn = 0;
        QHostAddress from {}; ///< who asks
        SessionLimits::Ticket ticket;
    };
    /// Counts \a reply, keeps its ticket until its end, and remembers it while it lasts.
    void watch(net::Reply &reply, Passed passed);
    /// Counts a request that was refused.
    void countRefusal(
        const Traffic::Key &key, const domain::SessionId &session, const QHostAddress &from);

    // Commands of LiveStreams.

    void endSession(const domain::SessionId &session);
    void drain();
    void refresh();

    std::size_t upstreams() const { return m_upstreams.size() + m_retired.size(); }

private:
    class Watch;
    struct Live
    {
        std::weak_ptr<net::ReplyChannel> reply;
        std::shared_ptr<const Server> server;
        domain::SessionId session;
        base::sys_seconds endsAt {};
        bool isStanding = false;
        bool isEvents = false;
    };
    using Lives = std::list<Live>;

    void reportCounts();
    void endOverdueSessions();
    void endStreamsOfRetired();
    void finishStreams(const std::function<bool(const Live &)> &which);

    LiveStreams &m_live;
    const Servers &m_servers;
    const base::Clock &m_clock;
    std::shared_ptr<net::Inbox> m_inbox;
    Traffic m_traffic;
    QTimer m_report;
    Lives m_lives;
    std::unordered_multimap<domain::SessionId, Lives::iterator> m_bySession;
    std::map<std::shared_ptr<const Server>, std::unique_ptr<Upstream>> m_upstreams;
    std::vector<std::unique_ptr<Upstream>> m_retired; ///< still busy, for nobody else
};

} // namespace gatehouse::gateway
