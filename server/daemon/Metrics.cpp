// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Metrics.h"

#include "net/ResponseHead.h"

namespace gatehouse::daemon {

Metrics::Metrics(Listener always)
    : m_always(std::move(always))
    , m_inbox(std::make_shared<net::Inbox>([this] {
        for (const net::Inbox::Command &command : m_inbox->takeAll().commands)
            command();
    }))
{ }

void Metrics::take(gateway::Traffic traffic)
{
    m_inbox->put([this, traffic = std::move(traffic)] {
        m_traffic.addTools(traffic);
        if (m_always)
            m_always(traffic);
        if (m_listener)
            m_listener(traffic);
    });
}

base::Result<void> Metrics::listen(const QByteArray &address, net::CoreQueue &core, Gauge gauges)
{
    const qsizetype colon = address.lastIndexOf(':');
    QByteArray host = address.first(colon);
    if (host.startsWith('['))
        host = host.sliced(1).chopped(1);
    const net::CoreHandler answer = [this, gauges = std::move(gauges)](
                                        const net::Request &, const net::Respond &respond) {
        respond({.contentType = "text/plain; version=0.0.4; charset=utf-8",
            .headers = {{"Cache-Control", "no-store"}},
            .body = gateway::metricsText(m_traffic, gauges())});
    };
    const net::WorkerHandler nothing = [](const net::Request &, net::Reply reply) {
        reply.send(net::errorAnswer(404, "not_found", "Only /metrics is here."));
    };
    m_server = std::make_unique<net::HttpServer>(
        net::ListenOptions {.address = QHostAddress(QString::fromUtf8(host)),
            .port = address.sliced(colon + 1).toUShort()},
        std::vector<net::Route> {
            {.pattern = "/metrics", .methods = {net::Method::Get}, .handler = answer}},
        nothing, core);
    auto started = m_server->start();
    if (!started)
        m_server.reset();
    return started;
}

void Metrics::stop()
{
    if (m_server)
        m_server->stop(std::chrono::milliseconds(0));
    m_server.reset();
}

} // namespace gatehouse::daemon
