// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/Transport.h"

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <memory>

class QSslSocket;
class QHostInfo;

namespace gatehouse::net {

/// Where a server is, taken from its URL.
struct ServerAddress
{
    QByteArray host; ///< a name or an address, without brackets
    quint16 port = 0;
    bool tls = false;
    QByteArray hostField; ///< RFC 9110 7.2: the value of Host
    QByteArray target; ///< path and query, as they stand on the request line

    bool operator==(const ServerAddress &) const = default;
};

/// Nothing unless \a url is an absolute http or https URL without user and fragment.
std::optional<ServerAddress> serverAddress(const QByteArray &url);

/// TLS for connections of ours: TLS 1.2 or later, the system's CAs and those of \a caFile (PEM; may
/// be empty). Invalid, with a sentence, when there are none in it.
base::Result<QSslConfiguration> clientTls(const QString &caFile);

/// Opens one connection: looks the name up, tries its addresses in turn, shakes hands for TLS and
/// checks the certificate, all within one deadline. Ends the attempt when it is destroyed.
class Connector final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(base::Result<std::unique_ptr<Transport>>)>;

    /// \a done is called once, never before this returns; it may destroy the connector. The error
    /// is TimedOut or Unavailable.
    Connector(const ServerAddress &address, const QSslConfiguration &tls,
        std::chrono::milliseconds patience, Done done, QObject *parent = nullptr);
    ~Connector() override;

private:
    void onLookedUp(const QHostInfo &info);
    void tryNext();
    void onWritable();
    void onConnected();
    void shakeHands();
    void finish(base::Result<std::unique_ptr<Transport>> result);
    void fail(base::ErrorKind kind, const QString &why);
    void closeDescriptor();

    const ServerAddress m_address;
    const QSslConfiguration m_tls;
    Done m_done; ///< null once called
    QTimer m_deadline;
    QList<QHostAddress> m_candidates;
    QString m_lastProblem;
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_writable;
    std::unique_ptr<QSslSocket> m_secure;
};

} // namespace gatehouse::net
