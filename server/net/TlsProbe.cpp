// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TlsProbe.h"

#include <QDateTime>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslSocket>

#include <algorithm>

namespace gatehouse::net {

using namespace Qt::Literals::StringLiterals;

class TlsProbe::Socket final : public QSslSocket
{
public:
    QString mistrust; ///< the first reason
};

namespace {

std::optional<std::chrono::sys_seconds> firstExpiry(const QList<QSslCertificate> &chain)
{
    std::optional<std::chrono::sys_seconds> first;
    for (const QSslCertificate &certificate : chain) {
        const std::chrono::sys_seconds end(
            std::chrono::seconds(certificate.expiryDate().toSecsSinceEpoch()));
        if (!certificate.isNull() && (!first || end < *first))
            first = end;
    }
    return first;
}

} // namespace

TlsProbe::TlsProbe(const Target &target, const QSslConfiguration &tls, Done done,
    std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_socket(std::make_unique<Socket>())
    , m_done(std::move(done))
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setSslConfiguration(tls);
    m_socket->setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket->setPeerVerifyName(target.host);
    connect(m_socket.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_socket->mistrust = errors.first().errorString() + u'.';
        m_socket->ignoreSslErrors(); // nothing is sent; its dates are wanted all the same
    });
    connect(m_socket.get(), &QSslSocket::encrypted, this, [this] { finish({}); });
    connect(m_socket.get(), &QSslSocket::errorOccurred, this,
        [this] { finish(m_socket->errorString() + u'.'); });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { finish(u"There was no handshake within its time."_s); });
    m_deadline.start(patience);
    QTimer::singleShot(
        0, this, [this, target] { m_socket->connectToHostEncrypted(target.host, target.port); });
}

TlsProbe::~TlsProbe()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void TlsProbe::finish(const QString &failure)
{
    if (!m_done)
        return;
    m_deadline.stop();
    const SeenCertificates seen {failure.isEmpty() ? m_socket->mistrust : failure,
        failure.isEmpty() ? firstExpiry(m_socket->peerCertificateChain()) : std::nullopt};
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // it may be the one that speaks
    // Last: it may destroy this.
    std::exchange(m_done, nullptr)(seen);
}

} // namespace gatehouse::net
