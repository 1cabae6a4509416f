// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlHttpClient.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

using namespace gatehouse;
using namespace std::chrono_literals;
using base::ErrorKind;
using net::CurlHttpClient;
using net::IncomingResponse;
using net::OutgoingRequest;

namespace {

/// Answers every complete request with scripted bytes, or not at all.
class ScriptedServer : public QTcpServer
{
public:
    QByteArray answer;
    bool closeAfterwards = true;
    QList<QByteArray> requests;
    QList<QPointer<QTcpSocket>> sockets;

    ScriptedServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] { take(nextPendingConnection()); });
    }
    QByteArray url(const QByteArray &path = "/") const
    {
        return "http://127.0.0.1:" + QByteArray::number(serverPort()) + path;
    }
    bool nobodyConnected() const
    {
        return std::all_of(sockets.begin(), sockets.end(), [](const QPointer<QTcpSocket> &socket) {
            return !socket || socket->state() == QAbstractSocket::UnconnectedState;
        });
    }

private:
    void take(QTcpSocket *socket)
    {
        sockets.append(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            QByteArray &seen = m_seen[socket];
            seen += socket->readAll();
            const qsizetype end = seen.indexOf("\r\n\r\n");
            if (end < 0 || seen.size() < end + 4 + contentLength(seen.first(end)))
                return;
            requests.append(std::exchange(seen, {}));
            socket->write(answer);
            if (closeAfterwards && !answer.isEmpty())
                socket->disconnectFromHost();
        });
    }
    static qsizetype contentLength(const QByteArray &head)
    {
        const qsizetype at = head.indexOf("Content-Length: ");
        return at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).toLongLong();
    }

    QHash<QTcpSocket *, QByteArray> m_seen;
};

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

struct Outcome
{
    int calls = 0;
    std::optional<base::Result<IncomingResponse>> result;
};

OutgoingRequest get(
    const QByteArray &url, std::chrono::milliseconds timeout = 10s, qsizetype maxBytes = 1 << 20)
{
    OutgoingRequest request;
    request.url = url;
    request.timeout = timeout;
    request.maxBytes = maxBytes;
    return request;
}

OutgoingRequest post(const QByteArray &url, const net::Headers &headers, const QByteArray &body)
{
    OutgoingRequest request = get(url);
    request.method = "POST";
    request.headers = headers;
    request.body = body;
    return request;
}

QByteArray ok(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

} // namespace

class tst_CurlHttpClient : public QObject
{
    Q_OBJECT

    Outcome &send(CurlHttpClient &client, OutgoingRequest request, QObject *context)
    {
        m_outcomes.push_back(std::make_unique<Outcome>());
        Outcome &outcome = *m_outcomes.back();
        client.send(std::move(request), context, [&outcome](auto result) {
            ++outcome.calls;
            outcome.result = std::move(result);
        });
        return outcome;
    }
    /// The error of sending \a request to \a server, once it has come.
    ErrorKind errorOf(OutgoingRequest request, QString *message = nullptr)
    {
        CurlHttpClient client(net::HttpClientOptions {});
        Outcome &outcome = send(client, std::move(request), this);
        if (!QTest::qWaitFor([&] { return outcome.calls > 0; }) || outcome.result->ok())
            return ErrorKind::NotFound; // none of the errors a client has
        if (message)
            *message = outcome.result->error().message;
        return outcome.result->error().kind;
    }

    std::vector<std::unique_ptr<Outcome>> m_outcomes;

private Q_SLOTS:
    void fetchesAnAnswer();
    void neverAnswersBeforeSendReturns();
    void sendsMethodHeadersAndBody();
    void saysWhoItIs();
    void asksForNoContinue();
    void takesAnErrorStatusForAnAnswer();
    void doesNotFollowARedirect();
    void readsAChunkedAnswer();
    void keepsDoubleHeaders();
    void refusesAnAnswerThatIsTooLarge_data();
    void refusesAnAnswerThatIsTooLarge();
    void refusesHeadersWithoutEnd();
    void givesUpWhenTheTimeIsOver();
    void givesUpOnAnAnswerThatTrickles();
    void reportsAnEarlyClose();
    void reportsAnAnswerThatIsNotHttp();
    void reportsAClosedPort();
    void refusesUrlsAndHeadersThatCannotBe_data();
    void refusesUrlsAndHeadersThatCannotBe();
    void dropsTheTransferWhenItsContextIsGone();
    void survivesItsOwnEndInsideDone();
    void endsWithTransfersUnderWay();
    void usesAConnectionAgain();
    void ignoresTheProxyOfTheEnvironment();
    void goesThroughTheConfiguredProxy();
    void refusesACertificateNobodyVouchesFor();
    void trustsTheCaFile();
    void servesManyAtOnce();
};

void tst_CurlHttpClient::fetchesAnAnswer()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Kind:  word \r\n\r\nhello";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url("/a?b=c")), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QCOMPARE(outcome.result->value().status, 200);
    QCOMPARE(outcome.result->value().body, "hello");
    const auto &fields = outcome.result->value().headers.fields();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[1].name, "X-Kind");
    QCOMPARE(fields[1].value, "word");
    QVERIFY(server.requests.value(0).startsWith("GET /a?b=c HTTP/1.1\r\n"));
}

void tst_CurlHttpClient::neverAnswersBeforeSendReturns()
{
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &wrong = send(client, get("file:///etc/passwd"), this);
    QCOMPARE(wrong.calls, 0);
    QTRY_COMPARE(wrong.calls, 1);
}

void tst_CurlHttpClient::sendsMethodHeadersAndBody()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client,
        post(server.url("/token"),
            {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Empty", ""}}, "a=b&c=d"),
        this);
    QTRY_COMPARE(outcome.calls, 1);
    const QByteArray request = server.requests.value(0);
    QVERIFY(request.startsWith("POST /token HTTP/1.1\r\n"));
    QVERIFY(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"));
    QVERIFY(request.contains("\r\nX-Empty:\r\n"));
    QVERIFY(request.endsWith("\r\n\r\na=b&c=d"));
}

void tst_CurlHttpClient::saysWhoItIs()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(
        server.requests.value(0).contains("\r\nUser-Agent: Gatehouse/" GATEHOUSE_VERSION "\r\n"));
}

void tst_CurlHttpClient::asksForNoContinue()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, post(server.url(), {}, QByteArray(200'000, 'x')), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QVERIFY(!server.requests.value(0).contains("Expect"));
}

void tst_CurlHttpClient::takesAnErrorStatusForAnAnswer()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QCOMPARE(outcome.result->value().status, 500);
    QCOMPARE(outcome.result->value().body, "oops");
}

void tst_CurlHttpClient::doesNotFollowARedirect()
{
    ScriptedServer elsewhere;
    elsewhere.answer = ok("elsewhere");
    ScriptedServer server;
    server.answer =
        "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->value().status, 302);
    QVERIFY(elsewhere.requests.isEmpty());
}

void tst_CurlHttpClient::readsAChunkedAnswer()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->value().body, "hello world");
}

void tst_CurlHttpClient::keepsDoubleHeaders()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                    "HTTP/1.1 200 OK\r\nA: 1\r\nA: 2\r\nContent-Length: 0\r\n\r\n";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    const QList<net::Header> expected {{"A", "1"}, {"A", "2"}, {"Content-Length", "0"}};
    QCOMPARE(outcome.result->value().headers.fields(), expected);
}

void tst_CurlHttpClient::refusesAnAnswerThatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("fits");
    const QByteArray body(1000, 'x');
    QTest::addRow("exactly as large as allowed") << ok(body) << true;
    QTest::addRow("one byte more") << ok(body + 'x') << false;
    QTest::addRow("without a length")
        << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body + 'x') << false;
    QTest::addRow("in chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3E8\r\n" + body
        + "\r\n1\r\nx\r\n0\r\n\r\n")
                               << false;
}

void tst_CurlHttpClient::refusesAnAnswerThatIsTooLarge()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, fits);
    ScriptedServer server;
    server.answer = answer;
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, get(server.url(), 10s, 1000), this);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->ok(), fits);
    if (!fits)
        QCOMPARE(outcome.result->error().kind, ErrorKind::Invalid);
}

void tst_CurlHttpClient::refusesHeadersWithoutEnd()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 2000; ++i)
        server.answer += "X-" + QByteArray::number(i) + ": " + QByteArray(60, 'x') + "\r\n";
    QCOMPARE(errorOf(get(server.url())), ErrorKind::Invalid);
}

void tst_CurlHttpClient::givesUpWhenTheTimeIsOver()
{
    ScriptedServer server; // says nothing
    QString message;
    QCOMPARE(errorOf(get(server.url("/secret"), 100ms), &message), ErrorKind::TimedOut);
    QVERIFY2(!message.contains(QLatin1String("secret")), qPrintable(message));
    QTRY_VERIFY(server.nobodyConnected());
}

void tst_CurlHttpClient::givesUpOnAnAnswerThatTrickles()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
    QTimer drop;
    connect(&drop, &QTimer::timeout, this, [&] {
        for (const auto &socket : server.sockets) {
            if (socket && !server.requests.isEmpty())
                socket->write("x");
        }
    });
    drop.start(10);
    QElapsedTimer taken;
    taken.start();
    QCOMPARE(errorOf(get(server.url(), 200ms)), ErrorKind::TimedOut);
    QVERIFY(taken.elapsed() < 3000);
}

void tst_CurlHttpClient::reportsAnEarlyClose()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";
    QCOMPARE(errorOf(get(server.url())), ErrorKind::Unavailable);
    server.answer = "HTTP/1.1 2";
    QCOMPARE(errorOf(get(server.url())), ErrorKind::Unavailable);
}

void tst_CurlHttpClient::reportsAnAnswerThatIsNotHttp()
{
    ScriptedServer server;
    server.answer = "220 mail.example.com ESMTP\r\n";
    QCOMPARE(errorOf(get(server.url())), ErrorKind::Unavailable);
}

void tst_CurlHttpClient::reportsAClosedPort()
{
    QByteArray url;
    {
        const ScriptedServer server;
        url = server.url();
    }
    QCOMPARE(errorOf(get(url)), ErrorKind::Unavailable);
}

void tst_CurlHttpClient::refusesUrlsAndHeadersThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("header");
    const QByteArray url = "http://127.0.0.1:9/";
    QTest::addRow("file") << QByteArray("GET") << QByteArray("file:///etc/passwd") << QByteArray();
    QTest::addRow("gopher") << QByteArray("GET") << QByteArray("gopher://127.0.0.1/")
                            << QByteArray();
    QTest::addRow("no scheme") << QByteArray("GET") << QByteArray("127.0.0.1/") << QByteArray();
    QTest::addRow("empty") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::addRow("user") << QByteArray("GET") << QByteArray("http://u:p@127.0.0.1/")
                          << QByteArray();
    QTest::addRow("line break in the URL")
        << QByteArray("GET") << QByteArray("http://127.0.0.1/\r\nX: y") << QByteArray();
    QTest::addRow("line break in a header") << QByteArray("GET") << url << QByteArray("a\r\nX: y");
    QTest::addRow("line break in the method")
        << QByteArray("GET / HTTP/1.1\r\n") << url << QByteArray();
}

void tst_CurlHttpClient::refusesUrlsAndHeadersThatCannotBe()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, header);
    OutgoingRequest request = post(url, {{"X-Header", header}}, {});
    request.method = method;
    QCOMPARE(errorOf(request), ErrorKind::Invalid);
}

void tst_CurlHttpClient::dropsTheTransferWhenItsContextIsGone()
{
    ScriptedServer server;
    CurlHttpClient client(net::HttpClientOptions {});
    auto context = std::make_unique<QObject>();
    const Outcome &outcome = send(client, get(server.url()), context.get());
    QTRY_COMPARE(server.requests.size(), 1);
    context.reset();
    QTRY_VERIFY(server.nobodyConnected());
    QCOMPARE(outcome.calls, 0);

    server.answer = ok("next");
    const Outcome &next = send(client, get(server.url()), this);
    QTRY_COMPARE(next.calls, 1);
    QVERIFY(next.result->ok());
}

void tst_CurlHttpClient::survivesItsOwnEndInsideDone()
{
    ScriptedServer server;
    server.answer = ok("{}");
    auto client = std::make_unique<CurlHttpClient>(net::HttpClientOptions {});
    bool called = false;
    client->send(get(server.url()), this, [&](const auto &) {
        client.reset();
        called = true;
    });
    QTRY_VERIFY(called);
}

void tst_CurlHttpClient::endsWithTransfersUnderWay()
{
    ScriptedServer server;
    QObject context;
    auto client = std::make_unique<CurlHttpClient>(net::HttpClientOptions {});
    const Outcome &outcome = send(*client, get(server.url()), &context);
    QTRY_COMPARE(server.requests.size(), 1);
    client.reset();
    QTRY_VERIFY(server.nobodyConnected());
    QCOMPARE(outcome.calls, 0);
}

void tst_CurlHttpClient::usesAConnectionAgain()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    for (int i = 1; i <= 3; ++i) {
        const Outcome &outcome = send(client, get(server.url()), this);
        QTRY_COMPARE(outcome.calls, 1);
    }
    QCOMPARE(server.requests.size(), 3);
    QCOMPARE(server.sockets.size(), 1);
}

void tst_CurlHttpClient::ignoresTheProxyOfTheEnvironment()
{
    ScriptedServer proxy;
    proxy.answer = ok("from the proxy");
    qputenv("http_proxy", proxy.url());
    qputenv("all_proxy", proxy.url());
    CurlHttpClient client(net::HttpClientOptions {});
    // RFC 6761 6.4: a name that never resolves.
    const Outcome &outcome = send(client, get("http://provider.invalid/"), this);
    QTRY_COMPARE(outcome.calls, 1);
    qunsetenv("http_proxy");
    qunsetenv("all_proxy");
    QVERIFY(!outcome.result->ok());
    QCOMPARE(outcome.result->error().kind, ErrorKind::Unavailable);
    QVERIFY(proxy.requests.isEmpty());
}

void tst_CurlHttpClient::goesThroughTheConfiguredProxy()
{
    ScriptedServer proxy;
    proxy.answer = ok("from the proxy");
    CurlHttpClient client({{}, proxy.url()});
    const Outcome &outcome = send(client, get("http://provider.invalid/x"), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QVERIFY(proxy.requests.value(0).startsWith("GET http://provider.invalid/x HTTP/1.1\r\n"));
}

void tst_CurlHttpClient::refusesACertificateNobodyVouchesFor()
{
    TlsServer server;
    QCOMPARE(errorOf(get(server.url())), ErrorKind::Unavailable);
    QCOMPARE(server.handshakes, 0);
}

void tst_CurlHttpClient::trustsTheCaFile()
{
    TlsServer server;
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(server.certificate.toPem());
    file.close();
    CurlHttpClient client({file.fileName(), {}});
    const Outcome &outcome = send(client, get(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QCOMPARE(outcome.result->value().body, "safe");
}

void tst_CurlHttpClient::servesManyAtOnce()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    int answered = 0;
    for (int i = 0; i < 200; ++i) {
        client.send(get(server.url()), this,
            [&](const base::Result<IncomingResponse> &result) { answered += result.ok() ? 1 : 0; });
    }
    QTRY_COMPARE(answered, 200);
}

QTEST_GUILESS_MAIN(tst_CurlHttpClient)
#include "tst_CurlHttpClient.moc"
