// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Traffic.h"
#include "net/HttpServer.h"
#include "net/Inbox.h"

namespace gatehouse::daemon {

/// What all workers have counted, and the listener where Prometheus reads it: an address of its
/// own, never the public port. Core thread.
class Metrics
{
public:
    using Gauge = std::function<gateway::Gauges()>;

    /// Hears of everything that is counted from now on, on the core thread; nobody for nothing.
    using Listener = std::function<void(const gateway::Traffic &more)>;

    /// \a always hears of it too, first.
    explicit Metrics(Listener always = {});

    void setListener(Listener listener) { m_listener = std::move(listener); }

    /// From any thread; counted on the core thread.
    void take(gateway::Traffic traffic);

    /// Listens on \a address ("127.0.0.1:9464"). Conflict when it is taken.
    base::Result<void> listen(const QByteArray &address, net::CoreQueue &core, Gauge gauges);
    void stop();
    /// 0 while it does not listen.
    quint16 port() const { return m_server ? m_server->port() : 0; }

private:
    const Listener m_always;
    std::shared_ptr<net::Inbox> m_inbox;
    gateway::Traffic m_traffic; ///< of tools
    Listener m_listener;
    std::unique_ptr<net::HttpServer> m_server;
};

} // namespace gatehouse::daemon
