// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CoreQueue.h"

#include "net/ResponseHead.h"

#include <optional>
#include <thread>

namespace gatehouse::net {

namespace {

constexpr std::size_t MaxJobsInBatch = 256; // then the event loop turns
constexpr std::chrono::milliseconds Moment(4); // nobody feels it

Response unavailable()
{
    Response response = errorAnswer(503, "temporarily_unavailable",
        "The server cannot store anything at this moment; try again soon.");
    response.headers.append(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("5"));
    return response;
}

} // namespace

/// Those of one batch. They go out once it is complete and known whether it is durable, by whoever
/// comes second: the core thread or the one that flushes the disk.
class CoreQueue::Answers
{
public:
    void hold(const Respond &respond, Response response)
    {
        m_held.emplace_back(respond, std::move(response));
    }
    /// Nothing is held any more. On the core thread.
    void complete()
    {
        settle([this] { m_isComplete = true; });
    }
    void tell(bool durable)
    {
        settle([this, durable] { m_durable = durable; });
    }

private:
    template <typename Step> void settle(const Step &step)
    {
        {
            const std::lock_guard lock(m_mutex);
            step();
            if (!m_isComplete || !m_durable)
                return;
        }
        const Doorbell::Row row;
        for (auto &[respond, response] : std::exchange(m_held, {}))
            respond(*m_durable ? std::move(response) : unavailable());
    }

    std::vector<std::pair<Respond, Response>> m_held; ///< the core's until it is complete
    std::mutex m_mutex;
    bool m_isComplete = false; ///< guarded by m_mutex, as the next
    std::optional<bool> m_durable;
};

/// The batch that runs now, if one does: holds the answers given in it. Outlives the queue while a
/// Respond does; all but isRunningHere() only while it runs, on the core thread.
class CoreQueue::Batch
{
public:
    bool isRunningHere() const { return m_runner.load() == std::this_thread::get_id(); }
    std::shared_ptr<Answers> start()
    {
        m_answers = std::make_shared<Answers>();
        m_runner = std::this_thread::get_id();
        return m_answers;
    }
    void hold(const Respond &respond, Response response)
    {
        m_answers->hold(respond, std::move(response));
    }
    void finish()
    {
        m_runner = std::thread::id();
        std::exchange(m_answers, nullptr)->complete();
    }

private:
    std::atomic<std::thread::id> m_runner {}; ///< no thread: no batch
    std::shared_ptr<Answers> m_answers; ///< null: no batch
};

CoreQueue::CoreQueue(BatchRunner runner, Grouping grouping)
    : m_runner(std::move(runner))
    , m_batchSize(grouping == Grouping::Together ? MaxJobsInBatch : 1)
    , m_batch(std::make_shared<Batch>())
    , m_doorbell([this] { drain(); })
    , m_gate(std::make_shared<BatchGate>([this] { m_doorbell.ring(); }))
{
    m_moment.setSingleShot(true);
    m_moment.setTimerType(Qt::PreciseTimer);
    m_moment.setInterval(Moment);
    connect(&m_moment, &QTimer::timeout, this, [this] { m_gate->endMoment(); });
}

CoreQueue::~CoreQueue()
{
    m_gate->close();
}

void CoreQueue::submit(CoreHandler handler, Request request, const Respond &respond)
{
    // std::function copies what it holds; a request is held once.
    auto shared = std::make_shared<const Request>(std::move(request));
    Respond held = [batch = m_batch, respond](Response response) {
        if (batch->isRunningHere())
            batch->hold(respond, std::move(response));
        else
            respond(std::move(response));
    };
    if (!put([handler = std::move(handler), shared, held] { handler(*shared, held); }))
        respond(unavailable());
}

void CoreQueue::enqueue(std::function<void()> work)
{
    put(std::move(work));
}

void CoreQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

bool CoreQueue::put(Job job)
{
    std::size_t waiting = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return false;
        m_waiting.push_back(std::move(job));
        waiting = m_waiting.size();
    }
    if (m_gate->mayBegin(waiting))
        m_doorbell.ring();
    return true;
}

void CoreQueue::drain()
{
    std::vector<Job> jobs;
    bool hasMore = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.empty() || !m_gate->mayBegin(m_waiting.size()))
            return;
        const auto end =
            m_waiting.begin() + std::ptrdiff_t(std::min(m_waiting.size(), m_batchSize));
        jobs.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
        m_waiting.erase(m_waiting.begin(), end);
        hasMore = !m_waiting.empty();
    }
    if (hasMore)
        m_doorbell.ring();
    const auto answers = m_batch->start();
    if (m_gate->begin(jobs.size()))
        m_moment.start();
    m_runner(
        [&jobs] {
            for (const Job &job : jobs)
                job();
        },
        [answers, gate = m_gate](bool durable) {
            answers->tell(durable);
            gate->end();
        });
    m_batch->finish();
}

} // namespace gatehouse::net
