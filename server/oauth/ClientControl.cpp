// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientControl.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcClients, "gatehouse.clients")

} // namespace

base::Result<int> ClientControl::endSessions(const domain::ClientId &client)
{
    const auto ended = m_sessions.endAll(client, domain::EndReason::Revoked);
    if (!ended)
        return Err(ended.error());
    return int(ended->size());
}

base::Result<int> ClientControl::block(const domain::ClientId &client)
{
    // First, so that nothing new begins should the rest fail.
    if (const auto blocked =
            m_store.setClientStanding(client, domain::ClientStanding::Blocked, m_clock.now());
        !blocked)
        return Err(blocked.error());
    auto ended = endSessions(client);
    if (ended)
        qCWarning(lcClients) << "client blocked:" << client.value << "sessions ended:" << *ended;
    return ended;
}

base::Result<void> ClientControl::unblock(const domain::ClientId &client)
{
    qCInfo(lcClients) << "client unblocked:" << client.value;
    return m_store.setClientStanding(client, domain::ClientStanding::Undecided, m_clock.now());
}

base::Result<void> ClientControl::approve(const domain::ClientId &client)
{
    qCInfo(lcClients) << "client approved:" << client.value;
    return m_store.setClientStanding(client, domain::ClientStanding::Approved, m_clock.now());
}

} // namespace gatehouse::oauth
