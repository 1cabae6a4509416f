// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Peer.h"

#include <QTest>

#include <sys/socket.h>

#include <array>
#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::admin;

class tst_Peer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemSaysWhoItIs();
    void whatIsNoSocketIsNobody();
    void admitsTheUserRootAndTheGroup_data();
    void admitsTheUserRootAndTheGroup();
    void knowsNoGroupThatThereIsNot();
};

void tst_Peer::theSystemSaysWhoItIs()
{
    std::array<int, 2> ends {};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    const auto peer = peerOf(ends[0]);
    QVERIFY(peer.ok());
    QCOMPARE(peer->user, ::geteuid());
    QCOMPARE(peer->process, ::getpid());
    QCOMPARE(peer->groups.front(), ::getegid());
    ::close(ends[0]);
    ::close(ends[1]);
}

void tst_Peer::whatIsNoSocketIsNobody()
{
    QVERIFY(!peerOf(-1).ok());
}

void tst_Peer::admitsTheUserRootAndTheGroup_data()
{
    QTest::addColumn<uid_t>("user");
    QTest::addColumn<std::vector<gid_t>>("groups");
    QTest::addColumn<bool>("withGroup");
    QTest::addColumn<bool>("admitted");
    const auto row = [](const char *name, uid_t user, const std::vector<gid_t> &groups,
                         bool withGroup, bool admitted) {
        QTest::newRow(name) << user << groups << withGroup << admitted;
    };
    row("the user", 1000, {1000}, false, true);
    row("root", 0, {0}, false, true);
    row("somebody", 1001, {1001}, false, false);
    row("somebody in root's group", 1001, {0}, false, false);
    row("somebody in the user's group", 1001, {1000}, false, false);
    row("a member, with a group", 1001, {1001, 50}, true, true);
    row("a member, without one", 1001, {1001, 50}, false, false);
    row("somebody, with a group", 1001, {1001, 51}, true, false);
    row("somebody without groups", 1001, {}, true, false);
}

void tst_Peer::admitsTheUserRootAndTheGroup()
{
    QFETCH(uid_t, user);
    QFETCH(std::vector<gid_t>, groups);
    QFETCH(bool, withGroup);
    QFETCH(bool, admitted);
    const PeerRules rules {1000, withGroup ? std::optional<gid_t>(50) : std::nullopt};
    QCOMPARE(rules.admits({1, user, groups}), admitted);
}

void tst_Peer::knowsNoGroupThatThereIsNot()
{
    const auto root = groupNamed("root");
    QVERIFY(root.ok());
    QCOMPARE(*root, gid_t(0));
    const auto none = groupNamed("no-such-group-here");
    QVERIFY(!none.ok());
    QVERIFY(none.error().message.contains(QStringLiteral("groupadd")));
}

QTEST_GUILESS_MAIN(tst_Peer)
#include "tst_Peer.moc"
