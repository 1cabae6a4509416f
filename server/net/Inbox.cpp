// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Inbox.h"

namespace gatehouse::net {

void Inbox::put(Answer answer)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed)
            return;
        m_content.answers.push_back(std::move(answer));
    }
    m_doorbell.ring();
}

void Inbox::put(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed)
            return;
        m_content.commands.push_back(std::move(command));
    }
    m_doorbell.ring();
}

Inbox::Content Inbox::takeAll()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_content, {});
}

void Inbox::close()
{
    m_doorbell.silence();
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_content = {};
}

} // namespace gatehouse::net
