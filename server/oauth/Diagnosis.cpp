// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Diagnosis.h"

#include "domain/DiagnosisTexts.h"
#include "oauth/DiagnosisRules.h"

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

QString filled(const char *text, QMap<QString, QString> values)
{
    if (!values.contains(u"client"_s))
        values.insert(u"client"_s, u"A program"_s);
    return domain::filledIn(QString::fromUtf8(text), values);
}

} // namespace

QString Finding::sentenceText() const
{
    const domain::DiagnosisText *text = domain::diagnosisText(id);
    return text ? filled(text->sentence, values) : QString();
}

QString Finding::adviceText() const
{
    const domain::DiagnosisText *text = domain::diagnosisText(id);
    return text ? filled(text->advice, values) : QString();
}

ClientHabits::ClientHabits(
    const QList<Attempt> &attempts, base::sys_seconds now, const AccessTtlOf &accessTtlOf)
{
    for (const Attempt &attempt : attempts) {
        const Facts facts(attempt, *this, now);
        const TimelineStep *issued = facts.first(StepKind::TokensIssued);
        Habit &habit = m_habits[attempt.clientId.value];
        if (facts.has(StepKind::Refreshed)) {
            ++habit.refreshed;
        } else if (issued && facts.has(StepKind::FirstCall)) {
            if (!habit.accessTtl)
                habit.accessTtl = accessTtlOf(attempt.clientId);
            if (issued->at + *habit.accessTtl <= now)
                ++habit.outlived;
        }
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
    const QString name = attempt.clientName.isEmpty() ? QString::fromUtf8(attempt.clientId.value)
                                                      : attempt.clientName;
    for (const DiagnosisRule &rule : diagnosisRules()) {
        QMap<QString, QString> values;
        if (!rule.applies(facts, values))
            continue;
        if (!name.isEmpty())
            values.insert(u"client"_s, name);
        findings.append({rule.id, values});
    }
    return findings;
}

} // namespace gatehouse::oauth
