// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/AddressBook.h"
#include "net/Front.h"
#include "net/Transport.h"

#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <vector>

class QSslSocket;

namespace gatehouse::net {

/// Accepts the connections of one worker and gives each of them to QHttpServer as a FacadeSocket.
/// Whoever finds no seat is told 503 and let go. Accepts by itself, on a duplicate of the
/// descriptor: QTcpServer takes a lack of descriptors for a passing disturbance and tries again
/// without end.
class FacadeListener : public QTcpServer
{
    Q_OBJECT
public:
    /// \a front must outlive this and every connection.
    FacadeListener(Front &front, std::shared_ptr<AddressBook> addresses, QObject *parent = nullptr);
    ~FacadeListener() override;

    /// Takes over a listening \a descriptor; false when Qt refuses it.
    bool open(int descriptor);
    /// From the next connection on; nothing: plain HTTP.
    void setTls(std::optional<QSslConfiguration> tls) { m_tls = std::move(tls); }
    /// Stops accepting, ends idle connections now and each other one after its present answer.
    void finish();
    /// Ends every connection at once.
    void cut();
    bool isEmpty() const { return m_sockets.empty(); }

    void add(FacadeSocket *socket) { m_sockets.push_back(socket); }
    void remove(FacadeSocket *socket);

Q_SIGNALS:
    /// After finish(): the last connection has gone.
    void emptied();

protected:
    /// Nobody comes in around the seats.
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptWaiting();
    void pauseAfter(int error);
    void stopAccepting();
    void seat(int descriptor, const QHostAddress &peer);
    void startHandshake(int descriptor, AddressBook::Seat seat, const Request &connection);
    void admit(std::unique_ptr<Transport> transport, AddressBook::Seat seat, Request connection);
    void sweep();

    Front &m_front;
    std::shared_ptr<AddressBook> m_addresses;
    std::optional<QSslConfiguration> m_tls;
    std::vector<FacadeSocket *> m_sockets;
    int m_accepting = -1; ///< the duplicate we accept on; QTcpServer's own is always paused
    std::unique_ptr<QSocketNotifier> m_acceptable;
    QElapsedTimer m_lastComplaint; ///< about missing descriptors
    QTimer m_sweep;
};

} // namespace gatehouse::net
