// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Connector.h"

#include "net/PlainTransport.h"
#include "net/TlsTransport.h"

#include <QSocketNotifier>
#include <QSslCertificate>
#include <QSslSocket>
#include <QUrl>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace gatehouse::net {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

/// RFC 8305 5: how long an address has before the next one is tried beside it.
constexpr std::chrono::milliseconds AttemptDelay {250};

QString systemError(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

/// \a address and \a port for connect(); the size, or 0 when the address is of no known kind.
socklen_t toNative(const QHostAddress &address, quint16 port, sockaddr_storage &native)
{
    std::memset(&native, 0, sizeof native);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto &ipv4 = reinterpret_cast<sockaddr_in &>(native);
        ipv4.sin_family = AF_INET;
        ipv4.sin_port = htons(port);
        ipv4.sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof ipv4;
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return 0;
    auto &ipv6 = reinterpret_cast<sockaddr_in6 &>(native);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    ipv6.sin6_family = AF_INET6;
    ipv6.sin6_port = htons(port);
    ipv6.sin6_scope_id = address.scopeId().toUInt();
    std::memcpy(&ipv6.sin6_addr, &bytes, sizeof bytes);
    return sizeof ipv6;
}

} // namespace

/// One address that is being tried.
class Connector::Attempt
{
public:
    Attempt() = default;
    Attempt(const Attempt &) = delete;
    Attempt &operator=(const Attempt &) = delete;
    ~Attempt()
    {
        m_writable.reset(); // leaves the event loop before its number can be used again
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    /// False, with errno, when it cannot even begin. \a answered is called later, never from here.
    bool begin(const QHostAddress &address, quint16 port, std::function<void()> answered)
    {
        sockaddr_storage native;
        const socklen_t size = toNative(address, port, native);
        m_descriptor = ::socket(native.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (m_descriptor < 0)
            return false;
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const int result = ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&native), size);
        if (result < 0 && errno != EINPROGRESS)
            return false;
        // Connected already or not: the notifier says so later.
        m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        QObject::connect(m_writable.get(), &QSocketNotifier::activated, m_writable.get(),
            [answered = std::move(answered)] { answered(); });
        return true;
    }
    /// Why there is no connection; 0 when there is one.
    int problem() const
    {
        int number = 0;
        socklen_t size = sizeof number;
        ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &number, &size);
        return number;
    }
    /// It has answered, and its notifier is the one that is calling.
    void quieten()
    {
        m_writable->setEnabled(false);
        m_writable.release()->deleteLater();
    }
    /// The connection, which is the caller's then.
    int take() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_writable;
};

std::optional<ServerAddress> serverAddress(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    const bool tls = parsed.scheme() == u"https";
    if (!parsed.isValid() || parsed.host().isEmpty() || !parsed.userInfo().isEmpty()
        || parsed.hasFragment() || (!tls && parsed.scheme() != u"http"))
        return std::nullopt;
    const int standardPort = tls ? 443 : 80;
    ServerAddress address {.host = parsed.host(QUrl::FullyEncoded).toUtf8(),
        .port = quint16(parsed.port(standardPort)),
        .tls = tls};
    address.hostField = address.host.contains(':') ? '[' + address.host + ']' : address.host;
    if (address.port != standardPort)
        address.hostField += ':' + QByteArray::number(address.port);
    address.target = parsed.path(QUrl::FullyEncoded).toUtf8();
    if (address.target.isEmpty())
        address.target = "/";
    if (parsed.hasQuery())
        address.target += '?' + parsed.query(QUrl::FullyEncoded).toUtf8();
    return address;
}

base::Result<QSslConfiguration> clientTls(const QString &caFile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    if (!caFile.isEmpty()) {
        const auto certificates = QSslCertificate::fromPath(caFile, QSsl::Pem);
        if (certificates.isEmpty())
            return Err(Error {
                ErrorKind::Invalid, u"CA_FILE %1 holds no certificate in PEM."_s.arg(caFile)});
        tls.addCaCertificates(certificates);
    }
    return tls;
}

Connector::Connector(
    const Target &target, std::chrono::milliseconds patience, Done done, QObject *parent)
    : QObject(parent)
    , m_address(target.address)
    , m_tls(target.tls)
    , m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { fail(ErrorKind::TimedOut, u"it did not answer in time"_s); });
    m_deadline.start(patience);
    m_nextTry.setSingleShot(true);
    connect(&m_nextTry, &QTimer::timeout, this, &Connector::tryNext);
    const auto onFound = [this](QList<QHostAddress> addresses) {
        if (!m_done)
            return;
        m_lastProblem = u"its name has no address"_s;
        m_candidates = std::move(addresses);
        tryNext();
    };
    const QHostAddress literal(QString::fromUtf8(m_address.host));
    if (literal.isNull())
        target.resolver.resolve(m_address.host, this, onFound);
    else
        onFound({literal});
}

Connector::~Connector() = default;

void Connector::tryNext()
{
    m_nextTry.stop();
    while (!m_candidates.isEmpty()) {
        auto attempt = std::make_unique<Attempt>();
        const auto answered = [this, raw = attempt.get()] { onAnswered(raw); };
        if (attempt->begin(m_candidates.takeFirst(), m_address.port, answered)) {
            m_attempts.push_back(std::move(attempt));
            if (!m_candidates.isEmpty())
                m_nextTry.start(AttemptDelay);
            return;
        }
        m_lastProblem = systemError(errno);
    }
    if (!m_attempts.empty())
        return;
    const auto giveUp = [this] { fail(ErrorKind::Unavailable, m_lastProblem); };
    QMetaObject::invokeMethod(this, giveUp, Qt::QueuedConnection);
}

void Connector::onAnswered(Attempt *attempt)
{
    attempt->quieten();
    const int problem = attempt->problem();
    if (problem != 0) {
        std::erase_if(m_attempts, [attempt](const auto &one) { return one.get() == attempt; });
        m_lastProblem = systemError(problem);
        return tryNext();
    }
    const int descriptor = attempt->take();
    stopTrying();
    if (m_address.tls)
        return shakeHands(descriptor);
    finish(std::unique_ptr<Transport>(std::make_unique<PlainTransport>(descriptor)));
}

void Connector::shakeHands(int descriptor)
{
    m_secure = std::make_unique<QSslSocket>();
    m_secure->setSslConfiguration(m_tls);
    m_secure->setPeerVerifyName(QString::fromUtf8(m_address.host));
    if (!m_secure->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return fail(ErrorKind::Unavailable, m_secure->errorString());
    }
    connect(m_secure.get(), &QSslSocket::encrypted, this, [this] {
        m_secure->disconnect(this);
        std::unique_ptr<Transport> transport = std::make_unique<TlsTransport>(std::move(m_secure));
        finish(std::move(transport));
    });
    // The socket is calling: it may only be destroyed later.
    const auto giveUp = [this] {
        m_secure->disconnect(this);
        const QString why = m_secure->errorString();
        m_secure.release()->deleteLater();
        fail(ErrorKind::Unavailable, why);
    };
    connect(m_secure.get(), &QAbstractSocket::errorOccurred, this, giveUp);
    m_secure->startClientEncryption();
}

void Connector::finish(base::Result<std::unique_ptr<Transport>> result)
{
    m_deadline.stop();
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(result));
}

void Connector::fail(ErrorKind kind, const QString &why)
{
    stopTrying();
    if (m_secure)
        m_secure->disconnect(this);
    finish(Err(Error {
        kind, u"%1 could not be reached: %2."_s.arg(QString::fromUtf8(m_address.hostField), why)}));
}

void Connector::stopTrying()
{
    m_nextTry.stop();
    m_candidates.clear();
    m_attempts.clear();
}

} // namespace gatehouse::net
