// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Timeline.h"

#include <functional>
#include <vector>

namespace gatehouse::store {

/// oauth::Timeline without a disk, for tests. A value: copying it is how a batch is undone.
class MemoryTimeline final : public oauth::Timeline
{
public:
    using Steps = std::vector<oauth::TimelineStep>; ///< oldest first

    const Steps &state() const { return m_steps; }
    void setState(Steps steps) { m_steps = std::move(steps); }

    base::Result<void> record(const QList<oauth::TimelineStep> &steps) override;
    base::Result<QList<oauth::TimelineStep>> steps(const std::optional<domain::ClientId> &client,
        int limit, std::optional<qint64> before = {}) override;
    base::Result<int> purge(base::sys_seconds now, int limit) override;

private:
    using Belongs = std::function<bool(const oauth::TimelineStep &)>;

    void add(oauth::TimelineStep step);
    oauth::TimelineStep *likeIt(const oauth::TimelineStep &step);
    /// Of those that belong, the oldest go until \a most are left, those of no session first.
    void makeRoom(const Belongs &belongs, std::size_t most);

    Steps m_steps;
};

} // namespace gatehouse::store
