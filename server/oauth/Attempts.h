// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Diagnosis.h"

namespace gatehouse::oauth {

/// Puts steps, oldest first, together to attempts, newest first: what shares a sign-in or a
/// session; and what came before it from the same client or the same program within
/// LooseStepsTogether. What led to no sign-in makes attempts of its own. Pure.
QList<Attempt> assembleAttempts(const QList<TimelineStep> &steps);

/// The same a part at a time, so that others have their turn in between.
class AttemptAssembly
{
public:
    explicit AttemptAssembly(QList<TimelineStep> steps)
        : m_steps(std::move(steps))
    { }

    /// Goes on with so many steps, or attempts, at \a most; true when those were the last.
    bool goOn(qsizetype most);
    /// Once they were.
    QList<Attempt> take();

private:
    enum class Phase { Bound, Loose, Seal };
    struct Place
    {
        qsizetype attempt;
        base::sys_seconds at;
    };

    void work(qsizetype number);
    void addBound(const TimelineStep &step);
    void tieRegistrations();
    /// One that led to a sign-in tells which program the steps before it came from.
    void tieRegistered(const TimelineStep &step);
    void sortPlaces();
    void addLoose(const TimelineStep &step);
    static void seal(Attempt &attempt);
    qsizetype newAttempt();
    void add(qsizetype attempt, const TimelineStep &step);
    std::optional<qsizetype> led(const QList<Place> &places, const TimelineStep &step) const;
    std::optional<qsizetype> goesOn(const QHash<QByteArray, qsizetype> &groups,
        const QByteArray &key, base::sys_seconds at) const;

    QList<TimelineStep> m_steps;
    Phase m_phase = Phase::Bound;
    qsizetype m_next = 0;
    QList<Attempt> m_attempts;
    QHash<QByteArray, qsizetype> m_bySignIn;
    QHash<QByteArray, qsizetype> m_bySession;
    QHash<QByteArray, QList<Place>> m_byClient; ///< where a sign-in began
    /// Every bound step that has one, and every registration that led to a sign-in.
    QHash<QByteArray, QList<Place>> m_byTie;
    QHash<QByteArray, qsizetype> m_looseByClient;
    QHash<QByteArray, qsizetype> m_looseByTie;
};

} // namespace gatehouse::oauth
