// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Response.h"

#include <QObject>

#include <mutex>
#include <vector>

namespace gatehouse::net {

/// Where the core thread leaves its answers for one worker. Filling an empty box wakes the worker
/// once, however many answers follow. Thread-safe; may outlive its worker.
class AnswerBox
{
public:
    struct Answer
    {
        quint64 ticket = 0; ///< the worker's name for the request
        Response response;
    };

    /// \a worker gets an event of type eventType() when there is something to take.
    explicit AnswerBox(QObject *worker)
        : m_worker(worker)
    { }

    static int eventType();

    /// Dropped when the worker has gone.
    void put(Answer answer);
    std::vector<Answer> takeAll();
    /// The worker goes now; called on its thread.
    void close();

private:
    std::mutex m_mutex;
    QObject *m_worker; ///< guarded by m_mutex; null once closed
    std::vector<Answer> m_answers; ///< guarded by m_mutex
};

} // namespace gatehouse::net
