// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioBench.h"

#include <csignal>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// All stdio servers together: how many children there may be, and their common end.
class tst_StdioHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capsTheChildrenOfAPerson();
    void capsTheChildrenInAll();
    void stopsNobodysChildForAStartThatIsRefused();
    void letsAPersonsIdleChildMakeRoomForTheirNext();
    void endsEverythingWhenItStops();
    void endsAServerThatNobodyHoldsAnyMore();
    void answersWhenThereIsNoSuchServerAnyMore();
};

namespace {

bool isAlive(const QString &pid)
{
    return ::kill(pid.toInt(), 0) == 0;
}

} // namespace

void tst_StdioHub::capsTheChildrenOfAPerson()
{
    StdioBench bench;
    bench.limits.maxChildrenPerUser = 2;
    bench.open();
    const QByteArray first = bench.session("ann");
    QVERIFY(!first.isEmpty());
    QVERIFY(!bench.session("ann").isEmpty());
    const Heard refused = bench.initialize("ann");
    QCOMPARE(refused.status(), 429);
    QVERIFY(refused.all().back().retryAfter > 0s);
    QCOMPARE(bench.initialize("bob").status(), 200);
    bench.send(bench.callOf("ann", net::Method::Delete, {}, first)).isComplete();
    QCOMPARE(bench.initialize("ann").status(), 200);
}

void tst_StdioHub::capsTheChildrenInAll()
{
    StdioBench bench;
    bench.limits.maxChildren = 2;
    bench.open();
    QCOMPARE(bench.initialize("ann").status(), 200);
    QCOMPARE(bench.initialize("bob").status(), 200);
    QCOMPARE(bench.initialize("eve").status(), 503);
}

void tst_StdioHub::stopsNobodysChildForAStartThatIsRefused()
{
    StdioBench bench;
    bench.limits.maxChildren = 3;
    bench.limits.maxChildrenPerUser = 2;
    bench.limits.idleEnough = 0ms;
    bench.open();
    std::vector<Heard> held;
    for (int i = 0; i < 2; ++i)
        held.push_back(bench.post("ann", toolCall(1, u"hold"_s), bench.session("ann")));
    const QByteArray bob = bench.session("bob");
    const QString pid = bench.call("bob", bob, u"pid"_s);
    QCOMPARE(bench.initialize("ann").status(), 429);
    QCOMPARE(bench.call("bob", bob, u"pid"_s), pid); // the same, not one started again
}

void tst_StdioHub::letsAPersonsIdleChildMakeRoomForTheirNext()
{
    StdioBench bench;
    bench.limits.maxChildren = 3;
    bench.limits.maxChildrenPerUser = 2;
    bench.limits.idleEnough = 0ms;
    bench.open();
    const QByteArray bob = bench.session("bob");
    const QString others = bench.call("bob", bob, u"pid"_s); // idle for longest
    const QByteArray ann = bench.session("ann");
    const QString first = bench.call("ann", ann, u"pid"_s);
    QVERIFY(!bench.session("ann").isEmpty());
    QCOMPARE(bench.initialize("ann").status(), 200);
    QTRY_VERIFY(!isAlive(first));
    QCOMPARE(bench.call("bob", bob, u"pid"_s), others);
}

void tst_StdioHub::endsEverythingWhenItStops()
{
    StdioBench bench;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    bench.call("ann", ann, u"deaf"_s);
    const QString polite = bench.call("bob", bob, u"pid"_s);
    const QString deaf = bench.call("ann", ann, u"pid"_s);
    const Heard stream = bench.stream("ann", ann);
    bench.hub->stop();
    QVERIFY(!isAlive(polite));
    QVERIFY(!isAlive(deaf));
    QVERIFY(stream.isComplete());
}

void tst_StdioHub::endsAServerThatNobodyHoldsAnyMore()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const QString pid = bench.call("ann", session, u"pid"_s);
    const Heard stream = bench.stream("ann", session);
    bench.port.reset();
    QVERIFY(stream.isComplete());
    QTRY_VERIFY(!isAlive(pid));
}

void tst_StdioHub::answersWhenThereIsNoSuchServerAnyMore()
{
    StdioBench bench;
    bench.open();
    const auto port = bench.port;
    bench.hub->stop();
    Heard heard;
    gateway::StdioCall call = bench.callOf("ann", net::Method::Post, toolCall(1, u"echo"_s));
    call.tell = heard.tell();
    port->take(std::move(call)); // the hub's thread has gone: nothing happens, nothing breaks
    QVERIFY(heard.all().empty());
}

QTEST_GUILESS_MAIN(tst_StdioHub)
#include "tst_StdioHub.moc"
