// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/Pace.h"

#include "support/BusyTime.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <numeric>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

Pace::Pace()
{
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
        &Pace::endTurn);
}

void Pace::endTurn()
{
    const qint64 now = busyMicroseconds();
    if (m_begun > 0)
        m_turns.push_back(now - m_begun);
    m_begun = now;
}

QJsonObject Pace::take()
{
    std::vector<qint64> turns;
    turns.swap(m_turns);
    if (turns.empty())
        return {};
    std::sort(turns.begin(), turns.end());
    return {{u"turns"_s, qint64(turns.size())}, {u"median"_s, turns[turns.size() / 2]},
        {u"ninetyNine"_s, turns[turns.size() * 99 / 100]}, {u"longest"_s, turns.back()},
        {u"all"_s, std::accumulate(turns.begin(), turns.end(), qint64(0))}};
}

} // namespace gatehouse::test
