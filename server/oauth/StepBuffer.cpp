// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/StepBuffer.h"

namespace gatehouse::oauth {

namespace {

constexpr qsizetype TieBytes = 12;

std::size_t hashOf(const WaitingStep &waiting)
{
    const TimelineStep &step = waiting.step;
    const std::size_t token = waiting.token ? qHash(*waiting.token) : 0;
    return qHashMulti(token, int(step.kind), int(step.reason), step.signIn, step.clientId.value,
        step.session.value, step.tie, step.detail);
}

bool isSame(const WaitingStep &a, const WaitingStep &b)
{
    return a.token == b.token && a.step.kind == b.step.kind && a.step.reason == b.step.reason
        && a.step.signIn == b.step.signIn && a.step.clientId == b.step.clientId
        && a.step.session == b.step.session && a.step.tie == b.step.tie
        && a.step.detail == b.step.detail;
}

std::vector<WaitingStep> tidied(std::vector<WaitingStep> steps)
{
    tieTogether(steps);
    return withoutSurplus(std::move(steps));
}

} // namespace

QByteArray StepBuffer::tieOf(QByteArrayView address, QByteArrayView userAgent) const
{
    const QByteArray whole = address.toByteArray() + '\n' + userAgent.toByteArray();
    return m_tieKey.of(whole).toBytes().first(TieBytes);
}

bool StepBuffer::addFromWorker(const WaitingStep &waiting)
{
    const bool added = put(waiting);
    if (!added)
        m_dropped.fetch_add(1, std::memory_order_relaxed);
    return added;
}

bool StepBuffer::put(const WaitingStep &waiting)
{
    const std::lock_guard lock(m_mutex);
    const std::size_t before = m_waiting.size();
    const bool added = add(waiting, m_fromWorkers < MaxFromWorkers);
    m_fromWorkers += m_waiting.size() - before;
    return added;
}

void StepBuffer::addCall(const AccessRecord &token, base::sys_seconds now)
{
    const std::size_t hash = qHash(token.session.id.value, 1) | 1; // an empty place holds 0
    std::atomic<std::size_t> &place = m_called[(hash >> 1) % m_called.size()];
    if (place.load(std::memory_order_relaxed) == hash)
        return;
    const bool added = put({.step = {.at = now,
                                .lastAt = now,
                                .kind = StepKind::FirstCall,
                                .clientId = token.session.clientId,
                                .clientName = token.session.clientName,
                                .session = token.session.id}});
    if (added) // else the next call tries again
        place.store(hash, std::memory_order_relaxed);
}

void StepBuffer::addAll(const std::vector<TimelineStep> &steps)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() + steps.size() > MaxWaiting && !std::exchange(m_madeRoom, true))
        makeRoom();
    for (const TimelineStep &step : steps) {
        if (!add({step, {}}, true))
            m_dropped.fetch_add(1, std::memory_order_relaxed);
    }
}

void StepBuffer::makeRoom()
{
    m_counted.clear(); // places move: what is like a step before is counted apart
    m_waiting = tidied(std::move(m_waiting));
}

bool StepBuffer::add(const WaitingStep &waiting, bool mayTakeRoom)
{
    const bool counted = isCounted(waiting.step.kind);
    const std::size_t hash = counted ? hashOf(waiting) : 0;
    if (counted) {
        const auto known = m_counted.find(hash);
        if (known != m_counted.end() && isSame(m_waiting[known->second], waiting)) {
            TimelineStep &step = m_waiting[known->second].step;
            step.times += waiting.step.times;
            step.lastAt = waiting.step.lastAt;
            return true;
        }
    }
    if (!mayTakeRoom || m_waiting.size() >= MaxWaiting)
        return false;
    if (counted)
        m_counted[hash] = m_waiting.size();
    m_waiting.push_back(waiting);
    return true;
}

bool StepBuffer::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty();
}

std::vector<WaitingStep> StepBuffer::drain()
{
    std::vector<WaitingStep> taken;
    {
        const std::lock_guard lock(m_mutex);
        m_counted.clear();
        m_madeRoom = false;
        m_fromWorkers = 0;
        taken.swap(m_waiting);
    }
    return tidied(std::move(taken));
}

} // namespace gatehouse::oauth
