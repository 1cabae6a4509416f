// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/TrafficHistory.h"

namespace gatehouse::models {

TrafficHistory::TrafficHistory(const base::Clock &clock)
    : m_clock(clock)
{ }

void TrafficHistory::take(const protocol::Traffic &traffic)
{
    const qint64 number = numberOfNow();
    Bucket &bucket = m_buckets.at(std::size_t(number) % Count);
    if (bucket.number != number)
        bucket = {.number = number};
    bucket.requests += traffic.counted.requests;
    bucket.errors += traffic.counted.errors;
    m_latest = traffic;
    Q_EMIT changed();
}

std::array<TrafficHistory::Bucket, TrafficHistory::Count> TrafficHistory::hour() const
{
    std::array<Bucket, Count> hour;
    const qint64 first = numberOfNow() - qint64(Count) + 1;
    for (std::size_t i = 0; i < Count; ++i) {
        const qint64 number = first + qint64(i);
        const Bucket &bucket = m_buckets.at(std::size_t(number) % Count);
        if (bucket.number == number)
            hour.at(i) = bucket;
    }
    return hour;
}

qint64 TrafficHistory::requestsOfLastMinute() const
{
    constexpr std::size_t Minute = base::seconds(60) / Span;
    const auto all = hour();
    qint64 requests = 0;
    for (std::size_t i = Count - Minute; i < Count; ++i)
        requests += all.at(i).requests;
    return requests;
}

} // namespace gatehouse::models
