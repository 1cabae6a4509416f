// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Attempts.h"

namespace gatehouse::oauth {

/// Which attempts; empty members ask nothing. Those of the doctor are nobody's and left out.
struct AttemptQuery
{
    std::optional<domain::ClientId> client {};
    std::optional<domain::SessionId> session {};
    QString text {}; ///< stands in the id or name of the client, or in the id of the session
    bool withFindings = false; ///< only those of which something is to be said
    std::optional<qint64> before {}; ///< goes on after the one of that number
    int limit = 100; ///< attempts
};
struct AttemptsFound
{
    QList<Attempt> attempts {}; ///< newest first
    std::optional<qint64> next {}; ///< ask on with it as `before`; missing: that was all
};

/// Reads the newest attempts, with what is to be said of each, a part at a time so that others have
/// their turn in between. Keeps a reference; core thread.
class AttemptSearch
{
public:
    AttemptSearch(Timeline &timeline, const AttemptQuery &query, base::sys_seconds now,
        AccessTtlOf accessTtlOf);

    /// Does the next part of the work; true when that was the last.
    base::Result<bool> goOn();
    /// Once it is done.
    AttemptsFound take() { return std::move(m_found); }

private:
    base::Result<bool> read();
    void begin(QList<Attempt> attempts);
    bool fits(const Attempt &attempt) const;
    bool judge();

    Timeline &m_timeline;
    const AttemptQuery m_query;
    const base::sys_seconds m_now;
    const AccessTtlOf m_accessTtlOf;
    QList<QList<TimelineStep>> m_parts; ///< the newest first
    std::optional<AttemptAssembly> m_assembly; ///< once all are read
    QList<Attempt> m_attempts; ///< once they are assembled
    qsizetype m_next = 0; ///< of them to be looked at
    bool m_isAssembled = false;
    ClientHabits m_habits;
    AttemptsFound m_found;
};

/// The same in one go.
base::Result<AttemptsFound> readAttempts(
    Timeline &timeline, const AttemptQuery &query, base::sys_seconds now, AccessTtlOf accessTtlOf);

} // namespace gatehouse::oauth
