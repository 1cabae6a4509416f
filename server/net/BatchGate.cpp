// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/BatchGate.h"

#include <utility>

namespace gatehouse::net {

bool BatchGate::mayBegin(std::size_t waiting)
{
    const std::lock_guard lock(m_mutex);
    if (m_underWay == 0 || waiting >= Enough)
        return true;
    m_isWaitedFor = true;
    return false;
}

void BatchGate::begin()
{
    const std::lock_guard lock(m_mutex);
    ++m_underWay;
}

void BatchGate::end()
{
    const std::lock_guard lock(m_mutex);
    --m_underWay;
    // Who asked before the last one began may not have been in it.
    if (m_underWay == 0 && std::exchange(m_isWaitedFor, false) && m_open)
        m_open();
}

void BatchGate::close()
{
    const std::lock_guard lock(m_mutex);
    m_open = nullptr;
}

} // namespace gatehouse::net
