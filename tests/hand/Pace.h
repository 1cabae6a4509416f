// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include <vector>

namespace gatehouse::test {

/// How long the app keeps the person waiting: what its thread computes in each turn of the event
/// loop, in which it does not react. Computing time, not that of the clock: others use the machine.
class Pace : public QObject
{
    Q_OBJECT
public:
    Pace();

    /// Since the last time, in microseconds: `turns`, `median`, `ninetyNine` (99 in 100 are not
    /// longer), `longest`, and `all` together.
    QJsonObject take();

private:
    void endTurn();

    std::vector<qint64> m_turns;
    qint64 m_begun = 0;
};

} // namespace gatehouse::test
