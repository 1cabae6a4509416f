// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/Address.h"
#include "remote/Advice.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using gatehouse::remote::Address;
using gatehouse::remote::isSocketPath;
using gatehouse::remote::obstacleOf;
using gatehouse::remote::parseAddress;

/// What a person types, and what ssh says.
class tst_Address : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsMeant_data();
    void readsWhatIsMeant();
    void refusesWhatSshTakesForSomethingElse_data();
    void refusesWhatSshTakesForSomethingElse();
    void endsTheOptionsBeforeTheHost();
    void refusesPathsThatMeanMoreThanAPath_data();
    void refusesPathsThatMeanMoreThanAPath();
    void saysWhatToDo_data();
    void saysWhatToDo();
};

void tst_Address::readsWhatIsMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("again");
    QTest::addRow("alias") << u" vps "_s << QString() << u"vps"_s << 0 << u"vps"_s;
    QTest::addRow("user") << u"ann@vps.example.com"_s << u"ann"_s << u"vps.example.com"_s << 0
                          << u"ann@vps.example.com"_s;
    QTest::addRow("port") << u"ann@vps:2222"_s << u"ann"_s << u"vps"_s << 2222 << u"ann@vps:2222"_s;
    QTest::addRow("IPv4") << u"10.0.0.7:22"_s << QString() << u"10.0.0.7"_s << 22
                          << u"10.0.0.7:22"_s;
    QTest::addRow("IPv6") << u"ann@fe80::1"_s << u"ann"_s << u"fe80::1"_s << 0 << u"ann@fe80::1"_s;
    QTest::addRow("IPv6 and port")
        << u"[::1]:2222"_s << QString() << u"::1"_s << 2222 << u"[::1]:2222"_s;
    QTest::addRow("signs") << u"deploy-bot_1.x@my-vps_2"_s << u"deploy-bot_1.x"_s << u"my-vps_2"_s
                           << 0 << u"deploy-bot_1.x@my-vps_2"_s;
}

void tst_Address::readsWhatIsMeant()
{
    QFETCH(QString, typed);
    const auto address = parseAddress(typed);
    QVERIFY2(address.ok(), address ? "" : qPrintable(address.error()));
    QTEST(address->user, "user");
    QTEST(address->host, "host");
    QTEST(int(address->port.value_or(0)), "port");
    QTEST(address->text(), "again");
    QCOMPARE(*parseAddress(address->text()), *address);
}

void tst_Address::refusesWhatSshTakesForSomethingElse_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "   ", "-oProxyCommand=touch", "-V", "ann@-oProxyCommand",
             "-l@vps", "@vps", "ann@", "ann bob@vps", "ann@v ps", "ann@vps\n-V", "a@b@vps",
             "ssh://vps", "vps/x", "vps;id", "$(id)@vps", "vps:0", "vps:65536", "vps:22x",
             "vps:", "%h", "[::1", "\"vps\"", "ann@vps,other", "v\xc3\xbcps"})
        QTest::newRow(*typed ? typed : "nothing") << QString::fromUtf8(typed);
}

void tst_Address::refusesWhatSshTakesForSomethingElse()
{
    QFETCH(QString, typed);
    const auto address = parseAddress(typed);
    QVERIFY(!address.ok());
    QVERIFY(address.error().endsWith(u'.'));
}

void tst_Address::endsTheOptionsBeforeTheHost()
{
    const QStringList all = parseAddress(u"ann@vps:2222"_s)->arguments();
    QCOMPARE(all, (QStringList {u"-l"_s, u"ann"_s, u"-p"_s, u"2222"_s, u"--"_s, u"vps"_s}));
}

void tst_Address::refusesPathsThatMeanMoreThanAPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("fine");
    QTest::addRow("usual") << u"/run/user/1000/gatehouse/admin.sock"_s << true;
    QTest::addRow("letters") << u"/srv/tür/a-b_c+d.sock"_s << true;
    QTest::addRow("relative") << u"admin.sock"_s << false;
    QTest::addRow("two") << u"/a.sock:/b.sock"_s << false;
    QTest::addRow("expanded") << u"/run/%h/admin.sock"_s << false;
    QTest::addRow("variable") << u"/run/${HOME}/admin.sock"_s << false;
    QTest::addRow("blank") << u"/a b"_s << false;
    QTest::addRow("line") << u"/a\nb"_s << false;
    QTest::addRow("quote") << u"/a'b"_s << false;
    QTest::addRow("long") << u'/' + QString(107, u'a') << false;
    QTest::addRow("nothing") << QString() << false;
}

void tst_Address::refusesPathsThatMeanMoreThanAPath()
{
    QFETCH(QString, path);
    QFETCH(bool, fine);
    QCOMPARE(isSocketPath(path), fine);
    QCOMPARE(parseAddress(u"vps"_s, path).ok(), fine || path.isEmpty());
}

void tst_Address::saysWhatToDo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isForThePerson");
    // As OpenSSH 9.2 says it; what a real server says is in tst_Tunnel.
    QTest::addRow("name") << u"ssh: Could not resolve hostname vps: Name or service not known"_s
                          << u"There is no machine called vps."_s << false;
    QTest::addRow("time") << u"ssh: connect to host vps port 22: Connection timed out"_s
                          << u"vps does not answer."_s << false;
    QTest::addRow("alive") << u"Timeout, server vps not responding."_s << u"vps does not answer."_s
                           << false;
    QTest::addRow("route") << u"ssh: connect to host vps port 22: No route to host"_s
                           << u"There is no way to vps from here."_s << false;
    QTest::addRow("network") << u"ssh: connect to host vps port 22: Network is unreachable"_s
                             << u"There is no way to vps from here."_s << false;
    QTest::addRow("keys")
        << u"Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures"_s
        << u"vps was shown too many wrong keys."_s << true;
    QTest::addRow("else") << u"kex_exchange_identification: read: Connection reset by peer"_s
                          << u"The way to ann@vps has ended."_s << false;
}

void tst_Address::saysWhatToDo()
{
    QFETCH(QString, line);
    const auto obstacle = obstacleOf({.user = u"ann"_s, .host = u"vps"_s}, {line});
    QTEST(obstacle.trouble.what, "what");
    QTEST(obstacle.isForThePerson, "isForThePerson");
    QVERIFY(!obstacle.trouble.fix.isEmpty());
    QVERIFY(!obstacle.trouble.fix.contains(u'%'));
    QCOMPARE(obstacle.trouble.lines, QStringList {line});
}

QTEST_GUILESS_MAIN(tst_Address)
#include "tst_Address.moc"
