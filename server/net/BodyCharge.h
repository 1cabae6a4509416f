// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpServer.h"

namespace gatehouse::net {

/// One connection's part of the server's budget for bodies in flight; given back at its end.
class BodyCharge
{
public:
    BodyCharge(FrontCounters &counters, qint64 budget)
        : m_counters(counters)
        , m_budget(budget)
    { }
    BodyCharge(const BodyCharge &) = delete;
    BodyCharge &operator=(const BodyCharge &) = delete;
    ~BodyCharge() { release(); }

    /// Makes it \a size bytes; false, and as it was, when the budget has not so much left.
    [[nodiscard]] bool growTo(qint64 size)
    {
        const qint64 more = size - m_size;
        if (more <= 0)
            return true;
        const qint64 before = m_counters.bodyBytesInFlight.fetch_add(more);
        if (before + more > m_budget) {
            m_counters.bodyBytesInFlight.fetch_sub(more);
            return false;
        }
        m_size = size;
        return true;
    }
    void release()
    {
        if (m_size > 0)
            m_counters.bodyBytesInFlight.fetch_sub(std::exchange(m_size, 0));
    }

private:
    FrontCounters &m_counters; ///< outlives every connection
    const qint64 m_budget;
    qint64 m_size = 0;
};

} // namespace gatehouse::net
