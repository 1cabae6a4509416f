// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Housekeeping.h"

#include <QLoggingCategory>

#include <utility>

namespace gatehouse::daemon {

namespace {

Q_LOGGING_CATEGORY(lcHousekeeping, "gatehouse.daemon")

constexpr std::chrono::seconds TidyEvery {60};
constexpr std::chrono::seconds TimelineEvery {1};
constexpr std::chrono::seconds SignInsEvery {1};
constexpr base::seconds UnusedClientLife {3600};
/// At once; the core answers others in between.
constexpr int TidyRows = 500;
constexpr std::chrono::milliseconds RestWithin {50};

} // namespace

Housekeeping::Housekeeping(Parts parts)
    : m(std::move(parts))
{
    connect(&m_tidyTimer, &QTimer::timeout, this, &Housekeeping::tidyUp);
    m_removalTimer.setSingleShot(true);
    connect(&m_removalTimer, &QTimer::timeout, this, &Housekeeping::removeOld);
    connect(&m_timelineTimer, &QTimer::timeout, this, [this] {
        writePart();
        m.steps.tellWhatFoundNoRoom();
        m_timelineTimer.start(m.steps.hasMore() ? std::chrono::seconds(0) : TimelineEvery);
    });
    connect(&m_signInsTimer, &QTimer::timeout, this, &Housekeeping::settleSignIns);
}

void Housekeeping::start()
{
    m_tidyTimer.start(TidyEvery);
    m_timelineTimer.start(TimelineEvery);
    m_signInsTimer.start(SignInsEvery);
}

void Housekeeping::stop()
{
    m_tidyTimer.stop();
    m_removalTimer.stop();
    m_timelineTimer.stop();
    m_signInsTimer.stop();
}

void Housekeeping::tidyUp()
{
    const base::sys_seconds now = m.clock.now();
    m.published.dropExpired(now);
    m.runBatch([this] {
        endExpiredSessions();
        publishTokens();
        m.audit.tidy();
    });
    saveTokenUse();
    removeOld();
    Q_EMIT tidied();
}

/// A part of it. A flood of what nobody comes back to must be gone as fast as it came.
void Housekeeping::removeOld()
{
    const base::sys_seconds now = m.clock.now();
    const auto removed = m.store.purge(now, UnusedClientLife, TidyRows);
    if (!removed)
        qCWarning(lcHousekeeping).noquote()
            << "Old rows cannot be removed:" << removed.error().message;
    const auto steps = m.store.timeline().purge(now, TidyRows);
    if (!steps)
        qCWarning(lcHousekeeping).noquote()
            << "Old steps cannot be removed:" << steps.error().message;
    if ((removed && *removed >= TidyRows) || (steps && *steps >= TidyRows))
        m_removalTimer.start(RestWithin);
}

/// As any session ends: an answer under way is cut and who listens hears of it.
void Housekeeping::endExpiredSessions()
{
    const auto ended = m.sessions.endExpired(TidyRows);
    if (!ended)
        qCWarning(lcHousekeeping).noquote()
            << "Sessions that are over cannot be ended:" << ended.error().message;
}

/// What is known of their people has changed, or they are over.
void Housekeeping::publishTokens()
{
    if (const auto published = m.tokens.publish(); !published)
        qCWarning(lcHousekeeping).noquote()
            << "Personal access tokens cannot be looked at again:" << published.error().message;
}

void Housekeeping::saveTokenUse()
{
    if (m.tokens.hasUnsavedUse())
        m.runBatch([this] { m.tokens.saveUse(); });
}

void Housekeeping::settleSignIns()
{
    const auto settled = m.store.settleSignIns();
    if (!settled && !std::exchange(m_saidUnsettled, true))
        qCWarning(lcHousekeeping).noquote()
            << "Sign-ins on their way are in memory only:" << settled.error().message;
    if (settled)
        m_saidUnsettled = false;
}

void Housekeeping::writeTimeline()
{
    while (m.steps.hasAny())
        writePart();
}

void Housekeeping::writePart()
{
    if (m.steps.hasAny())
        m.runBatch([this] { m.steps.write(); });
}

} // namespace gatehouse::daemon
