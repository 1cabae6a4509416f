// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/WaitingSteps.h"

#include <QHash>

namespace gatehouse::oauth {

namespace {

/// By client, how many of its steps are too many.
QHash<QByteArray, qsizetype> surplusOf(const std::vector<WaitingStep> &steps)
{
    QHash<QByteArray, qsizetype> surplus;
    for (const WaitingStep &waiting : steps) {
        if (!isCounted(waiting.step.kind) && !waiting.step.clientId.isEmpty())
            ++surplus[waiting.step.clientId.value];
    }
    surplus.removeIf([](auto client) { return *client <= MaxStepsPerClient; });
    for (qsizetype &tooMany : surplus)
        tooMany -= MaxStepsPerClient;
    return surplus;
}

} // namespace

void tieTogether(std::vector<WaitingStep> &steps)
{
    QHash<domain::SessionId, QByteArray> signIns;
    for (WaitingStep &waiting : steps) {
        TimelineStep &step = waiting.step;
        if (step.tellsSession())
            signIns.insert(step.session, step.signIn);
        else if (step.signIn.isEmpty() && !step.session.isEmpty())
            step.signIn = signIns.value(step.session);
    }
    QHash<QByteArray, domain::SessionId> sessions;
    for (auto waiting = steps.rbegin(); waiting != steps.rend(); ++waiting) {
        TimelineStep &step = waiting->step;
        if (step.tellsSession())
            sessions.insert(step.signIn, step.session);
        else if (step.session.isEmpty() && !step.signIn.isEmpty())
            step.session = sessions.value(step.signIn);
    }
}

std::vector<WaitingStep> withoutSurplus(std::vector<WaitingStep> steps)
{
    QHash<QByteArray, qsizetype> surplus = surplusOf(steps);
    if (surplus.isEmpty())
        return steps;
    for (const bool ofSessions : {false, true}) {
        std::erase_if(steps, [&](const WaitingStep &waiting) {
            const TimelineStep &step = waiting.step;
            if (isCounted(step.kind))
                return false;
            const auto tooMany = surplus.find(step.clientId.value);
            if (tooMany == surplus.end() || *tooMany == 0)
                return false;
            if (step.session.isEmpty() == ofSessions)
                return false;
            --*tooMany;
            return true;
        });
    }
    return steps;
}

} // namespace gatehouse::oauth
