// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

class QTcpSocket;

namespace gatehouse::proof {

/// Where the browser comes back to: an address of this machine alone, at a port that is free
/// (RFC 8252 7.3).
class Loopback : public QObject
{
    Q_OBJECT
public:
    Loopback();

    /// False: this machine has no port for it.
    bool listen();
    QUrl redirectUri() const;

Q_SIGNALS:
    /// What the browser brought. It has a page that says to go back to the app.
    void came(const QUrlQuery &query);

private:
    void accept();
    void read(QTcpSocket &socket);

    QTcpServer m_server;
};

} // namespace gatehouse::proof
