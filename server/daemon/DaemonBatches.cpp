// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"

#include <QLoggingCategory>

// How what happens on the core is kept, and told once it is.

namespace gatehouse::daemon {

namespace {

Q_LOGGING_CATEGORY(lcKeeping, "gatehouse.daemon")

} // namespace

bool Daemon::runBatch(const std::function<void()> &work)
{
    return settle(m_store->batch([&] {
        work();
        m_auditor.write();
    }));
}

void Daemon::runGroup(const std::function<void()> &work, const net::CoreQueue::Told &told)
{
    if (!m_settings.groupCommit)
        return told(runBatch(work));
    auto held = m_store->batch(
        [&] {
            work();
            m_auditor.write();
        },
        [told](const base::Result<void> &kept) {
            if (!kept)
                qCCritical(lcKeeping).noquote() << kept.error().message;
            told(kept.ok());
        });
    if (!held)
        told(false);
    else if (m_refreshes->hasStaged()) // who hears of a provider's new tokens uses them at once
        held = m_store->batch([] {});
    settle(held);
}

/// Publishes what a batch staged, or forgets it.
bool Daemon::settle(const base::Result<void> &held)
{
    if (held) {
        for (const domain::SessionId &ended : m_published.applyStaged())
            m_live.end(ended);
        m_approval.applyStaged();
        m_events.tellStaged();
        m_auditor.tellWritten();
        m_refreshes->applyStaged();
        m_steps.applyStaged();
        return true;
    }
    m_published.discardStaged();
    m_approval.discardStaged();
    m_events.discardStaged();
    m_auditor.discard();
    m_refreshes->discardStaged();
    m_steps.discardStaged();
    qCCritical(lcKeeping).noquote() << "Nothing can be stored:" << held.error().message;
    return false;
}

} // namespace gatehouse::daemon
