// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioAnswer.h"

#include <algorithm>
#include <utility>

namespace gatehouse::gateway {

StdioAnswer::StdioAnswer(net::Reply reply, Traits traits)
    : m_reply(std::move(reply))
    , m_traits(std::move(traits))
{ }

void StdioAnswer::take(const StdioNews &news)
{
    if (isOver() || m_isEnding)
        return;
    switch (news.kind) {
    case StdioNews::Kind::Whole:
        if (m_isStream)
            return finish();
        m_isOver = true;
        return m_reply.send(news.response);
    case StdioNews::Kind::Opened:
        return begin();
    case StdioNews::Kind::Event:
        begin();
        return writeEvent(news.json, news.eventId);
    case StdioNews::Kind::Answer:
        if (m_isStream)
            writeEvent(news.json, news.eventId);
        else
            m_answers.push_back(news);
        if (news.isLast)
            finish();
        return;
    case StdioNews::Kind::Over:
        return finish();
    }
}

void StdioAnswer::begin()
{
    if (m_isStream)
        return;
    m_isStream = true;
    net::Response response {.contentType = "text/event-stream"};
    response.headers.append("Cache-Control", "no-cache, no-transform");
    response.headers.append("X-Accel-Buffering", "no");
    m_reply.begin(response);
    // A first byte for every proxy on the way; since 2025-11-25 one that a client can come back to.
    if (m_traits.firstEventId.isEmpty()) {
        write(": open\n\n");
    } else {
        m_canResume = true;
        write("id: " + m_traits.firstEventId + "\ndata: \n\n");
    }
    for (const StdioNews &answer : std::exchange(m_answers, {}))
        writeEvent(answer.json, answer.eventId);
}

void StdioAnswer::writeEvent(const QByteArray &json, const QByteArray &id)
{
    QByteArray event;
    event.reserve(json.size() + id.size() + 32);
    if (!id.isEmpty()) {
        event += "id: " + id + '\n';
        m_canResume = true;
    }
    event += "event: message\ndata: " + json + "\n\n";
    write(event);
}

void StdioAnswer::write(const QByteArray &bytes)
{
    m_lastWrite = Time::now();
    if (!m_waiting.isEmpty() && m_waiting.size() + bytes.size() > MaxWaiting)
        return m_reply.cut(); // it reads too slowly; it can come back for the rest
    m_waiting += bytes;
    pump();
}

void StdioAnswer::pump()
{
    while (!m_waiting.isEmpty() && !m_reply.isGone() && m_reply.backlog() < HighWater) {
        const qsizetype count = std::min(m_waiting.size(), HighWater);
        if (!m_reply.write(QByteArrayView(m_waiting).first(count)))
            return;
        m_waiting.remove(0, count);
    }
    if (m_reply.isGone())
        return;
    if (!m_waiting.isEmpty()) {
        m_reply.whenDrained([this] { pump(); });
    } else if (m_isEnding) {
        m_isOver = true;
        m_reply.end();
    }
}

void StdioAnswer::finish()
{
    if (!m_isStream)
        return sendJson();
    m_isEnding = true;
    pump();
}

void StdioAnswer::sendJson()
{
    m_isOver = true;
    if (m_answers.empty()) // every request was withdrawn
        return m_reply.send({.status = 202});
    net::Response response {.contentType = "application/json"};
    const StdioNews &first = m_answers.front();
    if (!first.mcpSession.isEmpty())
        response.headers.append("Mcp-Session-Id", first.mcpSession);
    if (!m_traits.isBatch) {
        response.status = first.status;
        response.body = first.json;
        if (first.retryAfter.count() > 0)
            response.headers.append("Retry-After", QByteArray::number(first.retryAfter.count()));
        return m_reply.send(response);
    }
    QByteArrayList all;
    for (const StdioNews &answer : m_answers)
        all.append(answer.json);
    response.body = '[' + all.join(',') + ']';
    m_reply.send(response);
}

void StdioAnswer::tick(Time::time_point now)
{
    if (isOver() || m_isEnding)
        return;
    if (!m_isStream && m_traits.mayBeEvents && now - m_begun >= PatienceForJson)
        begin();
    else if (m_isStream && m_waiting.isEmpty() && now - m_lastWrite >= KeepAliveEvery)
        write(": keep-alive\n\n");
}

} // namespace gatehouse::gateway
