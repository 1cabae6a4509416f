// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/LongReads.h"

#include <algorithm>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

LongReads::LongReads()
{
    connect(&m_turn, &QTimer::timeout, this, &LongReads::turn);
}

void LongReads::add(const Asker &asker, Part part, const Respond &respond)
{
    dropOldestOf(&asker.connection);
    // Its place in the order is that of its coming, or new ones would always go first.
    if (std::find(m_served.cbegin(), m_served.cend(), &asker.connection) == m_served.cend())
        m_served.push_back(&asker.connection);
    m_waiting.push_back({&asker.connection, std::move(part), respond});
    if (!m_turn.isActive())
        m_turn.start(0);
}

void LongReads::dropOldestOf(const QObject *connection)
{
    const auto isTheirs = [connection](const Job &job) { return job.connection == connection; };
    if (std::count_if(m_waiting.cbegin(), m_waiting.cend(), isTheirs) < MaxWaiting)
        return;
    const auto oldest = std::find_if(m_waiting.begin(), m_waiting.end(), isTheirs);
    const Respond respond = std::move(oldest->respond);
    m_waiting.erase(oldest);
    respond(base::Err(protocol::Failure {protocol::FailureCode::Unavailable,
        u"Too many searches of this connection wait; this one made room for a later one."_s}));
}

void LongReads::turn()
{
    if (m_running && !m_running->connection)
        m_running.reset();
    if (!m_running && !takeNext())
        return m_turn.stop();
    const std::optional<Outcome> outcome = m_running->part();
    if (!outcome)
        return;
    const Respond respond = std::move(m_running->respond);
    m_running.reset();
    respond(*outcome);
}

/// Of the connection whose turn is longest ago.
bool LongReads::takeNext()
{
    std::erase_if(m_waiting, [](const Job &job) { return !job.connection; });
    std::erase_if(m_served, [](const auto &connection) { return !connection; });
    if (m_waiting.empty())
        return false;
    const auto lastTurn = [this](const Job &job) {
        return std::find(m_served.cbegin(), m_served.cend(), job.connection) - m_served.cbegin();
    };
    const auto next = std::min_element(m_waiting.begin(), m_waiting.end(),
        [&](const Job &a, const Job &b) { return lastTurn(a) < lastTurn(b); });
    std::erase(m_served, next->connection);
    m_served.push_back(next->connection);
    m_running = std::move(*next);
    m_waiting.erase(next);
    return true;
}

} // namespace gatehouse::admin
