// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/Resolver.h"
#include "net/Transport.h"

#include <QSslConfiguration>
#include <QTimer>

#include <vector>

class QSslSocket;

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

/// Opens one connection: looks the name up, tries its addresses, shakes hands for TLS and checks
/// the certificate, all within one deadline. An address that does not answer soon does not keep the
/// next one waiting (RFC 8305 5); the first that answers is taken. Ends the attempt when it is
/// destroyed.
class Connector final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(base::Result<std::unique_ptr<Transport>>)>;

    struct Target
    {
        const ServerAddress &address;
        const QSslConfiguration &tls;
        Resolver &resolver; ///< must outlive the connector
    };
    /// \a done is called once, never before this returns; it may destroy the connector. The error
    /// is TimedOut or Unavailable.
    Connector(const Target &target, std::chrono::milliseconds patience, Done done,
        QObject *parent = nullptr);
    ~Connector() override;

private:
    class Attempt;

    void tryNext();
    void onAnswered(Attempt *attempt);
    void shakeHands(int descriptor);
    void finish(base::Result<std::unique_ptr<Transport>> result);
    void fail(base::ErrorKind kind, const QString &why);
    void stopTrying();

    const ServerAddress m_address;
    const QSslConfiguration m_tls;
    Done m_done; ///< null once called
    QTimer m_deadline;
    QTimer m_nextTry;
    QList<QHostAddress> m_candidates; ///< not tried yet
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    QString m_lastProblem;
    std::unique_ptr<QSslSocket> m_secure;
};

} // namespace gatehouse::net
