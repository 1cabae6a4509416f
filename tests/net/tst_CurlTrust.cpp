// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlBench.h"

#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryFile>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <sys/syscall.h>

#include <cerrno>
#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using net::CurlHttpClient;

namespace {

bool s_mayMakeNamelessFiles = true;

} // namespace

/// In front of glibc's: what a sandbox may forbid.
extern "C" int memfd_create(const char *name, unsigned flags) noexcept
{
    if (s_mayMakeNamelessFiles)
        return int(::syscall(SYS_memfd_create, name, flags));
    errno = EPERM;
    return -1;
}

namespace {

/// A key and a certificate for 127.0.0.1 that vouches for itself.
std::pair<QSslKey, QSslCertificate> selfSigned()
{
    EVP_PKEY *key = EVP_RSA_gen(2048);
    X509 *x509 = X509_new();
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -60);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, key);
    X509_NAME *name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char *>("Gatehouse test"), -1, -1, 0);
    X509_set_issuer_name(x509, name);
    X509_EXTENSION *address =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(x509, address, -1);
    X509_sign(x509, key, EVP_sha256());
    unsigned char *der = nullptr;
    const int certificateBytes = i2d_X509(x509, &der);
    const QSslCertificate certificate(
        QByteArray(reinterpret_cast<char *>(der), certificateBytes), QSsl::Der);
    unsigned char *keyDer = nullptr;
    const int keyBytes = i2d_PrivateKey(key, &keyDer);
    const QSslKey secret(
        QByteArray(reinterpret_cast<char *>(keyDer), keyBytes), QSsl::Rsa, QSsl::Der);
    OPENSSL_free(der);
    OPENSSL_free(keyDer);
    X509_EXTENSION_free(address);
    X509_free(x509);
    EVP_PKEY_free(key);
    return {secret, certificate};
}

/// Answers "safe" to whoever completes a TLS handshake with it.
class TlsServer : public QSslServer
{
public:
    QSslCertificate certificate;
    int handshakes = 0;

    TlsServer()
    {
        const auto [key, own] = selfSigned();
        certificate = own;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(key);
        configuration.setLocalCertificate(own);
        setSslConfiguration(configuration);
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            ++handshakes;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsafe");
            });
        });
    }
    QByteArray url() const { return "https://127.0.0.1:" + QByteArray::number(serverPort()) + '/'; }
};

/// What the server's certificate is vouched for by.
struct CaFile
{
    QTemporaryFile file;

    explicit CaFile(const TlsServer &server)
    {
        if (!file.open() || file.write(server.certificate.toPem()) <= 0)
            qFatal("the CA file cannot be written");
        file.close();
    }
};

} // namespace

/// Whom the client believes: which proxy, and which certificate.
class tst_CurlTrust : public CurlBench
{
    Q_OBJECT

private Q_SLOTS:
    void ignoresTheProxyOfTheEnvironment();
    void goesThroughTheConfiguredProxy();
    void refusesACertificateNobodyVouchesFor();
    void cleanup() { s_mayMakeNamelessFiles = true; }

    void trustsTheCaFile_data();
    void trustsTheCaFile();
    void readsTheCaFileAtTheStartOnly();
    void neverTrustsAFileThatCannotBeRead();
};

void tst_CurlTrust::ignoresTheProxyOfTheEnvironment()
{
    ScriptedServer proxy;
    proxy.answer = ok("from the proxy");
    qputenv("http_proxy", proxy.url());
    qputenv("all_proxy", proxy.url());
    CurlHttpClient client(net::HttpClientOptions {});
    // RFC 6761 6.4: a name that never resolves.
    const Outcome &outcome = send(client, toGet("http://provider.invalid/"), this);
    QTRY_COMPARE(outcome.calls, 1);
    qunsetenv("http_proxy");
    qunsetenv("all_proxy");
    QVERIFY(!outcome.result->ok());
    QCOMPARE(outcome.result->error().kind, ErrorKind::Unavailable);
    QVERIFY(proxy.requests.isEmpty());
}

void tst_CurlTrust::goesThroughTheConfiguredProxy()
{
    ScriptedServer proxy;
    proxy.answer = ok("from the proxy");
    CurlHttpClient client({{}, proxy.url()});
    const Outcome &outcome = send(client, toGet("http://provider.invalid/x"), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QVERIFY(proxy.requests.value(0).startsWith("GET http://provider.invalid/x HTTP/1.1\r\n"));
}

void tst_CurlTrust::refusesACertificateNobodyVouchesFor()
{
    TlsServer server;
    QCOMPARE(errorOf(toGet(server.url())), ErrorKind::Unavailable);
    QCOMPARE(server.handshakes, 0);
}

void tst_CurlTrust::trustsTheCaFile_data()
{
    QTest::addColumn<bool>("mayMakeNamelessFiles");
    QTest::addRow("from a file without a name") << true;
    QTest::addRow("from memory, in a sandbox") << false;
}

void tst_CurlTrust::trustsTheCaFile()
{
    QFETCH(bool, mayMakeNamelessFiles);
    s_mayMakeNamelessFiles = mayMakeNamelessFiles;
    TlsServer server;
    const CaFile ca(server);
    CurlHttpClient client({ca.file.fileName(), {}});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QCOMPARE(outcome.result->value().body, "safe");
}

void tst_CurlTrust::readsTheCaFileAtTheStartOnly()
{
    TlsServer server;
    CaFile ca(server);
    CurlHttpClient client({ca.file.fileName(), {}});
    QVERIFY(ca.file.remove());
    for (int i = 1; i <= 2; ++i) {
        const Outcome &outcome = send(client, toGet(server.url()), this);
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(outcome.result->ok());
    }
}

void tst_CurlTrust::neverTrustsAFileThatCannotBeRead()
{
    TlsServer server;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be read"_s));
    CurlHttpClient client({u"/nowhere/ca.pem"_s, {}});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(!outcome.result->ok());
}

QTEST_GUILESS_MAIN(tst_CurlTrust)
#include "tst_CurlTrust.moc"
