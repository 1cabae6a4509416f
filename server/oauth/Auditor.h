// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/AuditBudget.h"
#include "oauth/Events.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// Writes the audit log: hears what happens in a batch, and adds its rows to the same batch, so
/// that neither is durable without the other. Requests of MCP come nowhere near it. Core thread;
/// keeps references.
class Auditor
{
public:
    struct Parts
    {
        Store &store;
        const base::Clock &clock;
        base::seconds retention {365 * 86400}; ///< then a row goes
    };
    explicit Auditor(const Parts &parts)
        : m(parts)
    { }

    /// Takes note of \a entry, for the batch that runs or the next one. Its texts are made
    /// printable and cut; without an actor it is acting()'s. Names of secrets, never secrets.
    void record(AuditEntry entry);
    /// The same of what the protocol says, where it is worth a row.
    void noteEvent(const Event &event);
    void noteStep(const TimelineStep &step);
    /// How many it has taken note of in this batch.
    std::size_t waiting() const { return m_waiting.size(); }

    /// While it lives, \a who does what is recorded.
    class Acting
    {
    public:
        Acting(Auditor &auditor, const QString &who)
            : m_auditor(auditor)
        {
            m_auditor.m_actor = who;
        }
        Acting(const Acting &) = delete;
        Acting &operator=(const Acting &) = delete;
        ~Acting() { m_auditor.m_actor.clear(); }

    private:
        Auditor &m_auditor;
    };

    // For whoever runs batches.

    /// At the end of a batch's work, inside it. When the rows cannot be written, nothing of the
    /// batch holds.
    void write();
    /// The batch is committed: tells the listeners of its rows.
    void tellWritten();
    void discard();

    /// Rows that are too old go, and what was left out of late is said. Inside a batch.
    void tidy();
    /// Says what was left out, however little. Inside a batch.
    void recordSkipped();

    using Listener = std::function<void(const AuditRow &row)>;
    void addListener(Listener listener) { m_listeners.push_back(std::move(listener)); }

private:
    struct Visitor;

    void prune();

    const Parts m;
    AuditBudget m_budget;
    QString m_actor;
    QList<AuditEntry> m_waiting;
    QList<AuditRow> m_written; ///< of the batch that runs
    std::vector<Listener> m_listeners;
};

} // namespace gatehouse::oauth
