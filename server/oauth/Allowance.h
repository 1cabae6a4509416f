// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QtGlobal>

#include <algorithm>

namespace gatehouse::oauth {

/// How much of something a stranger can bring on is done: so many at once, then one in a while.
/// Core thread.
class Allowance
{
public:
    static constexpr int AtOnce = 200;
    static constexpr base::seconds OneEvery {60};

    /// May this one?
    bool take(base::sys_seconds now)
    {
        const auto earned = std::max<qint64>((now - m_filledAt) / OneEvery, 0);
        m_filledAt += OneEvery * earned;
        m_left = int(std::min<qint64>(m_left + earned, AtOnce));
        if (m_left == AtOnce || now < m_filledAt) // full; or a clock that was set back
            m_filledAt = now;
        if (m_left == 0)
            return false;
        --m_left;
        return true;
    }

private:
    int m_left = AtOnce;
    base::sys_seconds m_filledAt {};
};

} // namespace gatehouse::oauth
