// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Transport.h"

#include <QSslSocket>

#include <memory>

namespace gatehouse::net {

/// A TLS connection whose handshake is done. A peer that ends its sending direction has gone, for
/// that is all QSslSocket tells; what it sent before can still be read.
class TlsTransport final : public Transport
{
public:
    explicit TlsTransport(std::unique_ptr<QSslSocket> socket);
    ~TlsTransport() override;

    void start(TransportOwner *owner) override;
    qsizetype read(char *data, qsizetype size) override;
    void setReading(bool on) override;
    void write(QByteArrayView first, QByteArrayView second) override;
    qint64 backlog() const override;
    void finishWriting() override;
    bool canHalfClose() const override { return false; }
    void close() override;

private:
    void onBytesWritten();
    void onDisconnected();
    void readRest();
    void lose();

    std::unique_ptr<QSslSocket> m_socket;
    QObject m_context; ///< of every connection to m_socket: none of them outlives this
    TransportOwner *m_owner = nullptr;
    bool m_reading = true;
    bool m_finishing = false;
    bool m_hasGone = false; ///< the peer
    bool m_hasRead = false; ///< something, since readRest() last looked
    bool m_closed = false;
};

} // namespace gatehouse::net
