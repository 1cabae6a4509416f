// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PublicAddress.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;

/// IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890).
class tst_PublicAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesEveryAddressOfARange_data();
    void refusesEveryAddressOfARange();
    void acceptsPublicAddresses_data();
    void acceptsPublicAddresses();
};

void tst_PublicAddress::refusesEveryAddressOfARange_data()
{
    QTest::addColumn<QStringList>("addresses");
    const auto row = [](const char *range, const QStringList &addresses) {
        QTest::newRow(range) << addresses;
    };
    row("0/8", {u"0.0.0.0"_s, u"0.255.255.255"_s});
    row("10/8", {u"10.0.0.0"_s, u"10.255.255.255"_s});
    row("100.64/10", {u"100.64.0.0"_s, u"100.127.255.255"_s});
    row("127/8", {u"127.0.0.1"_s, u"127.255.255.255"_s});
    row("169.254/16", {u"169.254.0.0"_s, u"169.254.169.254"_s, u"169.254.255.255"_s});
    row("172.16/12", {u"172.16.0.0"_s, u"172.31.255.255"_s});
    row("192.0.0/24", {u"192.0.0.0"_s, u"192.0.0.255"_s});
    row("192.0.2/24", {u"192.0.2.1"_s});
    row("192.88.99/24", {u"192.88.99.1"_s});
    row("192.168/16", {u"192.168.0.0"_s, u"192.168.255.255"_s});
    row("198.18/15", {u"198.18.0.0"_s, u"198.19.255.255"_s});
    row("198.51.100/24", {u"198.51.100.1"_s});
    row("203.0.113/24", {u"203.0.113.1"_s});
    row("224/4", {u"224.0.0.0"_s, u"239.255.255.255"_s});
    row("240/4", {u"240.0.0.0"_s, u"255.255.255.255"_s});
    row("::", {u"::"_s});
    row("::1", {u"::1"_s});
    row("::/96", {u"::8.8.8.8"_s});
    row("::ffff:0:0/96", {u"::ffff:8.8.8.8"_s, u"::ffff:127.0.0.1"_s});
    row("64:ff9b::/96", {u"64:ff9b::808:808"_s, u"64:ff9b::7f00:1"_s});
    row("64:ff9b:1::/48", {u"64:ff9b:1::1"_s});
    row("100::/64", {u"100::1"_s});
    row("2001::/32", {u"2001::1"_s, u"2001:0:ffff::1"_s});
    row("2001:2::/48", {u"2001:2::1"_s});
    row("2001:20::/28", {u"2001:2f:ffff::1"_s});
    row("2001:db8::/32", {u"2001:db8::1"_s, u"2001:db8:ffff::1"_s});
    row("2002::/16", {u"2002::1"_s, u"2002:7f00:1::1"_s});
    row("3fff::/20", {u"3fff::1"_s, u"3fff:fff::1"_s});
    row("5f00::/16", {u"5f00::1"_s});
    row("fc00::/7", {u"fc00::1"_s, u"fdff::1"_s});
    row("fe80::/10", {u"fe80::1"_s, u"fe80::1%1"_s, u"febf::1"_s});
    row("fec0::/10", {u"fec0::1"_s});
    row("ff00::/8", {u"ff02::1"_s});
    row("none at all", {QString()});
}

void tst_PublicAddress::refusesEveryAddressOfARange()
{
    QFETCH(QStringList, addresses);
    for (const QString &address : addresses)
        QVERIFY2(!net::isPublicAddress(QHostAddress(address)), qPrintable(address));
}

void tst_PublicAddress::acceptsPublicAddresses_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address : {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255",
             "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
             "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
             "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1",
             "2606:4700:4700::1111", "2a00:1450:4001::200e", "3fff:1000::1"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void tst_PublicAddress::acceptsPublicAddresses()
{
    QFETCH(QString, address);
    QVERIFY(net::isPublicAddress(QHostAddress(address)));
}

QTEST_GUILESS_MAIN(tst_PublicAddress)
#include "tst_PublicAddress.moc"
