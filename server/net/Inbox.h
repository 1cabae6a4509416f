// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Doorbell.h"
#include "net/Response.h"

#include <mutex>
#include <vector>

namespace gatehouse::net {

/// Where the core thread leaves answers and commands for one worker. The worker is woken once,
/// however much follows. Thread-safe; may outlive its worker.
class Inbox
{
public:
    struct Answer
    {
        quint64 ticket = 0; ///< the worker's name for the request
        Response response;
    };
    using Command = std::function<void()>;
    struct Content
    {
        std::vector<Answer> answers;
        std::vector<Command> commands;
    };

    /// Made by the worker; \a onMail is called on its thread.
    explicit Inbox(std::function<void()> onMail)
        : m_doorbell(std::move(onMail))
    { }

    /// Both are dropped when the worker has gone.
    void put(Answer answer);
    void put(Command command);
    Content takeAll();
    /// The worker goes now; on its thread.
    void close();

private:
    Doorbell m_doorbell;
    std::mutex m_mutex;
    bool m_isClosed = false; ///< guarded by m_mutex
    Content m_content; ///< guarded by m_mutex
};

} // namespace gatehouse::net
