// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Diagnosis.h"

#include <span>

namespace gatehouse::oauth {

/// What the rules ask of an attempt. Keeps references for the time of one diagnosis.
class Facts
{
public:
    Facts(const Attempt &attempt, const ClientHabits &habits, base::sys_seconds now)
        : m_attempt(attempt)
        , m_habits(habits)
        , m_now(now)
    { }

    bool has(StepKind kind) const { return first(kind) != nullptr; }
    const TimelineStep *first(StepKind kind) const;
    const TimelineStep *last(StepKind kind) const;
    const TimelineStep *last(StepKind kind, StepReason reason) const;
    /// How often it happened after the last step of kind \a since.
    int timesSince(StepKind since, StepKind kind, StepReason reason) const;
    /// That is the last that happened, and nothing came for \a silence.
    bool stoppedAt(StepKind kind, base::seconds silence) const;
    int neverRefreshed() const { return m_habits.neverRefreshed(m_attempt.clientId); }

private:
    const Attempt &m_attempt;
    const ClientHabits &m_habits;
    const base::sys_seconds m_now;
};

/// One row of the table: when it applies it may add values for its texts, which are those of its id
/// in domain/DiagnosisTexts.h.
struct DiagnosisRule
{
    const char *id;
    bool (*applies)(const Facts &facts, QMap<QString, QString> &values);
};

std::span<const DiagnosisRule> diagnosisRules();

} // namespace gatehouse::oauth
