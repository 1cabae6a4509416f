// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HttpUpstream.h"

#include "gateway/HttpRelay.h"

namespace gatehouse::gateway {

namespace {

constexpr std::chrono::seconds TickEvery {1};

net::StreamClientOptions optionsFor(const Server &server, const HttpParts &parts)
{
    const domain::HttpTarget *target = server.config.http();
    Q_ASSERT(target);
    return {.address = net::serverAddress(target->url).value_or(net::ServerAddress()),
        .tls = parts.tls,
        .headTime = target->timeout};
}

} // namespace

HttpUpstream::HttpUpstream(std::shared_ptr<const Server> server, HttpParts parts)
    : m_server(std::move(server))
    , m_parts(std::move(parts))
    , m_client(optionsFor(*m_server, m_parts))
    , m_inbox(std::make_shared<net::Inbox>([this] {
        for (const net::Inbox::Command &command : m_inbox->takeAll().commands)
            command();
    }))
{
    connect(&m_ticks, &QTimer::timeout, this, &HttpUpstream::tick);
    m_ticks.start(TickEvery);
}

HttpUpstream::~HttpUpstream()
{
    m_inbox->close();
    m_recoveries.clear();
    for (HttpRelay *relay : std::vector(m_relays.begin(), m_relays.end()))
        delete relay;
}

void HttpUpstream::handle(const Call &call, net::Reply reply)
{
    auto *relay = new HttpRelay(*this, call, std::move(reply));
    m_relays.insert(relay);
    relay->start();
}

void HttpUpstream::endSession(const domain::SessionId &session)
{
    m_parts.sessions->endSession(session);
    m_parts.tokens->forget(session);
}

void HttpUpstream::tick()
{
    for (HttpRelay *relay : std::vector(m_relays.begin(), m_relays.end()))
        relay->tick();
}

void HttpUpstream::recover(const QByteArray &publicId, const QByteArray &usedId,
    const net::Headers &headers, QObject *context, Recovered done)
{
    Waiting &waiting = m_recoveries[publicId];
    waiting.waiters.emplace_back(context, std::move(done));
    if (waiting.recovery)
        return;
    const auto initialize = m_parts.sessions->initialize(publicId);
    const auto finished = [this, publicId, usedId](const SessionRecovery::Outcome &outcome) {
        onRecovered(publicId, usedId, outcome);
    };
    waiting.recovery = std::make_unique<SessionRecovery>(
        m_client, headers, initialize.value_or(QByteArray()), finished);
}

void HttpUpstream::onRecovered(
    const QByteArray &publicId, const QByteArray &usedId, const SessionRecovery::Outcome &outcome)
{
    const auto found = m_recoveries.find(publicId);
    Waiting waiting = std::move(found->second);
    m_recoveries.erase(found);
    waiting.recovery.release()->deleteLater(); // it is calling
    // Another worker may have been quicker: then its session counts.
    if (outcome.id)
        m_parts.sessions->replace(publicId, usedId, *outcome.id);
    for (const auto &[context, done] : waiting.waiters) {
        if (context)
            done(outcome.isGone);
    }
}

} // namespace gatehouse::gateway
