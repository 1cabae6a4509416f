// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Connector.h"
#include "support/FakeResolver.h"

#include <QTcpServer>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>

#include <poll.h>
#include <unistd.h>

using namespace gatehouse;
using namespace net;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An address that answers nobody: its queue is full, so the kernel drops what asks for more.
class SilentAddress
{
public:
    SilentAddress(const char *address, quint16 port)
    {
        m_native.sin_family = AF_INET;
        m_native.sin_port = htons(port);
        m_native.sin_addr.s_addr =
            htonl(QHostAddress(QString::fromLatin1(address)).toIPv4Address());
        const int listening = open();
        if (::bind(listening, native(), sizeof m_native) != 0 || ::listen(listening, 0) != 0)
            qFatal("no address for the test");
        for (bool answers = true; answers;) {
            const int filling = open();
            ::connect(filling, native(), sizeof m_native);
            pollfd waiting {.fd = filling, .events = POLLOUT, .revents = 0};
            answers = ::poll(&waiting, 1, 200) == 1;
        }
    }
    SilentAddress(const SilentAddress &) = delete;
    SilentAddress &operator=(const SilentAddress &) = delete;
    ~SilentAddress()
    {
        for (const int descriptor : m_descriptors)
            ::close(descriptor);
    }

private:
    int open()
    {
        m_descriptors.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        return m_descriptors.back();
    }
    const sockaddr *native() const { return reinterpret_cast<const sockaddr *>(&m_native); }

    sockaddr_in m_native {};
    std::vector<int> m_descriptors;
};

/// A connector to server.test on the port of a server that listens on 127.0.0.9 alone.
struct Bench
{
    QTcpServer server;
    test::FakeResolver resolver;
    std::unique_ptr<Connector> connector;
    std::optional<base::Result<std::unique_ptr<Transport>>> result;

    Bench()
    {
        if (!server.listen(QHostAddress(u"127.0.0.9"_s)))
            qFatal("no port for the test");
    }
    quint16 port() const { return server.serverPort(); }
    void connectTo(const QStringList &addresses, std::chrono::milliseconds patience = 20s)
    {
        resolver.answer("server.test", {addresses});
        const ServerAddress address =
            *serverAddress("http://server.test:" + QByteArray::number(port()));
        connector = std::make_unique<Connector>(Connector::Target {address, {}, resolver}, patience,
            [this](base::Result<std::unique_ptr<Transport>> given) { result = std::move(given); });
    }
};

} // namespace

class tst_Connector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesTheNextAddressBesideOneThatDoesNotAnswer_data();
    void triesTheNextAddressBesideOneThatDoesNotAnswer();
    void triesTheNextAddressAtOnceAfterARefusal();
    void givesUpWhenNoAddressAnswersInTime();
    void saysWhyNoAddressCanBeReached_data();
    void saysWhyNoAddressCanBeReached();
};

void tst_Connector::triesTheNextAddressBesideOneThatDoesNotAnswer_data()
{
    QTest::addColumn<QStringList>("silent");
    QTest::newRow("one") << QStringList {u"127.0.0.2"_s};
    QTest::newRow("three") << QStringList {u"127.0.0.2"_s, u"127.0.0.3"_s, u"127.0.0.4"_s};
}

/// RFC 8305 5.
void tst_Connector::triesTheNextAddressBesideOneThatDoesNotAnswer()
{
    QFETCH(QStringList, silent);
    Bench bench;
    std::vector<std::unique_ptr<SilentAddress>> addresses;
    for (const QString &address : silent)
        addresses.push_back(
            std::make_unique<SilentAddress>(address.toLatin1().constData(), bench.port()));
    bench.connectTo(silent + QStringList {u"127.0.0.9"_s}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(bench.result, 10'000);
    QVERIFY(*bench.result);
    QTRY_VERIFY(bench.server.hasPendingConnections());
}

void tst_Connector::triesTheNextAddressAtOnceAfterARefusal()
{
    Bench bench;
    QStringList addresses; // with 250 ms for each it would be too late
    for (int i = 20; i < 60; ++i)
        addresses.append(u"127.0.0.%1"_s.arg(i));
    bench.connectTo(addresses + QStringList {u"127.0.0.9"_s}, 8s);
    QTRY_VERIFY_WITH_TIMEOUT(bench.result, 10'000);
    QVERIFY(*bench.result);
}

void tst_Connector::givesUpWhenNoAddressAnswersInTime()
{
    Bench bench;
    const SilentAddress one("127.0.0.2", bench.port());
    const SilentAddress other("127.0.0.3", bench.port());
    bench.connectTo({u"127.0.0.2"_s, u"127.0.0.3"_s}, 400ms);
    QTRY_VERIFY(bench.result);
    QVERIFY(!*bench.result);
    QCOMPARE(bench.result->error().kind, base::ErrorKind::TimedOut);
}

void tst_Connector::saysWhyNoAddressCanBeReached_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("why");
    QTest::newRow("none") << QStringList() << u"no address"_s;
    QTest::newRow("refused") << QStringList {u"127.0.0.2"_s, u"127.0.0.3"_s}
                             << u"Connection refused"_s;
}

void tst_Connector::saysWhyNoAddressCanBeReached()
{
    QFETCH(QStringList, addresses);
    QFETCH(QString, why);
    Bench bench;
    bench.connectTo(addresses);
    QVERIFY(!bench.result);
    QTRY_VERIFY(bench.result);
    QVERIFY(!*bench.result);
    QCOMPARE(bench.result->error().kind, base::ErrorKind::Unavailable);
    QVERIFY2(
        bench.result->error().message.contains(why), qPrintable(bench.result->error().message));
}

QTEST_GUILESS_MAIN(tst_Connector)
#include "tst_Connector.moc"
