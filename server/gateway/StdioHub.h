// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/StdioPool.h"
#include "net/Inbox.h"

#include <QThread>

#include <atomic>
#include <latch>
#include <map>

namespace gatehouse::gateway {

class StdioPort;

/// The one thread that every child of every stdio server lives on, whichever worker its clients
/// come in by. Made on the core thread. What it is told goes in by an inbox, what it says comes
/// back by those of the workers.
class StdioHub final : public QThread
{
    Q_OBJECT
public:
    struct Options
    {
        StdioLimits limits;
        QByteArray folder; ///< where children work that have no other
    };

    /// \a ids must outlive it.
    StdioHub(Options options, McpSessionIds &ids);
    /// Stops.
    ~StdioHub() override;

    /// A stdio server, for as long as somebody holds the port.
    std::shared_ptr<StdioPort> open(const domain::McpServer &server);
    /// Ends every child, politely at first, and the thread; waits for that, a few seconds at most.
    void stop();

protected:
    void run() override;

private:
    friend class StdioPort;
    using Pools = std::map<quint64, std::unique_ptr<StdioPool>>;

    // On the thread.

    void addPool(quint64 number, const domain::McpServer &server);
    StdioPool *pool(quint64 number);
    std::optional<StdioChild::Failure> mayStart(const QByteArray &user);
    int running(const QByteArray *user) const;
    StdioChild *idlest(const QByteArray *user) const;
    void tick();
    void finish();

    const Options m_options;
    McpSessionIds &m_ids;
    std::latch m_opened {1};
    std::latch m_ended {1}; ///< nothing here is used on the thread any more
    std::shared_ptr<net::Inbox> m_inbox; ///< set once before m_opened
    std::atomic<quint64> m_lastPool {0};
    std::unique_ptr<QTimer> m_ticks;
    std::unique_ptr<process::Guard> m_guard;
    std::unique_ptr<process::Endings> m_endings;
    Pools m_pools;
    bool m_isFinishing = false;
    StdioTable::Time::time_point m_finishBy {};
};

/// The way from workers to one stdio server on the hub. Any thread; harmless when the hub has gone.
class StdioPort
{
public:
    StdioPort(StdioHub &hub, std::shared_ptr<net::Inbox> inbox, quint64 pool);
    StdioPort(const StdioPort &) = delete;
    StdioPort &operator=(const StdioPort &) = delete;
    /// Its sessions and children end.
    ~StdioPort();

    void take(StdioCall call);
    void leave(const domain::SessionId &owner, quint64 reply, bool canResume);
    void endOwner(const domain::SessionId &owner);

private:
    void tell(std::function<void(StdioPool &)> command);

    StdioHub &m_hub; ///< used on its thread only, which is then there
    const std::shared_ptr<net::Inbox> m_inbox;
    const quint64 m_pool;
};

} // namespace gatehouse::gateway
