// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SessionsModel.h"
#include "protocol/Messages.h"

namespace gatehouse::test {

/// What a full table has.
constexpr int ManySessions = 10'000;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int Slowness = 20;
#else
constexpr int Slowness = 1;
#endif

/// So many seconds after one moment.
base::sys_seconds moment(qint64 seconds);

/// The session of that number, the later the newer: of one of so many people, with one of seven
/// clients.
protocol::SessionRow sessionRow(int number, int people = 100);
QList<protocol::SessionRow> sessionRows(int count, int people = 100);
protocol::SessionUsed usedSession(int number, qint64 when, qint64 requests);

/// Events in an order that nobody has thought of, the same in every run.
class Churn
{
public:
    int random(int below);
    /// Some sessions come, go or are used.
    void goOn(models::SessionsModel &model);

private:
    quint32 m_seed = 42;
};

} // namespace gatehouse::test
