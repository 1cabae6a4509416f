// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Audit.h"

#include <vector>

namespace gatehouse::store {

/// oauth::AuditLog without a disk, for tests. A part of a MemoryStore, which undoes a batch with
/// state() and setState().
class MemoryAudit final : public oauth::AuditLog
{
public:
    struct State
    {
        oauth::AuditMark anchor;
        oauth::AuditMark head;
        std::vector<oauth::AuditRow> rows;
    };

    const State &state() const { return m_state; }
    void setState(State state) { m_state = std::move(state); }

    base::Result<QList<oauth::AuditRow>> append(
        const QList<oauth::AuditEntry> &entries, base::sys_seconds now) override;
    base::Result<oauth::AuditFound> find(const oauth::AuditWanted &wanted) override;
    base::Result<QList<oauth::AuditRow>> after(qint64 number, int limit) override;
    base::Result<oauth::AuditEnds> ends() override;
    base::Result<std::optional<oauth::AuditMark>> prune(
        base::sys_seconds before, int limit) override;

private:
    State m_state;
};

} // namespace gatehouse::store
