// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Attempts.h"

#include <QHash>

#include <algorithm>

namespace gatehouse::oauth {

using base::sys_seconds;

qsizetype AttemptAssembly::newAttempt()
{
    m_attempts.append(Attempt());
    return m_attempts.size() - 1;
}

void AttemptAssembly::add(qsizetype index, const TimelineStep &step)
{
    Attempt &attempt = m_attempts[index];
    if (attempt.signIn.isEmpty())
        attempt.signIn = step.signIn;
    if (attempt.session.isEmpty())
        attempt.session = step.session;
    if (attempt.clientId.isEmpty())
        attempt.clientId = step.clientId;
    if (attempt.clientName.isEmpty())
        attempt.clientName = step.clientName;
    attempt.steps.append(step);
}

void AttemptAssembly::addBound(const TimelineStep &step)
{
    QHash<QByteArray, qsizetype> &index = step.signIn.isEmpty() ? m_bySession : m_bySignIn;
    const QByteArray key = step.signIn.isEmpty() ? step.session.value : step.signIn;
    const auto known = index.constFind(key);
    const bool isNew = known == index.cend();
    const qsizetype attempt = isNew ? newAttempt() : *known;
    if (isNew) {
        index.insert(key, attempt);
        m_byClient[step.clientId.value].append({attempt, step.at});
    }
    if (!step.tie.isEmpty())
        m_byTie[step.tie].append({attempt, step.at});
    add(attempt, step);
}

void AttemptAssembly::tieRegistered(const TimelineStep &step)
{
    const auto attempt = led(m_byClient.value(step.clientId.value), step);
    if (attempt && !step.tie.isEmpty())
        m_byTie[step.tie].append({*attempt, step.at});
}

void AttemptAssembly::sortPlaces()
{
    for (auto *places : {&m_byClient, &m_byTie}) {
        for (QList<Place> &list : *places)
            std::stable_sort(list.begin(), list.end(),
                [](const Place &a, const Place &b) { return a.at < b.at; });
    }
}

/// The first of \a places, by their times, that \a step came shortly before.
std::optional<qsizetype> AttemptAssembly::led(
    const QList<Place> &places, const TimelineStep &step) const
{
    const auto place = std::lower_bound(places.cbegin(), places.cend(), step.at,
        [](const Place &one, sys_seconds at) { return one.at < at; });
    if (place == places.cend() || place->at > step.lastAt + LooseStepsTogether)
        return std::nullopt;
    return place->attempt;
}

std::optional<qsizetype> AttemptAssembly::goesOn(
    const QHash<QByteArray, qsizetype> &groups, const QByteArray &key, sys_seconds at) const
{
    const auto known = groups.constFind(key);
    if (key.isEmpty() || known == groups.cend()
        || at > m_attempts[*known].steps.last().lastAt + LooseStepsTogether)
        return std::nullopt;
    return *known;
}

void AttemptAssembly::addLoose(const TimelineStep &step)
{
    std::optional<qsizetype> attempt;
    // A request that was refused ended there; what follows is another attempt.
    if (step.kind == StepKind::Registered)
        attempt = led(m_byClient.value(step.clientId.value), step);
    else if (step.clientId.isEmpty())
        attempt = led(m_byTie.value(step.tie), step);
    if (!attempt)
        attempt = goesOn(m_looseByClient, step.clientId.value, step.at);
    if (!attempt)
        attempt = goesOn(m_looseByTie, step.tie, step.at);
    // As many as the store keeps of a sign-in: one stranger's knocks never make a row without end.
    if (attempt && m_attempts[*attempt].steps.size() >= MaxStepsPerAttempt)
        attempt.reset();
    const qsizetype index = attempt ? *attempt : newAttempt();
    if (!attempt || m_attempts[index].signIn.isEmpty()) {
        if (!step.clientId.isEmpty())
            m_looseByClient.insert(step.clientId.value, index);
        if (!step.tie.isEmpty())
            m_looseByTie.insert(step.tie, index);
    }
    add(index, step);
}

void AttemptAssembly::seal(Attempt &attempt)
{
    // Within one second, what led to the sign-in came before it.
    std::stable_sort(attempt.steps.begin(), attempt.steps.end(),
        [](const TimelineStep &a, const TimelineStep &b) {
            return a.at != b.at ? a.at < b.at : a.isLoose() && !b.isLoose();
        });
    attempt.from = attempt.steps.first().at;
    attempt.number = attempt.steps.first().number;
    for (const TimelineStep &step : std::as_const(attempt.steps)) {
        attempt.until = std::max(attempt.until, step.lastAt);
        attempt.number = std::min(attempt.number, step.number);
    }
}

void AttemptAssembly::tieRegistrations()
{
    sortPlaces();
    for (const TimelineStep &step : std::as_const(m_steps)) {
        if (step.isLoose() && step.kind == StepKind::Registered)
            tieRegistered(step);
    }
    sortPlaces();
}

/// What the phase does with the steps or attempts of that number.
void AttemptAssembly::work(qsizetype number)
{
    if (m_phase == Phase::Seal)
        return seal(m_attempts[number]);
    const TimelineStep &step = m_steps.at(number);
    if (m_phase == Phase::Bound && !step.isLoose())
        addBound(step);
    if (m_phase == Phase::Loose && step.isLoose())
        addLoose(step);
}

bool AttemptAssembly::goOn(qsizetype most)
{
    const qsizetype end = m_phase == Phase::Seal ? m_attempts.size() : m_steps.size();
    const qsizetype until = std::min(end, m_next + most);
    for (; m_next < until; ++m_next)
        work(m_next);
    if (m_next < end)
        return false;
    m_next = 0;
    switch (m_phase) {
    case Phase::Bound:
        tieRegistrations();
        m_phase = Phase::Loose;
        return false;
    case Phase::Loose:
        m_phase = Phase::Seal;
        return false;
    case Phase::Seal:
        return true;
    }
    Q_UNREACHABLE();
}

QList<Attempt> AttemptAssembly::take()
{
    std::stable_sort(m_attempts.begin(), m_attempts.end(), [](const Attempt &a, const Attempt &b) {
        return a.from != b.from ? a.from > b.from : a.number > b.number;
    });
    return std::move(m_attempts);
}

QList<Attempt> assembleAttempts(const QList<TimelineStep> &steps)
{
    AttemptAssembly assembly(steps);
    while (!assembly.goOn(std::max<qsizetype>(steps.size(), 1))) { }
    return assembly.take();
}

} // namespace gatehouse::oauth
