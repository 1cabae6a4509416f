// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Timeline.h"
#include "store/Transactions.h"

namespace gatehouse::store {

/// oauth::Timeline in the store's database and in its transactions. Core thread.
class SqliteTimeline final : public oauth::Timeline
{
public:
    /// Both are kept by reference.
    SqliteTimeline(SqliteDatabase &database, Transactions &transactions)
        : m_database(database)
        , m_transactions(transactions)
    { }

    base::Result<void> record(const QList<oauth::TimelineStep> &steps) override;
    base::Result<QList<oauth::TimelineStep>> steps(const std::optional<domain::ClientId> &client,
        int limit, std::optional<qint64> before = {}) override;
    base::Result<int> purge(base::sys_seconds now, int limit) override;

private:
    base::Result<QByteArray> add(oauth::TimelineStep step);
    base::Result<QByteArray> countOnce(qint64 number, const oauth::TimelineStep &step);
    base::Result<void> nameSession(const oauth::TimelineStep &step);
    base::Result<QByteArray> signInOf(const domain::SessionId &session);
    base::Result<bool> wasCalled(const domain::SessionId &session);
    /// The row that \a step is counted at, or nothing.
    base::Result<std::optional<qint64>> likeIt(const oauth::TimelineStep &step);
    base::Result<void> makeRoomInAttempt(const QByteArray &signIn);
    base::Result<void> makeRoomOfClient(const domain::ClientId &client);
    base::Result<void> makeRoom();
    base::Result<QList<oauth::TimelineStep>> read(base::Result<Rows> rows);
    base::Result<void> done(const base::Result<Rows> &rows) const;

    SqliteDatabase &m_database;
    Transactions &m_transactions;
};

} // namespace gatehouse::store
