// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Messages.h"

#include <QObject>

#include <array>

namespace gatehouse::models {

/// The traffic of the last hour, as far as this app has seen it: the server tells each second once.
class TrafficHistory : public QObject
{
    Q_OBJECT
public:
    /// What happened in one span of time.
    struct Bucket
    {
        qint64 number = -1; ///< of the span, counted from 1970; another one: nothing is known of it
        qint64 requests = 0;
        qint64 errors = 0;
    };
    static constexpr base::seconds Span {20};
    static constexpr std::size_t Count = 180; ///< an hour

    explicit TrafficHistory(const base::Clock &clock);

    void take(const protocol::Traffic &traffic);
    /// The oldest first, the one that is not over yet last; those without a number are not known.
    std::array<Bucket, Count> hour() const;
    /// Of the last whole minute that is known.
    qint64 requestsOfLastMinute() const;
    /// What the server said last.
    const protocol::Traffic &latest() const { return m_latest; }

Q_SIGNALS:
    void changed();

private:
    qint64 numberOfNow() const { return m_clock.now().time_since_epoch() / Span; }

    const base::Clock &m_clock;
    std::array<Bucket, Count> m_buckets;
    protocol::Traffic m_latest;
};

} // namespace gatehouse::models
