// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Attempts.h"

#include <QHash>

#include <algorithm>

namespace gatehouse::oauth {

namespace {

using base::sys_seconds;

/// Builds attempts step by step; the order of the calls is that of assembleAttempts.
class Assembly
{
public:
    void addBound(const TimelineStep &step);
    /// One that led to a sign-in tells which program the steps before it came from.
    void tieRegistered(const TimelineStep &step);
    void sortPlaces();
    void addLoose(const TimelineStep &step);
    void seal();
    QList<Attempt> take();

private:
    struct Place
    {
        qsizetype attempt;
        sys_seconds at;
    };

    qsizetype newAttempt();
    void add(qsizetype attempt, const TimelineStep &step);
    std::optional<qsizetype> led(const QList<Place> &places, const TimelineStep &step) const;
    std::optional<qsizetype> goesOn(
        const QHash<QByteArray, qsizetype> &groups, const QByteArray &key, sys_seconds at) const;

    QList<Attempt> m_attempts;
    QHash<QByteArray, qsizetype> m_bySignIn;
    QHash<QByteArray, qsizetype> m_bySession;
    QHash<QByteArray, QList<Place>> m_byClient; ///< where a sign-in began
    /// Every bound step that has one, and every registration that led to a sign-in.
    QHash<QByteArray, QList<Place>> m_byTie;
    QHash<QByteArray, qsizetype> m_looseByClient;
    QHash<QByteArray, qsizetype> m_looseByTie;
};

qsizetype Assembly::newAttempt()
{
    m_attempts.append(Attempt());
    return m_attempts.size() - 1;
}

void Assembly::add(qsizetype index, const TimelineStep &step)
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

void Assembly::addBound(const TimelineStep &step)
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

void Assembly::tieRegistered(const TimelineStep &step)
{
    const auto attempt = led(m_byClient.value(step.clientId.value), step);
    if (attempt && !step.tie.isEmpty())
        m_byTie[step.tie].append({*attempt, step.at});
}

void Assembly::sortPlaces()
{
    for (auto *places : {&m_byClient, &m_byTie}) {
        for (QList<Place> &list : *places)
            std::stable_sort(list.begin(), list.end(),
                [](const Place &a, const Place &b) { return a.at < b.at; });
    }
}

/// The first of \a places, by their times, that \a step came shortly before.
std::optional<qsizetype> Assembly::led(const QList<Place> &places, const TimelineStep &step) const
{
    const auto place = std::lower_bound(places.cbegin(), places.cend(), step.at,
        [](const Place &one, sys_seconds at) { return one.at < at; });
    if (place == places.cend() || place->at > step.lastAt + LooseStepsTogether)
        return std::nullopt;
    return place->attempt;
}

std::optional<qsizetype> Assembly::goesOn(
    const QHash<QByteArray, qsizetype> &groups, const QByteArray &key, sys_seconds at) const
{
    const auto known = groups.constFind(key);
    if (key.isEmpty() || known == groups.cend()
        || at > m_attempts[*known].steps.last().lastAt + LooseStepsTogether)
        return std::nullopt;
    return *known;
}

void Assembly::addLoose(const TimelineStep &step)
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
    const qsizetype index = attempt ? *attempt : newAttempt();
    if (!attempt || m_attempts[index].signIn.isEmpty()) {
        if (!step.clientId.isEmpty())
            m_looseByClient.insert(step.clientId.value, index);
        if (!step.tie.isEmpty())
            m_looseByTie.insert(step.tie, index);
    }
    add(index, step);
}

void Assembly::seal()
{
    for (Attempt &attempt : m_attempts) {
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
    std::stable_sort(m_attempts.begin(), m_attempts.end(), [](const Attempt &a, const Attempt &b) {
        return a.from != b.from ? a.from > b.from : a.number > b.number;
    });
}

QList<Attempt> Assembly::take()
{
    return std::move(m_attempts);
}

} // namespace

QList<Attempt> assembleAttempts(const QList<TimelineStep> &steps)
{
    Assembly assembly;
    for (const TimelineStep &step : steps) {
        if (!step.isLoose())
            assembly.addBound(step);
    }
    assembly.sortPlaces();
    for (const TimelineStep &step : steps) {
        if (step.isLoose() && step.kind == StepKind::Registered)
            assembly.tieRegistered(step);
    }
    assembly.sortPlaces();
    for (const TimelineStep &step : steps) {
        if (step.isLoose())
            assembly.addLoose(step);
    }
    assembly.seal();
    return assembly.take();
}

} // namespace gatehouse::oauth
