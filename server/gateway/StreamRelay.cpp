// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StreamRelay.h"

namespace gatehouse::gateway {

namespace {

constexpr qsizetype MaxEditedEvent = 4 * 1024 * 1024;

} // namespace

StreamRelay::StreamRelay(net::Reply reply, std::function<void(bool)> setReading)
    : m_reply(std::move(reply))
    , m_setReading(std::move(setReading))
{ }

void StreamRelay::beginEvents(net::Response response, SseReader::Editor editor)
{
    if (editor)
        m_events = SseReader(std::move(editor), MaxEditedEvent);
    m_isEvents = true;
    response.contentType = "text/event-stream";
    response.headers.append("Cache-Control", "no-cache, no-transform");
    response.headers.append("X-Accel-Buffering", "no");
    m_reply.begin(response);
    write(": open\n\n");
}

void StreamRelay::beginPieces(const net::Response &response)
{
    m_reply.begin(response);
}

void StreamRelay::push(QByteArrayView piece)
{
    if (m_isEvents)
        write(m_events.feed(piece));
    else
        write(piece);
}

void StreamRelay::end(std::function<void()> done)
{
    m_done = std::move(done);
    pump();
}

void StreamRelay::fail(const QByteArray &message, std::function<void()> done)
{
    if (!m_isEvents)
        return m_reply.cut();
    if (!message.isEmpty() && m_events.isBetweenEvents())
        write("data: " + message + "\n\n");
    end(std::move(done));
}

void StreamRelay::tick(Time::time_point now)
{
    if (m_isEvents && !m_done && m_waiting.isEmpty() && m_events.isBetweenEvents()
        && now - m_lastWrite >= KeepAliveEvery)
        write(": keep-alive\n\n");
}

void StreamRelay::write(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    m_lastWrite = Time::now();
    if (m_waiting.isEmpty() && m_reply.backlog() == 0 && bytes.size() <= HighWater) {
        m_reply.write(bytes);
        if (m_reply.backlog() == 0)
            return;
    } else {
        m_waiting += bytes;
    }
    pump();
}

void StreamRelay::pump()
{
    if (m_reply.isGone())
        return;
    while (!m_waiting.isEmpty() && m_reply.backlog() < HighWater) {
        const qsizetype count = std::min(m_waiting.size(), HighWater);
        const bool taken = m_reply.write(QByteArrayView(m_waiting).first(count));
        if (!taken)
            return;
        m_waiting.remove(0, count);
    }
    const bool isBehind = !m_waiting.isEmpty() || m_reply.backlog() >= HighWater;
    if (isBehind) {
        m_setReading(false);
        m_reply.whenDrained([this] { pump(); });
    } else if (m_done) {
        finish();
    } else {
        m_setReading(true);
    }
}

void StreamRelay::finish()
{
    const auto done = std::exchange(m_done, nullptr);
    m_reply.end();
    done();
}

} // namespace gatehouse::gateway
