// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Recorder.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcTimeline, "gatehouse.timeline")

constexpr qsizetype MaxWrittenTogether = 512; // then other requests get their turn
constexpr qsizetype MaxTies = 256;
constexpr base::seconds BetweenTellings {60};
constexpr qsizetype MaxAgentRemembered = 512; // bytes

} // namespace

QByteArray Recorder::tieOf(QByteArrayView address, QByteArrayView userAgent)
{
    if (userAgent.size() > MaxAgentRemembered)
        return m_buffer.tieOf(address, userAgent);
    const QByteArray who = address.toByteArray() + '\n' + userAgent.toByteArray();
    const auto known = m_ties.constFind(who);
    if (known != m_ties.cend())
        return *known;
    if (m_ties.size() == MaxTies)
        m_ties.clear();
    return *m_ties.insert(who, m_buffer.tieOf(address, userAgent));
}

void Recorder::note(TimelineStep step)
{
    step.at = m_clock.now();
    step.lastAt = step.at;
    step.tie = m_tie;
    step.detail.truncate(MaxDetailBytes);
    if (m_witness)
        m_witness(step);
    m_staged.push_back(std::move(step));
}

void Recorder::applyStaged()
{
    if (!m_staged.empty())
        m_buffer.addAll(std::exchange(m_staged, {}));
}

TimelineStep Recorder::withItsSession(WaitingStep waiting)
{
    TimelineStep step = std::move(waiting.step);
    if (!waiting.token)
        return step;
    const auto session = m_store.sessionOfAccess(*waiting.token);
    if (!session || !*session)
        return step;
    step.session = (*session)->id;
    step.clientId = (*session)->clientId;
    step.clientName = (*session)->clientName;
    if (step.reason == StepReason::Unknown)
        step.reason = StepReason::Expired;
    return step;
}

void Recorder::tellWhatFoundNoRoom()
{
    const quint64 dropped = m_buffer.dropped();
    const base::sys_seconds now = m_clock.now();
    if (dropped == m_toldDropped || now < m_toldAt + BetweenTellings)
        return;
    qCWarning(lcTimeline).noquote()
        << "More came at once than the timeline takes:" << dropped - m_toldDropped
        << "steps are missing in it.";
    m_toldDropped = dropped;
    m_toldAt = now;
}

void Recorder::write()
{
    if (!hasMore()) {
        std::vector<WaitingStep> waiting = m_buffer.drain();
        m_taken.assign(
            std::make_move_iterator(waiting.begin()), std::make_move_iterator(waiting.end()));
    }
    QList<TimelineStep> steps;
    while (hasMore() && steps.size() < MaxWrittenTogether) {
        steps.append(withItsSession(std::move(m_taken.front())));
        m_taken.pop_front();
    }
    if (steps.isEmpty())
        return;
    if (const auto recorded = m_store.timeline().record(steps); !recorded)
        qCWarning(lcTimeline).noquote()
            << "Steps of sign-ins are lost:" << recorded.error().message;
}

} // namespace gatehouse::oauth
