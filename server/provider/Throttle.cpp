// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Throttle.h"

namespace gatehouse::provider {

using namespace std::chrono_literals;

namespace {

constexpr int FreeFailures = 5;
constexpr base::seconds LongestDelay = 5min;
constexpr base::seconds Memory = 1h;
constexpr qsizetype MaxRecords = 4096;

} // namespace

Throttle::Throttle(base::Clock &clock)
    : m_clock(clock)
{ }

base::seconds Throttle::delayAfter(int failures)
{
    constexpr int mostDoublings = 16;
    if (failures < FreeFailures)
        return 0s;
    return std::min(
        LongestDelay, base::seconds(1LL << std::min(failures - FreeFailures, mostDoublings)));
}

std::optional<base::seconds> Throttle::wait(const QByteArray &key) const
{
    const auto record = m_records.find(key);
    if (record == m_records.end())
        return std::nullopt;
    const base::sys_seconds next = record->last + delayAfter(record->failures);
    if (next <= m_clock.now())
        return std::nullopt;
    return next - m_clock.now();
}

void Throttle::failed(const QByteArray &key)
{
    const base::sys_seconds now = m_clock.now();
    auto record = m_records.find(key);
    if (record == m_records.end()) {
        makeRoom();
        record = m_records.insert(key, {});
    }
    if (record->last + Memory <= now)
        record->failures = 0;
    ++record->failures;
    record->last = now;
}

void Throttle::takeBack(const QByteArray &key)
{
    const auto record = m_records.find(key);
    if (record != m_records.end() && --record->failures <= 0)
        m_records.erase(record);
}

void Throttle::forget(const QByteArray &key)
{
    m_records.remove(key);
}

void Throttle::makeRoom()
{
    if (m_records.size() < MaxRecords)
        return;
    const base::sys_seconds now = m_clock.now();
    erase_if(m_records, [now](const auto &one) { return one.value().last + Memory <= now; });
    if (m_records.size() < MaxRecords)
        return;
    m_records.erase(std::min_element(m_records.begin(), m_records.end(),
        [](const Record &a, const Record &b) { return a.last < b.last; }));
}

} // namespace gatehouse::provider
