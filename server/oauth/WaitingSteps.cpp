// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/WaitingSteps.h"

#include <QHash>
#include <QSet>

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

QSet<QByteArray> signInsWithTokens(const std::vector<WaitingStep> &steps)
{
    QSet<QByteArray> found;
    for (const WaitingStep &waiting : steps) {
        if (waiting.step.kind == StepKind::TokensIssued)
            found.insert(waiting.step.signIn);
    }
    return found;
}

} // namespace

std::vector<WaitingStep> withoutSurplus(std::vector<WaitingStep> steps)
{
    QHash<QByteArray, qsizetype> surplus = surplusOf(steps);
    if (surplus.isEmpty())
        return steps;
    const QSet<QByteArray> withTokens = signInsWithTokens(steps);
    for (const bool ofSessions : {false, true}) {
        std::erase_if(steps, [&](const WaitingStep &waiting) {
            const TimelineStep &step = waiting.step;
            if (isCounted(step.kind))
                return false;
            const auto tooMany = surplus.find(step.clientId.value);
            if (tooMany == surplus.end() || *tooMany == 0)
                return false;
            const bool ofSession = !step.session.isEmpty() || withTokens.contains(step.signIn);
            if (ofSession != ofSessions)
                return false;
            --*tooMany;
            return true;
        });
    }
    return steps;
}

} // namespace gatehouse::oauth
