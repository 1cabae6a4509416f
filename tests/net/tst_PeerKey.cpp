// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PeerKey.h"

#include <QTest>

using namespace gatehouse::net;
using namespace Qt::Literals::StringLiterals;

class tst_PeerKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsPeersApart_data();
    void tellsPeersApart();
};

void tst_PeerKey::tellsPeersApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("the same") << u"192.0.2.1"_s << u"192.0.2.1"_s << true;
    QTest::newRow("neighbours") << u"192.0.2.1"_s << u"192.0.2.2"_s << false;
    QTest::newRow("mapped") << u"192.0.2.1"_s << u"::ffff:192.0.2.1"_s << true;
    QTest::newRow("one subscriber") << u"2001:db8:1:2::1"_s << u"2001:db8:1:2:ffff::9"_s << true;
    QTest::newRow("two subscribers") << u"2001:db8:1:2::1"_s << u"2001:db8:1:3::1"_s << false;
    QTest::newRow("two families") << u"127.0.0.1"_s << u"::1"_s << false;
}

void tst_PeerKey::tellsPeersApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(peerKey(QHostAddress(one)) == peerKey(QHostAddress(other)), "same");
}

QTEST_GUILESS_MAIN(tst_PeerKey)

#include "tst_PeerKey.moc"
