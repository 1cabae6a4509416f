// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/Doctor.h"

#include <algorithm>

namespace gatehouse::doctor {

using namespace Qt::Literals::StringLiterals;
using protocol::CheckState;
using protocol::FindingLevel;

Doctor::Doctor(const base::Clock &clock, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_patience(patience)
{
    m_report.isFinished = true;
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const Check &late = m_checks[std::size_t(m_current)];
        take({findings::problem(late.name, u"There was no end to it: %1."_s.arg(late.title),
            {u"What is asked here does not answer in a time that a person waits."_s,
                u"See what it is waiting for, in its own log."_s})});
    });
}

Doctor::~Doctor() = default;

void Doctor::start(std::vector<Check> checks)
{
    Q_ASSERT(!m_isRunning);
    m_checks = std::move(checks);
    m_isRunning = true;
    m_current = -1;
    m_report = {.startedAt = m_clock.now()};
    for (const Check &check : m_checks)
        m_report.checks.append({check.name, check.title, CheckState::Waiting});
    QTimer::singleShot(0, this, &Doctor::next);
}

/// Without clients that can reach it, everything behind would say the same again.
bool Doctor::isReachable() const
{
    return std::none_of(
        m_report.findings.cbegin(), m_report.findings.cend(), [](const Finding &one) {
            return one.level == FindingLevel::Problem
                && (one.id == u"dns" || one.id == u"tls" || one.id == u"metadata");
        });
}

void Doctor::next()
{
    m_context.reset();
    if (++m_current == qsizetype(m_checks.size())) {
        m_isRunning = false;
        m_report.isFinished = true;
        Q_EMIT finished();
        return;
    }
    m_report.checks[m_current].state = CheckState::Running;
    const Check &check = m_checks[std::size_t(m_current)];
    if (check.needsPublicUrl && !isReachable())
        return take({findings::warning(check.name, u"Not tried: %1."_s.arg(check.title),
            {u"It would fail for the reason above."_s,
                u"Correct what is wrong with the public URL first, and run this again."_s})});
    m_context = std::make_unique<QObject>();
    m_deadline.start(m_patience);
    check.run(m_context.get(), [this, number = m_current](const Findings &found) {
        if (m_isRunning && number == m_current)
            take(found);
    });
}

void Doctor::take(const Findings &found)
{
    m_deadline.stop();
    protocol::CheckRow &row = m_report.checks[m_current];
    if (row.state == CheckState::Done)
        return;
    row.state = CheckState::Done;
    m_report.findings += found;
    // Later: whoever calls still stands in what goes with the context.
    QTimer::singleShot(0, this, &Doctor::next);
}

} // namespace gatehouse::doctor
