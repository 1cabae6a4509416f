// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Diagnosis.h"

#include "oauth/DiagnosisRules.h"

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

QString Finding::filled(const QString &text) const
{
    QString result;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf(u"{{"_s, from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u"}}"_s, open);
        if (close < 0)
            return result + text.sliced(from);
        result +=
            text.sliced(from, open - from) + values.value(text.sliced(open + 2, close - open - 2));
        from = close + 2;
    }
}

ClientHabits::ClientHabits(
    const QList<Attempt> &attempts, base::sys_seconds now, base::seconds accessTtl)
{
    for (const Attempt &attempt : attempts) {
        const Facts facts(attempt, *this, now);
        const TimelineStep *issued = facts.first(StepKind::TokensIssued);
        Habit &habit = m_habits[attempt.clientId.value];
        if (facts.has(StepKind::Refreshed))
            ++habit.refreshed;
        else if (issued && facts.has(StepKind::FirstCall) && issued->at + accessTtl <= now)
            ++habit.outlived;
    }
}

int ClientHabits::neverRefreshed(const domain::ClientId &client) const
{
    const Habit habit = m_habits.value(client.value);
    return habit.refreshed > 0 ? 0 : habit.outlived;
}

QList<Finding> diagnose(const Attempt &attempt, const ClientHabits &habits, base::sys_seconds now)
{
    const Facts facts(attempt, habits, now);
    QList<Finding> findings;
    for (const DiagnosisRule &rule : diagnosisRules()) {
        Finding finding {rule.id, rule.sentence, rule.advice};
        const QString name = attempt.clientName.isEmpty()
            ? QString::fromUtf8(attempt.clientId.value)
            : attempt.clientName;
        finding.values.insert(u"client"_s, name.isEmpty() ? u"A program"_s : name);
        if (rule.applies(facts, finding.values))
            findings.append(finding);
    }
    return findings;
}

} // namespace gatehouse::oauth
