// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TrustedProxies.h"
#include "support/TestFront.h"

using namespace gatehouse;
using namespace net;
using namespace test;
using namespace Qt::Literals::StringLiterals;

namespace {

ListenOptions behind(const QStringList &proxies)
{
    ListenOptions options;
    options.proxies = TrustedProxies(proxies);
    return options;
}

/// Says who asks.
Route whoAmI()
{
    return TestFront::onWorker("/a", {Method::Get},
        [](const Request &request) { return TestFront::text(request.peer.toString().toUtf8()); });
}

QByteArray get(const QByteArray &forwardedFor)
{
    return "GET /a HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + forwardedFor + "\r\n\r\n";
}

} // namespace

class tst_TrustedProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellWhoAsks_data();
    void tellWhoAsks();
    void joinSeveralFields();
    void areNobodyUnlessNamed();
    void sayForEachRequestOfAConnectionWhoAsks();
    void mayHaveMoreConnectionsThanAnAddress();
};

void tst_TrustedProxies::tellWhoAsks_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("forwardedFor");
    QTest::addColumn<QString>("client");
    const QString proxy = u"10.0.0.1"_s;
    const auto row = [&](const char *name, const QByteArray &field, const QString &client) {
        QTest::newRow(name) << proxy << field << client;
    };
    QTest::newRow("a stranger's word")
        << u"192.0.2.9"_s << QByteArray("198.51.100.7") << u"192.0.2.9"_s;
    QTest::newRow("a stranger who names a proxy")
        << u"192.0.2.9"_s << QByteArray("198.51.100.7, 10.0.0.1") << u"192.0.2.9"_s;
    QTest::newRow("a proxy of IPv6")
        << u"fd00::1"_s << QByteArray("2001:db8::7") << u"2001:db8::7"_s;
    row("one hop", "198.51.100.7", u"198.51.100.7"_s);
    row("forged in front", "127.0.0.1, 203.0.113.1, 198.51.100.7", u"198.51.100.7"_s);
    row("forged proxies in front", "203.0.113.1, 10.0.0.9, 198.51.100.7", u"198.51.100.7"_s);
    row("forged without blanks", "203.0.113.1,198.51.100.7", u"198.51.100.7"_s);
    row("two proxies", "203.0.113.1, 198.51.100.7, 10.9.9.9", u"198.51.100.7"_s);
    row("from inside", "10.0.0.8, 10.0.0.9", u"10.0.0.8"_s);
    row("nothing", "", proxy);
    row("no address", "unknown", proxy);
    row("no address behind a proxy", "198.51.100.7, secret, 10.0.0.9", u"10.0.0.9"_s);
    row("nothing at the end", "198.51.100.7, ", proxy);
    row("a name", "localhost", proxy);
    row("short spelling", "127.1", proxy);
    row("octal spelling", "010.0.0.1", proxy);
    row("hexadecimal", "0x7f000001", proxy);
    row("a zone", "fe80::1%eth0", proxy);
    row("with port", "198.51.100.7:4711", u"198.51.100.7"_s);
    row("IPv6", "2001:db8::7", u"2001:db8::7"_s);
    row("IPv6 that ends in digits", "2001:db8::1:80", u"2001:db8::1:80"_s);
    row("IPv6 in brackets", "[2001:db8::7]", u"2001:db8::7"_s);
    row("IPv6 with port", "[2001:db8::7]:443", u"2001:db8::7"_s);
    row("IPv4 as IPv6", "::ffff:198.51.100.7", u"198.51.100.7"_s);
    row("a proxy as IPv6", "198.51.100.7, ::ffff:10.0.0.2", u"198.51.100.7"_s);
    row("a long one", QByteArray(10'000, '1'), proxy);
}

/// RFC 7239 8.1: only what proxies of ours have appended can be believed.
void tst_TrustedProxies::tellWhoAsks()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, forwardedFor);
    QFETCH(QString, client);
    const TrustedProxies proxies({u"10.0.0.0/8"_s, u"fd00::/8"_s});
    const Headers headers {{"X-Forwarded-For", forwardedFor}};
    QCOMPARE(proxies.client(QHostAddress(peer), headers).toString(), client);
}

void tst_TrustedProxies::joinSeveralFields()
{
    const TrustedProxies proxies({u"10.0.0.0/8"_s});
    const Headers headers {{"x-forwarded-for", "203.0.113.1"}, {"X_Forwarded_For", "203.0.113.2"},
        {"X-Forwarded-For", "198.51.100.7"}, {"X-FORWARDED-FOR", "10.0.0.2"},
        {"Forwarded", "for=203.0.113.3"}, {"X-Real-IP", "203.0.113.4"}};
    QCOMPARE(proxies.client(QHostAddress(u"10.0.0.1"_s), headers).toString(), u"198.51.100.7"_s);
}

void tst_TrustedProxies::areNobodyUnlessNamed()
{
    const Headers headers {{"X-Forwarded-For", "198.51.100.7"}};
    for (const TrustedProxies &none : {TrustedProxies(), TrustedProxies({u"nonsense"_s})}) {
        QVERIFY(!none.contain(QHostAddress(QHostAddress::LocalHost)));
        QCOMPARE(none.client(QHostAddress(u"10.0.0.1"_s), headers).toString(), u"10.0.0.1"_s);
    }
}

/// A proxy asks for many people on one connection.
void tst_TrustedProxies::sayForEachRequestOfAConnectionWhoAsks()
{
    const TestFront front({whoAmI()}, behind({u"127.0.0.0/8"_s}));
    RawClient proxy = front.connect();
    proxy.send(get("203.0.113.1, 198.51.100.7") + get("198.51.100.8")
        + "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    for (const char *client : {"198.51.100.7", "198.51.100.8", "127.0.0.1"})
        QCOMPARE(proxy.answer().value_or(RawAnswer()).body, client);

    const TestFront open({whoAmI()});
    RawClient stranger = open.connect();
    stranger.send(get("198.51.100.7"));
    QCOMPARE(stranger.answer().value_or(RawAnswer()).body, "127.0.0.1");
}

/// They are everybody; what bounds them is MAX_CONNECTIONS.
void tst_TrustedProxies::mayHaveMoreConnectionsThanAnAddress()
{
    ListenOptions options = behind({u"127.0.0.1/32"_s});
    options.limits.maxConnections = 3;
    options.limits.maxConnectionsPerAddress = 1;
    const TestFront front({whoAmI()}, options);
    std::vector<RawClient> seated;
    for (int i = 0; i < 3; ++i) {
        seated.push_back(front.connect());
        seated.back().send(get("198.51.100.7"));
        QCOMPARE(seated.back().answer().value_or(RawAnswer()).status, 200);
    }
    RawClient tooMany = front.connect();
    QCOMPARE(tooMany.answer().value_or(RawAnswer()).status, 503);
}

QTEST_GUILESS_MAIN(tst_TrustedProxies)
#include "tst_TrustedProxies.moc"
