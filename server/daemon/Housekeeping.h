// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Auditor.h"
#include "oauth/PersonalTokens.h"
#include "oauth/Recorder.h"
#include "oauth/Sessions.h"

#include <QObject>
#include <QTimer>

namespace gatehouse::daemon {

/// What a running server does by the clock, asked by nobody: once a second the timeline is written
/// and sign-ins on their way are settled, once a minute what is over goes. Core thread; keeps
/// references.
class Housekeeping : public QObject
{
    Q_OBJECT
public:
    /// Daemon::runBatch().
    using BatchRunner = std::function<bool(const std::function<void()> &work)>;

    struct Parts
    {
        oauth::Store &store;
        oauth::PublishedTable &published;
        oauth::Sessions &sessions;
        oauth::PersonalTokens &tokens;
        oauth::Auditor &audit;
        oauth::Recorder &steps;
        const base::Clock &clock;
        BatchRunner runBatch;
    };
    explicit Housekeeping(Parts parts);

    void start();
    void stop();
    /// Now and not in a minute. Not from inside a batch.
    void tidyUp();
    /// Now and not in a second. Not from inside a batch.
    void writeTimeline();
    /// Now and not in a second. Not from inside a batch.
    void settleSignIns();
    /// Now and not in a minute. Not from inside a batch.
    void saveTokenUse();

Q_SIGNALS:
    /// What is over has gone from the store.
    void tidied();

private:
    void endExpiredSessions();
    void publishTokens();
    void writePart();
    void removeOld();

    const Parts m;
    QTimer m_tidyTimer;
    QTimer m_removalTimer; ///< more is old than was removed
    QTimer m_timelineTimer;
    QTimer m_signInsTimer;
    bool m_saidUnsettled = false; ///< to the log, since it last went well
};

} // namespace gatehouse::daemon
