// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/RequestTable.h"

#include <QPointer>
#include <QTimer>

#include <deque>

namespace gatehouse::admin {

/// What reads so much that it goes on in turns, between which others are served: one at a time on
/// the whole server, so that a flood of them costs no more memory or time than one. The connections
/// take turns. Core thread.
class LongReads : public QObject
{
public:
    static constexpr int MaxWaiting = 8; ///< of one connection, besides the one that runs

    /// Does the next part; an answer when that was the last.
    using Part = std::function<std::optional<Outcome>()>;

    LongReads();
    /// Answers \a respond once \a part has: later. Of too many of one connection the one that has
    /// waited longest is answered with Unavailable. What a connection that is gone wanted is
    /// dropped.
    void add(const Asker &asker, Part part, const Respond &respond);

private:
    struct Job
    {
        QPointer<QObject> connection;
        Part part;
        Respond respond;
    };
    void turn();
    bool takeNext();
    void dropOldestOf(const QObject *connection);

    std::optional<Job> m_running;
    std::deque<Job> m_waiting; ///< in the order they came
    std::deque<QPointer<QObject>>
        m_served; ///< by when they came or had their turn, the latest last
    QTimer m_turn;
};

} // namespace gatehouse::admin
