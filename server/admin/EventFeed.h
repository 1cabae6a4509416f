// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Parts.h"
#include "admin/SessionIndex.h"

#include <QHash>
#include <QSet>

namespace gatehouse::admin {

/// Turns what happens in the server into the events of the admin protocol, and keeps the index of
/// sessions true by it: in one place, so that a row and its event never differ. Core thread; keeps
/// references to all it is given.
class EventFeed
{
public:
    using Tell = std::function<void(const protocol::Event &event)>;

    EventFeed(const Parts &parts, SessionIndex &sessions, Tell tell)
        : m(parts)
        , m_sessions(sessions)
        , m_tell(std::move(tell))
    { }

    /// What has been committed.
    void take(const oauth::Event &event);
    void take(const oauth::AuditRow &row);
    void noteTraffic(const QList<SessionUse> &uses, const protocol::Counted &counted);
    /// Once a second: what was used, and the traffic.
    void tick();

    protocol::Health health() const;
    /// Of all requests since the start.
    const protocol::Counted &traffic() const { return m_traffic; }
    /// As they stand in the settings, and whether they answer.
    QList<protocol::ProviderRow> providers() const;

private:
    struct Visitor;
    struct Trouble
    {
        QString problem;
        base::sys_seconds since {};
    };

    void noteDown(const oauth::ProviderDown &down);
    void noteAnswer(const QByteArray &provider);
    void forgetOldTroubles();
    void tellHealth() { m_tell(health()); }

    const Parts &m;
    SessionIndex &m_sessions;
    const Tell m_tell;
    QSet<domain::SessionId> m_used; ///< since the last tick
    protocol::Counted m_second;
    protocol::Counted m_traffic;
    QHash<QByteArray, Trouble> m_down; ///< providers, by name
};

/// A client as a row, without its sessions.
protocol::ClientRow clientRowOf(const domain::Client &client);
protocol::ApprovalWanted approvalOf(const oauth::WaitingClient &waiting);

} // namespace gatehouse::admin
