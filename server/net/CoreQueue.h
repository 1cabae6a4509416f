// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/BatchGate.h"
#include "net/Doorbell.h"
#include "net/Route.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <mutex>

namespace gatehouse::net {

/// The way from the workers to the core thread. What arrives together is run together inside one
/// call of the batch runner (one commit), and every answer given during the batch is held back
/// until the runner says that the commit is durable, while the next batch gathers, and runs already
/// when it is big enough (BatchGate); when it is not, each of them becomes 503. Lives on the core
/// thread; submit() and enqueue() may be called from any thread.
class CoreQueue : public QObject
{
    Q_OBJECT
public:
    /// Hears, once and on any thread, whether the answers of a batch may go out.
    using Told = std::function<void(bool durable)>;
    /// Runs \a work in one transaction and says, before it returns or later, whether it is durable.
    using BatchRunner = std::function<void(const std::function<void()> &work, const Told &told)>;

    /// What waits is run together, or one by one: a batch for each.
    enum class Grouping { Together, OneByOne };

    explicit CoreQueue(BatchRunner runner, Grouping grouping = Grouping::Together);
    ~CoreQueue() override;

    /// Runs \a handler with \a request in the next batch; \a respond gets its answer after the
    /// commit.
    void submit(CoreHandler handler, Request request, const Respond &respond);
    /// Runs \a work in the next batch: what follows an asynchronous step.
    void enqueue(std::function<void()> work);
    /// Stops taking work: what is submitted from now on is answered 503.
    void close();

private:
    using Job = std::function<void()>;
    class Batch;
    class Answers;

    bool put(Job job);
    void drain();

    BatchRunner m_runner;
    const std::size_t m_batchSize;
    const std::shared_ptr<Batch> m_batch; ///< also held by every Respond given out
    Doorbell m_doorbell;
    const std::shared_ptr<BatchGate> m_gate; ///< also held by the disk
    QTimer m_moment; ///< of the gate
    std::mutex m_mutex;
    std::deque<Job> m_waiting; ///< guarded by m_mutex
    bool m_closed = false; ///< guarded by m_mutex
};

} // namespace gatehouse::net
