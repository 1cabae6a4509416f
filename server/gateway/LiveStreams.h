// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Ids.h"
#include "gateway/Traffic.h"
#include "net/Inbox.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse::gateway {

class DoorWorker;

/// The workers of the door, for whoever wants to tell all of them something: above all that a
/// session is over, which cuts its answers under way. Any thread.
class LiveStreams
{
public:
    /// Gets what a worker has counted in the last second, on the worker's thread.
    using Report = std::function<void(Traffic)>;

    explicit LiveStreams(Report report)
        : m_report(std::move(report))
    { }

    /// Cuts every answer of \a session that is under way, on every worker, without waiting for it.
    void end(const domain::SessionId &session);
    /// The server stops: standing streams end properly now, other ones when they have had a few
    /// seconds; whoever asks from now on is told to come back.
    void drain();
    bool isDraining() const { return m_isDraining; }
    /// Servers have changed: what nobody needs any more is let go, and standing streams of those
    /// that went end properly.
    void refresh();

    // For workers.

    void join(DoorWorker *worker, std::shared_ptr<net::Inbox> inbox);
    void leave(DoorWorker *worker);
    void report(Traffic traffic) const { m_report(std::move(traffic)); }

private:
    struct Member
    {
        DoorWorker *worker;
        std::shared_ptr<net::Inbox> inbox;
    };
    void tell(const std::function<void(DoorWorker &)> &command);

    const Report m_report;
    std::atomic<bool> m_isDraining {false};
    std::mutex m_mutex;
    std::vector<Member> m_members; ///< guarded by m_mutex
};

} // namespace gatehouse::gateway
