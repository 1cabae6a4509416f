// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/RevocationQueue.h"
#include "routes/Services.h"

#include <QObject>
#include <QTimer>

namespace gatehouse::daemon {

/// Runs the queue of revocations: at the start, when a session has ended, and when a try is due.
/// Core thread; keeps references to the core queue and the providers.
class ProviderRevocations : public QObject
{
    Q_OBJECT
public:
    /// \a parts without tell, which is its own.
    ProviderRevocations(oauth::RevocationQueue::Parts parts, net::CoreQueue &queue,
        const QList<provider::Provider *> &providers, const base::Clock &clock);

    /// Looks soon at what is due, in a batch of its own.
    void wake();

private:
    void run();
    void tell(const QByteArray &provider, const base::Secret &tokens,
        const oauth::RevocationQueue::Done &done);
    /// Calls \a done with \a told in a batch, unless this has gone meanwhile.
    void answer(const oauth::RevocationQueue::Done &done, const oauth::Told &told);
    void plan();

    net::CoreQueue &m_core;
    const QList<provider::Provider *> m_providers;
    const base::Clock &m_clock;
    oauth::RevocationQueue m_queue;
    QTimer m_timer;
    bool m_awake = false; ///< a run is on its way
};

} // namespace gatehouse::daemon
