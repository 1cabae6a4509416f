// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/StreamClient.h"

#include "net/ClientConnection.h"

#include <algorithm>

namespace gatehouse::net {

namespace {

using namespace std::chrono_literals;

/// Often enough that the shortest deadline is kept within a quarter of itself.
std::chrono::milliseconds sweepInterval(const StreamClientOptions &options)
{
    const auto shortest = std::min({options.headTime, options.stallTime, options.keepTime});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, 10ms, 1000ms);
}

} // namespace

Exchange::~Exchange()
{
    if (m_connection)
        m_connection->abandon();
}

void Exchange::setReading(bool on)
{
    if (m_isReading == on)
        return;
    m_isReading = on;
    if (m_connection)
        m_connection->updateReading();
}

StreamClient::StreamClient(StreamClientOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_clock.start();
    connect(&m_sweep, &QTimer::timeout, this, &StreamClient::sweep);
    m_sweep.start(sweepInterval(m_options));
}

StreamClient::~StreamClient()
{
    for (ClientConnection *connection : std::vector(m_connections.begin(), m_connections.end()))
        delete connection;
}

std::unique_ptr<Exchange> StreamClient::send(StreamRequest request, ExchangeOwner &owner)
{
    std::unique_ptr<Exchange> exchange(new Exchange(owner, std::move(request)));
    ClientConnection *connection = takeIdle();
    if (!connection) {
        connection = new ClientConnection(*this);
        m_connections.insert(connection);
    }
    connection->begin(*exchange);
    return exchange;
}

ClientConnection *StreamClient::takeIdle()
{
    while (!m_idle.empty()) {
        ClientConnection *connection = m_idle.back();
        m_idle.pop_back();
        if (!connection->isStale())
            return connection;
        connection->abandon();
    }
    return nullptr;
}

void StreamClient::keep(ClientConnection *connection)
{
    m_idle.push_back(connection);
    if (m_idle.size() > std::size_t(std::max(m_options.maxIdle, 1)))
        m_idle.front()->abandon();
}

void StreamClient::forget(ClientConnection *connection)
{
    m_connections.erase(connection);
    std::erase(m_idle, connection);
}

void StreamClient::sweep()
{
    const qint64 now = m_clock.elapsed();
    for (ClientConnection *connection : std::vector(m_connections.begin(), m_connections.end()))
        connection->sweep(now);
}

} // namespace gatehouse::net
