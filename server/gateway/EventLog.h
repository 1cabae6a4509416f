// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <deque>
#include <optional>
#include <vector>

namespace gatehouse::gateway {

/// The latest events of the streams of one MCP session, for a client that lost its connection and
/// names the last event it got (MCP, Streamable HTTP: Last-Event-ID). Bounded; the oldest go first.
class EventLog
{
public:
    static constexpr std::size_t MaxEvents = 256;
    static constexpr qsizetype MaxBytes = 256 * 1024;

    /// An event's name: its stream and its number in the log.
    struct Id
    {
        quint64 stream = 0;
        quint64 number = 0; ///< 0: before the first

        bool operator==(const Id &) const = default;
    };
    struct Event
    {
        Id id;
        QByteArray json;
    };

    Id append(quint64 stream, const QByteArray &json);
    /// What the stream of \a last has said after it.
    std::vector<Event> after(Id last) const;
    bool holds(quint64 stream) const;

    static QByteArray text(Id id);
    /// Nothing: not one of ours.
    static std::optional<Id> parse(QByteArrayView text);

private:
    std::deque<Event> m_events;
    qsizetype m_bytes = 0;
    quint64 m_last = 0;
};

} // namespace gatehouse::gateway
