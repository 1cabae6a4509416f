// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace gatehouse::net {

/// What a handshake showed of the other end's certificates.
struct SeenCertificates
{
    QString problem; ///< why they are not to be trusted, or why there are none
    std::optional<std::chrono::sys_seconds> expiresAt; ///< of the first that does
};

/// Shakes hands once with a server and looks at its certificates, whatever is wrong with them;
/// sends nothing. Ends the attempt when it is destroyed.
class TlsProbe final : public QObject
{
    Q_OBJECT
public:
    struct Target
    {
        QString host;
        quint16 port = 443;
    };
    using Done = std::function<void(const SeenCertificates &)>;

    /// \a tls: what is trusted, as clientTls() makes it. \a done is called once, never before this
    /// returns; it may destroy the probe.
    TlsProbe(const Target &target, const QSslConfiguration &tls, Done done,
        std::chrono::milliseconds patience = std::chrono::seconds(10), QObject *parent = nullptr);
    ~TlsProbe() override;

private:
    class Socket;

    void finish(const QString &failure);

    std::unique_ptr<Socket> m_socket; ///< until it is over
    QTimer m_deadline;
    Done m_done;
};

} // namespace gatehouse::net
