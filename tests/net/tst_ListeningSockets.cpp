// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ListeningSockets.h"
#include "support/TestFront.h"

#include <QTcpServer>

using namespace gatehouse;
using namespace gatehouse::net;
using gatehouse::test::RawClient;

class tst_ListeningSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shareOnePort();
    void refuseAPortSomebodyListensOn();
    void refuseAPortOfAnotherGatehouse();
    void refuseAPortThatIsOnlyReserved();
    void canBeReopenedAtOnce();
    void listenOnIpv6Alone();
    void sayWhichAddressIsNotOurs();
    void serverSaysWhoseThePortIs();
};

void tst_ListeningSockets::shareOnePort()
{
    auto sockets = ListeningSockets::open(QHostAddress(QHostAddress::LocalHost), 0, 4);
    QVERIFY(sockets);
    QVERIFY(sockets->port() > 0);
    const std::vector<int> descriptors = sockets->take();
    QCOMPARE(descriptors.size(), 4U);
    // Every one of them gets some of the connections.
    std::vector<int> accepted(4, 0);
    for (int i = 0; i < 200; ++i) {
        const RawClient client(sockets->port());
        QVERIFY(client.isConnected());
        for (std::size_t s = 0; s < 4; ++s) {
            const int descriptor = ::accept(descriptors[s], nullptr, nullptr);
            if (descriptor < 0)
                continue;
            ++accepted[s];
            ::close(descriptor);
        }
    }
    for (const int count : accepted)
        QVERIFY(count > 0);
    for (const int descriptor : descriptors)
        ::close(descriptor);
}

void tst_ListeningSockets::refuseAPortSomebodyListensOn()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    for (const auto where : {QHostAddress::LocalHost, QHostAddress::AnyIPv4, QHostAddress::Any}) {
        const auto sockets = ListeningSockets::open(QHostAddress(where), other.serverPort(), 2);
        QVERIFY(!sockets);
        QCOMPARE(sockets.error().kind, base::ErrorKind::Conflict);
        QVERIFY(sockets.error().message.contains(QString::number(other.serverPort())));
    }
}

void tst_ListeningSockets::refuseAPortOfAnotherGatehouse()
{
    for (const auto where : {QHostAddress::LocalHost, QHostAddress::Any}) {
        const auto first = ListeningSockets::open(QHostAddress(where), 0, 2);
        QVERIFY(first);
        for (int i = 0; i < 10; ++i) {
            const auto second = ListeningSockets::open(QHostAddress(where), first->port(), 2);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, base::ErrorKind::Conflict);
        }
    }
}

void tst_ListeningSockets::refuseAPortThatIsOnlyReserved()
{
    const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::bind(other, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    socklen_t size = sizeof address;
    ::getsockname(other, reinterpret_cast<sockaddr *>(&address), &size);
    const auto sockets =
        ListeningSockets::open(QHostAddress(QHostAddress::LocalHost), ntohs(address.sin_port), 2);
    QVERIFY(!sockets);
    QCOMPARE(sockets.error().kind, base::ErrorKind::Conflict);
    ::close(other);
}

void tst_ListeningSockets::canBeReopenedAtOnce()
{
    quint16 port = 0;
    {
        test::TestFront front({test::TestFront::onWorker(
            "/a", {Method::Get}, [](const Request &) { return test::TestFront::text("a"); })});
        port = front.server.port();
        // The server closes first, so its side of the connection stays in TIME_WAIT.
        RawClient client = front.connect();
        client.send("GET /a HTTP/1.0\r\n\r\n");
        QVERIFY(client.untilClosed());
    }
    QVERIFY(ListeningSockets::open(QHostAddress(QHostAddress::LocalHost), port, 2));
}

void tst_ListeningSockets::listenOnIpv6Alone()
{
    const auto sockets = ListeningSockets::open(QHostAddress(QHostAddress::LocalHostIPv6), 0, 2);
    QVERIFY2(sockets, sockets ? "" : qPrintable(sockets.error().message));
    QVERIFY(!RawClient(sockets->port()).isConnected()); // comes by IPv4
}

void tst_ListeningSockets::sayWhichAddressIsNotOurs()
{
    const QHostAddress foreign(QStringLiteral("192.0.2.1")); // RFC 5737
    const auto sockets = ListeningSockets::open(foreign, 0, 1);
    QVERIFY(!sockets);
    QCOMPARE(sockets.error().kind, base::ErrorKind::Invalid);
    QVERIFY(sockets.error().message.contains(foreign.toString()));
}

void tst_ListeningSockets::serverSaysWhoseThePortIs()
{
    test::TestFront first({});
    CoreQueue core([](const std::function<void()> &, const CoreQueue::Told &told) { told(true); });
    ListenOptions options;
    options.port = first.server.port();
    options.workers = 2;
    HttpServer second(
        options, {}, [](const Request &, const Reply &) {}, core);
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, base::ErrorKind::Conflict);
    QVERIFY(started.error().message.startsWith(QStringLiteral("Another program already listens")));
    QVERIFY(first.connect().isConnected());
}

QTEST_GUILESS_MAIN(tst_ListeningSockets)
#include "tst_ListeningSockets.moc"
