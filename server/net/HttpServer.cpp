// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpServer.h"

#include "net/AddressBook.h"
#include "net/ListeningSockets.h"
#include "net/RouteTable.h"
#include "net/TlsConfiguration.h"
#include "net/Worker.h"

#include <QEventLoop>
#include <QTimer>

namespace gatehouse::net {

using base::Err;
using base::Result;

HttpServer::HttpServer(ListenOptions options, std::vector<Route> routes, WorkerHandler fallback,
    CoreQueue &core, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_table(std::make_shared<const RouteTable>(std::move(routes)))
    , m_fallback(std::move(fallback))
    , m_core(core)
    , m_counters(std::make_shared<FrontCounters>())
    , m_addresses(std::make_shared<AddressBook>(m_options.limits, m_options.proxies, m_counters))
{ }

HttpServer::~HttpServer() = default;

Result<void> HttpServer::start()
{
    Q_ASSERT(m_workers.empty());
    HttpListener::Setup setup {.limits = m_options.limits,
        .proxies = m_options.proxies,
        .table = m_table,
        .fallback = m_fallback,
        .core = &m_core,
        .counters = m_counters,
        .addresses = m_addresses,
        .tls = {},
        .makeCompany = m_makeCompany};
    if (m_options.tls) {
        auto tls = loadTls(*m_options.tls);
        if (!tls)
            return Err(tls.error());
        setup.tls = *tls;
    }
    auto sockets =
        ListeningSockets::open(m_options.address, m_options.port, std::max(m_options.workers, 1));
    if (!sockets)
        return Err(sockets.error());
    m_port = sockets->port();
    for (const int descriptor : sockets->take()) {
        const int number = int(m_workers.size()) + 1;
        m_workers.push_back(std::make_unique<Worker>(setup, descriptor, number));
    }
    for (const auto &worker : m_workers)
        worker->open();
    return {};
}

Result<void> HttpServer::reloadTls()
{
    if (!m_options.tls)
        return {};
    const auto tls = loadTls(*m_options.tls);
    if (!tls)
        return Err(tls.error());
    for (const auto &worker : m_workers)
        worker->setTls(*tls);
    return {};
}

void HttpServer::stop(std::chrono::milliseconds patience)
{
    // The core thread must go on answering meanwhile, so its event loop turns here.
    QEventLoop loop;
    std::size_t running = m_workers.size();
    for (const auto &worker : m_workers) {
        connect(worker.get(), &QThread::finished, &loop, [&loop, &running] {
            if (--running == 0)
                loop.quit();
        });
        worker->finish();
    }
    if (running > 0 && patience.count() > 0) {
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec();
    }
    m_workers.clear();
}

} // namespace gatehouse::net
