// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TlsConfiguration.h"
#include "support/OpenSsl.h"
#include "support/TestFront.h"

#include <QFile>
#include <QSslSocket>
#include <QTemporaryDir>

#include <atomic>

using namespace gatehouse;
using namespace gatehouse::net;
using gatehouse::test::openssl;
using gatehouse::test::RawClient;
using gatehouse::test::TestFront;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A TLS client on the test's thread.
class TlsClient
{
public:
    explicit TlsClient(quint16 port, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setProtocol(protocol);
        m_socket.setSslConfiguration(configuration);
        m_socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    }
    QSslSocket &socket() { return m_socket; }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    QByteArray received()
    {
        m_received += m_socket.readAll();
        return m_received;
    }

private:
    QSslSocket m_socket;
    QByteArray m_received;
};

} // namespace

class tst_Tls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void servesEitherKindOfKey_data();
    void servesEitherKindOfKey();
    void serversManyRequestsOnOneConnection();
    void tellsTheHandler();
    void speaksNothingOlderThanTls12();
    void sendsLargeAnswersWhole();
    void letsARefusedUploadHearWhy();
    void endsAHandshakeThatDoesNotEnd();
    void surviveClientsThatLeaveInTheHandshake();
    void surviveClientsThatLeaveBeforeTheCoreAnswers();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void takesNewFilesForNewConnections();
    void keepsTheOldFilesWhenTheNewOnesAreUnusable();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    TlsFiles files(const QString &name) const
    {
        return {path(name + u".crt"_s), path(name + u".key"_s)};
    }
    ListenOptions options(const QString &name) const
    {
        ListenOptions result;
        result.tls = files(name);
        return result;
    }
    void makeCertificate(const QString &name, const QStringList &keyOptions) const;
    static Route hello();

    QTemporaryDir m_folder;
};

void tst_Tls::makeCertificate(const QString &name, const QStringList &keyOptions) const
{
    openssl(QStringList {u"req"_s, u"-x509"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                u"/CN="_s + name, u"-newkey"_s}
        + keyOptions
        + QStringList {u"-keyout"_s, path(name + u".key"_s), u"-out"_s, path(name + u".crt"_s)});
}

Route tst_Tls::hello()
{
    return TestFront::onWorker(
        "/a", {Method::Get, Method::Post},
        [](const Request &request) { return TestFront::text("hello " + request.query); }, 1000);
}

void tst_Tls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    makeCertificate(u"rsa"_s, {u"rsa:2048"_s});
    makeCertificate(u"ec"_s, {u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s});
    makeCertificate(u"ed"_s, {u"ed25519"_s});
    // The older spelling of both keys, and one with a passphrase.
    openssl({u"rsa"_s, u"-in"_s, path(u"rsa.key"_s), u"-traditional"_s, u"-out"_s,
        path(u"rsa-old.key"_s)});
    openssl({u"ec"_s, u"-in"_s, path(u"ec.key"_s), u"-out"_s, path(u"ec-old.key"_s)});
    openssl({u"rsa"_s, u"-in"_s, path(u"rsa.key"_s), u"-aes128"_s, u"-passout"_s, u"pass:secret"_s,
        u"-out"_s, path(u"rsa-locked.key"_s)});
    QVERIFY(QFile::copy(path(u"rsa.crt"_s), path(u"rsa-old.crt"_s)));
    QVERIFY(QFile::copy(path(u"ec.crt"_s), path(u"ec-old.crt"_s)));
}

void tst_Tls::servesEitherKindOfKey_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"rsa", "ec", "rsa-old", "ec-old"})
        QTest::addRow("%s", name) << QString::fromLatin1(name);
}

void tst_Tls::servesEitherKindOfKey()
{
    QFETCH(const QString, name);
    TestFront front({hello()}, options(name));
    TlsClient client(front.server.port());
    client.send("GET /a?1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(client.received().endsWith("hello 1"));
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_Tls::serversManyRequestsOnOneConnection()
{
    TestFront front({hello()}, options(u"ec"_s));
    TlsClient client(front.server.port());
    QByteArray all;
    for (int i = 0; i < 100; ++i)
        all += "GET /a?" + QByteArray::number(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(all);
    QTRY_VERIFY(client.received().endsWith("hello 99"));
    QCOMPARE(client.received().count("HTTP/1.1 200 OK"), 100);
    QCOMPARE(front.server.counters().connections.load(), 1);
}

void tst_Tls::tellsTheHandler()
{
    std::atomic<bool> isTls {false};
    TestFront front({TestFront::onWorker("/a", {Method::Get},
                        [&isTls](const Request &request) {
                            isTls = request.tls
                                && request.peer == QHostAddress(QHostAddress::LocalHost);
                            return TestFront::text("a");
                        })},
        options(u"ec"_s));
    TlsClient client(front.server.port());
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(isTls);
}

void tst_Tls::speaksNothingOlderThanTls12()
{
    QCOMPARE(loadTls(files(u"rsa"_s))->protocol(), QSsl::TlsV1_2OrLater);
    TestFront front({hello()}, options(u"rsa"_s));
    TlsClient current(front.server.port(), QSsl::TlsV1_2);
    QTRY_VERIFY(current.socket().isEncrypted());
}

void tst_Tls::sendsLargeAnswersWhole()
{
    const QByteArray large = QByteArray("0123456789abcdef").repeated(256 * 1024); // 4 MiB
    TestFront front({TestFront::onWorker("/a", {Method::Get},
                        [&large](const Request &) { return TestFront::text(large); })},
        options(u"ec"_s));
    TlsClient client(front.server.port());
    client.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(client.socket().state(), QAbstractSocket::UnconnectedState, 30'000);
    QVERIFY(client.received().endsWith("\r\n\r\n" + large));
}

void tst_Tls::letsARefusedUploadHearWhy()
{
    TestFront front({hello()}, options(u"ec"_s));
    TlsClient client(front.server.port());
    client.send(
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" + QByteArray(500'000, 'x'));
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 413 "));
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
}

void tst_Tls::endsAHandshakeThatDoesNotEnd()
{
    ListenOptions short_ = options(u"ec"_s);
    short_.limits.handshakeTime = 100ms;
    TestFront front({hello()}, short_);
    RawClient silent = front.connect();
    QCOMPARE(silent.untilClosed(), QByteArray());
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
    QCOMPARE(front.server.counters().timedOut.load(), 1U);
}

void tst_Tls::surviveClientsThatLeaveInTheHandshake()
{
    TestFront front({hello()}, options(u"ec"_s));
    for (int i = 0; i < 20; ++i) {
        RawClient client = front.connect();
        client.send(i % 2 == 0 ? QByteArray("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
                               : QByteArray("\x16\x03\x01\x02", 4));
        if (i % 3 == 0)
            client.reset();
    }
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
    TlsClient client(front.server.port());
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 200 "));
}

void tst_Tls::surviveClientsThatLeaveBeforeTheCoreAnswers()
{
    std::vector<Respond> later;
    TestFront front({{"/core", {Method::Get}, Cors::None, 0,
                        CoreHandler([&later](const Request &, const Respond &respond) {
                            later.push_back(respond);
                        })}},
        options(u"ec"_s));
    for (int i = 0; i < 10; ++i) {
        TlsClient client(front.server.port());
        client.send("GET /core HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(int(later.size()), i + 1);
        if (i % 2 == 0)
            client.socket().abort();
    }
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
    for (const Respond &respond : later)
        respond(TestFront::text("too late"));
    front.server.stop(1s);
}

void tst_Tls::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("words");
    QTest::addRow("no certificate file")
        << u"none.crt"_s << u"ec.key"_s << u"none.crt"_s << u"cannot be read"_s;
    QTest::addRow("no key file") << u"ec.crt"_s << u"none.key"_s << u"none.key"_s
                                 << u"cannot be read"_s;
    QTest::addRow("key instead of certificate")
        << u"ec.key"_s << u"ec.key"_s << u"ec.key"_s << u"no certificate"_s;
    QTest::addRow("certificate instead of key")
        << u"ec.crt"_s << u"ec.crt"_s << u"ec.crt"_s << u"no RSA or EC private key"_s;
    QTest::addRow("key of another")
        << u"ec.crt"_s << u"rsa.key"_s << u"rsa.key"_s << u"does not belong"_s;
    QTest::addRow("locked key") << u"rsa.crt"_s << u"rsa-locked.key"_s << u"rsa-locked.key"_s
                                << u"without a passphrase"_s;
    QTest::addRow("Ed25519") << u"ed.crt"_s << u"ed.key"_s << u"ed.key"_s << u"no RSA or EC"_s;
}

void tst_Tls::saysWhatIsWrongWithAFile()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, named);
    QFETCH(const QString, words);
    const auto tls = loadTls({path(certificate), path(key)});
    QVERIFY(!tls);
    QCOMPARE(tls.error().kind, base::ErrorKind::Invalid);
    QVERIFY2(tls.error().message.contains(path(named)), qPrintable(tls.error().message));
    QVERIFY2(tls.error().message.contains(words), qPrintable(tls.error().message));
}

void tst_Tls::takesNewFilesForNewConnections()
{
    makeCertificate(u"first"_s, {u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s});
    ListenOptions patient = options(u"first"_s);
    patient.limits.headTime = 2min; // with the client that comes first
    TestFront front({hello()}, patient);
    TlsClient before(front.server.port());
    QTRY_VERIFY(before.socket().isEncrypted());
    const QSslCertificate first = before.socket().peerCertificate();
    makeCertificate(u"first"_s, {u"rsa:2048"_s});
    QVERIFY(front.server.reloadTls());
    QSslCertificate second;
    for (int i = 0; i < 50 && (second.isNull() || second == first); ++i) {
        TlsClient after(front.server.port());
        QTRY_VERIFY(after.socket().isEncrypted());
        second = after.socket().peerCertificate();
    }
    QVERIFY(second != first);
    before.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(before.received().startsWith("HTTP/1.1 200 "));
}

void tst_Tls::keepsTheOldFilesWhenTheNewOnesAreUnusable()
{
    makeCertificate(u"second"_s, {u"rsa:2048"_s});
    TestFront front({hello()}, options(u"second"_s));
    QVERIFY(QFile::remove(path(u"second.key"_s)));
    const auto reloaded = front.server.reloadTls();
    QVERIFY(!reloaded);
    QVERIFY(reloaded.error().message.contains(u"second.key"_s));
    TlsClient client(front.server.port());
    QTRY_VERIFY(client.socket().isEncrypted());
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_Tls.moc"
