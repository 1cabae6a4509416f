// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SessionRecovery.h"

namespace gatehouse::gateway {

namespace {

constexpr std::chrono::seconds Patience {10};
constexpr char Initialized[] = R"({"jsonrpc":"2.0","method":"notifications/initialized"})";

net::Headers without(const net::Headers &headers, const QByteArray &name)
{
    net::Headers rest;
    for (const net::Header &field : headers.fields()) {
        if (field.name.compare(name, Qt::CaseInsensitive) != 0)
            rest.append(field.name, field.value);
    }
    return rest;
}

/// As a client of the protocol would ask, whatever the request was that found the session gone.
net::Headers forMessages(const net::Headers &headers)
{
    net::Headers result = headers;
    for (const char *name : {"Accept", "Content-Type", "Last-Event-ID", "Mcp-Method", "Mcp-Name"})
        result = without(result, name);
    result.append("Accept", "application/json, text/event-stream");
    result.append("Content-Type", "application/json");
    return result;
}

} // namespace

SessionRecovery::SessionRecovery(
    net::StreamClient &client, const net::Headers &headers, const QByteArray &initialize, Done done)
    : m_client(client)
    , m_headers(forMessages(headers))
    , m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this, isGone = !initialize.isEmpty()] { finish({.isGone = isGone}); });
    m_deadline.start(initialize.isEmpty() ? std::chrono::seconds(0) : Patience);
    if (initialize.isEmpty())
        return;
    m_exchange = m_client.send({.method = "POST",
                                   .headers = without(m_headers, "MCP-Protocol-Version"),
                                   .body = initialize},
        *this);
}

void SessionRecovery::onHead(const net::AnswerHead &head)
{
    if (m_isIntroduced) {
        m_isGood = head.status >= 200 && head.status < 300;
        return;
    }
    m_id = head.headers.value("Mcp-Session-Id");
    m_isGood = head.status == 200 && !m_id.isEmpty();
}

void SessionRecovery::onEnd()
{
    if (!m_isGood || m_isIntroduced)
        return finish(m_isGood ? Outcome {m_id} : Outcome {});
    m_isIntroduced = true;
    m_isGood = false;
    net::Headers headers = m_headers;
    headers.append("Mcp-Session-Id", m_id);
    m_exchange = m_client.send({.method = "POST", .headers = headers, .body = Initialized}, *this);
}

void SessionRecovery::onFault(net::ExchangeFault)
{
    finish({.isGone = true});
}

void SessionRecovery::finish(const Outcome &outcome)
{
    m_deadline.stop();
    m_exchange.reset();
    if (const Done done = std::exchange(m_done, nullptr))
        done(outcome);
}

} // namespace gatehouse::gateway
