// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PlainTransport.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <unistd.h>

namespace gatehouse::net {

namespace {

constexpr qsizetype CompactAbove = 256 * 1024; // bytes sent but still held

bool mustWait(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

PlainTransport::PlainTransport(int descriptor)
    : m_descriptor(descriptor)
{ }

PlainTransport::~PlainTransport()
{
    close();
}

void PlainTransport::start(TransportOwner *owner)
{
    m_owner = owner;
    m_readable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_readable.get(), &QSocketNotifier::activated, m_readable.get(),
        [this] { m_owner->onReadable(); });
}

qsizetype PlainTransport::read(char *data, qsizetype size)
{
    if (m_descriptor < 0)
        return 0;
    const ssize_t count = ::recv(m_descriptor, data, size_t(size), MSG_DONTWAIT);
    if (count > 0)
        return count;
    if (count == 0)
        return EndOfStream;
    if (!mustWait(errno))
        lose();
    return 0;
}

void PlainTransport::setReading(bool on)
{
    if (m_descriptor >= 0)
        m_readable->setEnabled(on);
}

void PlainTransport::write(QByteArrayView first, QByteArrayView second)
{
    if (m_descriptor < 0)
        return;
    qsizetype sent = 0;
    if (backlog() == 0) {
        iovec parts[2] = {{const_cast<char *>(first.data()), size_t(first.size())},
            {const_cast<char *>(second.data()), size_t(second.size())}};
        msghdr message {};
        message.msg_iov = parts;
        message.msg_iovlen = 2;
        sent = ::sendmsg(m_descriptor, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && !mustWait(errno))
            return lose();
        sent = std::max<qsizetype>(sent, 0);
    }
    if (sent < first.size()) {
        keep(first.sliced(sent));
        keep(second);
    } else if (sent < first.size() + second.size()) {
        keep(second.sliced(sent - first.size()));
    }
}

void PlainTransport::keep(QByteArrayView rest)
{
    m_backlog += rest;
    if (!m_writable) {
        m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        QObject::connect(m_writable.get(), &QSocketNotifier::activated, m_writable.get(),
            [this] { onWritable(); });
    }
    m_writable->setEnabled(true);
}

void PlainTransport::onWritable()
{
    const ssize_t count = ::send(m_descriptor, m_backlog.constData() + m_sent, size_t(backlog()),
        MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0) {
        if (!mustWait(errno))
            lose();
        return;
    }
    m_sent += count;
    if (backlog() == 0) {
        m_backlog.clear();
        m_sent = 0;
        m_writable->setEnabled(false);
        if (m_finishing)
            ::shutdown(m_descriptor, SHUT_WR);
    } else if (m_sent > CompactAbove) {
        m_backlog.remove(0, m_sent);
        m_sent = 0;
    }
    m_owner->onProgress();
}

void PlainTransport::finishWriting()
{
    m_finishing = true;
    if (m_descriptor >= 0 && backlog() == 0)
        ::shutdown(m_descriptor, SHUT_WR);
}

void PlainTransport::close()
{
    if (m_descriptor < 0)
        return;
    // The notifiers must leave the event loop before the number can be used again.
    if (m_readable)
        m_readable->setEnabled(false);
    if (m_writable)
        m_writable->setEnabled(false);
    ::close(m_descriptor);
    m_descriptor = -1;
    m_backlog.clear();
    m_sent = 0;
}

void PlainTransport::lose()
{
    close();
    m_owner->onLost();
}

} // namespace gatehouse::net
