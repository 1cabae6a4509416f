// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/BatchGate.h"

#include <utility>

namespace gatehouse::net {

bool BatchGate::mayBegin(std::size_t waiting)
{
    const std::lock_guard lock(m_mutex);
    if ((m_underWay == 0 && !m_isMoment) || waiting >= Enough)
        return true;
    m_isWaitedFor = true;
    return false;
}

bool BatchGate::begin(std::size_t jobs)
{
    const std::lock_guard lock(m_mutex);
    ++m_underWay;
    m_isMoment = jobs >= Several;
    return m_isMoment;
}

void BatchGate::endMoment()
{
    const std::lock_guard lock(m_mutex);
    m_isMoment = false;
    openIfFree();
}

void BatchGate::end()
{
    const std::lock_guard lock(m_mutex);
    --m_underWay;
    openIfFree();
}

/// Who asked before the last one began may not have been in it.
void BatchGate::openIfFree()
{
    if (m_underWay == 0 && !m_isMoment && std::exchange(m_isWaitedFor, false) && m_open)
        m_open();
}

void BatchGate::close()
{
    const std::lock_guard lock(m_mutex);
    m_open = nullptr;
}

} // namespace gatehouse::net
