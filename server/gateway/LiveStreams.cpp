// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LiveStreams.h"

#include "gateway/DoorWorker.h"

namespace gatehouse::gateway {

void LiveStreams::end(const domain::SessionId &session)
{
    tell([session](DoorWorker &worker) { worker.endSession(session); });
}

void LiveStreams::drain()
{
    m_isDraining = true;
    tell([](DoorWorker &worker) { worker.drain(); });
}

void LiveStreams::refresh()
{
    tell([](DoorWorker &worker) { worker.refresh(); });
}

void LiveStreams::join(DoorWorker *worker, std::shared_ptr<net::Inbox> inbox)
{
    const std::lock_guard lock(m_mutex);
    m_members.push_back({worker, std::move(inbox)});
}

void LiveStreams::leave(DoorWorker *worker)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_members, [worker](const Member &member) { return member.worker == worker; });
}

/// Runs on each worker's own thread; a worker that goes meanwhile drops it with its inbox.
void LiveStreams::tell(const std::function<void(DoorWorker &)> &command)
{
    const std::lock_guard lock(m_mutex);
    for (const Member &member : m_members)
        member.inbox->put([command, worker = member.worker] { command(*worker); });
}

} // namespace gatehouse::gateway
