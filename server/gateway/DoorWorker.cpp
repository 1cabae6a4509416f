// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/DoorWorker.h"

#include <algorithm>
#include <unordered_set>

namespace gatehouse::gateway {

namespace {

using Time = std::chrono::steady_clock;

constexpr std::chrono::seconds ReportEvery {1};
/// After this, when the server stops, streams that still answer something are ended too.
constexpr std::chrono::milliseconds DrainPatience {4000};

thread_local DoorWorker *t_here = nullptr;

} // namespace

/// Stays with one answer from its first to its last byte.
class DoorWorker::Watch final : public net::ReplyObserver
{
public:
    Watch(DoorWorker &worker, Lives::iterator live, Passed passed)
        : m_worker(worker)
        , m_live(live)
        , m_passed(std::move(passed))
        , m_begun(Time::now())
    {
        m_counts.requests = 1;
        m_counts.bytesIn = quint64(m_passed.bytesIn);
    }
    ~Watch() override
    {
        if (!m_hasAnswer)
            ++m_counts.errors;
        m_worker.m_traffic.add(
            m_passed.key, {m_passed.session, m_passed.from, m_worker.m_clock.now()}, m_counts);
        const auto [first, last] = m_worker.m_bySession.equal_range(m_passed.session);
        const auto own =
            std::find_if(first, last, [this](const auto &entry) { return entry.second == m_live; });
        m_worker.m_bySession.erase(own);
        m_worker.m_lives.erase(m_live);
    }

    void onBegin(const net::Response &response) override
    {
        m_hasAnswer = true;
        m_counts.errors = response.status >= 400 ? 1 : 0;
        m_counts.addLatency(Time::now() - m_begun);
        m_live->isEvents = response.contentType == "text/event-stream";
    }
    void onContent(qsizetype bytes) override { m_counts.bytesOut += quint64(bytes); }

private:
    DoorWorker &m_worker;
    const Lives::iterator m_live;
    const Passed m_passed;
    const Time::time_point m_begun;
    Counts m_counts;
    bool m_hasAnswer = false;
};

DoorWorker::DoorWorker(LiveStreams &live, const Servers &servers, const base::Clock &clock)
    : m_live(live)
    , m_servers(servers)
    , m_clock(clock)
    , m_inbox(std::make_shared<net::Inbox>([this] {
        for (const net::Inbox::Command &command : m_inbox->takeAll().commands)
            command();
    }))
{
    Q_ASSERT(!t_here);
    t_here = this;
    QObject::connect(&m_report, &QTimer::timeout, &m_report, [this] {
        reportCounts();
        endOverdueSessions();
        endStreamsOfRetired();
        std::erase_if(m_retired, [](const auto &upstream) { return upstream->isIdle(); });
    });
    m_report.start(ReportEvery);
    m_live.join(this, m_inbox);
}

DoorWorker::~DoorWorker()
{
    m_live.leave(this);
    m_inbox->close();
    m_upstreams.clear();
    m_retired.clear();
    reportCounts();
    t_here = nullptr;
}

DoorWorker *DoorWorker::here()
{
    return t_here;
}

Upstream &DoorWorker::upstreamOf(const std::shared_ptr<const Server> &server)
{
    std::unique_ptr<Upstream> &upstream = m_upstreams[server];
    if (!upstream)
        upstream = server->open(server);
    return *upstream;
}

void DoorWorker::watch(net::Reply &reply, Passed passed)
{
    const auto live = m_lives.insert(m_lives.end(),
        {.reply = reply.channel(),
            .server = passed.server,
            .session = passed.session,
            .endsAt = passed.endsAt,
            .isStanding = passed.isStanding});
    m_bySession.emplace(passed.session, live);
    reply.observe(std::make_unique<Watch>(*this, live, std::move(passed)));
}

void DoorWorker::countRefusal(
    const Traffic::Key &key, const domain::SessionId &session, const QHostAddress &from)
{
    m_traffic.add(key, {session, from, m_clock.now()}, {.requests = 1, .errors = 1});
}

void DoorWorker::endSession(const domain::SessionId &session)
{
    // Each cut takes its answer off these lists.
    std::vector<std::pair<std::weak_ptr<net::ReplyChannel>, bool>> replies;
    const auto [first, last] = m_bySession.equal_range(session);
    for (auto it = first; it != last; ++it)
        replies.emplace_back(it->second->reply, it->second->isEvents);
    for (const auto &[weak, isEvents] : replies) {
        if (auto channel = weak.lock()) {
            net::Reply reply(std::move(channel));
            // Anything but events must not look complete.
            isEvents ? reply.finishEarly() : reply.cut();
        }
    }
    for (const auto &[server, upstream] : m_upstreams)
        upstream->endSession(session);
    for (const auto &upstream : m_retired)
        upstream->endSession(session);
    m_traffic.forget(session);
}

/// Those that end by time, of which the core tells within a minute only: a stream would outlive its
/// session.
void DoorWorker::endOverdueSessions()
{
    const base::sys_seconds now = m_clock.now();
    std::unordered_set<domain::SessionId> overdue;
    for (const Live &live : m_lives) {
        if (live.endsAt <= now)
            overdue.insert(live.session);
    }
    for (const domain::SessionId &session : overdue)
        endSession(session);
}

void DoorWorker::drain()
{
    finishStreams([](const Live &live) { return live.isStanding; });
    QTimer::singleShot(DrainPatience, &m_report,
        [this] { finishStreams([](const Live &live) { return live.isEvents; }); });
}

void DoorWorker::finishStreams(const std::function<bool(const Live &)> &which)
{
    std::vector<std::weak_ptr<net::ReplyChannel>> replies;
    for (const Live &live : m_lives) {
        if (which(live))
            replies.push_back(live.reply);
    }
    for (const auto &weak : replies) {
        if (auto channel = weak.lock())
            net::Reply(std::move(channel)).finishEarly();
    }
}

void DoorWorker::refresh()
{
    const auto set = m_servers.get();
    for (auto it = m_upstreams.begin(); it != m_upstreams.end();) {
        const auto &servers = set->servers();
        if (std::find(servers.begin(), servers.end(), it->first) != servers.end()) {
            ++it;
            continue;
        }
        if (!it->second->isIdle())
            m_retired.push_back(std::move(it->second));
        it = m_upstreams.erase(it);
    }
    endStreamsOfRetired();
}

/// They would stay open for ever, with rules that hold no more; their clients come back to what
/// there is now. One that has yet to begin is ended when it has begun.
void DoorWorker::endStreamsOfRetired()
{
    if (!m_retired.empty())
        finishStreams([this](const Live &live) {
            return live.isStanding && !m_upstreams.contains(live.server);
        });
}

void DoorWorker::reportCounts()
{
    if (!m_traffic.isEmpty())
        m_live.report(std::exchange(m_traffic, {}));
}

} // namespace gatehouse::gateway
