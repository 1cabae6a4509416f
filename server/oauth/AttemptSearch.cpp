// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AttemptSearch.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

constexpr int ReadTogether = 2000; ///< steps; then others have their turn
constexpr int AssembledTogether = 2000; ///< steps or attempts
constexpr int JudgedTogether = 500; ///< attempts

/// The doctor signs in up to the consent page, as a client that the server itself has marked: what
/// a client says of itself counts for nothing. Whoever goes on from that page is shown.
bool isOfDoctor(const Attempt &attempt)
{
    const auto marked = std::find_if(attempt.steps.cbegin(), attempt.steps.cend(),
        [](const TimelineStep &step) { return step.reason == StepReason::Doctor; });
    const auto isItsOwn = [&marked](const TimelineStep &step) {
        return step.clientId.isEmpty() || step.clientId == marked->clientId;
    };
    return marked != attempt.steps.cend()
        && std::all_of(attempt.steps.cbegin(), attempt.steps.cend(), [&](const TimelineStep &step) {
               return isItsOwn(step)
                   && (step.kind == StepKind::Challenged || step.kind == StepKind::MetadataRead
                       || step.kind == StepKind::Registered
                       || step.kind == StepKind::AuthorizeRefused || step.kind == StepKind::Asked);
           });
}

} // namespace

AttemptSearch::AttemptSearch(
    Timeline &timeline, const AttemptQuery &query, base::sys_seconds now, AccessTtlOf accessTtlOf)
    : m_timeline(timeline)
    , m_query(query)
    , m_now(now)
    , m_accessTtlOf(std::move(accessTtlOf))
{ }

base::Result<bool> AttemptSearch::goOn()
{
    if (m_isAssembled)
        return judge();
    if (!m_assembly)
        return read();
    if (m_assembly->goOn(AssembledTogether))
        begin(m_assembly->take());
    return false;
}

base::Result<bool> AttemptSearch::read()
{
    std::optional<qint64> before;
    if (!m_parts.isEmpty())
        before = m_parts.last().first().number;
    const auto part = m_timeline.steps(m_query.client, ReadTogether, before);
    if (!part)
        return base::Err(part.error());
    if (!part->isEmpty()) {
        m_parts.append(*part);
        return false;
    }
    QList<TimelineStep> steps;
    for (auto one = m_parts.crbegin(); one != m_parts.crend(); ++one)
        steps.append(*one);
    m_parts.clear();
    m_assembly.emplace(std::move(steps));
    return false;
}

void AttemptSearch::begin(QList<Attempt> attempts)
{
    m_assembly.reset();
    m_attempts = std::move(attempts);
    if (m_query.client)
        m_attempts.removeIf(
            [this](const Attempt &attempt) { return attempt.clientId != *m_query.client; });
    m_habits = ClientHabits(m_attempts, m_now, m_accessTtlOf);
    const auto first = m_attempts.cbegin();
    auto from = first;
    if (m_query.before) {
        const qint64 number = *m_query.before;
        from = std::find_if(first, m_attempts.cend(),
            [number](const Attempt &attempt) { return attempt.number == number; });
        if (from != m_attempts.cend())
            ++from;
        else // it has become part of another, or is too old
            from = std::find_if(first, m_attempts.cend(),
                [number](const Attempt &attempt) { return attempt.number < number; });
    }
    m_next = from - first;
    m_isAssembled = true;
}

bool AttemptSearch::fits(const Attempt &attempt) const
{
    if (isOfDoctor(attempt) || (m_query.session && attempt.session != *m_query.session))
        return false;
    const auto has = [this](const QString &text) {
        return text.contains(m_query.text, Qt::CaseInsensitive);
    };
    return m_query.text.isEmpty() || has(attempt.clientName)
        || has(QString::fromUtf8(attempt.clientId.value))
        || has(QString::fromUtf8(attempt.session.value));
}

/// True when enough was found, or there is no more.
bool AttemptSearch::judge()
{
    const qsizetype end = std::min(m_attempts.size(), m_next + JudgedTogether);
    for (; m_next < end; ++m_next) {
        Attempt &attempt = m_attempts[m_next];
        if (!fits(attempt))
            continue;
        attempt.findings = diagnose(attempt, m_habits, m_now);
        if (m_query.withFindings && attempt.findings.isEmpty())
            continue;
        if (m_found.attempts.size() >= m_query.limit) {
            m_found.next = m_found.attempts.last().number;
            return true;
        }
        m_found.attempts.append(std::move(attempt));
    }
    return m_next == m_attempts.size();
}

base::Result<AttemptsFound> readAttempts(
    Timeline &timeline, const AttemptQuery &query, base::sys_seconds now, AccessTtlOf accessTtlOf)
{
    AttemptSearch search(timeline, query, now, std::move(accessTtlOf));
    while (true) {
        const auto isDone = search.goOn();
        if (!isDone)
            return base::Err(isDone.error());
        if (*isDone)
            return search.take();
    }
}

} // namespace gatehouse::oauth
