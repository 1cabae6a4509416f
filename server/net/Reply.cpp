// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Reply.h"

#include "net/ReplyChannel.h"

namespace gatehouse::net {

Reply::Reply(std::shared_ptr<ReplyChannel> channel)
    : m_channel(std::move(channel))
{ }

void Reply::send(const Response &response)
{
    m_channel->send(response);
}

void Reply::begin(const Response &response)
{
    m_channel->begin(response);
}

bool Reply::write(QByteArrayView piece)
{
    return m_channel->write(piece);
}

void Reply::end()
{
    m_channel->end();
}

qint64 Reply::backlog() const
{
    return m_channel->backlog();
}

void Reply::whenGone(std::function<void()> callback)
{
    m_channel->whenGone(std::move(callback));
}

bool Reply::isGone() const
{
    return m_channel->isGone();
}

void Reply::whenDrained(std::function<void()> callback)
{
    m_channel->whenDrained(std::move(callback));
}

void Reply::finishEarly()
{
    m_channel->finishEarly();
}

void Reply::cut()
{
    m_channel->cut();
}

void Reply::observe(std::unique_ptr<ReplyObserver> observer)
{
    m_channel->observe(std::move(observer));
}

} // namespace gatehouse::net
