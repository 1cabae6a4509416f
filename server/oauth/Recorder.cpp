// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Recorder.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcTimeline, "gatehouse.timeline")

constexpr std::size_t MaxWrittenTogether = 512; // then other requests get their turn
constexpr qsizetype MaxTies = 256;
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

void Recorder::write()
{
    QList<TimelineStep> steps;
    for (WaitingStep &waiting : m_buffer.drain(MaxWrittenTogether)) {
        if (waiting.token) {
            const auto session = m_store.sessionOfAccess(*waiting.token);
            if (session && *session) {
                waiting.step.session = (*session)->id;
                waiting.step.clientId = (*session)->clientId;
                waiting.step.clientName = (*session)->clientName;
                if (waiting.step.reason == StepReason::Unknown)
                    waiting.step.reason = StepReason::Expired;
            }
        }
        steps.append(waiting.step);
    }
    if (steps.isEmpty())
        return;
    if (const auto recorded = m_store.timeline().record(steps); !recorded)
        qCWarning(lcTimeline).noquote()
            << "Steps of sign-ins are lost:" << recorded.error().message;
}

} // namespace gatehouse::oauth
