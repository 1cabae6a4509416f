// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TlsTransport.h"

#include <utility>

namespace gatehouse::net {

namespace {

constexpr qint64 ReadBufferBytes = 64 * 1024; // beyond it the kernel holds the peer back

} // namespace

TlsTransport::TlsTransport(std::unique_ptr<QSslSocket> socket)
    : m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(ReadBufferBytes);
}

TlsTransport::~TlsTransport()
{
    close();
}

void TlsTransport::start(TransportOwner *owner)
{
    m_owner = owner;
    QObject::connect(m_socket.get(), &QSslSocket::readyRead, &m_context, [this] {
        if (m_reading)
            m_owner->onReadable();
    });
    QObject::connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, &m_context,
        [this] { onBytesWritten(); });
    QObject::connect(
        m_socket.get(), &QSslSocket::disconnected, &m_context, [this] { onDisconnected(); });
    // What came together with the end of the handshake raises no signal any more.
    setReading(true);
}

qsizetype TlsTransport::read(char *data, qsizetype size)
{
    const qsizetype count = m_closed ? 0 : std::max<qsizetype>(m_socket->read(data, size), 0);
    m_hasRead |= count > 0;
    return count;
}

void TlsTransport::setReading(bool on)
{
    m_reading = on;
    if (!on || m_closed || (m_socket->bytesAvailable() == 0 && !m_hasGone))
        return;
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            if (!m_reading || m_closed)
                return;
            m_hasGone ? readRest() : m_owner->onReadable();
        },
        Qt::QueuedConnection);
}

void TlsTransport::write(QByteArrayView first, QByteArrayView second)
{
    if (m_closed)
        return;
    if (m_hasGone)
        return lose();
    m_socket->write(first.data(), first.size());
    if (!second.isEmpty())
        m_socket->write(second.data(), second.size());
    m_socket->flush();
}

qint64 TlsTransport::backlog() const
{
    return m_closed ? 0 : m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

void TlsTransport::finishWriting()
{
    m_finishing = true;
    if (!m_closed && backlog() == 0)
        m_socket->disconnectFromHost();
}

void TlsTransport::onBytesWritten()
{
    if (m_closed)
        return;
    if (m_finishing && backlog() == 0)
        m_socket->disconnectFromHost();
    if (!m_closed)
        m_owner->onProgress();
}

void TlsTransport::onDisconnected()
{
    if (m_closed)
        return;
    m_hasGone = true;
    // Its owner comes back for what there is; see setReading().
    if (m_reading || m_socket->bytesAvailable() == 0)
        readRest();
}

/// Until nothing comes any more: a read lets more be deciphered, one turn of the loop later.
void TlsTransport::readRest()
{
    if (m_closed)
        return;
    if (m_reading)
        m_owner->onReadable();
    if (m_closed || (!m_reading && m_socket->bytesAvailable() > 0))
        return;
    if (std::exchange(m_hasRead, false))
        QMetaObject::invokeMethod(
            &m_context, [this] { readRest(); }, Qt::QueuedConnection);
    else
        lose();
}

void TlsTransport::lose()
{
    close();
    m_owner->onLost();
}

void TlsTransport::close()
{
    if (m_closed)
        return;
    m_closed = true;
    m_socket->abort();
}

} // namespace gatehouse::net
