// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"

#include <QLoggingCategory>

// How what happens on the core is kept, and told once it is.

namespace gatehouse::daemon {

namespace {

Q_LOGGING_CATEGORY(lcKeeping, "gatehouse.daemon")

/// Also says why not, to the log.
bool isKept(const base::Result<void> &durable)
{
    if (!durable)
        qCCritical(lcKeeping).noquote() << "Nothing can be stored:" << durable.error().message;
    return durable.ok();
}

} // namespace

bool Daemon::runBatch(const std::function<void()> &work)
{
    const auto held = m_store->batch(audited(work), nullptr);
    const bool durable = isKept(held ? m_store->flush() : held);
    settle(held.ok(), durable);
    return durable;
}

void Daemon::runGroup(const std::function<void()> &work, const net::CoreQueue::Told &told)
{
    if (!m_settings.groupCommit)
        return told(runBatch(work));
    const auto say = [told](const base::Result<void> &durable) { told(isKept(durable)); };
    const auto held = m_store->batch(audited(work), say);
    if (!held)
        say(held);
    // Who hears of a provider's new tokens uses them at once.
    const bool waits = held && m_refreshes->hasNewTokens();
    settle(held.ok(), waits ? m_store->flush().ok() : held.ok());
}

std::function<void()> Daemon::audited(const std::function<void()> &work)
{
    return [this, work] {
        work();
        m_auditor.write();
    };
}

/// Publishes what a batch staged when it \a holds for everybody who asks this process from now on,
/// or forgets it; a provider's new tokens when they are \a durable too.
void Daemon::settle(bool holds, bool durable)
{
    if (holds) {
        for (const domain::SessionId &ended : m_published.applyStaged())
            m_live.end(ended);
        m_approval.applyStaged();
        m_events.tellStaged();
        m_auditor.tellWritten();
    } else {
        m_published.discardStaged();
        m_approval.discardStaged();
        m_events.discardStaged();
        m_auditor.discard();
    }
    if (durable)
        m_refreshes->applyStaged();
    else
        m_refreshes->discardStaged();
    if (holds)
        m_steps.applyStaged();
    else
        m_steps.discardStaged();
}

} // namespace gatehouse::daemon
