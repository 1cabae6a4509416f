// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioHub.h"

#include "net/EpollDispatcher.h"

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds HubTickEvery {250};
constexpr process::Child::Patience AtStop {
    std::chrono::milliseconds(1000), std::chrono::milliseconds(1000)};
constexpr std::chrono::milliseconds FinishTickEvery {10};
constexpr std::chrono::milliseconds StopWithin {2500};

} // namespace

StdioHub::StdioHub(Options options, McpSessionIds &ids)
    : m_options(std::move(options))
    , m_ids(ids)
{
    setObjectName(u"stdio"_s);
    setEventDispatcher(new net::EpollDispatcher);
    start();
    m_opened.wait();
}

StdioHub::~StdioHub()
{
    stop();
}

std::shared_ptr<StdioPort> StdioHub::open(const domain::McpServer &server)
{
    const quint64 number = ++m_lastPool;
    m_inbox->put([this, number, server] { addPool(number, server); });
    return std::make_shared<StdioPort>(*this, m_inbox, number);
}

void StdioHub::stop()
{
    m_inbox->put([this] {
        m_isFinishing = true;
        m_finishBy = StdioTable::Time::now() + StopWithin;
        m_pools.clear();
        m_endings->hurry(AtStop);
        m_ticks->start(FinishTickEvery);
        finish();
    });
    m_ended.wait();
    wait();
}

void StdioHub::run()
{
    m_guard = std::make_unique<process::Guard>();
    m_endings = std::make_unique<process::Endings>();
    m_inbox = std::make_shared<net::Inbox>([this] {
        for (const net::Inbox::Command &command : m_inbox->takeAll().commands)
            command();
    });
    m_ticks = std::make_unique<QTimer>();
    connect(m_ticks.get(), &QTimer::timeout, m_ticks.get(), [this] { tick(); });
    m_ticks->start(HubTickEvery);
    m_opened.count_down();
    exec();
    m_inbox->close();
    m_ticks.reset();
    m_pools.clear();
    m_endings.reset();
    m_guard.reset();
    m_ended.count_down();
}

void StdioHub::addPool(quint64 number, const domain::McpServer &server)
{
    if (m_isFinishing)
        return;
    m_pools[number] = std::make_unique<StdioPool>(StdioPool::Parts {
        .table = {.server = server,
            .folder = m_options.folder,
            .limits = m_options.limits,
            .guard = *m_guard,
            .endings = *m_endings,
            .mayStart = [this](const QByteArray &user) { return mayStart(user); }},
        .rules = ServerRules(server),
        .ids = m_ids});
}

StdioPool *StdioHub::pool(quint64 number)
{
    const auto found = m_pools.find(number);
    return found == m_pools.end() ? nullptr : found->second.get();
}

/// Nobody's program is stopped for a start that is then refused, nor another person's for one that
/// one of their own makes room for.
std::optional<StdioChild::Failure> StdioHub::mayStart(const QByteArray &user)
{
    const bool hasEnough = !user.isEmpty() && running(&user) >= m_options.limits.maxChildrenPerUser;
    const bool isFull = running(nullptr) >= m_options.limits.maxChildren
        || int(m_endings->count()) >= m_options.limits.maxChildren;
    if (!hasEnough && !isFull)
        return std::nullopt;
    if (StdioChild *spare = idlest(hasEnough ? &user : nullptr)) {
        spare->stop({});
        return std::nullopt;
    }
    if (hasEnough)
        return StdioChild::Failure {429,
            u"Too many MCP servers run for you already; close a session first."_s,
            std::chrono::seconds(30)};
    return StdioChild::Failure {
        503, u"Too many MCP servers run already; try again later."_s, std::chrono::seconds(30)};
}

int StdioHub::running(const QByteArray *user) const
{
    int count = 0;
    for (const auto &[number, pool] : m_pools)
        count += pool->table().running(user);
    return count;
}

/// Of \a user, or of anybody; null when none has been idle long enough.
StdioChild *StdioHub::idlest(const QByteArray *user) const
{
    const auto since = StdioTable::Time::now() - m_options.limits.idleEnough;
    StdioChild *idlest = nullptr;
    for (const auto &[number, pool] : m_pools) {
        StdioChild *child = pool->table().idlest(user, since);
        if (child && (!idlest || child->lastUse() < idlest->lastUse()))
            idlest = child;
    }
    return idlest;
}

void StdioHub::tick()
{
    const auto now = StdioTable::Time::now();
    m_endings->sweep();
    for (const auto &[number, pool] : m_pools)
        pool->tick(now);
    if (m_isFinishing)
        finish();
}

/// What has not ended by then is killed with the endings.
void StdioHub::finish()
{
    if (m_endings->count() == 0 || StdioTable::Time::now() >= m_finishBy)
        quit();
}

StdioPort::StdioPort(StdioHub &hub, std::shared_ptr<net::Inbox> inbox, quint64 pool)
    : m_hub(hub)
    , m_inbox(std::move(inbox))
    , m_pool(pool)
{ }

StdioPort::~StdioPort()
{
    m_inbox->put([&hub = m_hub, pool = m_pool] { hub.m_pools.erase(pool); });
}

void StdioPort::tell(std::function<void(StdioPool &)> command)
{
    m_inbox->put([&hub = m_hub, pool = m_pool, command = std::move(command)] {
        if (StdioPool *found = hub.pool(pool))
            command(*found);
    });
}

void StdioPort::take(StdioCall call)
{
    const auto kept = std::make_shared<const StdioCall>(std::move(call));
    m_inbox->put([&hub = m_hub, pool = m_pool, kept] {
        if (StdioPool *found = hub.pool(pool))
            return found->take(*kept);
        StdioNews news {.kind = StdioNews::Kind::Whole};
        news.response = rpcResponse(rpcError(kept->body.id(), RpcError::InternalError,
                                        u"This MCP server is being stopped."_s),
            503);
        kept->tell(std::move(news));
    });
}

void StdioPort::leave(const domain::SessionId &owner, quint64 reply, bool canResume)
{
    tell([owner, reply, canResume](StdioPool &pool) { pool.leave(owner, reply, canResume); });
}

void StdioPort::endOwner(const domain::SessionId &owner)
{
    tell([owner](StdioPool &pool) { pool.endOwner(owner); });
}

} // namespace gatehouse::gateway
