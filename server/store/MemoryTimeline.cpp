// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryTimeline.h"

#include <QSet>

#include <algorithm>

namespace gatehouse::store {

using base::Result;
using oauth::StepKind;
using oauth::TimelineStep;

Result<void> MemoryTimeline::record(const QList<TimelineStep> &steps)
{
    QSet<QByteArray> clients;
    for (const TimelineStep &step : steps) {
        add(step);
        if (!step.clientId.isEmpty())
            clients.insert(step.clientId.value);
    }
    for (const QByteArray &client : std::as_const(clients))
        makeRoom([&client](const TimelineStep &kept) { return kept.clientId.value == client; },
            oauth::MaxStepsPerClient);
    makeRoom([](const TimelineStep &kept) { return kept.session.isEmpty(); },
        oauth::MaxStepsWithoutSession);
    makeRoom([](const TimelineStep &) { return true; }, oauth::MaxSteps);
    return {};
}

void MemoryTimeline::add(TimelineStep step)
{
    const auto ofSession = [&step](const TimelineStep &kept) {
        return !step.session.isEmpty() && kept.session == step.session;
    };
    if (step.signIn.isEmpty()) {
        const auto named = std::find_if(m_steps.cbegin(), m_steps.cend(),
            [&](const auto &kept) { return ofSession(kept) && !kept.signIn.isEmpty(); });
        if (named != m_steps.cend())
            step.signIn = named->signIn;
    }
    if (step.kind == StepKind::FirstCall) {
        const bool called = std::any_of(m_steps.cbegin(), m_steps.cend(),
            [&](const auto &kept) { return ofSession(kept) && kept.kind == step.kind; });
        if (called || step.signIn.isEmpty())
            return;
    }
    if (TimelineStep *known = oauth::isCounted(step.kind) ? likeIt(step) : nullptr) {
        known->times += step.times;
        known->lastAt = step.lastAt;
        return;
    }
    if (step.tellsSession()) {
        for (TimelineStep &kept : m_steps) {
            if (kept.signIn == step.signIn && kept.session.isEmpty())
                kept.session = step.session;
        }
    }
    step.number = m_steps.empty() ? 1 : m_steps.back().number + 1;
    m_steps.push_back(step);
    if (step.signIn.isEmpty())
        return;
    const auto ofSignIn = [&step](const TimelineStep &kept) { return kept.signIn == step.signIn; };
    if (std::count_if(m_steps.cbegin(), m_steps.cend(), ofSignIn) > oauth::MaxStepsPerAttempt)
        m_steps.erase(std::find_if(m_steps.begin(), m_steps.end(), ofSignIn));
}

TimelineStep *MemoryTimeline::likeIt(const TimelineStep &step)
{
    const auto sameWords = [&step](const TimelineStep &kept) {
        return kept.kind == step.kind && kept.reason == step.reason && kept.detail == step.detail;
    };
    const auto ofIt = [&step](const TimelineStep &kept) {
        if (step.isLoose())
            return kept.isLoose() && kept.tie == step.tie && kept.clientId == step.clientId;
        return step.signIn.isEmpty() ? kept.session == step.session : kept.signIn == step.signIn;
    };
    for (auto kept = m_steps.rbegin(); kept != m_steps.rend(); ++kept) {
        if (!ofIt(*kept))
            continue;
        const bool near = !step.isLoose() || kept->lastAt >= step.at - oauth::LooseStepsTogether;
        if (sameWords(*kept) && near)
            return &*kept;
        if (!step.isLoose())
            return nullptr;
    }
    return nullptr;
}

void MemoryTimeline::makeRoom(const Belongs &belongs, std::size_t most)
{
    auto excess = std::count_if(m_steps.cbegin(), m_steps.cend(), belongs) - qint64(most);
    for (const bool withSession : {false, true}) {
        std::erase_if(m_steps, [&](const TimelineStep &kept) {
            return excess > 0 && belongs(kept) && kept.session.isEmpty() != withSession
                && excess-- > 0;
        });
    }
}

Result<QList<TimelineStep>> MemoryTimeline::steps(
    const std::optional<domain::ClientId> &client, int limit, std::optional<qint64> before)
{
    QSet<QByteArray> ties;
    for (const TimelineStep &kept : m_steps) {
        if (client && kept.clientId == *client && !kept.tie.isEmpty())
            ties.insert(kept.tie);
    }
    QList<TimelineStep> found;
    for (const TimelineStep &kept : m_steps) {
        const bool tied = kept.clientId.isEmpty() && ties.contains(kept.tie);
        const bool isBefore = !before || kept.number < *before;
        if (isBefore && (!client || kept.clientId == *client || tied))
            found.append(kept);
    }
    return found.last(std::min<qsizetype>(limit, found.size()));
}

Result<int> MemoryTimeline::purge(base::sys_seconds now, int limit)
{
    int gone = 0;
    std::erase_if(m_steps, [&](const TimelineStep &kept) {
        return gone < limit && kept.lastAt <= now - oauth::TimelineLife && ++gone > 0;
    });
    return gone;
}

} // namespace gatehouse::store
