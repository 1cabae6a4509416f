// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/EventLog.h"

#include <algorithm>
#include <iterator>

namespace gatehouse::gateway {

EventLog::Id EventLog::append(quint64 stream, const QByteArray &json)
{
    const Id id {stream, ++m_last};
    m_events.push_back({id, json});
    m_bytes += json.size();
    while (!m_events.empty() && (m_bytes > MaxBytes || m_events.size() > MaxEvents)) {
        m_bytes -= m_events.front().json.size();
        m_events.pop_front();
    }
    return id;
}

std::vector<EventLog::Event> EventLog::after(Id last) const
{
    std::vector<Event> events;
    std::copy_if(
        m_events.begin(), m_events.end(), std::back_inserter(events), [last](const Event &event) {
            return event.id.stream == last.stream && event.id.number > last.number;
        });
    return events;
}

bool EventLog::holds(quint64 stream) const
{
    return std::any_of(m_events.begin(), m_events.end(),
        [stream](const Event &event) { return event.id.stream == stream; });
}

QByteArray EventLog::text(Id id)
{
    return QByteArray::number(id.stream) + '-' + QByteArray::number(id.number);
}

std::optional<EventLog::Id> EventLog::parse(QByteArrayView text)
{
    const qsizetype dash = text.indexOf('-');
    if (dash < 1)
        return std::nullopt;
    bool isStream = false;
    bool isNumber = false;
    const Id id {text.first(dash).toByteArray().toULongLong(&isStream),
        text.sliced(dash + 1).toByteArray().toULongLong(&isNumber)};
    // One way to write each, so that what is sent back is what was given.
    if (!isStream || !isNumber || EventLog::text(id) != text)
        return std::nullopt;
    return id;
}

} // namespace gatehouse::gateway
