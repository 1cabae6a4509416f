// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"
#include "support/BusyTime.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::admin;
using namespace gatehouse::test;
using protocol::SessionSort;
using protocol::SessionsQuery;

class tst_SessionIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatASessionIs();
    void filters_data();
    void filters();
    void sortsAndPages_data();
    void sortsAndPages();
    void pagesOfTenThousandComeInTime();
    void aPageFitsIntoAFrame();
    void keepsWhatWasUsedOverARefresh();
    void knowsWhereASessionIsUsedFrom();
    void aRowThatIsKeptStaysAsItWas();
    void knowsThePeople();

private:
    static SessionIndex filled(int count)
    {
        const AdminRig rig;
        QList<domain::Session> sessions;
        for (int i = 0; i < count; ++i)
            sessions.append(rig.session(i));
        SessionIndex index("https://gate.example");
        index.reset(sessions);
        return index;
    }
    static QByteArrayList idsOf(const protocol::SessionsPage &page)
    {
        QByteArrayList ids;
        for (const protocol::SessionRow &row : page.rows)
            ids.append(row.id);
        return ids;
    }
};

void tst_SessionIndex::saysWhatASessionIs()
{
    const AdminRig rig;
    const SessionIndex index = filled(4);
    const auto row = index.find({"s3"});
    QVERIFY(row);
    QCOMPARE(row->person, u"User 3"_s);
    QCOMPARE(row->email, u"u3@corp.example"_s);
    QCOMPARE(row->user, rig.session(3).user.userId().value);
    QCOMPARE(row->client, "c0");
    QCOMPARE(row->server, "/mcp/two");
    QCOMPARE(row->resource, "https://gate.example/mcp/two");
    QCOMPARE(row->scopes, "mcp");
    QCOMPARE(row->openedAt, rig.session(3).openedAt);
    QVERIFY(!row->usedAt && !row->refreshedAt);
    QVERIFY(!index.find({"s4"}));
}

void tst_SessionIndex::filters_data()
{
    QTest::addColumn<SessionsQuery>("query");
    QTest::addColumn<int>("total");
    const AdminRig rig;
    QTest::newRow("all") << SessionsQuery {} << 60;
    QTest::newRow("a name, in any case") << SessionsQuery {.filter = u"uSER 7"_s} << 6;
    QTest::newRow("an address") << SessionsQuery {.filter = u"u7@"_s} << 6;
    QTest::newRow("a client's name") << SessionsQuery {.filter = u"client 1"_s} << 20;
    QTest::newRow("an id") << SessionsQuery {.filter = u"s59"_s} << 1;
    QTest::newRow("nothing like it") << SessionsQuery {.filter = u"zebra"_s} << 0;
    QTest::newRow("a user") << SessionsQuery {.user = rig.session(7).user.userId().value} << 6;
    QTest::newRow("a client") << SessionsQuery {.client = "c2"} << 20;
    QTest::newRow("no half client") << SessionsQuery {.client = "c"} << 0;
    QTest::newRow("a path") << SessionsQuery {.server = "/mcp/two"} << 30;
    QTest::newRow("a URL") << SessionsQuery {.server = "https://gate.example/mcp"} << 30;
    QTest::newRow("several") << SessionsQuery {.filter = u"user"_s,
        .client = "c2",
        .server = "/mcp"} << 10;
}

void tst_SessionIndex::filters()
{
    QFETCH(SessionsQuery, query);
    QFETCH(int, total);
    const protocol::SessionsPage page = filled(60).page(query);
    QCOMPARE(page.total, total);
    QCOMPARE(page.rows.size(), total);
}

void tst_SessionIndex::sortsAndPages_data()
{
    QTest::addColumn<SessionSort>("sort");
    QTest::addColumn<QByteArrayList>("first");
    const auto row = [](const char *name, SessionSort sort, const QByteArrayList &first) {
        QTest::newRow(name) << sort << first;
    };
    row("opened", SessionSort::Opened, {"s0", "s1"});
    row("ends", SessionSort::Ends, {"s59", "s58"});
    row("person, ties by id", SessionSort::Person, {"s0", "s10"});
    row("client", SessionSort::Client, {"s0", "s12"});
    row("server", SessionSort::Server, {"s0", "s10"});
    row("used", SessionSort::Used, {"s0", "s1"});
}

void tst_SessionIndex::sortsAndPages()
{
    QFETCH(SessionSort, sort);
    QFETCH(QByteArrayList, first);
    const SessionIndex index = filled(60);
    QCOMPARE(idsOf(index.page({.sort = sort, .limit = 2})), first);
    QByteArrayList paged;
    for (int offset = 0; offset < 60; offset += 7)
        paged += idsOf(index.page({.sort = sort, .offset = offset, .limit = 7}));
    QCOMPARE(paged, idsOf(index.page({.sort = sort})));
    QCOMPARE(QSet<QByteArray>(paged.cbegin(), paged.cend()).size(), 60);
    QVERIFY(index.page({.sort = sort, .offset = 60}).rows.isEmpty());
    const QByteArrayList backwards =
        idsOf(index.page({.sort = SessionSort::Opened, .descending = true, .limit = 2}));
    QCOMPARE(backwards, (QByteArrayList {"s59", "s58"}));
}

void tst_SessionIndex::pagesOfTenThousandComeInTime()
{
    const SessionIndex index = filled(10'000);
    for (const SessionSort sort : {SessionSort::Opened, SessionSort::Person, SessionSort::Used}) {
        const qint64 begun = busyMicroseconds();
        const protocol::SessionsPage page = index.page({.filter = u"corp.example"_s,
            .sort = sort,
            .descending = true,
            .offset = 5000,
            .limit = 100});
        const qint64 taken = (busyMicroseconds() - begun) / 1000;
        QCOMPARE(page.total, 10'000);
        QCOMPARE(page.rows.size(), 100);
        qInfo() << "a page of 10,000 sessions took" << taken << "ms";
        QVERIFY2(taken < 200, qPrintable(QString::number(taken)));
    }
}

void tst_SessionIndex::aPageFitsIntoAFrame()
{
    const AdminRig rig;
    SessionIndex index("https://gate.example");
    for (int i = 0; i < 2000; ++i) {
        domain::Session session = rig.session(i);
        session.user.name = QString(200, u'\u6771');
        session.clientName = QString(200, u'\u6771');
        index.put(session);
    }
    int seen = 0;
    while (seen < 2000) {
        const protocol::SessionsPage page = index.page({.offset = seen, .limit = 1000});
        QVERIFY(protocol::frameOf(protocol::encode(page)).ok());
        QVERIFY(!page.rows.isEmpty());
        seen += int(page.rows.size());
    }
    QCOMPARE(seen, 2000);
}

void tst_SessionIndex::keepsWhatWasUsedOverARefresh()
{
    const AdminRig rig;
    SessionIndex index = filled(1);
    const base::sys_seconds at = rig.clock.now() + base::seconds(5);
    index.noteUse({{"s0"}, {.requests = 2, .bytesIn = 10}, at, "203.0.113.7"});
    const auto used =
        index.noteUse({{"s0"}, {.requests = 1, .errors = 1, .bytesIn = 5}, at, "203.0.113.8"});
    QCOMPARE(used->use.requests, 3);
    QCOMPARE(used->use.errors, 1);
    QCOMPARE(used->use.bytesIn, 15);
    const auto row = index.noteRefresh(rig.session(0), at + base::seconds(1));
    QCOMPARE(row->use.requests, 3);
    QCOMPARE(row->usedAt, at);
    QCOMPARE(row->usedFrom, "203.0.113.8");
    QCOMPARE(row->refreshedAt, at + base::seconds(1));
    QVERIFY(!index.noteUse({{"gone"}, {.requests = 1}, at, "203.0.113.9"}));
}

void tst_SessionIndex::knowsWhereASessionIsUsedFrom()
{
    const AdminRig rig;
    SessionIndex index = filled(2);
    QVERIFY(!index.find({"s0"})->openedFrom && !index.find({"s0"})->usedFrom);
    domain::Session opened = rig.session(0);
    opened.openedFrom = "2001:db8::1";
    index.put(opened);
    const base::sys_seconds at = rig.clock.now();
    index.noteUse({{"s0"}, {.requests = 1}, at, "203.0.113.7"});
    index.noteUse({{"s0"}, {.requests = 1}, at - base::seconds(9), "198.51.100.2"}); // told late
    const auto row = index.find({"s0"});
    QCOMPARE(row->openedFrom, "2001:db8::1");
    QCOMPARE(row->usedFrom, "203.0.113.7");
    QCOMPARE(row->usedAt, at);
    for (const char *part : {"2001:DB8", "203.0"})
        QCOMPARE(index.page({.filter = QLatin1String(part)}).total, 1);
    QVERIFY(index.remove({"s0"}));
    QVERIFY(!index.noteUse({{"s0"}, {.requests = 1}, at, "203.0.113.7"}));
    QCOMPARE(index.page({.filter = u"203.0"_s}).total, 0);
}

void tst_SessionIndex::aRowThatIsKeptStaysAsItWas()
{
    SessionIndex index = filled(3);
    const auto before = index.snapshot();
    index.noteUse({{"s0"}, {.requests = 2}});
    QVERIFY(index.remove({"s1"}));
    QVERIFY(!index.remove({"s1"}));
    QCOMPARE(before.size(), std::size_t(3));
    QCOMPARE(before.at(0)->use.requests, 0);
    QCOMPARE(before.at(1)->id, "s1");
    QCOMPARE(index.size(), 2);
}

void tst_SessionIndex::knowsThePeople()
{
    const AdminRig rig;
    SessionIndex index = filled(60);
    index.noteUse({{"s17"}, {.requests = 1}, rig.clock.now()});
    const protocol::People people = index.people({});
    QCOMPARE(people.total, 10);
    QCOMPARE(index.peopleCount(), 10);
    const protocol::PersonRow &seven = people.rows.at(7);
    QCOMPARE(seven.person, u"User 7"_s);
    QCOMPARE(seven.sessions, 6);
    QCOMPARE(seven.since, rig.session(7).openedAt);
    QCOMPARE(seven.usedAt, rig.clock.now());
    QCOMPARE(index.people({.filter = u"U3@CORP"_s}).total, 1);
    QCOMPARE(index.people({.offset = 8, .limit = 5}).rows.size(), 2);
}

QTEST_GUILESS_MAIN(tst_SessionIndex)
#include "tst_SessionIndex.moc"
