// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Transport.h"

#include <QSocketNotifier>

#include <memory>

namespace gatehouse::net {

/// A TCP descriptor of its own, non-blocking by flag on each call. Unlike QTcpSocket it can tell a
/// peer that has only finished sending from one that has gone.
class PlainTransport final : public Transport
{
public:
    /// Takes over \a descriptor.
    explicit PlainTransport(int descriptor);
    ~PlainTransport() override;

    void start(TransportOwner *owner) override;
    qsizetype read(char *data, qsizetype size) override;
    void setReading(bool on) override;
    void write(QByteArrayView first, QByteArrayView second) override;
    qint64 backlog() const override { return m_backlog.size() - m_sent; }
    void finishWriting() override;
    bool canHalfClose() const override { return true; }
    void close() override;

private:
    void onWritable();
    void keep(QByteArrayView rest);
    void lose();

    int m_descriptor;
    TransportOwner *m_owner = nullptr;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable; ///< made when a write first has to wait
    QByteArray m_backlog;
    qsizetype m_sent = 0; ///< of m_backlog
    bool m_finishing = false;
};

} // namespace gatehouse::net
